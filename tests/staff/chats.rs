//! Chats of the staff: `/stats` in those that the configuration names, and nowhere else.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use futures::FutureExt;
use hamroh::{
    channel::{
        Desk,
        telegram::{StaffChat, StaffChats, Telegram, TelegramSettings},
    },
    localisation::Locale,
    store::Role,
};

use super::{
    browser::{NOW, Office},
    made_up::counts,
};
use crate::{
    support::bot_api::{BotApi, TOKEN, USERNAME},
    web::SERVED,
};

const CHAT: i64 = -1_002_000_000_777;

#[tokio::test]
async fn stats_are_told_in_the_chats_of_the_staff_alone_and_say_what_the_page_says() {
    let today = DateTime::from_timestamp(NOW, 0).unwrap().date_naive();
    let office = Office::with(counts(today, 10), true).await;
    let around = Arc::clone(&office.around);
    let summary = move || {
        let around = Arc::clone(&around);
        async move { around.week_in_text(Locale::En).await.ok() }.boxed()
    };
    let chats = StaffChats {
        chats: vec![StaffChat { id: CHAT, digest: false }],
        summary: Box::new(summary),
        hour: 9,
        zone: FixedOffset::east_opt(0).unwrap(),
    };
    let bot_api = BotApi::start();
    let settings = TelegramSettings::new(TOKEN, Some(&bot_api.url()), None).unwrap();
    let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {})));
    let telegram = Telegram::new(settings.with_staff(chats), desk).unwrap();
    let running = tokio::spawn(telegram.run(std::future::pending()));

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
