//! One person who writes without end.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use hamroh::{
    conversation::{Observation, Outcome, Vote},
    localisation::Locale,
    memory::{Address, Campaigns, Noted, OpenCounts},
    statistics::{Period, Table},
};

use super::{at, note, open, seen};

type Cells = BTreeMap<(Table, Period, Vec<String>), u64>;

fn written(open: &OpenCounts) -> Cells {
    let batch = open.batch(true, at("2026-11-21T12:00:00Z")).unwrap();
    batch.into_iter().map(|count| ((count.table, count.period, count.keys), count.count)).collect()
}

/// A hundred others, all of whom ask something.
fn others(open: &OpenCounts) {
    for person in 0..100 {
        note(open, person, &seen("russia-stay", "work-patent"), at("2026-11-21T06:00:00Z"));
    }
}

/// All that somebody can make the service count, again and again.
fn flood(open: &OpenCounts) {
    let topics = ["russia-stay", "work-rights", "health", "family-money", "return-home"];
    let begun = at("2026-11-21T06:00:00Z");
    for round in 0..10_000 {
        let topic = topics[round % topics.len()];
        let entry = format!("{topic}-{}", round % 7);
        let vote = Vote { entry: entry.parse().unwrap(), helped: round % 2 == 0 };
        let outcome = [
            Outcome::Answer,
            Outcome::Choices,
            Outcome::Fallback,
            Outcome::Smalltalk,
            Outcome::Urgent,
        ][round % 5];
        let flooding = Observation {
            locale: Locale::ALL[round % 3],
            outcome,
            vote: Some(vote),
            source: Some(format!("code-{round}")),
            missed: vec![format!("word-{}", round % 11)],
            ..seen(topic, &entry)
        };
        let now = begun + TimeDelta::milliseconds(round as i64 * 1_000);
        note(open, 7_777, &flooding, now);
        open.note(&Address::telegram(7_777), &Noted::Limited(flooding.channel), now);
    }
}

#[test]
fn one_flooding_sender_moves_no_figure_by_more_than_one() {
    let (calm, flooded) = (open("2026-11-21T05:00:00Z"), open("2026-11-21T05:00:00Z"));
    others(&calm);
    others(&flooded);
    flood(&flooded);
    let (calm, flooded) = (written(&calm), written(&flooded));
    let mut cells: BTreeMap<Table, u64> = BTreeMap::new();
    for (key, count) in &flooded {
        let moved = count - calm.get(key).copied().unwrap_or_default();
        assert!(moved <= 1, "{key:?} moved by {moved}");
        *cells.entry(key.0).or_default() += moved;
    }
    assert!(cells.values().all(|moved| *moved <= 3), "{cells:?}");
    assert_eq!((cells[&Table::AskersDay], cells[&Table::HourWeek]), (1, 1));
}

#[test]
fn a_name_in_a_link_is_never_counted_by_name() {
    let open = OpenCounts::new(super::zone(), Campaigns::default(), at("2026-11-21T05:00:00Z"));
    let named = Observation {
        source: Some("zarina-holova-992900000001".into()),
        ..seen("health", "health-1")
    };
    note(&open, 1, &named, at("2026-11-21T06:00:00Z"));
    let sources: Vec<_> =
        written(&open).into_keys().filter(|key| key.0 == Table::SourceWeek).collect();
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0].2, ["other"]);
}
