//! Small charts, one a row: all on the page at once, none over another.

use maud::{Markup, PreEscaped, html};

use super::{Desk, week::trend};
use crate::{
    staff::{chart, words::figure},
    statistics::{Label, Sheet, change},
};

/// The last weeks of a row say whether it rose: the last against the four before.
const COMPARED: usize = 5;

/// The rows of a sheet of weeks: each with its first and its last figure, and how the last stands to those before it.
pub fn sparks(desk: &Desk<'_>, sheet: &Sheet) -> Markup {
    html! {
        section {
            h2 { (desk.words.title(sheet.id)) }
            @if sheet.rows.is_empty() { p.empty { (desk.say("staff-nothing")) } }
            @else {
                @if let (Some(first), Some(last)) = (sheet.columns.first(), sheet.columns.last()) {
                    p.legend { (weeks(desk, first, last)) }
                }
                ul.sparks { @for number in 0..sheet.rows.len() { (spark(desk, sheet, number)) } }
                (desk.folded(sheet))
            }
        }
    }
}

fn weeks(desk: &Desk<'_>, first: &Label, last: &Label) -> String {
    let week = |label: &Label| desk.words.label(label).into();
    desk.words.speech.tell("staff-sparks", &[("first", week(first)), ("last", week(last))])
}

fn spark(desk: &Desk<'_>, sheet: &Sheet, number: usize) -> Markup {
    let figures = super::row(sheet, number);
    let Some((label, (now, before))) = sheet.rows.get(number).zip(figures.split_last()) else {
        return html! {};
    };
    let last = figures.get(figures.len().saturating_sub(COMPARED)..).unwrap_or_default();
    let compared = last.split_last().and_then(|(now, before)| change(*now, before)).is_some();
    html! {
        li {
            span.what { (desk.words.label(label)) @if let Some(name) = campaign(desk, label) { " " small { (name) } } }
            span.from { (before.first().copied().map(figure).unwrap_or_default()) }
            span.spark aria-hidden="true" {
                @if let Some(spark) = chart::spark(&figures) { (PreEscaped(spark)) }
            }
            strong { (figure(*now)) }
            span.change { @if compared { (trend(desk.words.speech, last)) } }
        }
    }
}

/// The name under which a campaign is registered.
fn campaign<'a>(desk: &'a Desk<'_>, label: &Label) -> Option<&'a str> {
    let Label::Campaign(code) = label else { return None };
    desk.campaigns.iter().find(|(known, _)| known == code).map(|(_, name)| name.as_str())
}
