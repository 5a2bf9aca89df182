//! Chats of the staff: `/stats` in those that the configuration names, the digest in those it marks, and nowhere else.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use futures::{FutureExt, future::BoxFuture};
use hamroh::{
    channel::{
        Desk,
        telegram::{DigestLog, Digests, StaffChat, StaffChats, Telegram, TelegramSettings},
    },
    localisation::Locale,
    store::{Role, Store},
};
use tokio::{sync::watch, task::JoinHandle};

use super::{
    browser::{NOW, Office},
    made_up::counts,
};
use crate::{
    support::bot_api::{BotApi, TOKEN, USERNAME},
    web::SERVED,
};

const CHAT: i64 = -1_002_000_000_777;
/// Monday, 23 November 2026, 15:00 UTC: the digest fell due six hours ago.
const MONDAY: i64 = NOW + 27 * 60 * 60;

/// The digests that were sent, in the office's database; how often it was asked.
#[derive(Clone)]
struct Log {
    store: Store,
    asked: watch::Sender<usize>,
}

impl DigestLog for Log {
    fn take(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, Option<bool>> {
        let log = self.clone();
        async move {
            let taken = log.store.take_digest(monday, chat).await.ok();
            log.asked.send_modify(|asked| *asked += 1);
            taken
        }
        .boxed()
    }

    fn give_back(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, ()> {
        let store = self.store.clone();
        async move { store.give_digest_back(monday, chat).await.unwrap() }.boxed()
    }
}

impl Log {
    fn of(office: &Office) -> Self {
        Self { store: office.store.clone(), asked: watch::Sender::new(0) }
    }
}

/// A bot whose clock stands.
fn bot(office: &Office, log: &Log, bot_api: &BotApi, chat: StaffChat, now: i64) -> JoinHandle<()> {
    let around = Arc::clone(&office.around);
    let summary = move || {
        let around = Arc::clone(&around);
        async move { around.week_in_text(Locale::En).await.ok() }.boxed()
    };
    let digests = Digests {
        hour: 9,
        zone: FixedOffset::east_opt(0).unwrap(),
        now: Box::new(move || DateTime::from_timestamp(now, 0).unwrap()),
        log: Box::new(log.clone()),
    };
    let chats = StaffChats { chats: vec![chat], summary: Box::new(summary), digests };
    let settings = TelegramSettings::new(TOKEN, Some(&bot_api.url()), None).unwrap();
    let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {})));
    let telegram = Telegram::new(settings.with_staff(chats), desk).unwrap();
    tokio::spawn(telegram.run(std::future::pending()))
}

#[tokio::test]
async fn stats_are_told_in_the_chats_of_the_staff_alone_and_say_what_the_page_says() {
    let today = DateTime::from_timestamp(NOW, 0).unwrap().date_naive();
    let office = Office::with(counts(today, 10), true).await;
    let bot_api = BotApi::start();
    let chat = StaffChat { id: CHAT, digest: false };
    let running = bot(&office, &Log::of(&office), &bot_api, chat, NOW);

    let person = bot_api.somebody("en");
    let elsewhere = person.asks("/stats").await;
    assert!(!elsewhere.text.contains("Last week"), "{}", elsewhere.text);
    let group = bot_api.group(CHAT, "Office");
    group.hears(&person, &format!("/stats@{USERNAME}"));
    let shown = bot_api
        .wait_for("the week", |transcript| (transcript.shown(group.id).count() > 0).then_some(()));
    shown.await;
    let told = group.replies().pop().unwrap().text;
    running.abort();

    assert!(told.starts_with("Last week: 09.11–15.11.2026\nMade-up data"), "{told}");
    assert!(told.contains("█"), "{told}");
    let (browser, _) = office.member("anora", Role::Viewer).await;
    let page = browser.page("/staff/week.csv").await;
    let rows = page.lines().filter_map(|line| line.split_once(','));
    let mut compared = 0;
    for (name, figures) in rows.filter(|(name, _)| !name.is_empty() && !name.starts_with('"')) {
        let newest = figures.rsplit(',').next().unwrap();
        let line = told.lines().skip_while(|line| !line.starts_with(name));
        let shown: String = line.take(2).collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&format!(" {newest}")), "{name}: {newest} in {shown}");
        compared += 1;
    }
    assert!(compared >= 10, "{page}");
}

#[tokio::test]
async fn a_digest_that_fell_due_while_the_program_was_down_comes_at_the_next_start_and_once() {
    let today = DateTime::from_timestamp(MONDAY, 0).unwrap().date_naive();
    let office = Office::with(counts(today, 10), true).await;
    let (log, bot_api) = (Log::of(&office), BotApi::start());
    let group = bot_api.group(CHAT, "Office");
    let chat = StaffChat { id: CHAT, digest: true };
    for start in 1..=3 {
        let running = bot(&office, &log, &bot_api, chat, MONDAY);
        log.asked.subscribe().wait_for(|asked| *asked >= start).await.unwrap();
        bot_api
            .wait_for("the week", |transcript| {
                (transcript.shown(group.id).count() > 0).then_some(())
            })
            .await;
        // Whatever else this start has to say in the group has been said when it answers somebody.
        bot_api.somebody("en").asks("/start").await;
        running.abort();
    }
    let told = group.replies();
    assert_eq!(told.len(), 1, "{told:?}");
    let late = bot(&office, &Log::of(&office), &bot_api, chat, MONDAY + 24 * 60 * 60);
    bot_api.somebody("en").asks("/start").await;
    late.abort();
    assert_eq!(group.replies().len(), 1, "on Tuesday afternoon it is no news");
}
