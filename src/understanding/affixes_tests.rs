//! Forms of Tajik words meet their word, and different words do not meet.

use std::collections::BTreeSet;

use crate::understanding::{repair::repair, tokens::words};

/// `tests/affixes.tsv`: a form, a tab, a word; `#` begins a line for readers.
const FORMS: &str = include_str!("../../tests/affixes.tsv");

/// All that the matcher looks a word up with: its coarse skeletons and their stems.
fn keys(word: &str) -> BTreeSet<String> {
    let words = words(&repair(word));
    assert_eq!(words.len(), 1, "{word} is one word");
    let forms = words.iter().flat_map(|word| &word.forms);
    forms.flat_map(|form| form.stems.iter().chain([&form.coarse]).cloned()).collect()
}

fn meet(one: &str, other: &str) -> bool {
    !keys(one).is_disjoint(&keys(other))
}

#[test]
fn forms_of_a_tajik_word_meet_it_in_every_spelling() {
    let lines = FORMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let forms: Vec<(&str, &str)> =
        lines.map(|line| line.split_once('\t').expect("a form, a tab, a word")).collect();
    assert!(forms.len() >= 300, "{} forms", forms.len());
    let apart: Vec<_> = forms.iter().filter(|(form, word)| !meet(form, word)).collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn different_words_do_not_meet_however_their_endings_look() {
    for (one, other) in [
        ("паспорт", "патент"),
        ("кор", "корт"),
        ("кор", "коргар"),
        ("зан", "задан"),
        ("пул", "полис"),
        ("рав", "роҳ"),
        ("диҳ", "дид"),
        ("муҳоҷир", "муҳлат"),
        ("бародар", "баромадан"),
        ("маош", "мактаб"),
        ("намедиҳад", "намедонад"),
        ("мегирад", "мегардад"),
        ("рафтан", "гирифтан"),
        ("духтар", "духтур"),
        ("шаҳрвандӣ", "шаҳодатнома"),
        ("қарз", "қарор"),
        ("забон", "занон"),
        ("тарсонад", "тавонад"),
        ("иҷозат", "иҷора"),
        ("номзад", "намезанад"),
    ] {
        assert!(!meet(one, other), "{one} {other}: {:?} {:?}", keys(one), keys(other));
    }
}

#[test]
fn a_word_keeps_a_stem_of_three_letters() {
    for word in ["man", "az", "dar", "ha", "ra", "namam", ""] {
        assert!(super::strip(word).iter().all(|stem| stem.len() >= 3), "{word}");
    }
}
