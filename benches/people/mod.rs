//! What benches share: people who ask, and how long they wait.

#![allow(dead_code, reason = "each bench uses its own part")]

pub mod sms;
pub mod telegram;

use std::time::Duration;

use crate::support::words::content;

/// What many people send: a digit of a menu, or a code from a leaflet.
pub fn digits() -> Vec<String> {
    let codes = content().entries().iter().map(|entry| entry.code.to_string());
    (0..=9).map(|digit: u8| digit.to_string()).chain(codes).collect()
}

/// All wordings of the shipped content, in all languages.
pub fn questions() -> Vec<String> {
    let texts = content().entries().iter().flat_map(|entry| entry.texts.iter());
    texts.flat_map(|(_, text)| text.questions.clone()).collect()
}

/// Three questions in words, then a digit or a code.
pub fn mixed() -> Vec<String> {
    let digits = digits();
    let mut all = Vec::new();
    for (three, digit) in questions().chunks(3).zip(digits.iter().cycle()) {
        all.extend_from_slice(three);
        all.push(digit.clone());
    }
    all
}

/// The time that this part of all waited at most; they are sorted, shortest first.
pub fn quantile(sorted: &[Duration], part: f64) -> Duration {
    let place = (part * sorted.len() as f64).ceil() as usize;
    sorted[place.clamp(1, sorted.len()) - 1]
}

/// The half, 99 of 100, and all of them, as a bench prints it.
pub fn spread(sorted: &[Duration]) -> String {
    let [half, most, all] = [0.5, 0.99, 1.0].map(|part| quantile(sorted, part));
    format!("p50 {half:.1?}, p99 {most:.1?}, slowest {all:.1?}")
}
