//! Content that goes out and comes in again.

use std::fs;

use hamroh::knowledge::{read, shipped_files};
use tempfile::TempDir;

use super::{ENTRY, folder_with, hamroh, replaced};

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
