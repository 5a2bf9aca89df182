//! Last week: up or down against the mean of the four before, in words and numbers.

use maud::{Markup, PreEscaped, html};

use super::{Desk, View, row};
use crate::{
    localisation::long_date,
    staff::{chart, page::Page, speech::Speech, table::Look, words::figure},
    statistics::{Change, Sheet, Shown, Week, change, last_week},
};

pub fn view(desk: &Desk<'_>) -> View {
    let sheets = last_week(&desk.counts, desk.today);
    let [overview, topics] = &sheets;
    let body = html! {
        p.lead { (when(desk)) " " (desk.say("staff-week-lead")) }
        div.cards { @for number in 0..overview.rows.len() { (card(desk, overview, number)) } }
        (rising(desk, topics))
        (desk.table(topics, Look::Latest))
        (desk.table(overview, Look::Plain))
        (desk.foot(Page::Week, ""))
    };
    View { sheets: sheets.into(), query: String::new(), body }
}

fn when(desk: &Desk<'_>) -> String {
    let (week, locale) = (Week::closed_before(desk.today), desk.words.speech.0);
    let (from, until) = (long_date(locale, week.monday()), long_date(locale, week.sunday()));
    desk.words
        .speech
        .tell("staff-week-from-until", &[("from", from.into()), ("until", until.into())])
}

fn card(desk: &Desk<'_>, sheet: &Sheet, number: usize) -> Markup {
    let figures = row(sheet, number);
    let Some(now) = figures.last() else { return html! {} };
    let label = sheet.rows.get(number).map(|label| desk.words.label(label)).unwrap_or_default();
    html! {
        section.card {
            h2 { (label) }
            p.figure { (figure(*now)) }
            @if let Some(spark) = chart::spark(&figures) { div.spark aria-hidden="true" { (PreEscaped(spark)) } }
            p.change { (trend(desk.words.speech, &figures)) }
        }
    }
}

/// How the last of these figures stands to those before it, in words.
pub fn trend(speech: Speech, figures: &[Shown]) -> String {
    let tell = |id: &str, percent: u64| speech.tell(id, &[("percent", percent.into())]);
    let known = figures.split_last().and_then(|(now, before)| change(*now, before));
    match known {
        Some(Change::Up(percent)) => tell("staff-up", percent),
        Some(Change::Down(percent)) => tell("staff-down", percent),
        Some(Change::Same) => speech.say("staff-same"),
        None => speech.say("staff-not-comparable"),
    }
}

/// The topics that rose and fell, the most first.
fn rising(desk: &Desk<'_>, topics: &Sheet) -> Markup {
    let mut moved: Vec<(u64, bool, String)> = topics
        .rows
        .iter()
        .zip(&topics.cells)
        .filter_map(|(label, figures)| {
            let (now, before) = figures.split_last()?;
            let (percent, up) = match change(*now, before)? {
                Change::Up(percent) => (percent, true),
                Change::Down(percent) => (percent, false),
                Change::Same => return None,
            };
            Some((
                percent,
                up,
                format!("{}: {}", desk.words.label(label), trend(desk.words.speech, figures)),
            ))
        })
        .collect();
    moved.sort_by_key(|topic| std::cmp::Reverse((topic.1, topic.0)));
    html! {
        section {
            h2 { (desk.say("staff-moved")) }
            @if moved.is_empty() { p.empty { (desk.say("staff-nothing-moved")) } }
            @else { ul #rising { @for (_, up, words) in &moved { li.up[*up] { (words) } } } }
        }
    }
}
