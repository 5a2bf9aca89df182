//! The glossary: one term for one thing, in each language.

use serde::Deserialize;

use crate::localisation::{Locale, PerLocale};

/// One thing, what it is called here, and what it is not called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term in Tajik, as the page for writers shows it: several forms, a borrowed word in brackets.
    pub tg: String,
    /// The same in Russian.
    pub ru: String,
    /// The same in English.
    pub en: String,
    /// Words and phrases not to be written for it; `*` at the end of a word stands for any ending.
    #[serde(default)]
    pub avoid: Avoided,
}

/// The words to avoid, in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Avoided {
    /// In Tajik.
    pub tg: Vec<String>,
    /// In Russian.
    pub ru: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl Term {
    /// What it is called in a language.
    pub fn chosen(&self, locale: Locale) -> &str {
        match locale {
            Locale::Tg => &self.tg,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }

    /// What it is not called in a language.
    pub fn avoided(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::Tg => &self.avoid.tg,
            Locale::Ru => &self.avoid.ru,
            Locale::En => &self.avoid.en,
        }
    }
}

/// The words that those who write keep to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    terms: Vec<Term>,
    patterns: PerLocale<Vec<Pattern>>,
}

/// A phrase to avoid, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    words: Vec<Word>,
    /// Its term.
    term: usize,
}

/// A word of a phrase: whole, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    letters: String,
    any_ending: bool,
}

impl Word {
    fn new(written: &str) -> Self {
        let any_ending = written.ends_with('*');
        Self { letters: written.trim_end_matches('*').to_lowercase(), any_ending }
    }

    fn fits(&self, word: &str) -> bool {
        if self.any_ending { word.starts_with(&self.letters) } else { word == self.letters }
    }
}

impl Glossary {
    /// Makes the glossary of its terms.
    pub fn new(terms: Vec<Term>) -> Self {
        let patterns = PerLocale::from_fn(|locale| {
            let of_term = |(term, entry): (usize, &Term)| {
                let phrases = entry.avoided(locale).iter();
                phrases
                    .map(|phrase| Pattern { words: words(phrase).map(Word::new).collect(), term })
                    .collect::<Vec<_>>()
            };
            terms.iter().enumerate().flat_map(of_term).collect()
        });
        Self { terms, patterns }
    }

    /// All terms, in the order of their file.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Each avoided phrase that stands in a text, as it stands there, with the term to write instead.
    pub fn violations(&self, locale: Locale, text: &str) -> Vec<(String, &Term)> {
        let lower = text.to_lowercase();
        let read: Vec<&str> = words(&lower).collect();
        let mut found = Vec::new();
        for pattern in self.patterns.get(locale) {
            let length = pattern.words.len();
            let stands = |window: &&[&str]| {
                pattern.words.iter().zip(*window).all(|(word, read)| word.fits(read))
            };
            let here = read.windows(length.max(1)).find(stands).filter(|_| length > 0);
            if let (Some(phrase), Some(term)) = (here, self.terms.get(pattern.term)) {
                found.push((phrase.join(" "), term));
            }
        }
        found
    }
}

/// Words, with hyphens and the sign for any ending inside them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '*' | '-' | '\'');
    text.split(move |letter| !inside(letter)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let avoid = Avoided {
            ru: vec!["трудов* контракт*".into(), "з/п".into()],
            en: vec!["work contract*".into()],
            ..Avoided::default()
        };
        let (tg, ru, en) = ("шартнома", "трудовой договор", "employment contract");
        Glossary::new(vec![Term { tg: tg.into(), ru: ru.into(), en: en.into(), avoid }])
    }

    #[test]
    fn an_avoided_phrase_is_found_with_any_ending() {
        let glossary = glossary();
        let found = glossary.violations(Locale::Ru, "Подпишите Трудовые контракты.");
        assert_eq!(found[0].0, "трудовые контракты");
        assert_eq!(found[0].1.chosen(Locale::Ru), "трудовой договор");
        assert_eq!(glossary.violations(Locale::Ru, "З/п мала").len(), 1);
    }

    #[test]
    fn other_words_and_languages_are_left_alone() {
        let glossary = glossary();
        for text in ["трудовой договор, контракты", "контракт трудовой", ""]
        {
            assert_eq!(glossary.violations(Locale::Ru, text), [], "{text}");
        }
        assert_eq!(glossary.violations(Locale::Tg, "work contract"), []);
        assert_eq!(glossary.violations(Locale::En, "homework contracts"), []);
    }
}
