//! Topics over time, by language.

use maud::html;

use super::{Desk, HALF_A_YEAR, View, choose, sparks::sparks};
use crate::{
    localisation::Locale,
    staff::{page::Page, table::Look},
    statistics::{topics_by_language, topics_over_time},
};

pub fn view(desk: &Desk<'_>) -> View {
    let locale: Option<Locale> = desk.asked.language.as_deref().and_then(|code| code.parse().ok());
    let over_time = topics_over_time(&desk.counts, desk.today, HALF_A_YEAR, locale);
    let by_language = topics_by_language(&desk.counts, desk.today, desk.week());
    let query = locale.map(|locale| format!("?language={locale}")).unwrap_or_default();
    let body = html! {
        p.lead { (desk.say("staff-topics-lead")) }
        (choose::language(desk, Page::Topics, locale))
        (sparks(desk, &over_time))
        (desk.table(&by_language, Look::LastBar))
        (desk.foot(Page::Topics, &query))
    };
    View { sheets: vec![over_time, by_language], query, body }
}
