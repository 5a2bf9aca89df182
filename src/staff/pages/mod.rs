//! The pages of figures: each is a few sheets of `statistics`, put into words and drawn.

mod alerts;
mod channels;
mod choose;
mod entries;
mod hours;
mod missed;
mod report;
mod sources;
mod sparks;
mod system;
mod topics;
mod week;

use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    grid::Grid,
    page::Page,
    session::Visitor,
    site::State,
    table::{Look, bare, table},
    words::Words,
};
use crate::statistics::{Counts, Sheet, Shown, Week};

/// Weeks on a page that shows how something goes on: half a year.
const HALF_A_YEAR: u64 = 26;

/// What the address asks for beside the page.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// An ISO week, such as `2026-W46`.
    pub week: Option<String>,
    /// A month, such as `2026-10`.
    pub month: Option<String>,
    /// A language.
    pub language: Option<String>,
    /// A month, or a quarter such as `2026-Q3`.
    pub period: Option<String>,
}

/// What a page is made from.
pub(super) struct Desk<'a> {
    pub visitor: &'a Visitor,
    pub words: Words,
    pub counts: Arc<Counts>,
    /// The office's date.
    pub today: NaiveDate,
    /// The office's clock.
    pub zone: FixedOffset,
    pub asked: Asked,
    pub state: State,
    /// The campaigns that are registered: code and name.
    pub campaigns: Vec<(String, String)>,
}

/// What a page shows: its sheets, which files hold too, and all of it as a page.
pub(super) struct View {
    pub sheets: Vec<Sheet>,
    /// The part of the address that says what was asked for.
    pub query: String,
    pub body: Markup,
}

impl Desk<'_> {
    /// The page.
    pub fn view(&self, page: Page) -> View {
        match page {
            Page::Week | Page::Deeds => week::view(self),
            Page::Topics => topics::view(self),
            Page::Channels => channels::view(self),
            Page::Hours => hours::view(self),
            Page::Missed => missed::view(self),
            Page::Entries => entries::view(self),
            Page::Sources => sources::view(self),
            Page::Alerts => alerts::view(self),
            Page::Report => report::view(self),
            Page::System => system::view(self),
        }
    }

    fn say(&self, id: &str) -> String {
        self.words.speech.say(id)
    }

    fn grid(&self, sheet: &Sheet) -> Grid {
        Grid::of(sheet, &self.words)
    }

    fn table(&self, sheet: &Sheet, look: Look) -> Markup {
        html! { section { (table(self.words.speech, &self.grid(sheet), look)) } }
    }

    /// A wide table that is opened when it is wanted, below charts of the same figures.
    fn folded(&self, sheet: &Sheet) -> Markup {
        html! {
            details { summary { (self.say("staff-all-figures")) } (bare(self.words.speech, &self.grid(sheet), Look::Plain)) }
        }
    }

    /// A table beside a chart of the same figures.
    fn beside(&self, sheet: &Sheet) -> Markup {
        bare(self.words.speech, &self.grid(sheet), Look::Beside)
    }

    /// The week that was asked for, if it is over; else the last closed one.
    fn week(&self) -> Week {
        let last = Week::closed_before(self.today);
        let asked = self.asked.week.as_deref().and_then(|week| week.parse().ok());
        asked.filter(|week| *week <= last).unwrap_or(last)
    }

    /// What figures mean, and where they can be taken to.
    fn foot(&self, page: Page, query: &str) -> Markup {
        let file = |kind: &str| format!("{}.{kind}{query}", page.path());
        html! {
            p.legend { (self.say("staff-legend")) }
            p.files {
                (self.say("staff-take")) " "
                a #csv href=(file("csv")) { "CSV" } " · " a #xlsx href=(file("xlsx")) { "XLSX (Excel)" }
            }
        }
    }
}

pub(super) use {alerts::words as alert, report::made, report::notes as method, week::trend};

/// The figures of one row, in the order of its columns.
fn row(sheet: &Sheet, row: usize) -> Vec<Shown> {
    sheet.cells.get(row).cloned().unwrap_or_default()
}
