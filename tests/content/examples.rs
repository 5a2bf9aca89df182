//! What the service learns danger from is checked as well.

use super::{assert_problem, folder_with, hamroh, replaced, with};

const DANGER: &str = "danger-examples.toml";
const HARMLESS: &str = "harmless-examples.toml";

/// An example of each file.
const TOLD: &str = "моро аз вагончик берун намемонанд, дар назди дарвоза одамаш истодааст";
const ASKED: &str = "Барои савдои одам чанд сол мебуранд?";

#[test]
fn an_example_that_stands_twice_is_named() {
    let twice = with(DANGER, |text| {
        text.replacen("texts = [", &format!("texts = [\n    \"{}\",", TOLD.to_uppercase()), 1)
    });
    let place = "[[examples]] restriction-of-movement, text 2";
    assert_problem(&twice, DANGER, place, "restriction-of-movement, text 1 in danger-examples");
}

#[test]
fn an_example_cannot_be_danger_and_harmless() {
    let both = with(HARMLESS, replaced("texts = [", DANGER_TOO));
    let place = "[[examples]] law, text 1";
    assert_problem(&both, HARMLESS, place, "restriction-of-movement, text 1 in danger-examples");
}

/// [`TOLD`] as a harmless example.
const DANGER_TOO: &str =
    "texts = [\n \"моро аз вагончик берун намемонанд, дар назди  дарвоза одамаш истодааст\",";

#[test]
fn an_example_that_says_nothing_is_named() {
    let empty = with(HARMLESS, |text| text.replacen(ASKED, "  ", 1));
    assert_problem(&empty, HARMLESS, "[[examples]] law, text 1", "says nothing");
}

#[test]
fn an_unknown_kind_of_danger_is_named() {
    let unknown = with(DANGER, replaced("kind = \"suicide\"", "kind = \"sadness\""));
    assert_problem(&unknown, DANGER, "[[examples]] sadness", "unknown variant");
    assert_problem(&unknown, DANGER, "[[examples]] suicide", "0 messages");
    let unknown = with("danger.toml", replaced("= \"isolation\"", "= \"loneliness\""));
    assert_problem(&unknown, "danger.toml", "[[rule]] isolated", "unknown variant `loneliness`");
    assert_problem(&unknown, "danger.toml", "[[rule]]", "no rule has the indicator isolation");
}

#[test]
fn the_check_of_a_folder_refuses_examples_at_odds() {
    let folder = folder_with(HARMLESS, |text| text.replacen(ASKED, TOLD, 1));
    let (good, said) = hamroh(folder.path(), &["content", "check", "content"]);
    assert!(!good && said.contains(&format!("{HARMLESS}: [[examples]] law, text 1")), "{said}");
}
