//! How the program begins and ends.

use std::time::{Duration, Instant};

use hamroh::localisation::Locale;

use crate::{
    support::{
        bot_api::{BotApi, Fault},
        program::Launch,
        words::{is_answer, said, until_quiet},
    },
    telegram::World,
};

/// A stop may take so long.
const STOP: Duration = Duration::from_secs(10);

#[tokio::test]
async fn sigterm_lets_the_answers_under_way_arrive_and_confirms_them() {
    let mut world = World::start().await;
    world.bot_api.on("sendMessage").fails(Fault::Slow(Duration::from_millis(700)));
    let people: Vec<_> = (1..=20).map(|_| world.somebody("ru")).collect();
    for person in &people {
        person.says("214");
    }
    people[0].reply().await;
    world.program.terminate();
    let status = world.program.ends_within(STOP).await.expect("it stops in time");
    assert!(status.success(), "{status}");
    let answered: usize = people.iter().map(|person| person.replies().len()).sum();
    assert_eq!(world.bot_api.pending(), people.len() - answered, "the answered ones are confirmed");
    world.bot_api.mend();
    world.restart().await;
    for person in &people {
        until_quiet(person).await;
        let seen = person.replies();
        assert!(is_answer(&seen[0], "work-patent", Locale::Ru));
        assert_eq!(seen.len(), 2, "answered again after a clean stop");
    }
}

#[tokio::test]
async fn sigterm_stops_in_time_though_a_chat_must_wait_and_the_server_hangs() {
    let world = World::start().await;
    for fault in [Fault::too_many_requests(600), Fault::Slow(Duration::from_secs(600))] {
        let person = world.somebody("ru");
        world.bot_api.on("sendMessage").in_chat(person.id).fails(fault);
        person.says("214");
    }
    world.somebody("ru").asks("214").await;
    let begun = Instant::now();
    world.program.terminate();
    let status = world.program.ends_within(STOP + Duration::from_secs(1)).await;
    assert!(status.is_some(), "it still runs after {:?}", begun.elapsed());
}

#[tokio::test]
async fn an_idle_program_stops_at_once() {
    let world = World::start().await;
    world.somebody("ru").asks("214").await;
    world.program.terminate();
    let status = world.program.ends_within(Duration::from_secs(3)).await;
    assert!(status.is_some_and(|status| status.success()), "{status:?}");
}

#[tokio::test]
async fn a_wrong_token_is_said_clearly_and_the_page_is_served() {
    let bot_api = BotApi::start();
    let token = "7000001:AAwrongWRONGwrongWRONGwrongWRONGwrong";
    let launch = Launch::new(&bot_api).with("TELOXIDE_TOKEN", token);
    let program = launch.start().await;
    let output = program.says("token").await;
    assert!(!output.contains(token), "{output}");
    let page = reqwest::get(program.page().await).await.expect("the page");
    assert!(page.status().is_success(), "{page:?}");
}

#[tokio::test]
async fn without_a_network_the_page_is_served_and_people_are_answered_when_it_comes() {
    let address = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.local_addr().expect("the port").to_string()
    };
    let elsewhere = BotApi::start();
    let launch = Launch::new(&elsewhere).with("TELOXIDE_API_URL", &format!("http://{address}"));
    let program = launch.start().await;
    let page = reqwest::get(program.page().await).await.expect("the page");
    assert!(page.status().is_success(), "{page:?}");
    program.says("Telegram").await;
    let bot_api = BotApi::start_at(&address);
    let person = bot_api.somebody("ru");
    person.says("/help");
    assert_eq!(person.reply().await.text, said(Locale::Ru, "how-to"));
}
