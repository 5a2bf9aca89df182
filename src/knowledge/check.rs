//! What must hold between the parts of the content.

use std::collections::{HashMap, HashSet};

use super::{Contact, ContactId, Content, ContentFile, Entry, EntryText, Problem, markup};
use crate::localisation::Locale;

/// Fewer example questions than this leave an entry hard to find.
const QUESTIONS: usize = 8;

/// Problems that only show when all files are looked at together.
///
/// `files` names what exists on disk, so that a reference to an entry that could not be read is not called wrong too.
pub fn check(content: &Content, files: &[ContentFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicates(content, files, &mut problems);
    let existing: HashSet<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_suffix(".toml")?.split_once('/'))
        .map(|(_, id)| id)
        .collect();
    let numbers = Numbers::new(content.contacts());
    for entry in content.entries() {
        check_entry(content, entry, &existing, &numbers, &mut problems);
    }
    for rule in &content.vocabulary.danger {
        if !existing.contains(rule.entry.as_str()) {
            let message =
                format!("names the entry {}, which does not exist: mend the id", rule.entry);
            problems.push(Problem::new("danger.toml", format!("[[rule]] {}", rule.name), message));
        }
    }
    countries(content, &mut problems);
    problems
}

fn path(entry: &Entry) -> String {
    format!("{}/{}.toml", entry.topic, entry.id)
}

fn duplicates(content: &Content, files: &[ContentFile], problems: &mut Vec<Problem>) {
    let mut codes = HashMap::new();
    let mut ids = HashMap::new();
    for entry in content.entries() {
        if let Some(other) = codes.insert(entry.code, path(entry)) {
            let message = format!(
                "{} is the code of {other} too: give the newer entry a code never used",
                entry.code
            );
            problems.push(Problem::new(path(entry), "code", message));
        }
        if let Some(other) = ids.insert(&entry.id, path(entry)) {
            problems.push(Problem::new(
                path(entry),
                "the file",
                format!("{other} has the same id: rename one"),
            ));
        }
    }
    let mut paths = HashSet::new();
    for file in files.iter().filter(|file| !paths.insert(&file.path)) {
        problems.push(Problem::new(&file.path, "the file", "is there twice: remove one"));
    }
    let once = |file: &str, name: &str, ids: Vec<&str>, problems: &mut Vec<Problem>| {
        let mut seen = HashSet::new();
        for id in ids.into_iter().filter(|id| !seen.insert(*id)) {
            problems.push(Problem::new(
                file,
                format!("[[{name}]] {id}"),
                "is there twice: remove or rename one",
            ));
        }
    };
    once(
        "contacts.toml",
        "contact",
        content.contacts().iter().map(|contact| contact.id.as_str()).collect(),
        problems,
    );
    once(
        "topics.toml",
        "topic",
        content.topics().iter().map(|topic| topic.id.as_str()).collect(),
        problems,
    );
    once(
        "countries.toml",
        "country",
        content.countries().iter().map(|country| country.id.as_str()).collect(),
        problems,
    );
    once(
        "danger.toml",
        "rule",
        content.vocabulary.danger.iter().map(|rule| rule.name.as_str()).collect(),
        problems,
    );
    once(
        "lexicon.toml",
        "group",
        content.vocabulary.groups.iter().map(|group| group.key.as_str()).collect(),
        problems,
    );
}

fn check_entry(
    content: &Content,
    entry: &Entry,
    existing: &HashSet<&str>,
    numbers: &Numbers<'_>,
    problems: &mut Vec<Problem>,
) {
    let mut problem =
        |place: &str, message: String| problems.push(Problem::new(path(entry), place, message));
    if content.topic(&entry.topic).is_none() {
        problem(
            "the folder",
            format!("{} is no topic of topics.toml: add it there or move the file", entry.topic),
        );
    }
    for related in entry.related.iter().filter(|related| !existing.contains(related.as_str())) {
        problem(
            "related",
            format!("names the entry {related}, which does not exist: mend or remove it"),
        );
    }
    if numbers.short.contains(&entry.code.to_string()) {
        problem(
            "code",
            format!("{} is also a telephone number of contacts.toml: take another", entry.code),
        );
    }
    if entry.audience.is_empty() {
        problem("audience", "is empty: write migrant, family or refugee".into());
    }
    if entry.review_by <= entry.checked {
        problem("review_by", "is not after checked: set the day of the next review".into());
    }
    for (locale, text) in entry.texts.iter() {
        check_text(content, locale, text, numbers, &mut problem);
    }
}

fn check_text(
    content: &Content,
    locale: Locale,
    text: &EntryText,
    numbers: &Numbers<'_>,
    problem: &mut impl FnMut(&str, String),
) {
    let distinct: HashSet<String> =
        text.questions.iter().map(|question| question.trim().to_lowercase()).collect();
    if distinct.len() < QUESTIONS {
        let message =
            format!("has {} different questions: write at least {QUESTIONS}", distinct.len());
        problem(&format!("[{locale}].questions"), message);
    }
    let parts = [("answer", &text.answer), ("sms", &text.sms)];
    for (name, blocks) in parts {
        for id in markup::contacts(blocks) {
            contact_reference(content, id, &format!("[{locale}].{name}"), problem);
        }
        let words = markup::plain(blocks);
        if let Some(number) = numbers.typed(&words) {
            let message =
                format!("has the telephone number {number} typed in: write {{contact:ID}} instead");
            problem(&format!("[{locale}].{name}"), message);
        }
    }
    if let Some(word) = content.discreet.betrays(&markup::plain(&text.sms)) {
        let message = format!(
            "shows \"{word}\" in its first 40 characters, on the lock screen: begin with other words"
        );
        problem(&format!("[{locale}].sms"), message);
    }
    if let Some(number) = numbers.typed(&text.title) {
        problem(
            &format!("[{locale}].title"),
            format!("has the telephone number {number} typed in: take it out"),
        );
    }
}

fn contact_reference(
    content: &Content,
    id: &ContactId,
    place: &str,
    problem: &mut impl FnMut(&str, String),
) {
    match content.contact(id) {
        None => problem(
            place,
            format!("names the contact {id}, which is not in contacts.toml: mend the id or add it"),
        ),
        Some(contact) if contact.shown_number().is_none() => {
            problem(
                place,
                format!(
                    "names the contact {id}, which nobody could confirm: say where to ask instead"
                ),
            );
        }
        Some(_) => {}
    }
}

fn countries(content: &Content, problems: &mut Vec<Problem>) {
    for country in content.countries() {
        let mut problem = |place: &str, message: String| {
            problems.push(Problem::new("countries.toml", place, message))
        };
        let place = format!("[[country]] {} help", country.id);
        country.help.iter().for_each(|id| {
            contact_reference(content, id, &place, &mut |place, message| problem(place, message))
        });
    }
    for contact in
        content.contacts().iter().filter(|contact| content.country(&contact.country).is_none())
    {
        let message = format!(
            "names the country {}, which is not in countries.toml: add it",
            contact.country
        );
        problems.push(Problem::new(
            "contacts.toml",
            format!("[[contact]] {} country", contact.id),
            message,
        ));
    }
}

/// The numbers of the contacts, to find those that were typed into a text.
struct Numbers<'a> {
    long: Vec<&'a str>,
    short: HashSet<String>,
}

/// A word with one of these beginnings before a short number makes it a telephone number.
const RINGING: [&str; 6] = ["ring", "call", "занг", "звон", "позвон", "тел"];

/// Fewer digits than this are no whole telephone number.
const WHOLE_NUMBER: usize = 7;

impl<'a> Numbers<'a> {
    fn new(contacts: &'a [Contact]) -> Self {
        let all = || {
            contacts
                .iter()
                .flat_map(|contact| [contact.number.as_deref(), contact.from_abroad.as_deref()])
                .flatten()
        };
        let long = all()
            .map(|number| number.trim_start_matches('+'))
            .filter(|digits| digits.len() >= WHOLE_NUMBER);
        let short = contacts.iter().filter_map(Contact::short_number).map(str::to_owned);
        Self { long: long.collect(), short: short.collect() }
    }

    /// The first telephone number that stands in a text as digits.
    fn typed(&self, text: &str) -> Option<String> {
        digit_runs(text).into_iter().find_map(|(before, digits)| {
            let international = before.ends_with('+') || digits.starts_with("00");
            let plain = digits.trim_start_matches("00");
            let typed = (international && plain.len() >= WHOLE_NUMBER)
                || self.long.iter().any(|long| digits.contains(long))
                || (self.short.contains(&digits) && rings(before));
            typed.then_some(digits)
        })
    }
}

/// Whether the text before a number asks to ring it: a ringing word among the last two words.
fn rings(before: &str) -> bool {
    let lower = before.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.rev().take(2).any(|word| RINGING.iter().any(|beginning| word.starts_with(beginning)))
}

/// Runs of digits, with blanks, hyphens, brackets and full stops between them taken out, and the text before each.
fn digit_runs(text: &str) -> Vec<(&str, String)> {
    let mut runs = Vec::new();
    let mut start = None;
    let mut digits = String::new();
    for (at, letter) in text.char_indices().chain([(text.len(), '\n')]) {
        let between = matches!(letter, ' ' | '\u{a0}' | '-' | '(' | ')' | '.') && start.is_some();
        if let Some(digit) = letter.to_digit(10) {
            start.get_or_insert(at);
            digits.extend(char::from_digit(digit, 10));
        } else if let (false, Some(start)) = (between, start.take_if(|_| !between)) {
            runs.push((text.get(..start).unwrap_or_default(), std::mem::take(&mut digits)));
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers<'static> {
        Numbers {
            long: vec!["992487010202", "8007283"],
            short: HashSet::from(["112".into(), "1313".into()]),
        }
    }

    #[test]
    fn typed_telephone_numbers_are_found_however_they_are_spaced() {
        for text in [
            "+7 (900) 000-00-00",
            "0079000000000",
            "992 48 701-02-02",
            "800 7283",
            "ring 112",
            "Ба 1313 занг: call the 1313",
        ] {
            assert!(numbers().typed(text).is_some(), "{text}");
        }
    }

    #[test]
    fn sums_years_and_laws_are_no_telephone_numbers() {
        for text in [
            "10,000 in 2026",
            "115-FZ, article 13.3",
            "112 people",
            "2026-11-21",
            "18 000 сомонӣ",
            "fine 100 000 - 500 000",
        ] {
            assert_eq!(numbers().typed(text), None, "{text}");
        }
    }
}
