//! What may be there only once.

use std::collections::{HashMap, HashSet};

use crate::knowledge::{Content, ContentFile, Problem};

/// Codes, ids, paths and names that are given twice.
pub(super) fn check(content: &Content, files: &[ContentFile], problems: &mut Vec<Problem>) {
    let mut codes = HashMap::new();
    let mut ids = HashMap::new();
    for entry in content.entries() {
        if let Some(other) = codes.insert(entry.code, entry.path()) {
            let message = format!(
                "{} is the code of {other} too: give the newer entry a code never used",
                entry.code
            );
            problems.push(Problem::new(entry.path(), "code", message));
        }
        if let Some(other) = ids.insert(&entry.id, entry.path()) {
            problems.push(Problem::new(
                entry.path(),
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
