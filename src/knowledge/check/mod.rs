//! What must hold between the parts of the content before it is served.

mod entry;
mod telephone;
mod unique;

use std::collections::HashSet;

use self::{
    entry::{check_entry, contact_reference},
    telephone::Numbers,
};
use super::{Content, ContentFile, Problem};

/// Problems that only show when all files are looked at together.
///
/// `files` names what exists on disk, so that a reference to an entry that could not be read is not called wrong too.
pub fn check(content: &Content, files: &[ContentFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    unique::check(content, files, &mut problems);
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
