//! The understanding in figures: `cargo bench --bench understanding`.
//!
//! Time to learn the content and to read a message, what each part of the engine is worth, how it grows with the number of
//! entries, and two plain ways of searching beside it. Times are of one core; each message is read several times and the
//! fastest counts, so that other work on the machine does not. Quality is of the half of the development questions that
//! sets nothing.
#![allow(missing_docs)]

mod ablation;
mod made_up;
mod peers;
mod questions;

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use hamroh::{
    knowledge::{Content, read, shipped_files},
    understanding::{Situation, Understanding},
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How often each message is read.
const TIMES: usize = 5;

fn main() -> Result<()> {
    let content = read(&shipped_files())
        .map_err(|problems| format!("{} problems of the content", problems.len()))?;
    let questions = questions::all()?;
    let texts: Vec<&str> = questions.iter().map(|question| question.text.as_str()).collect();
    let noise: Vec<String> =
        texts.chunks(60).map(|chunk| chunk.join(" ").chars().take(4096).collect()).collect();
    let noise: Vec<&str> = noise.iter().map(String::as_str).collect();

    let understanding = learned(&content)?;
    let reading = |text: &str| {
        black_box(understanding.read(text, &Situation::default()));
    };
    times("a question", &texts, reading);
    times("up to 4,096 characters", &noise, reading);

    ablation::print(&understanding, &questions);
    peers::print(&content, &understanding, &questions)?;

    println!("\nGrowth, with made-up entries:");
    for entries in [90, 300, 1000] {
        let content = made_up::content(&content, entries)?;
        let understanding = learned(&content)?;
        times("  a question", &texts, |text| {
            black_box(understanding.read(text, &Situation::default()));
        });
    }
    Ok(())
}

/// Learns the content and says how long that took and how much memory it takes.
fn learned(content: &Content) -> Result<Understanding> {
    let before = resident()?;
    let began = Instant::now();
    let understanding = Understanding::learn(content);
    let took = began.elapsed();
    println!(
        "learning {} entries: {} ms; {:.1} MB more resident",
        content.entries().len(),
        took.as_millis(),
        resident()? - before
    );
    Ok(understanding)
}

/// Resident memory of this process, in MB.
fn resident() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    Ok(kilobytes.parse::<f64>()? / 1000.0)
}

/// Prints how long `once` takes for the texts.
fn times(name: &str, texts: &[&str], once: impl Fn(&str)) {
    let fastest = |text: &&str| {
        let one = |_| {
            let began = Instant::now();
            once(black_box(text));
            began.elapsed()
        };
        (0..TIMES).map(one).min().unwrap_or_default()
    };
    let mut times: Vec<Duration> = texts.iter().map(fastest).collect();
    times.sort();
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default().as_micros()
    };
    println!(
        "{name}: p50 {} µs, p99 {} µs, longest {} µs, of {}",
        at(50),
        at(99),
        at(100),
        times.len()
    );
}
