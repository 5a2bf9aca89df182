//! When people write: a heat map of the week, for staffing the hotline.

use maud::html;

use super::{Desk, View, choose};
use crate::{
    staff::{page::Page, table::Look},
    statistics::{Month, hours},
};

pub fn view(desk: &Desk<'_>) -> View {
    let last = Month::closed_before(desk.today);
    let asked = desk.asked.month.as_deref().and_then(|month| month.parse().ok());
    let month = asked.filter(|month| *month <= last).unwrap_or(last);
    let sheet = hours(&desk.counts, desk.today, month);
    let query = format!("?month={month}");
    let body = html! {
        p.lead { (desk.say("staff-hours-lead")) }
        (choose::month(desk, Page::Hours, month))
        (desk.table(&sheet, Look::Heat))
        (desk.foot(Page::Hours, &query))
    };
    View { sheets: vec![sheet], query, body }
}
