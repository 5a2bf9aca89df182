//! What counting adds to a message.
//!
//! `cargo bench --bench counting` prints microseconds a message, over a day with 20,000 askers, and the memory that they take.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is wrong in a bench ends it"
)]

use std::time::Instant;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use hamroh::{
    conversation::{Channel, Observation, Outcome},
    knowledge::{read, shipped_files},
    localisation::Locale,
    memory::{Address, Campaigns, Noted, OpenCounts},
};

const ASKERS: i64 = 20_000;
const MESSAGES: i64 = 200_000;

fn main() {
    let content = read(&shipped_files()).expect("the shipped content");
    let seen: Vec<Observation> = content
        .entries()
        .iter()
        .map(|entry| Observation {
            channel: Channel::Telegram,
            locale: Locale::Tg,
            outcome: Outcome::Answer,
            entries: vec![entry.id.clone()],
            topic: Some(entry.topic.clone()),
            confidence: 0.9,
            source: None,
            sensitive: entry.sensitive,
            vote: None,
            missed: Vec::new(),
        })
        .collect();
    let begun: DateTime<Utc> = "2026-11-16T19:00:00Z".parse().expect("a moment");
    let open =
        OpenCounts::new(FixedOffset::east_opt(5 * 3600).unwrap(), Campaigns::default(), begun);
    let before = memory();
    let started = Instant::now();
    for message in 0..MESSAGES {
        let now = begun + TimeDelta::milliseconds(message * 400);
        let observed = &seen[message as usize * 7 % seen.len()];
        open.note(&Address::telegram(message * 31 % ASKERS), &Noted::Turn(observed), now);
    }
    let each = started.elapsed() / MESSAGES as u32;
    println!("counting a message:  {each:.2?}");
    println!("{ASKERS} askers take:  {} kB", memory() - before);
    let started = Instant::now();
    let batch = open.batch(true, begun + TimeDelta::hours(23)).expect("a batch");
    println!("a batch of {} cells: {:.2?}", batch.len(), started.elapsed());
}

/// Resident memory, in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
