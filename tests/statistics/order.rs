//! Somebody copies the database and its journal again and again: no single message can be told from the others.

use std::{collections::BTreeMap, fs, path::Path};

use chrono::TimeDelta;
use hamroh::{
    conversation::Channel,
    statistics::{Count, Table},
    store::{Mode, Store},
};
use sqlx::AnyPool;
use tempfile::TempDir;

use super::{at, note, open, seen};

/// A copy of the database as somebody finds it, with whatever journal there is.
async fn copied(from: &Path) -> Vec<Count> {
    let folder = TempDir::new().unwrap();
    for name in ["hamroh.db", "hamroh.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), folder.path().join(name)).unwrap();
        }
    }
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Use).await.unwrap();
    let counts = store.counts().await.unwrap();
    store.close().await;
    counts
}

/// What a batch brought, by table.
fn gained(before: &[Count], after: &[Count]) -> BTreeMap<Table, u64> {
    let all = |counts: &[Count]| {
        let mut all = BTreeMap::new();
        counts.iter().for_each(|count| *all.entry(count.table).or_insert(0) += count.count);
        all
    };
    let (before, after) = (all(before), all(after));
    let more = |(table, count): (Table, u64)| {
        (table, count - before.get(&table).copied().unwrap_or_default())
    };
    after.into_iter().map(more).filter(|(_, count)| *count > 0).collect()
}

/// The rows of the open week as they lie in the file: sorted, whenever they came.
async fn rows_lie_sorted(url: &str) {
    let pool = AnyPool::connect(url).await.unwrap();
    let sql = "select margin, period, key_1, key_2, key_3 from marginal_count order by rowid";
    let rows: Vec<(String, String, String, String, String)> =
        sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
    pool.close().await;
    let order = |row: &(String, String, String, String, String)| {
        let table: Table = row.0.parse().unwrap();
        (
            table,
            row.1.parse::<hamroh::statistics::Period>().unwrap(),
            row.2.clone(),
            row.3.clone(),
            row.4.clone(),
        )
    };
    assert!(rows.is_sorted_by_key(order));
}

#[tokio::test]
async fn from_copies_under_load_no_single_message_is_isolated() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let open = open("2026-11-16T03:00:00Z");
    let topics = ["russia-stay", "work-rights", "health", "family-money", "return-home"];
    let (mut before, mut batches, mut day_ends) = (copied(folder.path()).await, 0, 0);
    // Three days; somebody new every ten minutes in daytime, and a flood every evening.
    for minute in 0..(3 * 24 * 6) {
        let now = at("2026-11-16T03:00:00Z") + TimeDelta::minutes(10 * minute);
        let evening = minute % 144 == 80;
        for person in 0..if evening { 40 } else { 1 } {
            let topic = topics[(minute as usize * 7 + person as usize) % topics.len()];
            note(&open, minute * 100 + person, &seen(topic, &format!("{topic}-1")), now);
        }
        let Some(batch) = open.batch(false, now) else { continue };
        store.add_counts(&batch).await.unwrap();
        let journal = fs::metadata(folder.path().join("hamroh.db-wal"));
        assert_eq!(journal.map_or(0, |file| file.len()), 0, "the journal holds nothing");
        let after = copied(folder.path()).await;
        let gained = gained(&before, &after);
        let day_end = gained[&Table::AskersDay] < 8;
        day_ends += u32::from(day_end);
        batches += 1;
        before = after;
        rows_lie_sorted(&url).await;
    }
    store.close().await;
    assert!(batches > 30, "{batches}");
    // At the end of a day what is left is written, however little: the day is told with its counts in any case.
    assert!(day_ends <= 3, "{day_ends} of {batches} batches held fewer than eight people");
}

#[tokio::test]
async fn what_was_counted_between_two_batches_is_in_no_file() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let open = open("2026-11-16T03:00:00Z");
    for person in 0..7 {
        note(&open, person, &seen("health", "health-1"), at("2026-11-16T05:00:00Z"));
        assert!(open.batch(false, at("2026-11-16T06:00:00Z")).is_none());
    }
    assert!(copied(folder.path()).await.is_empty());
    assert!(open.silent_days(Channel::Telegram, at("2026-11-16T05:00:00Z")).is_some());
    store.close().await;
}
