//! The clock over midnight, the week's end and the year's.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use hamroh::{
    statistics::{Period, Table},
    store::{Mode, Store},
};
use tempfile::TempDir;

use super::{at, note, open, seen};

/// Somebody writes every half an hour from December into January: each day is there once, each week has seven.
#[tokio::test]
async fn no_day_is_missing_or_doubled_over_a_year_with_a_week_53() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let (begun, open) = (at("2026-12-13T19:00:00Z"), open("2026-12-13T19:00:00Z"));
    for half in 0..(28 * 48) {
        let now = begun + TimeDelta::minutes(30 * half);
        note(&open, 1, &seen("russia-stay", "work-patent"), now);
        if let Some(batch) = open.batch(false, now) {
            store.add_counts(&batch).await.unwrap();
        }
    }
    store.add_counts(&open.batch(true, begun + TimeDelta::days(28)).unwrap()).await.unwrap();
    let counts = store.counts().await.unwrap();
    let days: BTreeMap<NaiveDate, u64> = counts
        .iter()
        .filter(|count| count.table == Table::AskersDay)
        .map(|count| (count.period.first_day(), count.count))
        .collect();
    let first: NaiveDate = "2026-12-14".parse().unwrap();
    let expected = first.iter_days().take(28).map(|day| (day, 1)).collect();
    assert_eq!(days, expected);
    let weeks: Vec<(String, u64)> = counts
        .iter()
        .filter(|count| count.table == Table::TopicWeek && matches!(count.period, Period::Week(_)))
        .map(|count| (count.period.to_string(), count.count))
        .collect();
    let expected = ["2026-W51", "2026-W52", "2026-W53", "2027-W01"];
    assert_eq!(weeks, expected.map(|week| (week.to_owned(), 7)));
    store.close().await;
}
