//! Forms that choose what a page shows.

use maud::{Markup, html};

use super::Desk;
use crate::{
    localisation::Locale,
    staff::{page::Page, words::short_week},
    statistics::{Month, Week},
};

/// Weeks to choose from: a year.
const WEEKS: u64 = 52;
/// Months to choose from: as long as counts are kept by week.
const MONTHS: u32 = 24;

/// One choice: the value, and its name.
type Choice = (String, String);

/// A list to choose from, without scripts.
pub fn form(desk: &Desk<'_>, page: Page, name: &str, choices: &[Choice], chosen: &str) -> Markup {
    html! {
        form.choose method="get" action=(page.path()) {
            label for=(name) { (desk.say(&format!("staff-choose-{name}"))) }
            select id=(name) name=(name) {
                @for (value, words) in choices { option value=(value) selected[value == chosen] { (words) } }
            }
            button #show { (desk.say("staff-show")) }
        }
    }
}

/// The closed weeks, newest first.
pub fn week(desk: &Desk<'_>, page: Page, chosen: Week) -> Markup {
    let weeks = Week::closed_before(desk.today).last(WEEKS);
    let choices: Vec<Choice> =
        weeks.into_iter().rev().map(|week| (week.to_string(), short_week(week))).collect();
    form(desk, page, "week", &choices, &chosen.to_string())
}

/// The closed months, newest first.
pub fn month(desk: &Desk<'_>, page: Page, chosen: Month) -> Markup {
    let choices: Vec<Choice> =
        months(desk).map(|month| (month.to_string(), month_name(desk, month))).collect();
    form(desk, page, "month", &choices, &chosen.to_string())
}

/// The closed months, newest first.
pub fn months(desk: &Desk<'_>) -> impl Iterator<Item = Month> {
    let last = Month::closed_before(desk.today);
    (0..MONTHS).map(move |back| last.back(back))
}

/// `October 2026`.
pub fn month_name(desk: &Desk<'_>, month: Month) -> String {
    let number = month.first().format("%m").to_string();
    format!("{} {}", desk.say(&format!("staff-month-{number}")), month.first().format("%Y"))
}

/// All languages, or one.
pub fn language(desk: &Desk<'_>, page: Page, chosen: Option<Locale>) -> Markup {
    let all = (String::new(), desk.say("staff-all-languages"));
    let each = Locale::ALL.map(|locale| (locale.to_string(), locale.endonym().to_owned()));
    let choices: Vec<Choice> = std::iter::once(all).chain(each).collect();
    form(desk, page, "language", &choices, chosen.map_or("", Locale::code))
}
