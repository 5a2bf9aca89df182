//! What the program should say, from the same files that it says it from.

use std::sync::LazyLock;

use hamroh::{
    knowledge::{Content, CountryId, read, shipped_files},
    localisation::{Args, Locale, phrases},
};

use super::bot_api::{Person, Shown};

static CONTENT: LazyLock<Content> =
    LazyLock::new(|| read(&shipped_files()).unwrap_or_else(|problems| panic!("{problems:#?}")));

/// A message of the program that has no values.
pub fn said(locale: Locale, id: &str) -> String {
    phrases().say(locale, id, &Args::new())
}

/// The shipped content.
pub fn content() -> &'static Content {
    &CONTENT
}

/// The title of an entry.
pub fn title(entry: &str, locale: Locale) -> String {
    let id = entry.parse().expect("an entry id");
    let entry = content().entry(&id).unwrap_or_else(|| panic!("no entry {entry}"));
    entry.texts.get(locale).title.clone()
}

/// The name of a topic.
pub fn topic(topic: &str, locale: Locale) -> String {
    let id = topic.parse().expect("a topic id");
    content().topic(&id).unwrap_or_else(|| panic!("no topic {topic}")).names.get(locale).clone()
}

/// The first number that helps in a country.
pub fn emergency_number(country: &str) -> String {
    let id: CountryId = country.parse().expect("a country id");
    let country = content().country(&id).unwrap_or_else(|| panic!("no country {country}"));
    let contact = country.help.first().and_then(|contact| content().contact(contact));
    contact.and_then(|contact| contact.shown_number()).expect("a number").to_owned()
}

/// Whether this is the answer of an entry.
pub fn is_answer(shown: &Shown, entry: &str, locale: Locale) -> bool {
    shown.text.contains(&title(entry, locale))
        && shown.text.contains(&said(locale, "answer-sources"))
}

/// Whether these are the help numbers, in a language.
pub fn is_help(shown: &Shown, locale: Locale) -> bool {
    shown.text.starts_with(&said(locale, "neutral-opening"))
        && shown.text.contains(&said(locale, "help-safety-leave"))
}

/// The labels of all buttons.
pub fn labels(shown: &Shown) -> Vec<&str> {
    shown.keyboard.iter().flatten().map(|button| button.label.as_str()).collect()
}

/// Waits until nothing more comes: asks for the languages, and returns what was shown before them and not yet read.
pub async fn until_quiet(person: &Person) -> Vec<Shown> {
    let languages = said(Locale::Tg, "languages-text");
    person.says("/language");
    let mut before = Vec::new();
    loop {
        let shown = person.reply().await;
        if shown.text == languages {
            return before;
        }
        before.push(shown);
    }
}
