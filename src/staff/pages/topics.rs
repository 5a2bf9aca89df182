//! Topics over time, by language.

use maud::{Markup, PreEscaped, html};

use super::{Desk, View, choose};
use crate::{
    localisation::Locale,
    staff::{chart, page::Page, table::Look, words::figure},
    statistics::{Sheet, topics_by_language, topics_over_time},
};

/// Weeks on the page: half a year.
const WEEKS: u64 = 26;

pub fn view(desk: &Desk<'_>) -> View {
    let locale: Option<Locale> = desk.asked.language.as_deref().and_then(|code| code.parse().ok());
    let over_time = topics_over_time(&desk.counts, desk.today, WEEKS, locale);
    let by_language = topics_by_language(&desk.counts, desk.today, desk.week());
    let query = locale.map(|locale| format!("?language={locale}")).unwrap_or_default();
    let body = html! {
        p.lead { (desk.say("staff-topics-lead")) }
        (choose::language(desk, Page::Topics, locale))
        (sparks(desk, &over_time))
        (desk.table(&by_language, Look::Bars(by_language.columns.len())))
        (desk.foot(Page::Topics, &query))
    };
    View { sheets: vec![over_time, by_language], query, body }
}

/// One small chart a topic, with its first and its last figure: all on the page at once, none over another.
fn sparks(desk: &Desk<'_>, sheet: &Sheet) -> Markup {
    html! {
        section {
            h2 { (desk.words.title(sheet.id)) }
            @if sheet.rows.is_empty() { p.empty { (desk.say("staff-nothing")) } }
            ul.sparks { @for (label, figures) in sheet.rows.iter().zip(&sheet.cells) {
                li {
                    span.what { (desk.words.label(label)) }
                    span.from { (figures.first().copied().map(figure).unwrap_or_default()) }
                    span.spark aria-hidden="true" {
                        @if let Some(spark) = chart::spark(figures) { (PreEscaped(spark)) }
                    }
                    strong { (figures.last().copied().map(figure).unwrap_or_default()) }
                }
            } }
            @if let (Some(first), Some(last)) = (sheet.columns.first(), sheet.columns.last()) {
                p.legend { (desk.words.label(first)) " → " (desk.words.label(last)) }
            }
            (desk.folded(sheet))
        }
    }
}
