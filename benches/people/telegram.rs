//! People on Telegram: each asks once, through a Bot API server in this process.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use crate::support::bot_api::BotApi;

/// Waits until so many people have got an answer.
pub async fn answered(bot_api: &BotApi, count: usize) {
    let enough =
        bot_api.wait_for("an answer", |transcript| (transcript.answered() >= count).then_some(()));
    enough.await;
}

/// New people ask at a pace; how long each waits for the first message, shortest first.
pub async fn paced(
    bot_api: &BotApi,
    questions: &[String],
    pace: u32,
    while_: Duration,
) -> Vec<Duration> {
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / pace);
    let before = bot_api.answered();
    let mut asked = HashMap::new();
    for question in questions.iter().cycle().take(pace as usize * while_.as_secs() as usize) {
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
