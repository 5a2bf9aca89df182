//! How people come: Telegram and SMS.

use maud::{Markup, PreEscaped, html};

use super::{Desk, HALF_A_YEAR, View, choose};
use crate::{
    staff::{
        chart::{self, Line},
        page::Page,
        table::Look,
    },
    statistics::{Sheet, askers_over_time, channels, sms_parts},
};

pub fn view(desk: &Desk<'_>) -> View {
    let week = desk.week();
    let outcomes = channels(&desk.counts, desk.today, week);
    let askers = askers_over_time(&desk.counts, desk.today, HALF_A_YEAR);
    let parts = sms_parts(&desk.counts, desk.today, HALF_A_YEAR);
    let query = format!("?week={week}");
    let body = html! {
        p.lead { (desk.say("staff-channels-lead")) }
        (lines(desk, &askers))
        (choose::week(desk, Page::Channels, week))
        (desk.table(&outcomes, Look::Plain))
        @if !parts.rows.is_empty() { (lines(desk, &parts)) }
        (desk.foot(Page::Channels, &query))
    };
    View { sheets: vec![askers, outcomes, parts], query, body }
}

/// The rows of a sheet that show a figure as lines over its weeks, their total first; all figures beside them.
pub fn lines(desk: &Desk<'_>, sheet: &Sheet) -> Markup {
    let all = sheet
        .column_totals
        .iter()
        .map(|sums| Line { name: desk.say("staff-all"), points: sums.clone() });
    let line = |(label, figures): (_, &Vec<_>)| Line {
        name: desk.words.label(label),
        points: figures.clone(),
    };
    let rows = sheet.rows.iter().zip(&sheet.cells).map(line);
    let shows = |line: &Line| line.points.iter().any(|shown| shown.figure().is_some());
    let lines: Vec<Line> = all.chain(rows).filter(shows).collect();
    let places: Vec<String> = sheet.columns.iter().map(|label| desk.words.label(label)).collect();
    let short: Vec<String> = places.iter().map(|place| last_day(place)).collect();
    let title = desk.words.title(sheet.id);
    html! {
        section {
            h2 { (title) }
            @match chart::lines(&lines, &short) {
                Some(svg) => div.beside {
                    figure { div.chart role="img" aria-label=(title) { (PreEscaped(svg)) } }
                    (desk.beside(sheet))
                },
                None => p.empty { (desk.say("staff-nothing")) },
            }
        }
    }
}

/// Of `09.11–15.11.2026` the last day without its year, for under a chart.
fn last_day(place: &str) -> String {
    let day = place.rsplit('–').next().unwrap_or(place);
    day.rsplit_once('.').map_or(day, |(day, _)| day).to_owned()
}
