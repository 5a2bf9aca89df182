//! What the program says: the same messages with the same variables in every language.

use std::collections::{BTreeMap, BTreeSet};

use hamroh::localisation::{Args, Locale, Phrases, phrases};

/// Message ids of a locale with their variables, and the text of each file.
fn messages(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for text in phrases().sources(locale).values() {
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                current = id.to_owned();
                messages.entry(current.clone()).or_default();
            }
            let variables = line.split('$').skip(1);
            let name = |text: &str| {
                text.chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '-')
                    .collect()
            };
            messages
                .entry(current.clone())
                .or_insert_with(BTreeSet::new)
                .extend(variables.map(name));
        }
    }
    messages.remove("");
    messages
}

#[test]
fn every_file_can_be_read() {
    let (_, errors) = Phrases::embedded();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let tajik = messages(Locale::Tg);
    assert!(tajik.len() > 50);
    for locale in [Locale::Ru, Locale::En] {
        let other = messages(locale);
        let ids = |messages: &BTreeMap<String, BTreeSet<String>>| {
            messages.keys().cloned().collect::<BTreeSet<_>>()
        };
        let apart: Vec<String> = ids(&tajik).symmetric_difference(&ids(&other)).cloned().collect();
        assert!(apart.is_empty(), "tg and {locale} do not both have {apart:?}");
        for (id, variables) in &tajik {
            assert_eq!(Some(variables), other.get(id), "the variables of {id} differ in {locale}");
        }
    }
}

/// Fluent has no plural rules for Tajik and silently takes English ones; Tajik nouns stay singular after a number.
#[test]
fn tajik_messages_use_no_plural_selector() {
    for (file, text) in phrases().sources(Locale::Tg) {
        assert!(!text.contains("->"), "locales/tg/{file} has a selector");
    }
}

#[test]
fn a_message_that_is_missing_falls_back_and_is_never_empty() {
    for locale in Locale::ALL {
        assert_eq!(phrases().say(locale, "no-such-message", &Args::new()), "no-such-message");
    }
}

#[test]
fn no_message_carries_isolation_marks() {
    let mut args = Args::new();
    args.set("numbers", "112");
    let text = phrases().say(Locale::Tg, "brief-help", &args);
    assert!(text.contains("112") && !text.contains(['\u{2068}', '\u{2069}']), "{text:?}");
}

/// A lock screen shows the first 40 characters; this line fills them.
#[test]
fn the_neutral_opening_fills_a_lock_screen() {
    for locale in Locale::ALL {
        assert!(
            phrases().say(locale, "neutral-opening", &Args::new()).chars().count() >= 40,
            "{locale}"
        );
    }
}
