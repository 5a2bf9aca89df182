//! Messages that their writers change.

use hamroh::localisation::Locale;

use crate::{
    support::words::{is_answer, until_quiet},
    telegram::World,
};

#[tokio::test]
async fn an_edited_message_is_answered_once_more_and_no_more_than_that() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let sent = person.says("290");
    assert!(is_answer(&person.reply().await, "privacy", Locale::Ru));
    let edited = person.edits(sent, "214");
    assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
    world.bot_api.redeliver(edited.update);
    assert_eq!(until_quiet(&person).await.len(), 0);
}

#[tokio::test]
async fn an_edit_that_changes_no_word_is_not_answered() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let sent = person.says("214");
    assert!(is_answer(&person.reply().await, "work-patent", Locale::Ru));
    person.edits(sent, "214");
    assert_eq!(until_quiet(&person).await.len(), 0);
}
