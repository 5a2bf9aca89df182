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

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use support::{
    bot_api::BotApi,
    program::{Launch, Program},
    words::content,
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
        let waits = paced(&bot_api, &questions, pace).await;
        let [half, most, all] = [0.5, 0.99, 1.0].map(|part| quantile(&waits, part));
        println!(
            "{pace:4} questions a second:       p50 {half:.1?}, p99 {most:.1?}, slowest {all:.1?}"
        );
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

/// All wordings of the shipped content, in all languages.
fn questions() -> Vec<String> {
    let texts = content().entries().iter().flat_map(|entry| entry.texts.iter());
    texts.flat_map(|(_, text)| text.questions.clone()).collect()
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

async fn answered(bot_api: &BotApi, count: usize) {
    let enough =
        bot_api.wait_for("an answer", |transcript| (transcript.answered() >= count).then_some(()));
    enough.await;
}

/// New people ask at a pace; how long each waits for the first message, shortest first.
async fn paced(bot_api: &BotApi, questions: &[String], pace: u32) -> Vec<Duration> {
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / pace);
    let until = Instant::now() + PACED;
    let before = bot_api.answered();
    let mut asked = HashMap::new();
    for question in questions.iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        ticks.tick().await;
        let person = bot_api.somebody("ru");
        asked.insert(person.id, Instant::now());
        person.says(question);
    }
    answered(bot_api, before + asked.len()).await;
    waits(bot_api, &asked)
}

/// From a question to the first message of its answer.
fn waits(bot_api: &BotApi, asked: &HashMap<i64, Instant>) -> Vec<Duration> {
    let transcript = bot_api.transcript();
    let mut waits = HashMap::new();
    for call in transcript.calls("sendMessage").filter(|call| call.accepted()) {
        if let Some((chat, at)) = call.chat.and_then(|chat| Some((chat, *asked.get(&chat)?))) {
            waits.entry(chat).or_insert(call.at.saturating_duration_since(at));
        }
    }
    let mut waits: Vec<Duration> = waits.into_values().collect();
    waits.sort();
    waits
}

fn quantile(sorted: &[Duration], part: f64) -> Duration {
    let place = (part * sorted.len() as f64).ceil() as usize;
    sorted[place.clamp(1, sorted.len()) - 1]
}
