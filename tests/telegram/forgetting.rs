//! `/clear`: what the bot knows is forgotten and what it wrote is taken away; nothing is guessed.

use std::collections::BTreeSet;

use hamroh::localisation::Locale;
use serde_json::Value;

use crate::{
    support::{
        bot_api::{Call, Shown},
        words::{emergency_number, said},
    },
    telegram::World,
};

/// The ids that a call takes away.
fn deleted(call: &Call) -> Vec<i64> {
    let many = call.fields.nested("message_ids").unwrap().unwrap_or_default();
    let many = many.as_array().cloned().unwrap_or_default();
    many.iter().filter_map(Value::as_i64).chain(call.fields.integer("message_id")).collect()
}

#[tokio::test]
async fn clear_takes_away_what_the_bot_wrote_and_says_how_to_delete_the_rest() {
    let world = World::shared().await;
    let (person, other) = (world.somebody("ru"), world.somebody("ru"));
    other.asks("214").await;
    let mut shown: Vec<Shown> = Vec::new();
    for text in ["/start", "214", "/sos"] {
        shown.push(person.asks(text).await);
    }
    let wish = person.says("/clear");
    let there: BTreeSet<i64> = person.messages().into_iter().chain([wish.message]).collect();
    let done = person.reply().await;
    assert!(done.text.contains(&said(Locale::Ru, "clear-done")), "{}", done.text);
    world
        .bot_api
        .wait_for("the deletion", |transcript| {
            let calls = transcript.all().iter().filter(|call| call.method.starts_with("delete"));
            let gone: BTreeSet<i64> =
                calls.filter(|call| call.chat == Some(person.id)).flat_map(deleted).collect();
            shown.iter().all(|shown| gone.contains(&shown.message)).then_some(())
        })
        .await;
    let standing = person.messages();
    assert!(shown.iter().all(|shown| !standing.contains(&shown.message)), "{standing:?}");
    assert!(standing.contains(&done.message), "the line about the rest stays");
    let transcript = world.bot_api.transcript();
    for call in transcript.all().iter().filter(|call| call.method.starts_with("delete")) {
        let mine = call.chat == Some(person.id);
        let guessed = deleted(call).into_iter().filter(|id| mine && !there.contains(id)).count();
        assert_eq!(guessed, 0, "guessed ids: {:?}", deleted(call));
    }
    assert_eq!(other.messages().len(), 2);
}

#[tokio::test]
async fn clear_forgets_the_country_that_was_chosen() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.asks("/sos").await;
    person.presses("Турция").await;
    person.reply().await;
    let turkish = emergency_number("TR");
    assert!(person.asks("/sos").await.text.contains(&turkish));
    person.asks("/clear").await;
    let help = person.asks("/sos").await;
    assert!(help.text.contains(&emergency_number("TJ")), "{}", help.text);
}

#[tokio::test]
async fn clear_works_in_a_chat_of_which_nothing_is_known_and_when_the_server_refuses() {
    let mut world = World::start().await;
    let person = world.somebody("ru");
    let sent = person.says("214");
    world.bot_api.wait_for_confirmation(sent.update).await;
    world.restart().await;
    let done = person.asks("/clear").await;
    assert!(done.text.contains(&said(Locale::Ru, "clear-done")), "{}", done.text);
    let refused = crate::support::bot_api::Fault::bad_request("message can't be deleted");
    world.bot_api.on("deleteMessages").fails(refused.clone());
    world.bot_api.on("deleteMessage").fails(refused);
    person.asks("214").await;
    let done = person.asks("/clear").await;
    assert!(done.text.contains(&said(Locale::Ru, "clear-done")), "{}", done.text);
}

#[tokio::test]
async fn more_than_a_hundred_messages_are_taken_away_in_several_calls() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    // Danger passes the rate limit, and so does the wish to be forgotten.
    let danger = "Хозяин запер нас, забрал паспорта и никуда не выпускает";
    for _ in 0..60 {
        person.asks(danger).await;
    }
    let shown: Vec<i64> = person.replies().iter().map(|shown| shown.message).collect();
    person.asks("/clear").await;
    world
        .bot_api
        .wait_for("the deletion", |transcript| {
            let calls = transcript.calls("deleteMessages").filter(|call| call.accepted());
            let gone: BTreeSet<i64> = calls.flat_map(deleted).collect();
            shown.iter().all(|id| gone.contains(id)).then_some(())
        })
        .await;
}
