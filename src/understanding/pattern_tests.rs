use super::*;
use crate::understanding::{repair::repair, tokens::words};

fn matches(pattern: &str, text: &str) -> bool {
    let group = |key: &str, words: &[&str]| Group {
        key: key.into(),
        words: words.iter().map(|word| (*word).into()).collect(),
    };
    let (mut book, problems) = PatternBook::new(
        &[
            group("papers", &["паспорт*", "шиноснома*"]),
            group("boss", &["хӯҷаин", "хозяин*", "the boss"]),
        ],
        FxHashSet::default(),
    );
    assert_eq!(problems, []);
    let pattern = book.parse(pattern).unwrap();
    pattern.matches(&Hits::new(&book, Hits::literals_of(&book, &words(&repair(text))))).is_some()
}

#[test]
fn a_pattern_finds_its_words_in_order_with_gaps() {
    assert!(matches("{boss} … {papers}", "хозяин вчера забрал мой паспорт"));
    assert!(matches("{boss} … {papers}", "khujain pasportamro girift"));
    assert!(matches("{boss} {papers}", "the boss passport"));
    assert!(!matches("{boss} … {papers}", "паспорт у хозяина"));
    assert!(!matches("{boss} … {papers}", "хозяин один два три четыре пять паспорт"));
    assert!(!matches("{boss} {papers}", "хозяин забрал паспорт"));
}

#[test]
fn parts_stand_in_any_order_and_some_must_not_stand_at_all() {
    assert!(matches("{boss} + {papers}", "паспорт у хозяина"));
    assert!(!matches("{boss} + {papers} + !закон*", "по закону паспорт у хозяина?"));
}

#[test]
fn spelling_does_not_matter() {
    assert!(matches("забрал* … {papers}", "сабрал, забрали дакумент и пасспорт"));
    assert!(matches("не выпуска*", "никуда невыпускают"));
    assert!(matches("не выпуска*", "нивыпускаит"));
    assert!(matches("заставля*", "застовляют"));
    assert!(matches("бьют", "бют"));
    assert!(!matches("бьют", "пьют"));
}

#[test]
fn a_pattern_that_cannot_be_read_says_why() {
    let (mut book, _) = PatternBook::new(&[], FxHashSet::default());
    for pattern in ["{nothing}", "", "a … ", "!a", "+", "a||b"] {
        assert!(book.parse(pattern).is_err(), "{pattern}");
    }
}
