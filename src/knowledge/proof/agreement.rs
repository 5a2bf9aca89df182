//! The three languages of an entry name the same contacts and the same figures.

use std::collections::BTreeSet;

use super::figures::{Figures, figures};
use crate::{
    knowledge::{Entry, markup, markup::Block},
    localisation::{Locale, PerLocale},
};

/// Compares the three answers with each other, and the three SMS texts with each other.
pub(super) fn check(entry: &Entry, problem: &mut impl FnMut(&str, String)) {
    let answers = PerLocale::from_fn(|locale| entry.texts.get(locale).answer.as_slice());
    let brief = PerLocale::from_fn(|locale| entry.texts.get(locale).sms.as_slice());
    for (field, texts) in [("answer", answers), ("sms", brief)] {
        contacts(field, &texts, problem);
        numbers(field, &texts, problem);
    }
}

fn contacts(field: &str, texts: &PerLocale<&[Block]>, problem: &mut impl FnMut(&str, String)) {
    let named = PerLocale::from_fn(|locale| {
        markup::contacts(texts.get(locale)).map(ToString::to_string).collect::<BTreeSet<_>>()
    });
    for (locale, missing) in missing(&named) {
        let message = format!(
            "does not name {missing}, which another language names: name the same contacts in all three"
        );
        problem(&format!("[{locale}].{field}"), message);
    }
}

fn numbers(field: &str, texts: &PerLocale<&[Block]>, problem: &mut impl FnMut(&str, String)) {
    let found = PerLocale::from_fn(|locale| figures(&markup::plain(texts.get(locale))));
    let values = PerLocale::from_fn(|locale| found.get(locale).values());
    for (locale, missing) in missing(&values) {
        let message = format!(
            "does not say {missing}, which another language says: write the same sums and deadlines in all three, in digits"
        );
        problem(&format!("[{locale}].{field}"), message);
    }
    for (one, other) in
        [(Locale::Tg, Locale::Ru), (Locale::Tg, Locale::En), (Locale::Ru, Locale::En)]
    {
        for clash in clashes(found.get(one), found.get(other)) {
            let message = format!(
                "and [{other}].{field} count {clash} in different units: compare them with the source"
            );
            problem(&format!("[{one}].{field}"), message);
        }
    }
}

/// What a language lacks of all that the others have, each language that lacks something.
fn missing(sets: &PerLocale<BTreeSet<String>>) -> Vec<(Locale, String)> {
    let all: BTreeSet<&String> = sets.iter().flat_map(|(_, set)| set).collect();
    let lack = |(locale, set): (Locale, &BTreeSet<String>)| {
        let lacking: Vec<&str> =
            all.iter().filter(|item| !set.contains(**item)).map(|item| item.as_str()).collect();
        (!lacking.is_empty()).then(|| (locale, lacking.join(", ")))
    };
    sets.iter().filter_map(lack).collect()
}

/// Numbers that both texts give a unit, but never the same one.
fn clashes(one: &Figures, other: &Figures) -> Vec<String> {
    let apart = |value: &String| {
        let (ours, theirs) = (one.units(value), other.units(value));
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    };
    one.values().into_iter().filter(apart).collect()
}
