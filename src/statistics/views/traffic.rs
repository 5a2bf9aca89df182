//! How people come, and when: channels, hours, what was not understood, urgent messages, parts of SMS.

use chrono::NaiveDate;

use super::{
    grid::{CHANNELS, OUTCOMES, Row, key, ranked, sheet, weeks},
    overview::{askers, messages},
};
use crate::statistics::{
    Counts, Label, Month, Sheet, SheetId, Shown, Table, Week,
    counts::{languages, of_nodes},
    sum,
};

/// Hours of one block of the heat map.
const BLOCK: u8 = 3;

/// Channels by outcome in one week; the last closed one if it is not over yet.
pub fn channels(counts: &Counts, today: NaiveDate, week: Week) -> Sheet {
    let week = week.min(Week::closed_before(today));
    let row = |channel: &str| {
        let cells =
            OUTCOMES.map(|outcome| counts.cell(Table::ChannelDay, week, &[channel, outcome]));
        Row::new(Label::Channel(channel.into()), cells.into()).with_total(sum(cells))
    };
    let columns = OUTCOMES.map(|outcome| Label::Outcome(outcome.into())).into();
    sheet(SheetId::Channels, columns, CHANNELS.map(row).into())
}

/// Askers of each channel: the last `number` closed weeks, oldest first. The totals of the columns are of all channels.
pub fn askers_over_time(counts: &Counts, today: NaiveDate, number: u64) -> Sheet {
    let last = Week::closed_before(today).last(number);
    let row = |channel: &str| {
        let cell = |week: &Week| counts.cell(Table::AskersDay, *week, &[channel]);
        Row::new(Label::Channel(channel.into()), last.iter().map(cell).collect())
    };
    let all = last.iter().map(|week| askers(counts, *week)).collect();
    let sheet = sheet(SheetId::AskersOverTime, weeks(&last), CHANNELS.map(row).into());
    Sheet { column_totals: Some(all), ..sheet }
}

/// Weekdays by blocks of three hours in one month, first messages of the day; the last closed month if it is not over yet.
pub fn hours(counts: &Counts, today: NaiveDate, month: Month) -> Sheet {
    let month = month.min(Month::closed_before(today));
    let blocks: Vec<u8> = (0..24).step_by(usize::from(BLOCK)).collect();
    let cell = |weekday: u8, from: u8| {
        of_nodes(
            month.weeks().into_iter().map(|week| counts.hours(week, weekday, from..from + BLOCK)),
        )
    };
    let row = |weekday: u8| {
        let cells: Vec<Shown> = blocks.iter().map(|from| cell(weekday, *from)).collect();
        let total = sum(cells.iter().copied());
        Row::new(Label::Weekday(weekday), cells).with_total(total)
    };
    let columns = blocks.iter().map(|from| Label::Hours(*from, from + BLOCK)).collect();
    sheet(SheetId::Hours, columns, (1..=7).map(row).collect())
}

/// What was not understood, and all messages: the last `number` closed weeks, oldest first.
pub fn not_understood(counts: &Counts, today: NaiveDate, number: u64) -> Sheet {
    let last = Week::closed_before(today).last(number);
    let row = |label, outcomes: &[&str]| {
        Row::new(label, last.iter().map(|week| messages(counts, *week, outcomes)).collect())
    };
    let rows = vec![
        row(Label::Outcome("fallback".into()), &["fallback"]),
        row(Label::Messages, &OUTCOMES),
    ];
    sheet(SheetId::NotUnderstood, weeks(&last), rows)
}

/// Urgent messages by language: the last `number` closed weeks, oldest first. The totals of the columns are of all languages.
pub fn urgent(counts: &Counts, today: NaiveDate, number: u64) -> Sheet {
    let last = Week::closed_before(today).last(number);
    let shown: Vec<(Vec<Shown>, Shown)> =
        last.iter().map(|week| counts.languages(Table::UrgentWeek, *week, &[])).collect();
    let row = |(place, language): (usize, &'static str)| {
        let cells = shown.iter().filter_map(|(cells, _)| cells.get(place).copied()).collect();
        Row::new(language_label(language), cells)
    };
    let rows = languages(Table::UrgentWeek).into_iter().enumerate().map(row).collect();
    let all = shown.iter().map(|(_, total)| *total).collect();
    Sheet { column_totals: Some(all), ..sheet(SheetId::Urgent, weeks(&last), rows) }
}

/// Parts of SMS by gateway: the last `number` closed weeks, oldest first.
pub fn sms_parts(counts: &Counts, today: NaiveDate, number: u64) -> Sheet {
    let last = Week::closed_before(today).last(number);
    let row = |gateway: &str| {
        let cell = |week: &Week| counts.cell(Table::SmsDay, *week, &[gateway]);
        Row::new(Label::Gateway(gateway.into()), last.iter().map(cell).collect())
    };
    let gateways = counts.keys(Table::SmsDay, &last, 1);
    ranked(SheetId::SmsParts, weeks(&last), gateways.iter().map(|keys| row(key(keys, 0))).collect())
}

fn language_label(language: &str) -> Label {
    if language == crate::statistics::OTHER { Label::Other } else { Label::Locale(language.into()) }
}
