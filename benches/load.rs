//! The whole service under load: the real program with statistics on, Telegram and SMS at once, each message by somebody else.
//!
//! `cargo bench --bench load` prints how long an answer takes and the memory, at 300 messages a second for 60 seconds. The Bot API
//! server and the people use the same processors as the program, so an answer takes less than what is printed.

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

use std::time::Duration;

use people::{mixed, sms::Ask, spread, telegram::paced};
use support::{
    bot_api::{BotApi, TOKEN},
    sms::{KANNEL, launch},
};

/// Messages a second on each of the two networks, and for how long they come.
const PACE: u32 = 150;
const PACED: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() {
    let bot_api = BotApi::start();
    let launch = launch(KANNEL);
    let launch = launch.with("TELOXIDE_TOKEN", TOKEN).with("TELOXIDE_API_URL", &bot_api.url());
    let polls = bot_api.polls();
    let program = launch.start().await;
    bot_api.wait_for_poll_after(polls).await;
    println!("memory when ready:   {} kB", program.memory().0);
    let texts = mixed();
    let ask = Ask::new(&program, texts.clone()).await;
    let busy = program.processor_time();
    let (telegram, sms) =
        tokio::join!(paced(&bot_api, &texts, PACE, PACED), ask.paced(PACE, PACED));
    let busy = program.processor_time() - busy;
    println!("Telegram, {PACE} a second: {}", spread(&telegram));
    println!("SMS, {PACE} a second:      {}", spread(&sms));
    let messages = telegram.len() + sms.len();
    println!("{messages} messages:     {:.0?} of a processor each", busy / messages as u32);
    let (now, peak) = program.memory();
    println!("memory after them:   {now} kB, at most {peak} kB");
    program.terminate();
    program.ends_within(Duration::from_secs(11)).await.expect("it stops in time");
}
