//! What a lock screen may show.

use crate::localisation::PerLocale;

/// Words that may not stand in the first characters of a message, because a lock screen shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discreet {
    stems: Vec<String>,
}

impl Discreet {
    /// How many characters of a message a lock screen is taken to show.
    pub const SHOWN: usize = 40;

    /// Makes the check from beginnings of words in each language, lower case.
    pub fn new(stems: &PerLocale<Vec<String>>) -> Self {
        Self {
            stems: stems
                .iter()
                .flat_map(|(_, stems)| stems.iter().map(|stem| stem.to_lowercase()))
                .collect(),
        }
    }

    /// The first word in the first [`Self::SHOWN`] characters that names trafficking, a victim or a hotline.
    ///
    /// A word counts with as much of it as is shown.
    pub fn betrays(&self, text: &str) -> Option<&str> {
        let shown: String = text.chars().take(Self::SHOWN).flat_map(char::to_lowercase).collect();
        let inside = |before: &str| before.chars().next_back().is_some_and(char::is_alphabetic);
        let starts = |stem: &str| {
            shown.match_indices(stem).any(|(at, _)| !shown.get(..at).is_some_and(inside))
        };
        self.stems.iter().map(String::as_str).find(|stem| starts(stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_forty_characters_betray() {
        let stems = PerLocale {
            tg: vec!["қурбон".into()],
            ru: vec!["горячая линия".into()],
            en: vec!["traffick".into()],
        };
        let discreet = Discreet::new(&stems);
        assert_eq!(discreet.betrays("Trafficking: what it is"), Some("traffick"));
        assert_eq!(discreet.betrays("Қурбонии ҷиноят"), Some("қурбон"));
        assert_eq!(discreet.betrays("Позвоните: горячая линия открыта"), Some("горячая линия"));
        assert_eq!(discreet.betrays(&format!("{} trafficking", "a".repeat(40))), None);
    }
}
