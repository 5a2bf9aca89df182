//! Tajik affixes, taken off the coarse skeleton: the same for both alphabets.
//!
//! A word is a stem with up to three layers of endings: паспорт-ҳо-ям-ро, метарс-он-д-анд. Of each layer at most one comes
//! off, the longest that leaves a stem, and any layer may be missing, so that "карда" is read as кард-а and as кар-да.

use super::{skeleton::is_vowel, stems::SHORTEST};

/// The outermost: object (spoken: -а), "to", "in", "and".
const OBJECTS: [&str; 6] = ["ra", "ba", "da", "vu", "a", "u"];

/// Possession (after the plural as it is spoken: -ҳомон), the persons of verbs, izofat, longest first. After -ҳо the vowel
/// of an ending is no more than a glide: -ҳоям is "haim".
const PERSONS: [&str; 27] = [
    "haman", "hatan", "hawan", "iman", "itan", "iwan", "aman", "atan", "awan", "ast", "and", "ind",
    "man", "tan", "wan", "am", "at", "aw", "ad", "im", "it", "iw", "id", "an", "in", "mi", "i",
];

/// Persons whose vowel the end of the stem has swallowed: гӯ-яд is "gui-d".
const SWALLOWED: [&str; 5] = ["nd", "m", "t", "w", "d"];

/// The innermost: plural, participle, causative.
const INNERMOST: [&str; 6] = ["gan", "and", "ha", "ag", "an", "a"];

/// Beginnings of verbs: "does not …", "does …", "not …", "may …".
const BEGINNINGS: [&str; 4] = ["nami", "mi", "na", "bi"];

/// The coarse skeleton with its Tajik endings less, layer by layer, with and without the beginning of a verb. Sorted, each
/// once, and without the word itself.
pub fn strip(coarse: &str) -> Vec<String> {
    let begun = BEGINNINGS.iter().find_map(|beginning| coarse.strip_prefix(beginning));
    let begun = begun.filter(|rest| is_stem(rest)).map(peel).unwrap_or_default();
    // на-омад is "namad": the beginning swallows a vowel.
    let swallowed = begun.iter().filter(|stem| !stem.starts_with(is_vowel));
    let swallowed: Vec<String> = swallowed.map(|stem| format!("a{stem}")).collect();
    let mut stems = peel(coarse);
    stems.extend(begun);
    stems.extend(swallowed.iter().map(String::as_str));
    stems.sort_unstable();
    stems.dedup();
    stems.into_iter().filter(|stem| *stem != coarse).map(str::to_owned).collect()
}

/// The word, and all that is left of it when endings come off.
fn peel(word: &str) -> Vec<&str> {
    let mut stems = vec![word];
    for without in [without_object, without_person, without_innermost] {
        for place in 0..stems.len() {
            stems.extend(stems.get(place).copied().and_then(without));
        }
    }
    stems
}

fn without_object(word: &str) -> Option<&str> {
    without_first(word, &OBJECTS)
}

fn without_person(word: &str) -> Option<&str> {
    let swallowed = || without_first(word, &SWALLOWED).filter(|rest| rest.ends_with('i'));
    without_first(word, &PERSONS).or_else(swallowed)
}

fn without_innermost(word: &str) -> Option<&str> {
    without_first(word, &INNERMOST)
}

/// Without the first of the endings that leaves a stem.
fn without_first<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| is_stem(rest)))
}

fn is_stem(rest: &str) -> bool {
    rest.len() >= SHORTEST && rest.contains(is_vowel)
}

#[cfg(test)]
#[path = "affixes_tests.rs"]
mod tests;
