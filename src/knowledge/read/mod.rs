//! From files to content, with all problems at once.

mod entry;

use toml::Table;

use self::entry::entry;
use super::{
    Contact, Content, ContentFile, Country, Discreet, Examples, Glossary, Group, Problem, Talk,
    Term, Topic, Vocabulary, check,
    fields::{Fields, table, tables},
    vocabulary::DangerRule,
};
use crate::localisation::PerLocale;

/// Files that are not entries; all must be there.
const SHARED: [&str; 13] = [
    "contacts.toml",
    "countries.toml",
    "danger-examples.toml",
    "danger-words.toml",
    "danger.toml",
    "discreet.toml",
    "glossary.toml",
    "harmless-examples.toml",
    "lexicon.toml",
    "outside.toml",
    "stop-words.toml",
    "talk.toml",
    "topics.toml",
];

/// Reads and checks a whole content folder.
///
/// # Errors
/// All problems of all files, sorted by file. Nothing is served from content with a problem.
pub fn read(files: &[ContentFile]) -> Result<Content, Vec<Problem>> {
    let (content, problems) = read_all(files);
    if problems.is_empty() { Ok(content) } else { Err(problems) }
}

/// What can be read of a content folder, and all problems of it, sorted by file.
///
/// For those who look for more problems; content with a problem is not served.
pub fn read_all(files: &[ContentFile]) -> (Content, Vec<Problem>) {
    let mut problems = Vec::new();
    let shared =
        |name: &str, problems: &mut Vec<Problem>| match files.iter().find(|file| file.path == name)
        {
            Some(file) => file.text.clone(),
            None => {
                problems.push(Problem::new(
                    name,
                    "the file",
                    "is missing: every content folder has one",
                ));
                String::new()
            }
        };
    let [
        contacts,
        countries,
        danger_examples,
        danger_words,
        danger,
        discreet,
        glossary,
        harmless_examples,
        lexicon,
        outside,
        stop_words,
        talk,
        topics,
    ] = SHARED.map(|name| shared(name, &mut problems));
    let vocabulary = Vocabulary {
        groups: records::<Group>("lexicon.toml", &lexicon, "group", &mut problems),
        danger_words: records::<Group>("danger-words.toml", &danger_words, "group", &mut problems),
        danger: records::<DangerRule>("danger.toml", &danger, "rule", &mut problems),
        danger_examples: examples("danger-examples.toml", &danger_examples, &mut problems),
        harmless_examples: examples("harmless-examples.toml", &harmless_examples, &mut problems),
        outside: examples("outside.toml", &outside, &mut problems),
        talk: records::<Talk>("talk.toml", &talk, "talk", &mut problems),
        stop_words: per_locale("stop-words.toml", &stop_words, &mut problems),
    };
    let content = Content::new(
        records::<Topic>("topics.toml", &topics, "topic", &mut problems),
        files
            .iter()
            .filter(|file| !SHARED.contains(&file.path.as_str()))
            .filter_map(|file| entry(file, &mut problems))
            .collect(),
        tables("contacts.toml", &contacts, "contact", &mut problems)
            .into_iter()
            .filter_map(|(place, table)| contact(&place, table, &mut problems))
            .collect(),
        records::<Country>("countries.toml", &countries, "country", &mut problems),
        vocabulary,
        Discreet::new(&per_locale("discreet.toml", &discreet, &mut problems)),
    )
    .with_glossary(Glossary::new(records::<Term>(
        "glossary.toml",
        &glossary,
        "term",
        &mut problems,
    )));
    problems.extend(check(&content, files));
    problems.sort();
    problems.dedup();
    (content, problems)
}

/// Records that serde reads as they are.
fn records<T: serde::de::DeserializeOwned>(
    file: &str,
    text: &str,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    if text.is_empty() {
        return Vec::new();
    }
    let found = tables(file, text, name, problems);
    let read = |(place, table): (String, Table)| {
        let record = T::deserialize(toml::Value::Table(table));
        record
            .map_err(|error| {
                problems.push(Problem::new(file, place, format!("{}; mend it", error.message())))
            })
            .ok()
    };
    found.into_iter().filter_map(read).collect()
}

fn examples<Kind: serde::de::DeserializeOwned>(
    file: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Examples<Kind>> {
    records(file, text, "examples", problems)
}

fn per_locale(file: &str, text: &str, problems: &mut Vec<Problem>) -> PerLocale<Vec<String>> {
    let Some(root) = table(file, text, problems) else { return PerLocale::default() };
    let mut fields = Fields::new(file, "", root, problems);
    let lists = PerLocale::from_fn(|locale| fields.take(locale.code()).unwrap_or_default());
    fields.finish();
    lists
}

fn contact(place: &str, table: Table, problems: &mut Vec<Problem>) -> Option<Contact> {
    let mut fields = Fields::new("contacts.toml", format!("{place} "), table, problems);
    let id = fields.take("id");
    let country = fields.take("country");
    let number: Option<String> = fields.take_optional("number");
    let from_abroad = fields.take_optional("from_abroad");
    let kind = fields.take("kind");
    let names = fields.take("names");
    let purpose = fields.take("purpose");
    let languages = fields.take("languages");
    let hours = fields.take_optional("hours");
    let status = fields.take("status");
    let date: Option<String> = fields.take("date");
    let source = fields.take("source");
    let date = date.and_then(|date| {
        date.parse().map_err(|error| fields.problem("date", &format!("{error}"))).ok()
    });
    if number.as_deref().is_some_and(|number| !dialable(number)) {
        fields.problem("number", "must be digits, with + before an international number: mend it");
    }
    fields.finish();
    Some(Contact {
        id: id?,
        country: country?,
        number,
        from_abroad,
        kind: kind?,
        names: names?,
        purpose: purpose?,
        languages: languages?,
        hours,
        status: status?,
        date: date?,
        source: source?,
    })
}

fn dialable(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    (2..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
