//! One entry beside the rest of the content.

use std::collections::HashSet;

use super::telephone::Numbers;
use crate::{
    knowledge::{ContactId, Content, Entry, EntryText, Problem, markup},
    localisation::Locale,
};

/// What must hold for one entry: its references, its dates, its texts.
pub(super) fn check_entry(
    content: &Content,
    entry: &Entry,
    existing: &HashSet<&str>,
    numbers: &Numbers<'_>,
    problems: &mut Vec<Problem>,
) {
    let mut problem =
        |place: &str, message: String| problems.push(Problem::new(entry.path(), place, message));
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

/// A contact that a text or a country names must exist, with a number that may be shown.
pub(super) fn contact_reference(
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
