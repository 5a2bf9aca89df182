//! What people ask about: topics, entries, campaigns, words that were not understood.

use chrono::NaiveDate;

use super::grid::{Row, key, ranked, weeks};
use crate::{
    localisation::Locale,
    statistics::{Counts, Label, OTHER, Sheet, SheetId, Table, Week, sum},
};

/// Topics by week: the last `number` closed weeks, oldest first; in one language, or in all.
pub fn topics_over_time(
    counts: &Counts,
    today: NaiveDate,
    number: u64,
    locale: Option<Locale>,
) -> Sheet {
    let last = Week::closed_before(today).last(number);
    topics(counts, SheetId::TopicsOverTime, &last, locale)
}

/// Topics by week.
pub fn topics(counts: &Counts, id: SheetId, last: &[Week], locale: Option<Locale>) -> Sheet {
    let cell = |topic: &str, week| {
        let (languages, all) = counts.languages(Table::TopicWeek, week, &[topic]);
        let place = locale.and_then(|locale| Locale::ALL.iter().position(|one| *one == locale));
        place.and_then(|place| languages.get(place).copied()).unwrap_or(all)
    };
    let row = |topic: &str| {
        Row::new(topic_label(topic), last.iter().map(|week| cell(topic, *week)).collect())
    };
    let topics = counts.keys(Table::TopicWeek, last, 1);
    ranked(id, weeks(last), topics.iter().map(|keys| row(key(keys, 0))).collect())
}

/// Topics by language in one week; the last closed one if it is not over yet.
pub fn topics_by_language(counts: &Counts, today: NaiveDate, week: Week) -> Sheet {
    let week = week.min(Week::closed_before(today));
    let row = |topic: &str| {
        let (cells, total) = counts.languages(Table::TopicWeek, week, &[topic]);
        Row::new(topic_label(topic), cells).with_total(total)
    };
    let topics = counts.keys(Table::TopicWeek, &[week], 1);
    let columns = Locale::ALL.map(|locale| Label::Locale(locale.code().into())).into();
    ranked(
        SheetId::TopicsByLanguage,
        columns,
        topics.iter().map(|keys| row(key(keys, 0))).collect(),
    )
}

/// Entries in one week: shown, helped, did not help.
pub fn entries(counts: &Counts, today: NaiveDate, week: Week) -> Sheet {
    let week = week.min(Week::closed_before(today));
    let cell = |entry: &str, kind: &&str| counts.cell(Table::EntryWeek, week, &[entry, kind]);
    let row = |entry: &str| {
        Row::new(entry_label(entry), VERDICTS.iter().map(|kind| cell(entry, kind)).collect())
    };
    let entries = counts.keys(Table::EntryWeek, &[week], 1);
    by_views(ranked(
        SheetId::Entries,
        entry_columns(),
        entries.iter().map(|keys| row(key(keys, 0))).collect(),
    ))
}

/// What is counted of an entry.
pub const VERDICTS: [&str; 3] = ["shown", "yes", "no"];

/// The columns of [`VERDICTS`].
pub fn entry_columns() -> Vec<Label> {
    vec![Label::Views, Label::Helped, Label::DidNotHelp]
}

/// Rows by the first column, the greatest first.
pub fn by_views(mut sheet: Sheet) -> Sheet {
    let mut rows: Vec<_> = sheet.rows.into_iter().zip(sheet.cells).collect();
    rows.sort_by_key(|(_, cells)| {
        std::cmp::Reverse(cells.first().and_then(|shown| shown.figure()).unwrap_or_default())
    });
    (sheet.rows, sheet.cells) = rows.into_iter().unzip();
    sheet
}

/// Campaigns by week: the last `number` closed weeks, oldest first.
pub fn sources(counts: &Counts, today: NaiveDate, number: u64) -> Sheet {
    let last = Week::closed_before(today).last(number);
    let row = |code: &str| {
        let cell = |week: &Week| counts.cell(Table::SourceWeek, *week, &[code]);
        let cells: Vec<_> = last.iter().map(cell).collect();
        let total = sum(cells.iter().copied());
        Row::new(campaign_label(code), cells).with_total(total)
    };
    let codes = counts.keys(Table::SourceWeek, &last, 1);
    ranked(SheetId::Sources, weeks(&last), codes.iter().map(|keys| row(key(keys, 0))).collect())
}

/// Words of messages that were not understood in one week; the column is the week.
pub fn missed_words(counts: &Counts, today: NaiveDate, week: Week) -> Sheet {
    let week = week.min(Week::closed_before(today));
    let row = |keys: &Vec<String>| {
        let (locale, word) = (key(keys, 0), key(keys, 1));
        let label = Label::Word(locale.to_owned(), word.to_owned());
        Row::new(label, vec![counts.cell(Table::MissedWordWeek, week, &[locale, word])])
    };
    let words = counts.keys(Table::MissedWordWeek, &[week], 2);
    ranked(SheetId::MissedWords, weeks(&[week]), words.iter().map(row).collect())
}

/// A topic, or what was too rare.
pub fn topic_label(topic: &str) -> Label {
    if topic == OTHER { Label::Other } else { Label::Topic(topic.to_owned()) }
}

/// An entry, or what was too rare.
pub fn entry_label(entry: &str) -> Label {
    if entry == OTHER { Label::Other } else { Label::Entry(entry.to_owned()) }
}

/// A campaign, or what nobody registered.
pub fn campaign_label(code: &str) -> Label {
    if code == OTHER { Label::Other } else { Label::Campaign(code.to_owned()) }
}
