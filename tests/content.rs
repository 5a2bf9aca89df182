//! What is wrong with content is said at once, with file, field and what to do; and `hamroh content` from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::{fs, path::Path, process::Command};

use hamroh::knowledge::{ContentFile, Problem, read, shipped_files};
use tempfile::TempDir;

const ENTRY: &str = "russia-stay/work-patent.toml";

/// The shipped content with one file changed.
fn with(path: &str, change: impl Fn(&str) -> String) -> Vec<ContentFile> {
    let mut files = shipped_files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    let changed = change(&file.text);
    assert_ne!(file.text, changed, "the test must change something");
    file.text = changed;
    files
}

fn problems(files: &[ContentFile]) -> Vec<Problem> {
    read(files).err().unwrap_or_default()
}

/// One problem, in this file and field, with these words.
fn assert_problem(files: &[ContentFile], file: &str, place: &str, words: &str) {
    let found = problems(files);
    let fits = |problem: &Problem| {
        problem.file == file && problem.place.contains(place) && problem.message.contains(words)
    };
    assert!(found.iter().any(fits), "{file} {place} {words}: {found:#?}");
}

fn replaced(from: &'static str, to: &'static str) -> impl Fn(&str) -> String {
    move |text| text.replacen(from, to, 1)
}

/// Puts words at the beginning of the Tajik answer.
fn answering(words: &str) -> Vec<ContentFile> {
    with(ENTRY, |text| {
        text.replacen("answer = \"\"\"\n", &format!("answer = \"\"\"\n{words}\n\n"), 1)
    })
}

#[test]
fn the_shipped_content_has_no_problem() {
    assert_eq!(problems(&shipped_files()), []);
}

#[test]
fn unknown_and_missing_fields_are_named() {
    assert_problem(
        &with(ENTRY, replaced("code = 214", "code = 214\ncolour = 1")),
        ENTRY,
        "colour",
        "is not a field",
    );
    assert_problem(&with(ENTRY, replaced("code = 214\n", "")), ENTRY, "code", "is missing");
    assert_problem(
        &with(ENTRY, replaced("code = 214", "code = 12")),
        ENTRY,
        "code",
        "three digits",
    );
    assert_problem(
        &with(ENTRY, replaced("checked = ", "checked = \"soon\" #")),
        ENTRY,
        "checked",
        "must be a day",
    );
    assert_problem(
        &with("topics.toml", replaced("order = ", "place = ")),
        "topics.toml",
        "[[topic]]",
        "place",
    );
}

#[test]
fn a_missing_language_is_named() {
    let files = with(ENTRY, |text| text.split("\n[ru]").next().unwrap().to_owned());
    assert_problem(&files, ENTRY, "ru", "is missing");
    assert_problem(&files, ENTRY, "en", "is missing");
}

#[test]
fn a_missing_source_or_date_is_named() {
    assert_problem(
        &with(ENTRY, replaced("[[sources]]", "[[source]]")),
        ENTRY,
        "source",
        "is not a field",
    );
    let without_date = with(ENTRY, |text| {
        let lines = text.lines().filter(|line| !line.starts_with("date = "));
        lines.collect::<Vec<_>>().join("\n")
    });
    assert_problem(&without_date, ENTRY, "sources", "needs title, publisher and date");
}

#[test]
fn references_to_nothing_are_named() {
    assert_problem(&answering("{contact:nobody}"), ENTRY, "[tg].answer", "contact nobody");
    assert_problem(
        &answering("{contact:ru-embassy}"),
        ENTRY,
        "[tg].answer",
        "nobody could confirm",
    );
    assert_problem(
        &with(ENTRY, replaced("related = [", "related = [\"no-such-entry\", ")),
        ENTRY,
        "related",
        "no-such-entry",
    );
    assert_problem(
        &with("danger.toml", replaced("entry = \"", "entry = \"no-")),
        "danger.toml",
        "[[rule]]",
        "does not exist",
    );
}

#[test]
fn a_code_or_id_used_twice_is_named() {
    let files = with(ENTRY, replaced("code = 214", "code = 215"));
    let found = problems(&files);
    assert!(
        found.iter().any(
            |problem| problem.place == "code" && problem.message.contains("215 is the code of")
        ),
        "{found:?}"
    );
    let mut files = shipped_files();
    let copy = files.iter().find(|file| file.path == ENTRY).unwrap().text.clone();
    files.push(ContentFile { path: "work-rights/work-patent.toml".into(), text: copy });
    assert!(problems(&files).iter().any(|problem| problem.message.contains("has the same id")));
}

#[test]
fn too_few_questions_are_counted() {
    let files = with(ENTRY, |text| {
        let (before, after) = text.split_once("questions = [").unwrap();
        let (_, rest) = after.split_once(']').unwrap();
        format!("{before}questions = [\"a\", \"b\", \"A \"]{rest}")
    });
    assert_problem(&files, ENTRY, "[tg].questions", "has 2 different questions");
}

#[test]
fn telephone_numbers_typed_into_a_text_are_found() {
    for words in [
        "+7 (900) 000-00-00",
        "0079000000000",
        "992 48 701-02-02",
        "занг ба 112",
        "позвоните 102",
        "тел. 1313",
    ] {
        assert_problem(&answering(words), ENTRY, "[tg].answer", "telephone number");
    }
}

#[test]
fn all_problems_are_said_at_once() {
    let mut files = with(ENTRY, |text| {
        text.replace("code = 214", "code = 1").replace("status = \"draft\"", "status = \"done\"")
    });
    files.retain(|file| file.path != "lexicon.toml");
    let broken = files.iter_mut().find(|file| file.path == "about/privacy.toml").unwrap();
    broken.text.push_str("\n= nonsense");
    let found = problems(&files);
    let named: Vec<&str> = found.iter().map(|problem| problem.file.as_str()).collect();
    assert!(
        [ENTRY, "lexicon.toml", "about/privacy.toml"].iter().all(|file| named.contains(file)),
        "{found:#?}"
    );
    assert!(
        found.iter().filter(|problem| problem.place.ends_with("status")).count() == 3,
        "{found:#?}"
    );
    assert!(found.iter().any(|problem| problem.place.starts_with("line ")), "{found:#?}");
}

fn hamroh(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_hamroh"))
        .current_dir(folder)
        .env("DATABASE_URL", "sqlite://data/hamroh.db")
        .args(arguments)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Writes the shipped content with one change into a folder.
fn folder_with(path: &str, change: impl Fn(&str) -> String) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in with(path, change) {
        let place = folder.path().join("content").join(&file.path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, file.text).unwrap();
    }
    folder
}

#[test]
fn a_text_too_long_for_its_channel_is_refused() {
    let long = folder_with(ENTRY, |text| {
        text.replacen("answer = \"\"\"\n", &format!("answer = \"\"\"\n{}\n\n", "а".repeat(4096)), 1)
    });
    let (good, said) = hamroh(long.path(), &["content", "check", "content"]);
    assert!(
        !good && said.contains("[tg].answer") && said.contains("on Telegram: shorten it"),
        "{said}"
    );
    let long = folder_with(ENTRY, |text| {
        text.replacen("sms = \"", &format!("sms = \"{}", "ҳ".repeat(200)), 1)
    });
    let (good, said) = hamroh(long.path(), &["content", "check", "content"]);
    assert!(!good && said.contains("[tg].sms") && said.contains("parts"), "{said}");
}

#[test]
fn a_danger_pattern_that_cannot_be_read_is_named() {
    let broken = folder_with("danger.toml", |text| {
        text.replacen("patterns = [", "patterns = [\"{no-such-set}\",", 1)
    });
    let (good, said) = hamroh(broken.path(), &["content", "check", "content"]);
    assert!(!good && said.contains("danger.toml") && said.contains("no-such-set"), "{said}");
}

#[test]
fn a_dry_run_shows_the_change_and_changes_nothing() {
    let folder = folder_with(ENTRY, replaced("severity = \"", "severity = \"normal\" #"));
    let (good, said) = hamroh(folder.path(), &["content", "import", "--dry-run", "content"]);
    assert!(
        good && said.contains(&format!("changed: {ENTRY}")) && said.contains("  + severity"),
        "{said}"
    );
    assert!(!folder.path().join("data").exists(), "a dry run makes no file");
}

#[test]
fn an_import_with_a_problem_changes_nothing() {
    let folder = folder_with(ENTRY, replaced("code = 214", "code = 999"));
    let (good, said) = hamroh(folder.path(), &["content", "import", "content"]);
    assert!(!good && said.contains("nothing was imported") && said.contains(ENTRY), "{said}");
    let (good, exported) = hamroh(folder.path(), &["content", "export", "--format", "toml"]);
    assert!(good && !exported.contains("code = 999"), "the database is as it was");
}

#[test]
fn what_is_exported_can_be_changed_and_imported_again() {
    let folder = TempDir::new().unwrap();
    let (_, exported) = hamroh(folder.path(), &["content", "export", "--format", "toml"]);
    assert!(!folder.path().join("data").exists(), "an export makes no database");
    let changed = exported.replacen("severity = \"normal\"", "severity = \"serious\"", 1);
    fs::write(folder.path().join("all.toml"), changed).unwrap();
    let (good, said) = hamroh(folder.path(), &["content", "import", "all.toml"]);
    assert!(good && said.contains("1 file(s) changed"), "{said}");
    let (_, again) = hamroh(folder.path(), &["content", "export", "--format", "toml"]);
    assert_eq!(
        again.matches("severity = \"serious\"").count(),
        exported.matches("severity = \"serious\"").count() + 1
    );
}

#[test]
fn a_change_in_one_language_marks_the_others_stale() {
    let folder =
        folder_with(ENTRY, |text| text.replacen("[tg]\ntitle = \"", "[tg]\ntitle = \"Нав: ", 1));
    let (good, said) = hamroh(folder.path(), &["content", "import", "content"]);
    assert!(
        good && said.contains("[ru] did not change") && said.contains("[en] did not change"),
        "{said}"
    );
    let (_, exported) = hamroh(folder.path(), &["content", "export", "--format", "toml"]);
    assert_eq!(exported.matches("stale = true").count(), 2);
}

#[test]
fn jsonl_has_a_line_an_entry_and_language() {
    let folder = TempDir::new().unwrap();
    let (good, exported) = hamroh(folder.path(), &["content", "export", "--format", "jsonl"]);
    let lines: Vec<serde_json::Value> =
        exported.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(good);
    assert_eq!(lines.len(), 3 * read(&shipped_files()).unwrap().entries().len());
    for line in lines {
        let filled = ["id", "lang", "title", "answer", "sms"]
            .iter()
            .all(|key| line[key].as_str().is_some_and(|text| !text.is_empty()));
        assert!(filled && line["questions"].as_array().unwrap().len() >= 8, "{line}");
    }
}

#[test]
fn numbers_that_nobody_rang_are_listed_oldest_first() {
    let folder = TempDir::new().unwrap();
    let (good, said) = hamroh(folder.path(), &["content", "check", "--contacts"]);
    assert!(good && said.contains("to be called"), "{said}");
    let years: Vec<i32> =
        said.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert!(years.len() > 5 && years.is_sorted(), "{years:?}");
}
