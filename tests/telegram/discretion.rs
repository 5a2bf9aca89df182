//! What identifies a person lives in memory only: a planted number, name and text stand in no log and in no file, whatever fails.

use std::time::Duration;

use futures::future::join_all;
use serde_json::json;

use crate::support::{
    bot_api::{BotApi, Fault, Person, Refusal, TOKEN, USERNAME},
    program::{Launch, Program},
    words::until_quiet,
};

const ID: i64 = 5_551_239_876;
const NAME: &str = "Фарангис-Пинҳонӣ";
const NUMBER: &str = "992937771234";
const TEXT: &str = "рози пинҳонии ман дар ин ҷо";
const PLACE: (f64, f64) = (55.751_244, 37.618_423);

/// All that must not be found.
fn planted() -> Vec<String> {
    let [id, secret] = [ID.to_string(), TOKEN.split(':').nth(1).unwrap_or_default().to_owned()];
    let place = [PLACE.0.to_string(), PLACE.1.to_string()];
    let words = [NAME, NUMBER, TEXT, "пинҳонии"].map(str::to_owned);
    [id, secret].into_iter().chain(place).chain(words).collect()
}

fn assert_nothing_is_found(launch: &Launch, program: &Program, when: &str) {
    let output = program.output();
    let files = launch.files();
    assert!(!files.is_empty(), "there is something to search");
    for secret in planted() {
        assert!(!output.contains(&secret), "{when}: {secret:?} is in the log:\n{output}");
        for (path, bytes) in &files {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{when}: {secret:?} is in {}", path.display());
        }
    }
}

/// A person with everything planted: the id of each begins with [`ID`].
fn person(bot_api: &BotApi, number: i64) -> Person {
    bot_api.person(ID * 100 + number, "tg").named(NAME)
}

/// Says everything that can be said, so that something of it could be kept.
async fn says_all(bot_api: &BotApi, person: &Person) {
    let sent = person.says(&format!("/start {NUMBER}"));
    person.edits(sent, &format!("{TEXT} {NUMBER}"));
    person.sends_location(PLACE.0, PLACE.1);
    person.sends_contact(&format!("+{NUMBER}"), NAME);
    person.sends_photo(TEXT);
    person.presses_old(&format!("e:tg:{NUMBER}"));
    let group = bot_api.group(-ID, NAME);
    group.hears(person, &format!("/help@{USERNAME} {TEXT}"));
    until_quiet(person).await;
}

/// What may come back of a call, each with an echo of what was said.
fn faults() -> Vec<Fault> {
    let echo = format!("{TEXT} {NUMBER} {NAME} {ID} {TOKEN}");
    let refused = |code| Fault::Refused(Refusal::new(code, echo.clone()));
    let raw = |status, body: &str| Fault::Raw { status, body: body.to_owned() };
    vec![
        raw(200, &format!("{{\"ok\":true,\"result\":{{\"text\":\"{echo}\"")),
        raw(200, &json!({ "ok": true, "result": { "text": echo } }).to_string()),
        raw(200, &json!({ "ok": true, "result": [{ "update_id": echo }] }).to_string()),
        raw(400, &echo),
        raw(502, &echo),
        Fault::bad_request(&format!("can't parse entities: {echo}")),
        refused(400),
        refused(403),
        refused(418),
        refused(500),
        Fault::Cut,
        Fault::Lost,
        Fault::too_many_requests(1),
    ]
}

/// Every fault, on every call that a person causes: people side by side.
async fn sends_fail_in_all_ways(bot_api: &BotApi) {
    let people = (1..).zip(faults()).map(|(number, fault)| async move {
        let person = person(bot_api, number);
        for method in ["sendMessage", "editMessageText", "answerCallbackQuery", "deleteMessages"] {
            bot_api.on(method).in_chat(person.id).times(1).fails(fault.clone());
        }
        person.presses_old("m:tg");
        person.says(&format!("{TEXT} {NUMBER}"));
        person.says("/clear");
        until_quiet(&person).await;
    });
    join_all(people).await;
}

/// Faults on polls, each after one that went well: else the program waits longer and longer.
async fn polls_fail_in_all_ways(bot_api: &BotApi) {
    for (number, fault) in (50..).zip(faults().into_iter().take(6)) {
        bot_api.on("getUpdates").times(1).fails(fault);
        // The poll under way comes back with the first question, the failed one with the second.
        let person = person(bot_api, number);
        person.asks("/help").await;
        until_quiet(&person).await;
    }
}

#[tokio::test]
async fn nothing_of_a_person_is_in_a_log_or_a_file_whatever_fails() {
    let bot_api = BotApi::start();
    let launch = Launch::new(&bot_api).with("RUST_LOG", "trace").with("RUST_BACKTRACE", "full");
    let program = launch.start().await;
    says_all(&bot_api, &person(&bot_api, 0)).await;
    sends_fail_in_all_ways(&bot_api).await;
    polls_fail_in_all_ways(&bot_api).await;
    for (kind, object) in [
        ("message", json!({ "message_id": NUMBER, "text": TEXT, "from": { "first_name": NAME } })),
        ("message", json!({ "message_id": 1, "date": 1, "chat": { "id": ID, "type": TEXT } })),
        ("message", json!(format!("{NAME} {NUMBER}"))),
        ("callback_query", json!({ "id": NUMBER, "from": { "id": ID, "first_name": NAME } })),
        ("kind_of_the_future", json!({ "name": NAME, "number": NUMBER })),
    ] {
        bot_api.push_raw(kind, object);
    }
    bot_api.somebody("ru").asks("/help").await;
    assert_nothing_is_found(&launch, &program, "while it runs");
    program.terminate();
    assert!(program.ends_within(Duration::from_secs(11)).await.is_some());
    assert_nothing_is_found(&launch, &program, "after a stop");
}

#[tokio::test]
async fn nothing_of_a_person_is_in_a_log_or_a_file_after_a_kill_under_load() {
    let bot_api = BotApi::start();
    let launch = Launch::new(&bot_api).with("RUST_LOG", "trace");
    let program = launch.start().await;
    let person = person(&bot_api, 0);
    bot_api.on("sendMessage").fails(Fault::Slow(Duration::from_millis(300)));
    for _ in 0..5 {
        person.says(&format!("{TEXT} {NUMBER}"));
    }
    person.reply().await;
    program.kill();
    assert_nothing_is_found(&launch, &program, "after a kill");
}

#[tokio::test]
async fn the_token_and_the_addresses_of_a_network_that_fails_are_not_logged() {
    let bot_api = BotApi::start();
    let token = format!("{NUMBER}:{}", TOKEN.split(':').nth(1).unwrap_or_default());
    let nowhere = "http://127.0.0.1:9";
    let proxy = format!("http://{NUMBER}:{NAME}@127.0.0.1:9/");
    let launches = [
        Launch::new(&bot_api).with("TELOXIDE_TOKEN", &token),
        Launch::new(&bot_api).with("TELOXIDE_API_URL", nowhere).with("TELOXIDE_TOKEN", &token),
        Launch::new(&bot_api).with("HAMROH_TELEGRAM_PROXY", &proxy),
    ];
    let cases = launches.into_iter().zip(["a wrong token", "no network", "no proxy"]);
    join_all(cases.map(|(launch, when)| fails_quietly(launch.with("RUST_LOG", "trace"), when)))
        .await;
}

async fn fails_quietly(launch: Launch, when: &str) {
    let program = launch.start().await;
    program.says("Telegram").await;
    // Long enough for several tries.
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_nothing_is_found(&launch, &program, when);
}
