//! Telegram end to end: the real program, a Bot API server in this process, and people who ask.
//!
//! `cargo bench --bench telegram` prints questions a second, how long an answer takes, memory, and the time to be ready.
//! The server and the people use the same processors as the program.

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

use std::time::{Duration, Instant};

use people::{
    questions, spread,
    telegram::{answered, paced},
};
use support::{
    bot_api::BotApi,
    program::{Launch, Program},
};

/// Questions asked as fast as they are answered.
const QUESTIONS: usize = 20_000;
/// People who wait for an answer at the same time.
const WAITING: usize = 200;
/// Questions a second when the pace is given, and for how long they come.
const PACES: [u32; 3] = [50, 200, 500];
const PACED: Duration = Duration::from_secs(6);

#[tokio::main]
async fn main() {
    let bot_api = BotApi::start();
    let launch = Launch::new(&bot_api);
    let (program, first) = ready(&bot_api, &launch).await;
    stop(&program).await;
    let (program, again) = ready(&bot_api, &launch).await;
    println!("ready, first start:             {} ms", first.as_millis());
    println!("ready, with its database:       {} ms", again.as_millis());
    println!("memory when ready:              {} kB", program.memory().0);
    let questions = questions();
    crowd(&bot_api, &questions, 500).await;
    let took = crowd(&bot_api, &questions, QUESTIONS).await;
    let a_second = QUESTIONS as f64 / took.as_secs_f64();
    println!("{QUESTIONS} questions, {WAITING} at a time: {a_second:.0} a second");
    for pace in PACES {
        let waits = paced(&bot_api, &questions, pace, PACED).await;
        println!("{pace:4} questions a second:       {}", spread(&waits));
    }
    let (now, peak) = program.memory();
    println!("memory after all of them:       {now} kB, at most {peak} kB");
    stop(&program).await;
}

/// Starts the program; how long it takes until it asks for updates.
async fn ready(bot_api: &BotApi, launch: &Launch) -> (Program, Duration) {
    let polls = bot_api.polls();
    let begun = Instant::now();
    let program = launch.spawn();
    bot_api.wait_for_poll_after(polls).await;
    (program, begun.elapsed())
}

async fn stop(program: &Program) {
    program.terminate();
    program.ends_within(Duration::from_secs(11)).await.expect("it stops in time");
}

/// New people ask, so many at a time; how long it takes until all are answered.
async fn crowd(bot_api: &BotApi, questions: &[String], count: usize) -> Duration {
    let before = bot_api.answered();
    let begun = Instant::now();
    for (asked, question) in questions.iter().cycle().take(count).enumerate() {
        bot_api.somebody("ru").says(question);
        if asked >= WAITING {
            answered(bot_api, before + asked - WAITING).await;
        }
    }
    answered(bot_api, before + count).await;
    begun.elapsed()
}
