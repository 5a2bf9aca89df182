//! Commands, name and descriptions: in each language, discreet, and set only when they have changed.

use crate::{
    support::{bot_api::Transcript, words::content},
    telegram::World,
};

const SET: [&str; 4] = ["setMyCommands", "setMyName", "setMyDescription", "setMyShortDescription"];

fn set(transcript: &Transcript) -> Vec<(&'static str, String)> {
    let calls = transcript.all().iter().filter(|call| SET.contains(&call.method));
    calls
        .map(|call| (call.method, call.fields.text("language_code").unwrap_or_default().to_owned()))
        .collect()
}

#[tokio::test]
async fn commands_name_and_descriptions_are_set_for_each_language_once() {
    let mut world = World::start().await;
    let mut expected: Vec<(&str, String)> = Vec::new();
    for method in SET {
        expected.extend(["", "en", "ru", "tg"].map(|language| (method, language.to_owned())));
    }
    let all = |transcript: &Transcript| {
        let seen = set(transcript);
        expected.iter().all(|wanted| seen.contains(wanted)).then_some(seen.len())
    };
    let times = world.bot_api.wait_for("all settings", all).await;
    let polls = world.bot_api.polls();
    world.restart().await;
    world.bot_api.wait_for_poll_after(polls).await;
    // The settings are looked at again after the restart: commands of every language are read.
    world
        .bot_api
        .wait_for("a second look", |transcript| {
            (transcript.calls("getMyShortDescription").count() >= 2 * 3).then_some(())
        })
        .await;
    world.somebody("ru").asks("/help").await;
    assert_eq!(set(&world.bot_api.transcript()).len(), times, "set again without a change");
}

#[tokio::test]
async fn name_and_descriptions_betray_nothing_on_a_lock_screen() {
    let world = World::shared().await;
    world
        .bot_api
        .wait_for("the short description", |transcript| {
            (transcript.calls("setMyShortDescription").count() >= 3).then_some(())
        })
        .await;
    for call in world.bot_api.transcript().all() {
        for field in ["name", "description", "short_description"] {
            let text = call.fields.text(field).unwrap_or_default();
            // A telephone shows all of these, not their beginning only.
            for word in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
                assert_eq!(content().discreet.betrays(word), None, "{}: {text}", call.method);
            }
        }
    }
}
