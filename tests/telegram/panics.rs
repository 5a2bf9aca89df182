//! A fault of our own in a handler: it costs at most that turn.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use hamroh::{
    channel::{
        Desk, Served,
        telegram::{Telegram, TelegramSettings},
    },
    conversation::Guide,
    knowledge::{read, shipped_files},
    localisation::Locale,
    memory::{Address, Noted},
    telemetry,
};
use tokio::sync::oneshot;

use crate::support::{
    bot_api::{BotApi, TOKEN},
    words::is_answer,
};

/// Set in the child that shows what the log says of a panic.
const CHILD: &str = "HAMROH_TEST_PANIC_CHILD";
/// What the panic holds, and the log must not.
const PLANTED: &str = "+992 93 777 12 34";

/// A desk whose counter fails once, after the first reply was accepted.
fn failing_desk() -> Desk {
    let content = read(&shipped_files()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let failed = AtomicBool::new(false);
    let count =
        move |_: &Address, _: &Noted<'_>| assert!(failed.swap(true, Ordering::SeqCst), "{PLANTED}");
    Desk::new(Arc::new(Served::new(Guide::new(content, None, true))), Box::new(count))
}

#[tokio::test]
async fn a_panic_in_a_handler_does_not_stop_the_rest() {
    if std::env::var_os(CHILD).is_some() {
        telemetry::init();
    }
    let bot_api = BotApi::start();
    let settings = TelegramSettings::new(TOKEN, Some(&bot_api.url()), None).expect("settings");
    let telegram = Telegram::new(settings, Arc::new(failing_desk())).expect("settings");
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(telegram.run(async {
        let _ = stopped.await;
    }));
    let people: Vec<_> = (1..=10).map(|_| bot_api.somebody("ru")).collect();
    let updates: Vec<i64> = people.iter().map(|person| person.says("214").update).collect();
    for person in &people {
        assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
    }
    bot_api.wait_for_confirmation(*updates.last().expect("an update")).await;
    for person in &people {
        assert!(is_answer(&person.asks("290").await, "privacy", Locale::Ru));
        assert_eq!(person.replies().len(), 2, "answered once each");
    }
    stop.send(()).expect("it still runs");
    let ended = tokio::time::timeout(Duration::from_secs(10), running).await;
    ended.expect("it stops in time").expect("it ends without a panic");
}

#[test]
fn the_log_says_where_a_panic_was_and_not_what_it_held() {
    let test = "telegram::panics::a_panic_in_a_handler_does_not_stop_the_rest";
    let child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, "1")
        .env("RUST_LOG", "trace")
        .output()
        .expect("the child runs");
    let said = String::from_utf8_lossy(&[child.stdout, child.stderr].concat()).into_owned();
    assert!(child.status.success(), "{said}");
    assert!(said.contains("panics.rs:"), "the place is not named: {said}");
    assert!(!said.contains(PLANTED), "{said}");
}
