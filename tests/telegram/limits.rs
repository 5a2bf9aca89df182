//! One person: ten messages at once, then one in six seconds; one polite notice; danger always passes.

use std::time::Duration;

use hamroh::localisation::Locale;

use crate::{
    support::words::{is_answer, is_help, said},
    telegram::World,
};

/// Messages that pass at once.
const AT_ONCE: usize = 10;

#[tokio::test]
async fn too_many_messages_get_one_notice_and_danger_always_passes() {
    let world = World::shared().await;
    let (person, other) = (world.somebody("ru"), world.somebody("ru"));
    for _ in 0..AT_ONCE + 10 {
        person.says("214");
    }
    person.says("Хозяин запер нас, забрал паспорта и никуда не выпускает");
    let mut seen = Vec::new();
    while !seen.last().is_some_and(|shown| is_help(shown, Locale::Ru)) {
        seen.push(person.reply().await);
    }
    let answers = seen.iter().filter(|shown| is_answer(shown, "work-patent", Locale::Ru)).count();
    assert!((AT_ONCE..=AT_ONCE + 1).contains(&answers), "{answers} answers");
    let notice = said(Locale::Ru, "notice-limited");
    assert_eq!(seen.iter().filter(|shown| shown.text == notice).count(), 1, "one notice");
    assert!(is_answer(&other.asks("214").await, "work-patent", Locale::Ru));
}

#[tokio::test]
async fn after_six_seconds_the_next_message_passes() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    for _ in 0..=AT_ONCE {
        person.says("214");
    }
    let notice = said(Locale::Ru, "notice-limited");
    while person.reply().await.text != notice {}
    // The limit itself is what passes here.
    tokio::time::sleep(Duration::from_secs(7)).await;
    person.read_all();
    assert!(is_answer(&person.asks("214").await, "work-patent", Locale::Ru));
}
