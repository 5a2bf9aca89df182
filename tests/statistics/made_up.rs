//! The demonstration, and the views over it.

use hamroh::{
    cli::demo::fill,
    config::Config,
    knowledge::{read, shipped_files},
    statistics::{
        Alert, Change, Counts, Facts, Label, SheetId, Span, Table, Week, alerts, change, hours,
        last_week, missed_words, report, share, topics_by_language,
    },
    store::{Mode, Store},
};
use tempfile::TempDir;

use super::{at, everything};

#[tokio::test]
async fn the_demonstration_is_marked_and_brings_every_view_alive() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let content = read(&shipped_files()).unwrap();
    let begun = std::time::Instant::now();
    let messages = fill(&store, &content, &Config::default(), at("2026-11-22T08:00:00Z")).await;
    assert!(messages.unwrap() > 50_000);
    assert!(begun.elapsed().as_secs() < 60, "within a minute");
    assert!(store.is_made_up().await.unwrap());
    let raw = store.counts().await.unwrap();
    store.close().await;
    // Urgent and sensitive counts below 11 stand in the rows `other` alone.
    let small = raw.iter().filter(|count| count.table == Table::UrgentWeek && count.count < 11);
    assert!(small.into_iter().all(|count| count.keys == ["other"]));
    let counts: Counts = raw.into_iter().collect();
    let today = "2026-11-22".parse().unwrap();

    let [overview, topics] = last_week(&counts, today);
    assert_eq!(overview.columns.last(), Some(&Label::Week("2026-W46".parse().unwrap())));
    assert!(overview.cells.iter().flatten().all(|shown| shown.figure().is_some()), "{overview:?}");
    let rising: Vec<&Label> = topics
        .rows
        .iter()
        .zip(&topics.cells)
        .filter(|(_, cells)| matches!(change(cells[4], &cells[..4]), Some(Change::Up(40..))))
        .map(|(label, _)| label)
        .collect();
    assert_eq!(rising, [&Label::Topic("work-rights".into())]);

    let week: Week = "2026-W46".parse().unwrap();
    assert!(topics_by_language(&counts, today, week).rows.len() >= 5);
    assert!(missed_words(&counts, today, week).rows.len() >= 3);
    let heat = hours(&counts, today, week.month());
    assert_eq!((heat.rows.len(), heat.columns.len()), (7, 8));
    for sheet in report(&counts, today, Span::Quarter(week.month().back(3))) {
        assert!(!sheet.is_empty() && sheet.columns.len() == 3, "{sheet:?}");
    }
    let sheets = everything(&counts, today, 8);
    let whole = |sheet: &&hamroh::statistics::Sheet| sheet.id == SheetId::NotUnderstood;
    let understood = sheets.iter().find(whole).unwrap();
    assert!((5..20).contains(&share(understood.cells[0][7], understood.cells[1][7]).unwrap()));
}

#[test]
fn alerts_are_said_of_what_is_shown() {
    let topic = |week: &str, number| {
        super::count(Table::TopicWeek, week, &["trafficking-help", "tg"], number)
    };
    let day = |outcome: &str, number| {
        super::count(Table::ChannelDay, "2026-11-15", &["telegram", outcome], number)
    };
    let mut raw = vec![day("answer", 70), day("fallback", 30), topic("2026-W46", 40)];
    raw.extend(["2026-W45", "2026-W44", "2026-W43", "2026-W42"].map(|week| topic(week, 6)));
    let counts: Counts = raw.into_iter().collect();
    let facts = Facts {
        sensitive: ["trafficking-help".to_owned()].into(),
        silent_days: vec![("telegram".into(), 0), ("sms".into(), 1)],
        sms_segments: Some((87, 100)),
        overdue: 2,
    };
    let week = "2026-W46".parse().unwrap();
    let expected = [
        Alert::Elevated { topic: "trafficking-help".into(), week, figure: 40 },
        Alert::NotUnderstood { week, percent: 30 },
        Alert::Silent { channel: "sms".into(), days: 1 },
        Alert::SmsBudget { percent: 80 },
        Alert::Overdue { reviews: 2 },
    ];
    assert_eq!(alerts(&counts, "2026-11-16".parse().unwrap(), &facts), expected);
    assert!(alerts(&counts, "2026-11-15".parse().unwrap(), &Facts::default()).is_empty());
}
