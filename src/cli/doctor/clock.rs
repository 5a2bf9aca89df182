//! The clock: weeks are closed and reviews fall due by it. Only what this machine knows is compared; no time server is asked.

use chrono::{Months, NaiveDate};

use super::finding::Finding;
use crate::knowledge::Content;

const ABOUT: &str = "clock";
/// Content that nobody has checked for so long is less likely than a clock that is wrong.
const OLDEST: Months = Months::new(24);

/// A day before the newest check of an entry cannot be today.
pub fn look(content: &Content, today: NaiveDate) -> Finding {
    let Some(newest) = content.entries().iter().map(|entry| entry.checked).max() else {
        return Finding::fine(ABOUT, format!("it says {today}, in UTC"));
    };
    if today < newest {
        let found = format!("it says {today}, but an answer was checked on {newest}");
        return Finding::mend(ABOUT, found, "set the clock: timedatectl set-ntp true");
    }
    if newest.checked_add_months(OLDEST).is_some_and(|latest| today > latest) {
        let found = format!("it says {today}, two years after the last answer was checked");
        let todo = "if the clock is right, install a newer version and look through the answers; else: timedatectl set-ntp true";
        return Finding::mend(ABOUT, found, todo);
    }
    Finding::fine(
        ABOUT,
        format!("it says {today}, in UTC: plausible; timedatectl says whether it is kept right"),
    )
}
