//! Traffic for databases: people of three days, in one order or the other.

use chrono::TimeDelta;
use hamroh::{
    conversation::Observation, localisation::Locale, memory::OpenCounts, statistics::Count,
    store::Store,
};

use super::{at, note, open, seen};

/// A Monday, at eight in the morning where the office is.
pub const BEGUN: &str = "2026-11-16T03:00:00Z";
/// How long people write, in hours.
pub const HOURS: i64 = 3 * 24;
/// The people of one hour, each with one question; `turned`: the last comes first.
pub fn hour(open: &OpenCounts, hour: i64, turned: bool) {
    let topics = ["russia-stay", "work-rights", "health", "family-money", "return-home"];
    let people = match hour % 24 {
        10..=12 => 40,
        16..=22 => 1,
        _ => 4,
    };
    for person in 0..people {
        let turn = if turned { people - 1 - person } else { person };
        let now = at(BEGUN) + TimeDelta::hours(hour) + TimeDelta::minutes(turn);
        let topic = topics[(hour * 7 + person) as usize % topics.len()];
        let locale = Locale::ALL[person as usize % Locale::ALL.len()];
        let entry = format!("{topic}-{}", (hour + person) % 7);
        let question = Observation { locale, ..seen(topic, &entry) };
        note(open, hour * 100 + person, &question, now);
    }
}

/// What is due when an hour is over.
pub fn due(open: &OpenCounts, hour: i64) -> Option<Vec<Count>> {
    open.batch(false, at(BEGUN) + TimeDelta::hours(hour + 1))
}

/// Writes what people ask in so many hours.
pub async fn write(store: &Store, turned: bool) {
    let open = open(BEGUN);
    for number in 0..HOURS {
        hour(&open, number, turned);
        if let Some(batch) = due(&open, number) {
            store.add_counts(&batch).await.unwrap();
        }
    }
}
