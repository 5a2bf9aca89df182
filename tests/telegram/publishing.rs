//! What staff publish is found by its questions while the program runs.

use std::{fs, path::Path, process::Command};

use hamroh::knowledge::{ContentFile, shipped_files};
use toml::{Table, Value};

use super::World;

const PATH: &str = "work-rights/keeping-bees.toml";

/// What people ask about a thing that no shipped entry knows, in each language: its title, and the asking.
const PUBLISHED: [(&str, &str, &str); 3] = [
    ("tg", "Занбӯрпарварӣ: аз чӣ сар кунам", "занбӯрро чӣ тавр парвариш мекунанд"),
    ("ru", "Пчеловодство: с чего начать", "как разводить пчёл на пасеке"),
    ("en", "Keeping bees: how to begin", "how do I start keeping bees in a hive"),
];

/// An entry like a shipped one, with a subject of its own.
fn keeping_bees() -> ContentFile {
    let shipped = shipped_files();
    let model = shipped.iter().find(|file| file.path == "about/privacy.toml").expect("a model");
    let mut entry: Table = model.text.parse().expect("TOML");
    entry.insert("code".into(), Value::Integer(899));
    for (locale, title, question) in PUBLISHED {
        let text = entry.get_mut(locale).and_then(Value::as_table_mut).expect("a language");
        let ways =
            (1..=10).map(|number| Value::String(format!("{question} {}", "?".repeat(number))));
        text.insert("title".into(), Value::String(title.into()));
        text.insert("questions".into(), Value::Array(ways.collect()));
    }
    ContentFile { path: PATH.into(), text: entry.to_string() }
}

/// The whole content with the entry, as a folder to import.
fn write(folder: &Path) {
    for file in shipped_files().into_iter().chain([keeping_bees()]) {
        let place = folder.join(file.path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder to make");
        fs::write(place, file.text).expect("a file to write");
    }
}

#[tokio::test]
async fn a_published_entry_is_found_by_its_questions_without_a_restart() {
    let world = World::start().await;
    let (_, title, question) = PUBLISHED[1];
    let before = world.somebody("ru").asks(question).await;
    assert!(!before.text.contains(title), "{}", before.text);

    let content = tempfile::tempdir().expect("a temporary folder");
    write(content.path());
    let imported = Command::new(env!("CARGO_BIN_EXE_hamroh"))
        .current_dir(world.launch.folder())
        .args(["content", "import"])
        .arg(content.path())
        .output()
        .expect("the import runs");
    let said = String::from_utf8_lossy(&imported.stdout);
    assert!(imported.status.success(), "{said}{}", String::from_utf8_lossy(&imported.stderr));

    world.program.says("New content is served").await;
    for (locale, title, question) in PUBLISHED {
        let mut reply = world.somebody(locale).asks(question).await;
        // The program may have said so of content before it.
        for _ in 0..60 {
            if reply.text.contains(title) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            reply = world.somebody(locale).asks(question).await;
        }
        assert!(reply.text.contains(title), "{question}: {}", reply.text);
    }
}
