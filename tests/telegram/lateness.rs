//! What comes too late is not sent: the telephone may be in other hands by then.

use std::time::Duration;

use hamroh::localisation::Locale;

use crate::{
    support::{
        bot_api::Fault,
        words::{is_answer, said},
    },
    telegram::World,
};

const TOO_LATE: Duration = Duration::from_secs(20 * 60);

#[tokio::test]
async fn old_messages_get_one_neutral_and_silent_line_whatever_they_said() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.says_earlier("214", TOO_LATE);
    person.says_earlier("Хозяин запер нас, забрал паспорта и никуда не выпускает", TOO_LATE);
    person.says_earlier("/sos", TOO_LATE);
    person.says("/help");
    let late = person.reply().await;
    assert_eq!(late.text, said(Locale::Ru, "notice-late"));
    assert!(late.silent, "the telephone must not make a sound");
    assert!(late.keyboard.is_empty(), "{late:?}");
    assert_eq!(person.reply().await.text, said(Locale::Ru, "how-to"));
    assert_eq!(person.replies().len(), 2);
}

#[tokio::test]
async fn a_message_of_ten_minutes_ago_is_answered() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    person.says_earlier("214", Duration::from_secs(10 * 60));
    assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
}

#[tokio::test]
async fn an_answer_that_would_have_to_wait_too_long_is_not_sent() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let wait = Fault::too_many_requests(TOO_LATE.as_secs());
    world.bot_api.on("sendMessage").in_chat(person.id).times(1).fails(wait);
    person.says("/sos");
    let late = person.reply().await;
    assert_eq!(late.text, said(Locale::Ru, "notice-late"));
    assert!(late.silent && late.keyboard.is_empty(), "{late:?}");
}
