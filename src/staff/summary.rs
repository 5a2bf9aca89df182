//! The last closed week as a text with bars, for the chats of the staff: the same sheets as the page, in words.

use super::{
    grid::Grid,
    pages::{alert, trend},
    site::Surroundings,
    speech::Speech,
    words::{Words, figure},
};
use crate::{
    localisation::Locale,
    statistics::{Counts, alerts, last_week},
    store::StoreError,
};

/// The longest bar, in letters: it fits beside a figure on a telephone.
const LONGEST: u64 = 14;

impl Surroundings {
    /// The last closed week as a text.
    ///
    /// # Errors
    /// The counts cannot be read.
    pub async fn week_in_text(&self, locale: Locale) -> Result<String, StoreError> {
        let figures = (self.figures)().await?;
        let counts: Counts = figures.counts.into_iter().collect();
        let words = Words { speech: Speech(locale), guide: (self.guide)() };
        let say = |id: &str| words.speech.say(id);
        let [overview, topics] = last_week(&counts, self.today());
        let week = overview.columns.last().map(|week| words.label(week)).unwrap_or_default();
        let mut lines = vec![format!("{}: {week}", say("staff-page-week"))];
        lines.extend(figures.made_up.then(|| say("staff-made-up")));
        lines.push(String::new());
        let trends = overview.cells.iter().map(|cells| trend(words.speech, cells));
        for (row, trend) in Grid::of(&overview, &words).rows.iter().zip(trends) {
            let newest = row.cells.last().copied().map(figure).unwrap_or_default();
            lines.push(format!("{}: {newest}\n{trend}", row.label));
        }
        lines.push(format!("\n{}", say("staff-page-topics")));
        lines.extend(bars(&Grid::of(&topics, &words)));
        let found = alerts(&counts, self.today(), &(self.state)().facts);
        if !found.is_empty() {
            lines.push(format!("\n{}", say("staff-page-alerts")));
            lines.extend(found.iter().map(|found| format!("• {}", alert(&words, found))));
        }
        lines.push(format!("\n{}", say("staff-legend")));
        Ok(lines.join("\n"))
    }
}

/// The newest column: a line of names and a bar with its figure for each row.
pub(super) fn bars(grid: &Grid) -> Vec<String> {
    let newest = |row: &super::grid::Row| row.cells.last().copied();
    let figures = grid.rows.iter().filter_map(|row| newest(row)?.figure());
    let highest = figures.max().unwrap_or(1).max(1);
    let line = |row: &super::grid::Row| {
        let shown = newest(row)?;
        let length = shown.figure().map_or(0, |figure| (figure * LONGEST).div_ceil(highest));
        let bar = "█".repeat(usize::try_from(length).unwrap_or_default());
        Some(format!("{}\n{bar} {}", row.label, figure(shown)))
    };
    grid.rows.iter().filter_map(line).collect()
}
