//! The database goes away; people are still answered.

use std::{fs, path::Path};

use hamroh::localisation::Locale;

use crate::{
    support::words::{is_answer, is_help},
    telegram::World,
};

/// Empties a folder; open files live on without a name.
fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            fs::remove_dir_all(path).expect("a folder to remove");
        } else {
            fs::remove_file(path).expect("a file to remove");
        }
    }
}

#[tokio::test]
async fn the_bot_goes_on_answering_when_its_database_is_deleted() {
    let mut world = World::start().await;
    let person = world.somebody("ru");
    assert!(is_answer(&person.asks("214").await, "work-patent", Locale::Ru));
    assert!(!world.launch.files().is_empty(), "there is a database to delete");
    empty(world.launch.folder());
    assert!(is_answer(&person.asks("290").await, "privacy", Locale::Ru));
    assert!(is_help(&person.asks("/sos").await, Locale::Ru));
    // Longer than the five seconds in which a change of the content is taken up.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    assert!(is_answer(&person.asks("214").await, "work-patent", Locale::Ru));
    world.restart().await;
    assert!(is_answer(&person.asks("214").await, "work-patent", Locale::Ru));
}

#[tokio::test]
async fn the_bot_answers_from_its_own_content_when_the_database_cannot_be_opened() {
    let bot_api = crate::support::bot_api::BotApi::start();
    let launch = crate::support::program::Launch::new(&bot_api);
    let data = launch.folder().join("hamroh-data");
    fs::create_dir(&data).expect("a folder");
    fs::write(data.join("hamroh.db"), "this is no database, whatever its name says")
        .expect("a file");
    let program = launch.start().await;
    let person = bot_api.somebody("ru");
    assert!(is_answer(&person.asks("214").await, "work-patent", Locale::Ru));
    assert!(program.output().contains("database"), "the operator is told: {}", program.output());
}
