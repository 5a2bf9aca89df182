//! How a word sounds, in one alphabet: the same for Cyrillic and Latin letters and for common ways of spelling.

/// Spellings of more than one letter, longest first, and their sound.
const SPELLINGS: [(&str, &str); 23] = [
    ("shch", "w"),
    ("dzh", "j"),
    ("sch", "w"),
    ("дж", "j"),
    ("дҷ", "j"),
    ("sh", "w"),
    ("ch", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("ye", "e"),
    ("yi", "i"),
    ("oo", "u"),
    ("iy", "i"),
    ("ij", "i"),
    ("tch", "j"),
    ("qu", "kv"),
];

/// The phonetic skeleton of a repaired, lower-case word: lower-case Latin letters and digits.
///
/// `j` stands for ч, ҷ and ж; `w` for ш and щ; `h` for х and ҳ. Letters of other alphabets are left out.
pub fn skeleton(word: &str) -> String {
    let mut sounds = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let spelling = begins_a_spelling(letter)
            .then(|| SPELLINGS.iter().find(|(spelling, _)| rest.starts_with(spelling)))
            .flatten();
        let (sound, length) = match spelling {
            Some((spelling, sound)) => (*sound, spelling.len()),
            None => (sound(letter), letter.len_utf8()),
        };
        for sound in sound.chars() {
            if !sounds.ends_with(sound) || sound.is_ascii_digit() {
                sounds.push(sound);
            }
        }
        if letter.is_ascii_digit() {
            sounds.push(letter);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    sounds
}

/// Whether one of the [`SPELLINGS`] begins with a letter: most letters need no search.
fn begins_a_spelling(letter: char) -> bool {
    matches!(letter, 'c' | 'd' | 'g' | 'i' | 'k' | 'o' | 'p' | 'q' | 's' | 't' | 'y' | 'z' | 'д')
}

fn sound(letter: char) -> &'static str {
    match letter {
        'а' | 'a' => "a",
        'б' | 'b' => "b",
        'в' | 'v' | 'w' => "v",
        'г' | 'ғ' | 'g' => "g",
        'д' | 'd' => "d",
        'е' | 'э' | 'e' | 'є' => "e",
        'ё' => "io",
        'ж' | 'ч' | 'ҷ' | 'j' => "j",
        'з' | 'z' => "z",
        'и' | 'ӣ' | 'й' | 'ы' | 'і' | 'i' | 'y' => "i",
        'к' | 'қ' | 'k' | 'q' | 'c' => "k",
        'л' | 'l' => "l",
        'м' | 'm' => "m",
        'н' | 'n' | 'ң' => "n",
        'о' | 'o' | 'ө' => "o",
        'п' | 'p' => "p",
        'р' | 'r' => "r",
        'с' | 's' => "s",
        'т' | 't' => "t",
        'у' | 'ӯ' | 'u' | 'ү' => "u",
        'ф' | 'f' => "f",
        'х' | 'ҳ' | 'h' | 'x' => "h",
        'ц' => "ts",
        'ш' | 'щ' => "w",
        'ю' => "iu",
        'я' => "ia",
        _ => "",
    }
}

/// A coarser skeleton: о sounds as а, е as и, ц as с, one vowel of several side by side.
pub fn coarse(skeleton: &str) -> String {
    let mut sounds = String::with_capacity(skeleton.len());
    let mut letters = skeleton.chars().peekable();
    while let Some(letter) = letters.next() {
        let sound = match letter {
            'o' => 'a',
            'e' => 'i',
            't' if letters.peek() == Some(&'s') => continue,
            other => other,
        };
        let before = sounds.chars().next_back();
        let merged = before == Some(sound) && !sound.is_ascii_digit();
        let glide = is_vowel(sound) && before == Some('i');
        if !merged && !glide {
            sounds.push(sound);
        }
    }
    sounds
}

/// Whether a letter of a skeleton is a vowel.
pub fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether two skeletons differ by at most one letter added, left out, exchanged or swapped with its neighbour.
pub fn one_edit_apart(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // One edit cannot change both ends of words that are longer than it.
    let ends_differ = short.first() != long.first() && short.last() != long.last();
    if long.len() - short.len() > 1 || (ends_differ && short.len() > 2) {
        return false;
    }
    let same_start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let same_end =
        |from_short: usize, from_long: usize| short.get(from_short..) == long.get(from_long..);
    if same_end(same_start, same_start) {
        return true;
    }
    if short.len() < long.len() {
        return same_end(same_start, same_start + 1);
    }
    let swapped = short.get(same_start) == long.get(same_start + 1)
        && short.get(same_start + 1) == long.get(same_start);
    same_end(same_start + 1, same_start + 1)
        || (swapped && same_end(same_start + 2, same_start + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_searched_for() {
        for (spelling, _) in SPELLINGS {
            assert!(spelling.chars().next().is_some_and(begins_a_spelling), "{spelling}");
        }
    }

    #[test]
    fn spellings_of_a_word_have_one_skeleton() {
        let table: [&[&str]; 12] = [
            &["қарз", "карз", "qarz", "karz"],
            &["ҳуҷҷат", "хуччат", "хужжат", "hujjat", "huchchat", "khujat"],
            &["ҷарима", "чарима", "jarima", "djarima", "charima"],
            &["ғам", "гам", "gham", "gam"],
            &["тоҷикӣ", "точики", "tojiki", "tochiki", "тоджики"],
            &["рӯз", "руз", "ruz"],
            &["шиноснома", "shinosnoma"],
            &["хона", "khona", "xona", "hona"],
            &["деньги", "dengi", "den'gi"],
            &["россия", "rossiya", "росия"],
            &["цена", "tsena"],
            &["щит", "shchit", "шит"],
        ];
        for row in table {
            for word in row {
                assert_eq!(skeleton(word), skeleton(row[0]), "{word}");
            }
        }
    }

    #[test]
    fn cyrillic_and_its_latin_transliteration_sound_alike_coarsely() {
        let table = [
            ("патент", "patent"),
            ("регистрация", "registratsiya"),
            ("регистрация", "registraciya"),
            ("работа", "rabota"),
            ("паспорт", "pasport"),
            ("муҳоҷират", "muhojirat"),
            ("ёрӣ", "yori"),
            ("ёрӣ", "yoriy"),
            ("хочу", "hochu"),
            ("заработная", "zarabotnaya"),
            ("меня", "menya"),
            ("аплата", "oplata"),
            ("маошамро", "maoshamro"),
            ("бақайдгирӣ", "baqaydgiri"),
            ("юрист", "yurist"),
            ("жена", "zhena"),
            ("чӣ", "chi"),
            ("шӯҳар", "shuhar"),
        ];
        for (cyrillic, latin) in table {
            assert_eq!(coarse(&skeleton(cyrillic)), coarse(&skeleton(latin)), "{cyrillic} {latin}");
        }
    }

    #[test]
    fn one_edit_is_one_letter() {
        for (one, other) in [
            ("patent", "patent"),
            ("patent", "potent"),
            ("patent", "ptent"),
            ("patent", "paetnt"),
            ("", "a"),
        ] {
            assert!(one_edit_apart(one.as_bytes(), other.as_bytes()), "{one} {other}");
        }
        for (one, other) in [("patent", "poten"), ("kor", "rok"), ("", "ab")] {
            assert!(!one_edit_apart(one.as_bytes(), other.as_bytes()), "{one} {other}");
        }
    }
}
