//! What must hold before content is served.

use hamroh::knowledge::{ContentFile, shipped_files};

use super::{ENTRY, answering, assert_problem, problems, replaced, with};

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
