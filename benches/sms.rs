//! SMS end to end: the real program, called as Kannel calls it, each question by another telephone.
//!
//! `cargo bench --bench sms` prints requests a second, how long an answer takes, and memory over 100,000 senders. Whoever asks uses
//! the same processors as the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod people;
#[path = "../tests/support/mod.rs"]
mod support;

use std::{sync::atomic::Ordering, time::Duration};

use people::{
    digits, questions,
    sms::{Ask, CONNECTIONS},
    spread,
};
use support::{
    program::Program,
    sms::{KANNEL, launch},
};

/// Requests as fast as they are answered.
const REQUESTS: usize = 20_000;
/// Different senders, to see whether memory stays flat.
const SENDERS: usize = 100_000;
/// Requests a second when the pace is given, and for how long they come.
const PACE: u32 = 500;
const PACED: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() {
    let launch = launch(KANNEL);
    let program = launch.start().await;
    println!("memory when ready:                  {} kB", program.memory().0);
    let people = Ask::new(&program, digits()).await;
    for (name, texts) in [("digits and codes", digits()), ("questions in words", questions())] {
        let ask = people.with(texts);
        ask.as_fast_as_possible(REQUESTS / 20).await;
        let busy = program.processor_time();
        let took = ask.as_fast_as_possible(REQUESTS).await;
        let each = (program.processor_time() - busy) / REQUESTS as u32;
        let a_second = REQUESTS as f64 / took.as_secs_f64();
        println!(
            "{name:19} {CONNECTIONS} at a time: {a_second:.0} a second, {each:.0?} of a processor each"
        );
        println!("{name:19} {PACE} a second:   {}", spread(&ask.paced(PACE, PACED).await));
    }
    memory(&program, &people).await;
    program.terminate();
    program.ends_within(Duration::from_secs(11)).await.expect("it stops in time");
}

/// Memory after so many senders, in steps.
async fn memory(program: &Program, ask: &Ask) {
    for step in 1..=5 {
        ask.as_fast_as_possible(SENDERS / 5).await;
        let senders = ask.senders.load(Ordering::Relaxed);
        let (now, peak) = program.memory();
        println!("memory after {senders:6} senders ({step}/5):  {now} kB, at most {peak} kB");
    }
}
