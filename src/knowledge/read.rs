//! From files to content, with all problems at once.

use toml::Table;

use super::{
    Contact, Content, ContentFile, Country, Discreet, Entry, EntryId, EntryText, Glossary, Group,
    Problem, Source, Talk, Term, Topic, TopicId, Vocabulary, check,
    fields::{Fields, table, tables},
    markup::{self, Block},
    source::RawSource,
    vocabulary::DangerRule,
};
use crate::localisation::{Locale, PerLocale};

/// Files that are not entries; all must be there.
const SHARED: [&str; 10] = [
    "contacts.toml",
    "countries.toml",
    "danger-words.toml",
    "danger.toml",
    "discreet.toml",
    "glossary.toml",
    "lexicon.toml",
    "stop-words.toml",
    "talk.toml",
    "topics.toml",
];

/// Reads and checks a whole content folder.
///
/// # Errors
/// All problems of all files, sorted by file. Nothing is served from content with a problem.
pub fn read(files: &[ContentFile]) -> Result<Content, Vec<Problem>> {
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
        danger_words,
        danger,
        discreet,
        glossary,
        lexicon,
        stop_words,
        talk,
        topics,
    ] = SHARED.map(|name| shared(name, &mut problems));
    let vocabulary = Vocabulary {
        groups: records::<Group>("lexicon.toml", &lexicon, "group", &mut problems),
        danger_words: records::<Group>("danger-words.toml", &danger_words, "group", &mut problems),
        danger: records::<DangerRule>("danger.toml", &danger, "rule", &mut problems),
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
    if problems.is_empty() { Ok(content) } else { Err(problems) }
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

/// Topic and id of an entry, from its path.
fn place(file: &ContentFile) -> Option<(TopicId, EntryId)> {
    let (topic, id) = file.path.strip_suffix(".toml")?.split_once('/')?;
    Some((topic.parse().ok()?, id.parse().ok()?))
}

fn entry(file: &ContentFile, problems: &mut Vec<Problem>) -> Option<Entry> {
    let Some((topic, id)) = place(file) else {
        let message = "belongs to no topic: an entry is <topic>/<id>.toml, in lower-case letters, digits and hyphens";
        problems.push(Problem::new(&file.path, "the file", message));
        return None;
    };
    let table = table(&file.path, &file.text, problems)?;
    let mut fields = Fields::new(&file.path, "", table, problems);
    let code = fields.take("code");
    let audience = fields.take("audience");
    let sensitive = fields.take("sensitive");
    let severity = fields.take("severity");
    let related = fields.take("related");
    let checked = day(&mut fields, "checked");
    let changes = fields.take("changes");
    let review_by = day(&mut fields, "review_by");
    let sources = sources(&mut fields);
    let texts = PerLocale::from_fn(|locale| fields.take_table(locale.code()));
    fields.finish();
    let mut text =
        |locale: Locale| entry_text(&file.path, locale, texts.get(locale).clone()?, problems);
    let (tg, ru, en) = (text(Locale::Tg), text(Locale::Ru), text(Locale::En));
    Some(Entry {
        id,
        topic,
        code: code?,
        audience: audience?,
        sensitive: sensitive?,
        severity: severity?,
        related: related?,
        sources: sources?,
        checked: checked?,
        changes: changes?,
        review_by: review_by?,
        texts: PerLocale { tg: tg?, ru: ru?, en: en? },
    })
}

/// A date without quotation marks, `2026-11-21`.
fn day(fields: &mut Fields<'_>, name: &str) -> Option<chrono::NaiveDate> {
    let wrong = "must be a day without quotation marks, such as 2026-11-21: mend it";
    let day: toml::value::Datetime = fields.take_or(name, wrong)?;
    let date =
        day.date.filter(|_| day.time.is_none()).and_then(|date| date.to_string().parse().ok());
    if date.is_none() {
        fields.problem(name, wrong);
    }
    date
}

fn sources(fields: &mut Fields<'_>) -> Option<Vec<Source>> {
    let raw: Vec<RawSource> = fields.take("sources")?;
    if raw.is_empty() {
        fields.problem("sources", "is empty: name where the facts come from");
    }
    let sources = raw.into_iter().map(Source::try_from).collect::<Result<_, _>>();
    sources.map_err(|reason| fields.problem("sources", &reason)).ok()
}

fn entry_text(
    file: &str,
    locale: Locale,
    table: Table,
    problems: &mut Vec<Problem>,
) -> Option<EntryText> {
    let mut fields = Fields::new(file, format!("[{locale}]."), table, problems);
    let title: Option<String> = fields.take("title");
    let answer = blocks(&mut fields, "answer");
    let sms = blocks(&mut fields, "sms");
    let questions = fields.take("questions");
    let status = fields.take("status");
    let stale = fields.take_optional("stale").unwrap_or(false);
    if title.as_deref().is_some_and(|title| title.trim().is_empty()) {
        fields.problem("title", "is empty: write the question as a person would say it");
    }
    fields.finish();
    Some(EntryText {
        title: title?,
        answer: answer?,
        sms: sms?,
        questions: questions?,
        status: status?,
        stale,
    })
}

fn blocks(fields: &mut Fields<'_>, name: &str) -> Option<Vec<Block>> {
    let text: String = fields.take(name)?;
    let blocks =
        markup::parse(&text).map_err(|error| fields.problem(name, &error.to_string())).ok()?;
    if blocks.is_empty() {
        fields.problem(name, "is empty: write it");
    }
    Some(blocks)
}
