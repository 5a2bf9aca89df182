//! Answers: how often each was shown, and whether it helped.

use maud::html;

use super::{Desk, View, choose};
use crate::{
    staff::{page::Page, table::Look},
    statistics::entries,
};

pub fn view(desk: &Desk<'_>) -> View {
    let week = desk.week();
    let sheet = entries(&desk.counts, desk.today, week);
    let query = format!("?week={week}");
    let body = html! {
        p.lead { (desk.say("staff-entries-lead")) }
        (choose::week(desk, Page::Entries, week))
        (desk.table(&sheet, Look::Bars(0)))
        (desk.foot(Page::Entries, &query))
    };
    View { sheets: vec![sheet], query, body }
}
