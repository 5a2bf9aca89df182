//! What becomes of old counts: after 24 months the weeks of a month give way to what the reports show of it.

use chrono::NaiveDate;

use crate::statistics::{Count, Counts, Month, Period, Table, counts::reported};

/// Months that are kept week by week.
pub const KEPT_MONTHS: u32 = 24;

/// One month that has grown old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// The month: all periods of its weeks go.
    pub month: Month,
    /// What takes their place, sorted: figures as the reports show them, and nothing below 11.
    pub counts: Vec<Count>,
}

/// The months that have grown old, oldest first. Hours and words that were not understood are not kept any longer.
pub fn retired(counts: &Counts, today: NaiveDate) -> Vec<Retired> {
    let kept = Month::of(today).back(KEPT_MONTHS);
    let old = counts.months_of_weeks().into_iter().filter(|month| *month < kept);
    old.map(|month| Retired { month, counts: shown(counts, month) }).collect()
}

fn shown(counts: &Counts, month: Month) -> Vec<Count> {
    let mut kept: Vec<Count> = Table::ALL
        .into_iter()
        .filter(|table| reported(*table).is_some())
        .flat_map(|table| counts.lines(table, month).into_iter().map(move |keys| (table, keys)))
        .filter_map(|(table, keys)| {
            let names: Vec<&str> = keys.iter().map(String::as_str).collect();
            let count = counts.month(table, month, &names).figure()?;
            // The figure 10 stands for 11 and 12: it must be shown as 10 again.
            let count = count.max(crate::statistics::MEASURE);
            Some(Count { table, period: Period::Month(month), keys, count })
        })
        .collect();
    kept.sort();
    kept
}
