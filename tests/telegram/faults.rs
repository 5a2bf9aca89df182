//! The network fails in all its ways; people still get their answers, and one chat does not hold up another.

use std::time::{Duration, Instant};

use hamroh::localisation::Locale;

use crate::{
    support::{
        bot_api::{Call, Fault, Refusal},
        words::{is_answer, said, topic, until_quiet},
    },
    telegram::World,
};

/// Others must not wait longer than this while one chat is held up.
const UNHINDERED: Duration = Duration::from_secs(2);

#[tokio::test]
async fn a_chat_that_is_told_to_wait_does_not_hold_up_the_others() {
    let world = World::start().await;
    let held = world.somebody("ru");
    world.bot_api.on("sendMessage").in_chat(held.id).times(1).fails(Fault::too_many_requests(4));
    let begun = Instant::now();
    let sent = held.says("214");
    for round in 0..3 {
        let asked = Instant::now();
        let people: Vec<_> = (0..20).map(|_| world.somebody("ru")).collect();
        for person in &people {
            person.says("214");
        }
        for person in &people {
            assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
        }
        assert!(asked.elapsed() < UNHINDERED, "round {round}: {:?}", asked.elapsed());
    }
    assert!(is_answer(&held.reply().await, "work-patent", Locale::Ru));
    assert!(begun.elapsed() >= Duration::from_secs(4), "too soon: {:?}", begun.elapsed());
    world.bot_api.wait_for_confirmation(sent.update).await;
    let transcript = world.bot_api.transcript();
    let tries = transcript.calls("sendMessage").filter(|call| call.chat == Some(held.id));
    assert_eq!(tries.count(), 2);
}

#[tokio::test]
async fn a_chat_that_must_wait_long_is_confirmed_after_a_few_seconds_and_answered_from_memory() {
    let world = World::start().await;
    let held = world.somebody("ru");
    world.bot_api.on("sendMessage").in_chat(held.id).times(1).fails(Fault::too_many_requests(12));
    let sent = held.says("214");
    let other = world.somebody("ru").says("214");
    world.bot_api.wait_for_confirmation(sent.update.max(other.update)).await;
    assert!(held.replies().is_empty(), "the batch was held up until the chat was answered");
    assert!(is_answer(&held.reply().await, "work-patent", Locale::Ru));
    assert_eq!(until_quiet(&held).await.len(), 0, "answered once");
}

#[tokio::test]
async fn what_fails_for_a_moment_is_tried_again() {
    let world = World::shared().await;
    let faults = [Fault::broken(), Fault::bad_gateway(), Fault::Cut, Fault::too_many_requests(1)];
    for fault in faults {
        let person = world.somebody("ru");
        world.bot_api.on("sendMessage").in_chat(person.id).times(2).fails(fault.clone());
        person.says("214");
        assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru), "{fault:?}");
        assert_eq!(until_quiet(&person).await.len(), 0, "{fault:?}");
    }
}

#[tokio::test]
async fn polls_go_on_after_every_kind_of_failure() {
    let world = World::start().await;
    let faults = [
        Fault::broken(),
        Fault::bad_gateway(),
        Fault::Cut,
        Fault::Lost,
        Fault::too_many_requests(1),
        Fault::Raw { status: 200, body: "{\"ok\":true,\"result\":[{\"upd".to_owned() },
        Fault::Raw { status: 200, body: String::new() },
        Fault::Refused(Refusal::new(409, "Conflict: terminated by other getUpdates request")),
    ];
    for fault in faults {
        world.bot_api.on("getUpdates").times(1).fails(fault.clone());
        // The poll that is under way comes back with this; the next one fails.
        world.somebody("ru").says("/help");
        let person = world.somebody("ru");
        person.says("214");
        assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru), "{fault:?}");
    }
}

#[tokio::test]
async fn a_webhook_that_was_set_for_the_bot_is_removed() {
    let world = World::start().await;
    world.bot_api.call("setWebhook", &[("url", "https://example.org/")]).await;
    let person = world.somebody("ru");
    person.says("214");
    assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
}

#[tokio::test]
async fn an_update_that_nobody_can_read_is_passed_over() {
    let world = World::shared().await;
    let odd = [
        ("message", serde_json::json!({ "message_id": "x" })),
        ("message", serde_json::json!([])),
        ("a_kind_of_the_future", serde_json::json!({ "id": 1 })),
    ];
    let last = odd.map(|(kind, object)| world.bot_api.push_raw(kind, object))[2];
    let person = world.somebody("ru");
    person.says("214");
    assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
    world.bot_api.wait_for_confirmation(last).await;
}

#[tokio::test]
async fn a_person_who_has_blocked_the_bot_is_left_alone() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.says("214");
    person.blocks(true);
    person.read_all();
    let sent = person.says("290");
    world.bot_api.wait_for_confirmation(sent.update).await;
    let refused = |call: &&Call| call.chat == Some(person.id) && !call.accepted();
    let transcript = world.bot_api.transcript();
    assert!(transcript.calls("sendMessage").filter(refused).count() <= 2, "it was tried again");
    person.blocks(false);
    person.read_all();
    assert_eq!(person.asks("/help").await.text, said(Locale::Ru, "how-to"));
}

#[tokio::test]
async fn an_answer_that_the_server_refuses_ends_quietly_and_the_rest_goes_on() {
    let world = World::shared().await;
    let refuse = |reason: &str| Fault::bad_request(reason);
    let person = world.somebody("ru");
    let script = |method| world.bot_api.on(method).in_chat(person.id);
    let too_old = "query is too old and response timeout expired or query ID is invalid";
    script("answerCallbackQuery").fails(refuse(too_old));
    script("editMessageText").times(1).fails(refuse("message is not modified"));
    person.asks("/topics").await;
    person.presses(&topic("russia-stay", Locale::Ru)).await;
    let seen = until_quiet(&person).await;
    assert!(seen.is_empty(), "what is there already needs no new message: {seen:?}");
    person.asks("/topics").await;
    person.presses(&topic("russia-stay", Locale::Ru)).await;
    let entries = person.reply().await;
    assert!(entries.text.contains(&topic("russia-stay", Locale::Ru)), "{}", entries.text);
}

#[tokio::test]
async fn a_menu_whose_message_is_gone_comes_as_a_new_message() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let gone = Fault::bad_request("message to edit not found");
    world.bot_api.on("editMessageText").in_chat(person.id).fails(gone);
    person.asks("/topics").await;
    person.presses(&topic("russia-stay", Locale::Ru)).await;
    let entries = person.reply().await;
    assert!(!entries.edited, "{entries:?}");
    assert!(entries.text.contains(&topic("russia-stay", Locale::Ru)), "{}", entries.text);
}
