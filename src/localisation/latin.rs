//! Tajik and Russian in Latin letters: plain ones that every telephone shows and that SMS codes in 7 bits.

use super::Locale;

/// The text in Latin letters, as its speakers write them; English stays as it is.
///
/// Reads back: the sounds of each word stay those that `understanding` hears in its Cyrillic form. Only letters are
/// changed; `ъ` becomes an apostrophe in Tajik and is left out in Russian, as `ь` is.
pub fn latin(text: &str, locale: Locale) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        match sound(small, locale) {
            Some(sound) if small == letter => {
                if joins(&spelled, sound) {
                    spelled.push('\'');
                }
                spelled.push_str(sound);
            }
            Some(sound) => {
                let next = letters.peek().filter(|next| next.is_alphabetic());
                let shouts = next.map_or(before, |next| *next).is_uppercase();
                capital(sound, shouts, &mut spelled);
            }
            None => spelled.push(letter),
        }
        before = letter;
    }
    spelled
}

/// Whether two letters side by side would be read as one: `асҳоб` is `as'hob`.
fn joins(spelled: &str, sound: &str) -> bool {
    sound == "h" && spelled.ends_with(['s', 'c', 'z', 'k', 'g', 'S', 'C', 'Z', 'K', 'G'])
}

/// `Ш` is `Sh` at the beginning of a word, and `SH` among capitals.
fn capital(sound: &str, shouts: bool, spelled: &mut String) {
    let mut letters = sound.chars();
    spelled.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
    let rest = letters.map(|letter| if shouts { letter.to_ascii_uppercase() } else { letter });
    spelled.extend(rest);
}

fn sound(letter: char, locale: Locale) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => "gh",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ӣ' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ӯ' => "u",
        'ф' => "f",
        'х' => "kh",
        'ҳ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ҷ' => "j",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' if locale == Locale::Tg => "'",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tajik_and_russian_are_spelled_as_people_spell_them() {
        let rows = [
            (Locale::Tg, "Ҳуҷҷатҳо: шиноснома, ғоиб, қарз", "Hujjatho: shinosnoma, ghoib, qarz"),
            (Locale::Tg, "Рақамро нависед: 1 Пеш аз сафар", "Raqamro navised: 1 Pesh az safar"),
            (Locale::Tg, "1/2 ИДОМА, 0 ЁРӢ", "1/2 IDOMA, 0 YORI"),
            (Locale::Tg, "маълум, асҳоб, Хуҷанд", "ma'lum, as'hob, Khujand"),
            (Locale::Ru, "Щука, объявление, семья", "Shchuka, obyavlenie, semya"),
            (Locale::Ru, "ДАЛЕЕ, ЕЩЁ, СМС, Юг", "DALEE, ESHCHYO, SMS, Yug"),
            (Locale::Ru, "Звоните 112. SOS!", "Zvonite 112. SOS!"),
            (Locale::En, "Plain words", "Plain words"),
        ];
        for (locale, cyrillic, expected) in rows {
            assert_eq!(latin(cyrillic, locale), expected);
        }
    }

    proptest! {
        #[test]
        fn no_cyrillic_letter_of_ours_is_left(text in "[а-яА-ЯёЁғқҳҷӣӯҒҚҲҶӢӮ ]{0,80}") {
            for locale in Locale::ALL {
                prop_assert!(latin(&text, locale).is_ascii());
            }
        }

        #[test]
        fn what_is_latin_already_stays(text in "[a-zA-Z0-9 .,:+*/-]{0,80}") {
            prop_assert_eq!(latin(&text, Locale::Tg), text);
        }
    }
}
