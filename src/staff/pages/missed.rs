//! What was not understood: its share, and words that stood in it.

use maud::{Markup, html};

use super::{Desk, HALF_A_YEAR, View, channels::lines, choose, row};
use crate::{
    staff::{page::Page, table::Look},
    statistics::{Sheet, missed_words, not_understood, share},
};

pub fn view(desk: &Desk<'_>) -> View {
    let week = desk.week();
    let over_time = not_understood(&desk.counts, desk.today, HALF_A_YEAR);
    let words = missed_words(&desk.counts, desk.today, week);
    let query = format!("?week={week}");
    let body = html! {
        p.lead { (desk.say("staff-missed-lead")) }
        (newest(desk, &over_time))
        (lines(desk, &over_time))
        (choose::week(desk, Page::Missed, week))
        (desk.table(&words, Look::Bars(0)))
        p.legend { (desk.say("staff-missed-words")) }
        (desk.foot(Page::Missed, &query))
    };
    View { sheets: vec![over_time, words], query, body }
}

/// The share of the last closed week, in a sentence.
fn newest(desk: &Desk<'_>, sheet: &Sheet) -> Markup {
    let newest = |number| row(sheet, number).last().copied();
    let percent = newest(0).zip(newest(1)).and_then(|(part, whole)| share(part, whole));
    html! {
        @if let Some(percent) = percent {
            p.said #share { (desk.words.speech.tell("staff-missed-share", &[("percent", percent.into())])) }
        }
    }
}
