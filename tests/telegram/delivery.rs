//! Every update is answered, in order within a chat, once, and confirmed only when it is answered.

use std::time::Duration;

use hamroh::localisation::Locale;

use crate::{
    support::{
        bot_api::Fault,
        words::{is_answer, said, until_quiet},
    },
    telegram::World,
};

#[tokio::test]
async fn messages_of_a_chat_are_answered_in_their_order() {
    let world = World::shared().await;
    let people: Vec<_> = (1..=10).map(|_| world.somebody("ru")).collect();
    let asked = ["214", "/help", "290", "/language", "203"];
    for text in asked {
        for person in &people {
            person.says(text);
        }
    }
    for person in &people {
        let mut shown = Vec::new();
        for _ in asked {
            shown.push(person.reply().await);
        }
        assert!(is_answer(&shown[0], "work-patent", Locale::Ru), "{shown:#?}");
        assert_eq!(shown[1].text, said(Locale::Ru, "how-to"));
        assert!(is_answer(&shown[2], "privacy", Locale::Ru), "{shown:#?}");
        assert_eq!(shown[3].text, said(Locale::Ru, "languages-text"));
        assert!(is_answer(&shown[4], "check-entry-ban", Locale::Ru), "{shown:#?}");
    }
}

#[tokio::test]
async fn an_update_that_is_delivered_again_is_answered_once() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let sent = person.says("214");
    person.reply().await;
    world.bot_api.redeliver(sent.update);
    let press = person.presses("English").await;
    person.reply().await;
    world.bot_api.redeliver(press);
    assert_eq!(until_quiet(&person).await.len(), 0);
    assert_eq!(person.replies().len(), 3, "the answer, the same in English, the languages");
}

#[tokio::test]
async fn an_update_is_confirmed_only_after_its_reply_was_accepted() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let slow = Fault::Slow(Duration::from_secs(1));
    world.bot_api.on("sendMessage").in_chat(person.id).times(1).fails(slow);
    let sent = person.says("214");
    world.bot_api.wait_for_confirmation(sent.update).await;
    assert_eq!(person.replies().len(), 1, "confirmed before it was answered");
}

#[tokio::test]
async fn what_was_not_confirmed_before_a_kill_is_answered_after_it() {
    let mut world = World::start().await;
    world.bot_api.on("sendMessage").fails(Fault::Slow(Duration::from_secs(60)));
    let people: Vec<_> = (1..=30).map(|_| world.somebody("ru")).collect();
    for person in &people {
        person.says("214");
    }
    let polls = world.bot_api.polls();
    world.program.kill();
    world.bot_api.mend();
    assert_eq!(world.bot_api.pending(), 30);
    world.restart().await;
    world.bot_api.wait_for_poll_after(polls).await;
    for person in &people {
        assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
    }
}

#[tokio::test]
async fn messages_are_html_without_link_previews() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.asks("/start").await;
    person.presses("English").await;
    person.reply().await;
    person.asks("203").await;
    for _ in 0..300 {
        if world.bot_api.transcript().shown(person.id).count() >= 3 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let transcript = world.bot_api.transcript();
    for call in transcript.shown(person.id) {
        assert_eq!(call.fields.text("parse_mode"), Some("HTML"));
        let preview = call.fields.nested("link_preview_options").unwrap().unwrap_or_default();
        assert_eq!(preview["is_disabled"], true, "{:?}", call.text);
    }
    assert_eq!(transcript.shown(person.id).count(), 3);
}
