//! What is wrong with content is said at once, with file, field and what to do; and `hamroh content` from outside.

mod checking;
mod examples;
mod moving;
mod proofreading;
mod reading;

use std::{fs, path::Path, process::Command};

use hamroh::knowledge::{ContentFile, Problem, proofread, read_all, shipped_files};
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

/// What is wrong when the files are served, and when they are taken over.
fn problems(files: &[ContentFile]) -> Vec<Problem> {
    let (content, mut problems) = read_all(files);
    problems.extend(proofread(&content));
    problems
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
