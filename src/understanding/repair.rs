//! Mends letters before anything is read: compatibility forms, old Tajik fonts, look-alikes of the other alphabet.

use std::borrow::Cow;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfkc_quick,
};

/// Letters that old Tajik fonts drew as Tajik ones, and what they stood for.
const OLD_FONTS: [(char, char); 6] =
    [('њ', 'ҳ'), ('љ', 'ҷ'), ('ў', 'ӯ'), ('ї', 'ӣ'), ('ќ', 'қ'), ('ѓ', 'ғ')];

/// Letters that a comma turns into a Tajik one ("к,арз"): the comma stands for the descender.
const DESCENDERS: [(char, char); 4] = [('к', 'қ'), ('х', 'ҳ'), ('ч', 'ҷ'), ('г', 'ғ')];

/// Russian words that end in such a letter: their comma is a comma.
const WITH_COMMA: [&str; 11] =
    ["как", "так", "их", "всех", "тех", "этих", "моих", "наших", "срок", "человек", "ночь"];

/// Latin letters and the Cyrillic ones that look the same, in capitals and small.
const LOOK_ALIKES: [(char, char); 19] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
];

/// The text with its letters mended, in lower case. Repairing twice changes nothing more.
pub fn repair(text: &str) -> String {
    let one_alphabet = each_word(&composed(text), one_alphabet);
    let small: String = one_alphabet.chars().flat_map(char::to_lowercase).collect();
    let plain: String = composed(&small).chars().filter(|&letter| keep(letter)).collect();
    descenders(&composed(&plain).chars().map(modern).collect::<Vec<_>>())
}

/// The compatibility form; nearly all texts are in it already.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfkc().collect()),
    }
}

/// Whether a letter is its own compatibility form whatever stands beside it, and no mark; most are, and this is quick.
fn is_plain(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, '\u{0400}'..='\u{0481}' | '\u{048a}'..='\u{04ff}')
}

/// Stress marks and emoji selectors say nothing; the marks of ӣ, ӯ and й are part of their letters by now.
fn keep(letter: char) -> bool {
    is_plain(letter)
        || canonical_combining_class(letter) == 0
            && !matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

fn modern(letter: char) -> char {
    OLD_FONTS.iter().find(|(old, _)| *old == letter).map_or(letter, |(_, new)| *new)
}

/// "к,арз" → "қарз", where the comma stands inside a word.
fn descenders(letters: &[char]) -> String {
    let mut mended = String::with_capacity(letters.len() * 2);
    let mut word_start = 0;
    let mut skip = false;
    for (at, &letter) in letters.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let next = |step: usize| letters.get(at + step).copied();
        let inside = next(1) == Some(',') && next(2).is_some_and(is_cyrillic);
        let tajik = DESCENDERS.iter().find(|(plain, _)| *plain == letter).map(|(_, tajik)| *tajik);
        match tajik {
            Some(tajik)
                if inside && !with_comma(letters.get(word_start..=at).unwrap_or_default()) =>
            {
                mended.push(tajik);
                skip = true;
            }
            _ => mended.push(letter),
        }
        if !is_letter(letter) {
            word_start = at + 1;
        }
    }
    mended
}

fn with_comma(word: &[char]) -> bool {
    WITH_COMMA.iter().any(|other| other.chars().eq(word.iter().copied()))
}

/// A word of two alphabets in one alphabet, if every letter of the rarer one looks like a letter of the other.
fn one_alphabet(word: &str) -> Option<String> {
    let cyrillic = word.chars().filter(|&letter| is_cyrillic(letter)).count();
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    if cyrillic == 0 || latin == 0 {
        return None;
    }
    let to_cyrillic = |letter: char| match letter {
        _ if !letter.is_ascii_alphabetic() => Some(letter),
        _ => LOOK_ALIKES.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to),
    };
    let to_latin = |letter: char| match letter {
        _ if !is_cyrillic(letter) => Some(letter),
        _ => LOOK_ALIKES.iter().find(|(_, from)| *from == letter).map(|(to, _)| *to),
    };
    let cyrillic_first = cyrillic >= latin;
    let in_cyrillic = || word.chars().map(to_cyrillic).collect::<Option<String>>();
    let in_latin = || word.chars().map(to_latin).collect::<Option<String>>();
    if cyrillic_first { in_cyrillic().or_else(in_latin) } else { in_latin().or_else(in_cyrillic) }
}

/// Changes those runs of letters for which `change` has something better.
fn each_word(text: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    for piece in text.split_inclusive(|letter| !is_letter(letter)) {
        let word = piece.trim_end_matches(|letter| !is_letter(letter));
        changed.push_str(&change(word).unwrap_or_else(|| word.to_owned()));
        changed.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    changed
}

/// As [`char::is_alphabetic`], which looks each Cyrillic letter up in a table of all scripts.
pub fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphabetic(),
        '\u{0400}'..='\u{0481}' | '\u{048a}'..='\u{052f}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether the letter is Cyrillic.
pub fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{0400}'..='\u{052f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_mended() {
        let table = [
            ("Њуќуќ", "ҳуқуқ"),
            ("љойи кор", "ҷойи кор"),
            ("ќарзи ман", "қарзи ман"),
            ("баќайдгирї", "бақайдгирӣ"),
            ("рўз", "рӯз"),
            ("к,арз дорам", "қарз дорам"),
            ("хук,ук", "хуқук"),
            ("как,что", "как,что"),
            ("так, как", "так, как"),
            ("пaспoрт", "паспорт"),
            ("ПACПOPТ", "паспорт"),
            ("pаsspоrt", "passport"),
            ("smsҳо", "smsҳо"),
            ("И\u{0304}", "ӣ"),
            ("па\u{301}спорт", "паспорт"),
            ("1\u{fe0f}\u{20e3}", "1"),
            ("ＳＯＳ", "sos"),
        ];
        for (typed, mended) in table {
            assert_eq!(repair(typed), mended, "{typed}");
        }
    }

    #[test]
    fn the_quick_ways_say_the_same_as_the_tables() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
            let own_form = letter.nfkc().eq([letter]) && canonical_combining_class(letter) == 0;
            assert!(!is_plain(letter) || own_form, "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn repairing_twice_changes_nothing_more(text in ".{0,80}") {
            let once = repair(&text);
            prop_assert_eq!(repair(&once), once);
        }

        #[test]
        fn repairing_mixed_letters_twice_changes_nothing_more(text in "[a-zA-Zа-яА-Яњљўїќѓқҳ,. ]{0,60}") {
            let once = repair(&text);
            prop_assert_eq!(repair(&once), once);
        }
    }
}
