//! Menus and buttons.

use hamroh::localisation::Locale;

use crate::{
    support::words::{is_answer, labels, said, title, topic},
    telegram::World,
};

#[tokio::test]
async fn menus_take_the_place_of_the_menu_and_an_answer_is_a_new_message() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let welcome = person.asks("/start").await;
    person.presses(&topic("russia-stay", Locale::Ru)).await;
    let entries = person.reply().await;
    assert!(entries.edited && entries.message == welcome.message, "{entries:?}");
    assert!(entries.text.contains(&topic("russia-stay", Locale::Ru)), "{}", entries.text);
    person.presses(&title("work-patent", Locale::Ru)).await;
    let answer = person.reply().await;
    assert!(is_answer(&answer, "work-patent", Locale::Ru), "{}", answer.text);
    assert!(!answer.edited && answer.message != welcome.message, "{answer:?}");
}

#[tokio::test]
async fn the_language_of_an_answer_is_switched_in_its_place() {
    let world = World::shared().await;
    let person = world.somebody("tg");
    let answer = person.asks("214").await;
    assert!(is_answer(&answer, "work-patent", Locale::Tg), "{}", answer.text);
    person.presses("English").await;
    let english = person.reply().await;
    assert!(is_answer(&english, "work-patent", Locale::En), "{}", english.text);
    assert!(english.edited && english.message == answer.message, "{english:?}");
}

#[tokio::test]
async fn a_related_entry_is_one_press_away() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.asks("214").await;
    person.presses(&title("patent-payment", Locale::Ru)).await;
    let answer = person.reply().await;
    assert!(is_answer(&answer, "patent-payment", Locale::Ru), "{}", answer.text);
}

#[tokio::test]
async fn every_press_is_answered_and_thanks_come_in_passing() {
    let world = World::shared().await;
    let person = world.somebody("en");
    person.asks("214").await;
    person.presses(&said(Locale::En, "button-helpful")).await;
    let thanks = said(Locale::En, "feedback-helpful");
    world
        .bot_api
        .wait_for("thanks in passing", |transcript| {
            let mut answers = transcript.calls("answerCallbackQuery");
            answers.find(|call| call.text.as_deref() == Some(&thanks)).map(drop)
        })
        .await;
    person.presses(&said(Locale::En, "button-unhelpful")).await;
    let others = person.reply().await;
    assert!(others.text.contains(&said(Locale::En, "feedback-unhelpful")), "{}", others.text);
    assert!(labels(&others).contains(&title("patent-payment", Locale::En).as_str()), "{others:?}");
    world
        .bot_api
        .wait_for("two answers to two presses", |transcript| {
            let answers = transcript.calls("answerCallbackQuery");
            let mine = answers.filter(|call| call.chat == Some(person.id));
            (mine.count() == 2).then_some(())
        })
        .await;
}

#[tokio::test]
async fn pressing_the_same_button_twice_is_no_error_and_shows_nothing_twice() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.asks("/language").await;
    let label = "Русский";
    let (first, second) = (person.presses(label).await, person.presses(label).await);
    assert_ne!(first, second);
    let menu = person.reply().await;
    assert!(menu.text.contains(&said(Locale::Ru, "menu-text")), "{}", menu.text);
    let next = person.asks("/help").await;
    assert!(next.text.contains(&said(Locale::Ru, "how-to")), "{}", next.text);
    assert_eq!(person.replies().len(), 3);
}

#[tokio::test]
async fn a_button_from_before_a_restart_still_does_what_it_says() {
    let mut world = World::start().await;
    let person = world.somebody("ru");
    let sent = person.says("214");
    person.reply().await;
    world.bot_api.wait_for_confirmation(sent.update).await;
    world.restart().await;
    person.presses("English").await;
    let answer = person.reply().await;
    assert!(is_answer(&answer, "work-patent", Locale::En), "{}", answer.text);
}

#[tokio::test]
async fn a_button_under_a_message_that_the_server_no_longer_shows_is_answered_in_a_new_one() {
    let world = World::shared().await;
    let person = world.somebody("tg");
    person.presses_old("t:ru:russia-stay");
    let entries = person.reply().await;
    assert!(entries.text.contains(&topic("russia-stay", Locale::Ru)), "{}", entries.text);
    assert!(!entries.edited);
    person.presses_old("what no button of ours carries");
    let help = person.asks("/help").await;
    assert!(!help.text.is_empty(), "the bot went on");
}

#[tokio::test]
async fn the_menu_for_families_is_one_press_away() {
    let world = World::shared().await;
    let person = world.somebody("tg");
    let migrants = person.asks("/topics").await;
    person.presses(&said(Locale::Tg, "button-family")).await;
    let families = person.reply().await;
    assert!(families.edited && families.message == migrants.message, "{families:?}");
    assert_ne!(labels(&families), labels(&migrants));
    assert!(labels(&families).contains(&said(Locale::Tg, "button-migrant").as_str()));
}
