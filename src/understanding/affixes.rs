//! Tajik affixes, taken off the coarse skeleton: the same for both alphabets.

use super::{skeleton::is_vowel, stems::SHORTEST};

/// Endings, longest first, as coarse skeletons: plural, possession, object, "and", question, place, verb persons.
const ENDINGS: [&str; 29] = [
    "iman", "itan", "iwan", "aman", "atan", "awan", "hai", "and", "agi", "iam", "iat", "iaw",
    "int", "ra", "ha", "am", "at", "aw", "ba", "da", "an", "im", "id", "it", "in", "mi", "i", "a",
    "u",
];

/// Beginnings of verbs: "don't …", "will …", "let …".
const BEGINNINGS: [&str; 5] = ["nami", "mi", "na", "ni", "bi"];

/// How many endings a word can carry: паспорт-ҳо-ям-ро.
const MOST: usize = 3;

/// The coarse skeleton with one, two and three Tajik endings less, and without the beginning of a verb.
pub fn strip(coarse: &str) -> Vec<String> {
    let mut stems: Vec<&str> = Vec::new();
    let mut stem = coarse;
    for _ in 0..MOST {
        let shorter = ENDINGS
            .iter()
            .find_map(|ending| stem.strip_suffix(ending).filter(|rest| is_stem(rest)));
        let Some(shorter) = shorter else { break };
        stems.push(shorter);
        stem = shorter;
    }
    let without = |beginning: &&str| stem.strip_prefix(*beginning).filter(|rest| is_stem(rest));
    stems.extend(BEGINNINGS.iter().find_map(without));
    stems.into_iter().map(str::to_owned).collect()
}

fn is_stem(rest: &str) -> bool {
    rest.len() >= SHORTEST && rest.contains(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understanding::skeleton::{coarse, skeleton};

    #[test]
    fn tajik_affixes_come_off() {
        let table = [
            ("паспортамро", "паспорт"),
            ("шиносномаҳоямонро", "шиноснома"),
            ("ҳуҷҷатамба", "ҳуҷҷат"),
            ("pasportama", "pasport"),
            ("ҳуҷҷатҳо", "ҳуҷҷат"),
            ("маошамонро", "маош"),
            ("намедиҳанд", "диҳ"),
        ];
        for (word, stem) in table {
            let stem = coarse(&skeleton(stem));
            assert!(
                strip(&coarse(&skeleton(word))).contains(&stem),
                "{word}: {:?}, {stem}",
                strip(&coarse(&skeleton(word)))
            );
        }
    }
}
