//! One entry, from its file.

use toml::Table;

use crate::{
    knowledge::{
        ContentFile, Entry, EntryId, EntryText, Problem, Source, TopicId,
        fields::{Fields, table},
        markup::{self, Block},
        source::RawSource,
    },
    localisation::{Locale, PerLocale},
};

/// Topic and id of an entry, from its path.
fn place(file: &ContentFile) -> Option<(TopicId, EntryId)> {
    let (topic, id) = file.path.strip_suffix(".toml")?.split_once('/')?;
    Some((topic.parse().ok()?, id.parse().ok()?))
}

/// One entry; what is wrong with it is added to the problems.
pub(super) fn entry(file: &ContentFile, problems: &mut Vec<Problem>) -> Option<Entry> {
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
