//! The report of a month or a quarter: to read, to print on A4, to take along as a file.

use maud::{Markup, html};

use super::{
    Desk, View,
    choose::{form, month_name, months},
};
use crate::{
    localisation::long_date,
    staff::{
        page::Page,
        table::{Look, table},
    },
    statistics::{Month, Sheet, SheetId, Span, report},
};

pub fn view(desk: &Desk<'_>) -> View {
    let span = span(desk);
    let sheets = report(&desk.counts, desk.today, span);
    let query = format!("?period={}", code(span));
    let body = html! {
        (form(desk, Page::Report, "period", &choices(desk), &code(span)))
        p.files { (desk.say("staff-report-print")) }
        section.sheet {
            p.report-title { (name(desk, span)) }
            @if let Some(office) = &desk.words.guide.office { p { (office.name.get(desk.words.speech.0)) } }
            p.lead { (weeks(desk, span)) " " (made(desk)) }
            @for sheet in &sheets { section.long[sheet.rows.len() > LONG] { (table(desk.words.speech, &desk.grid(sheet), look(sheet))) } }
            (method(desk))
        }
        (desk.foot(Page::Report, &query))
    };
    View { sheets, query, body }
}

/// A table with more rows goes over several sheets of paper.
const LONG: usize = 25;

/// A bar beside what the rows are ordered by.
fn look(sheet: &Sheet) -> Look {
    match sheet.id {
        SheetId::ReportUrgent => Look::Plain,
        SheetId::ReportEntries => Look::Bars(0),
        _ => Look::LastBar,
    }
}

/// How the figures came about, and what they cannot tell.
fn method(desk: &Desk<'_>) -> Markup {
    html! {
        section.method #method {
            h2 { (desk.say("staff-method")) }
            @for note in notes(desk) { p { (note) } }
        }
    }
}

/// The sentences of the method note.
pub fn notes(desk: &Desk<'_>) -> Vec<String> {
    (1..=6).map(|number| desk.say(&format!("staff-method-{number}"))).collect()
}

/// The period that was asked for, if something of it is over; else the last closed month.
fn span(desk: &Desk<'_>) -> Span {
    let asked = desk.asked.period.as_deref().and_then(read);
    let begun = |span: &Span| !span.months(desk.today).is_empty();
    asked.filter(begun).unwrap_or(Span::Month(Month::closed_before(desk.today)))
}

/// `2026-10` or `2026-Q3`.
fn read(text: &str) -> Option<Span> {
    match text.split_once("-Q") {
        Some((year, quarter)) => {
            let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            format!("{year}-{:02}", quarter * 3 - 2).parse().ok().map(Span::Quarter)
        }
        None => text.parse().ok().map(Span::Month),
    }
}

fn code(span: Span) -> String {
    match span {
        Span::Month(month) => month.to_string(),
        Span::Quarter(month) => format!("{}-Q{}", month.first().format("%Y"), quarter(month)),
    }
}

fn quarter(month: Month) -> u32 {
    use chrono::Datelike;
    month.first().month0() / 3 + 1
}

/// `October 2026`, `3rd quarter of 2026`.
fn name(desk: &Desk<'_>, span: Span) -> String {
    match span {
        Span::Month(month) => month_name(desk, month),
        Span::Quarter(month) => {
            let year = month.first().format("%Y").to_string();
            let values = [("quarter", quarter(month).to_string().into()), ("year", year.into())];
            desk.words.speech.tell("staff-quarter", &values)
        }
    }
}

/// On which day the report is made.
pub fn made(desk: &Desk<'_>) -> String {
    let date = long_date(desk.words.speech.0, desk.today);
    desk.words.speech.tell("staff-file-made", &[("date", date.into())])
}

/// From which day until which: months are made of whole weeks.
fn weeks(desk: &Desk<'_>, span: Span) -> String {
    let months = span.months(desk.today);
    let weeks: Vec<_> = months.into_iter().flat_map(Month::weeks).collect();
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return String::new() };
    let locale = desk.words.speech.0;
    let (from, until) = (long_date(locale, first.monday()), long_date(locale, last.sunday()));
    desk.words.speech.tell("staff-report-weeks", &[("from", from.into()), ("until", until.into())])
}

/// The closed months of a year and the quarters that they begin, newest first.
fn choices(desk: &Desk<'_>) -> Vec<(String, String)> {
    let mut spans: Vec<Span> = Vec::new();
    for month in months(desk) {
        let quarter = Span::Quarter(month.quarter()[0]);
        if !spans.contains(&quarter) {
            spans.push(quarter);
        }
        spans.push(Span::Month(month));
    }
    spans.into_iter().map(|span| (code(span), name(desk, span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_month_or_a_quarter() {
        for text in ["2026-10", "2026-Q4", "2025-Q1"] {
            assert_eq!(read(text).map(code).as_deref(), Some(text));
        }
        for wrong in ["", "2026", "2026-Q0", "2026-Q5", "2026-13", "x-Q1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
