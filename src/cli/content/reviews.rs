//! Which entries must be looked at again.

use chrono::{Days, NaiveDate};

use crate::knowledge::{Content, Entry};

/// An entry is listed this many days before its review is due.
const SOON: Days = Days::new(30);

/// The entries whose review is overdue or due soon, the longest overdue first.
pub(super) fn list(content: &Content, today: NaiveDate) -> String {
    let horizon = today.checked_add_days(SOON).unwrap_or(NaiveDate::MAX);
    let mut due: Vec<&Entry> =
        content.entries().iter().filter(|entry| entry.review_by <= horizon).collect();
    due.sort_by_key(|entry| (entry.review_by, entry.code));
    let line = |entry: &&Entry| {
        let state = if entry.overdue(today) { "overdue since" } else { "due by" };
        format!("{:30} {}  {state} {}", entry.id.as_str(), entry.code, entry.review_by)
    };
    let mut lines =
        vec![format!("reviews overdue or due within 30 days of {today}: {}", due.len())];
    lines.extend(due.iter().map(line));
    lines.join("\n")
}
