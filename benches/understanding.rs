//! How long learning the content and reading a message take: `cargo bench --bench understanding`.
//!
//! Messages are the development questions, each read several times; the fastest time of each counts, so that other work
//! on the machine does not. Times are of one core.
#![allow(missing_docs)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use hamroh::{
    knowledge::{read, shipped_files},
    understanding::{Situation, Understanding},
};

/// How often each message is read.
const TIMES: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let content = read(&shipped_files())
        .map_err(|problems| format!("{} problems of the content", problems.len()))?;
    let began = Instant::now();
    let understanding = Understanding::learn(&content);
    println!("learning {} entries: {} ms", content.entries().len(), began.elapsed().as_millis());
    report("a question", &understanding, &questions()?);
    let noise: Vec<String> =
        questions()?.chunks(60).map(|chunk| chunk.join(" ").chars().take(4096).collect()).collect();
    report("up to 4,096 characters", &understanding, &noise);
    Ok(())
}

/// The texts of all development questions.
fn questions() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir("tests/questions")?.filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    for file in
        files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "jsonl"))
    {
        for line in std::fs::read_to_string(file)?.lines() {
            let question: serde_json::Value = serde_json::from_str(line)?;
            texts.extend(question.get("text").and_then(|text| text.as_str()).map(str::to_owned));
            let turns =
                question.get("turns").and_then(|turns| turns.as_array()).into_iter().flatten();
            texts.extend(turns.filter_map(|turn| turn.as_str().map(str::to_owned)));
        }
    }
    Ok(texts)
}

fn report(name: &str, understanding: &Understanding, texts: &[String]) {
    let mut times: Vec<Duration> = texts.iter().map(|text| fastest(understanding, text)).collect();
    times.sort();
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied()
    };
    let micros = |time: Option<Duration>| time.unwrap_or_default().as_micros();
    println!(
        "{name} ({} of them): p50 {} µs, p99 {} µs, longest {} µs",
        times.len(),
        micros(at(50)),
        micros(at(99)),
        micros(times.last().copied())
    );
}

fn fastest(understanding: &Understanding, text: &str) -> Duration {
    let situation = Situation::default();
    let once = |_| {
        let began = Instant::now();
        black_box(understanding.read(black_box(text), &situation));
        began.elapsed()
    };
    (0..TIMES).map(once).min().unwrap_or_default()
}
