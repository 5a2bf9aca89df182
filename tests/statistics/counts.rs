//! The contract of the store with counts, on both databases.

use hamroh::{
    statistics::{Counts, KEPT_MONTHS, Month, Period, Span, Table, report, retired},
    store::{Mode, Store},
};
use tempfile::TempDir;

use super::count;
use crate::support::postgres::Postgres;

async fn contract(url: &str) {
    let store = Store::open(url, Mode::Serve).await.unwrap();
    assert_eq!(store.counts().await.unwrap(), []);
    let topic = |number| count(Table::TopicWeek, "2026-W47", &["russia-stay", "tg"], number);
    let day = |number| count(Table::AskersDay, "2026-11-21", &["telegram"], number);
    let word = count(Table::MissedWordWeek, "2026-W46", &["tg", "қарз"], 2);
    store.add_counts(&[topic(3), word.clone()]).await.unwrap();
    store.add_counts(&[topic(4), day(5)]).await.unwrap();
    store.add_counts(&[]).await.unwrap();
    assert_eq!(store.counts().await.unwrap(), [topic(7), day(5), word]);

    store.register_campaign(" Radio ", "Radio").await.unwrap();
    store.register_campaign("radio", "Radio spots").await.unwrap();
    assert_eq!(store.campaigns().await.unwrap(), [("radio".into(), "Radio spots".into())]);
    store.end_campaign("radio").await.unwrap();
    assert_eq!(store.campaigns().await.unwrap(), []);

    assert!(!store.is_made_up().await.unwrap());
    store.mark_made_up("2026-11-21".parse().unwrap()).await.unwrap();
    store.mark_made_up("2026-11-21".parse().unwrap()).await.unwrap();
    assert!(store.is_made_up().await.unwrap());
    store.close().await;
    retirement(url).await;
}

/// After 24 months the weeks of a month give way to its report, which stays the same.
async fn retirement(url: &str) {
    let store = Store::open(url, Mode::Serve).await.unwrap();
    let weeks = ["2023-W40", "2023-W41", "2023-W42", "2023-W43"];
    let old = weeks.map(|week| count(Table::TopicWeek, week, &["russia-stay", "ru"], 9));
    store.add_counts(&old).await.unwrap();
    store.add_counts(&[count(Table::AskersDay, "2023-10-07", &["sms"], 12)]).await.unwrap();
    store.add_counts(&[count(Table::HourWeek, "2023-W40", &["1", "09", "sms"], 12)]).await.unwrap();
    let today = "2026-11-22".parse().unwrap();
    let october = Span::Month(Month::of("2023-10-15".parse().unwrap()));
    let before: Counts = store.counts().await.unwrap().into_iter().collect();
    let shown = report(&before, today, october);
    let months = retired(&before, today);
    assert_eq!(months.len(), 1, "only what is older than {KEPT_MONTHS} months");
    store.retire(&months).await.unwrap();
    let after = store.counts().await.unwrap();
    let month = |period: &Period| matches!(period, Period::Month(_));
    let kept: Vec<_> = after.iter().filter(|count| month(&count.period)).cloned().collect();
    let expected = [
        count(Table::TopicWeek, "2023-10", &["russia-stay"], 30),
        count(Table::AskersDay, "2023-10", &["sms"], 11),
    ];
    assert_eq!(kept, expected);
    assert!(after.iter().all(|count| !count.period.to_string().starts_with("2023-W")));
    let after: Counts = after.into_iter().collect();
    assert_eq!(report(&after, today, october), shown);
    assert!(retired(&after, today).is_empty());
    store.close().await;
}

#[tokio::test]
async fn sqlite_keeps_counts() {
    let folder = TempDir::new().unwrap();
    contract(&format!("sqlite://{}/hamroh.db", folder.path().display())).await;
}

#[tokio::test]
async fn postgresql_keeps_counts_alike() {
    let cluster = Postgres::start();
    contract(&cluster.database("counts")).await;
}
