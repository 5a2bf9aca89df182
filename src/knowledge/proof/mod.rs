//! What a careful reader objects to: no reason to stop serving, but nothing to take over as it is.

mod agreement;
mod examples;
mod figures;

use std::{collections::HashSet, ops::RangeInclusive};

use super::{Content, Entry, Problem, markup};

/// Languages that disagree, review dates too far away, answers too short or too long, too few questions, words outside the
/// glossary, examples of danger that are too few or contradict each other.
///
/// Apart from [`super::check`], so that a new rule here never takes answers away from people.
pub fn proofread(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in content.entries() {
        let mut problem = |place: &str, message: String| {
            problems.push(Problem::new(entry.path(), place, message))
        };
        agreement::check(entry, &mut problem);
        review(entry, &mut problem);
        lengths(entry, &mut problem);
        terms(content, entry, &mut problem);
    }
    examples::check(&content.vocabulary, &mut problems);
    problems.sort();
    problems
}

/// Characters of an answer: a shorter one says too little, a longer one is not read to its end on a telephone.
const ANSWER: RangeInclusive<usize> = 350..=1200;
/// Fewer example questions than this leave an entry hard to find.
const QUESTIONS: usize = 10;

fn lengths(entry: &Entry, problem: &mut impl FnMut(&str, String)) {
    for (locale, text) in entry.texts.iter() {
        let length = markup::plain(&text.answer).chars().count();
        if !ANSWER.contains(&length) {
            let (least, most) = (ANSWER.start(), ANSWER.end());
            let message = format!("has {length} characters: write {least} to {most}");
            problem(&format!("[{locale}].answer"), message);
        }
        let questions: HashSet<String> =
            text.questions.iter().map(|question| question.trim().to_lowercase()).collect();
        if questions.len() < QUESTIONS {
            let message =
                format!("has {} different questions: write {QUESTIONS} or more", questions.len());
            problem(&format!("[{locale}].questions"), message);
        }
    }
}

/// The next review is no later than the facts allow.
fn review(entry: &Entry, problem: &mut impl FnMut(&str, String)) {
    let latest = entry.checked.checked_add_months(entry.changes.review_after());
    if let Some(latest) = latest.filter(|latest| entry.review_by > *latest) {
        let message = format!(
            "is {}, later than its facts allow: set {latest} or earlier, or compare the text with its sources and set checked anew",
            entry.review_by
        );
        problem("review_by", message);
    }
}

fn terms(content: &Content, entry: &Entry, problem: &mut impl FnMut(&str, String)) {
    for (locale, text) in entry.texts.iter() {
        let (answer, sms) = (markup::plain(&text.answer), markup::plain(&text.sms));
        for (field, words) in [("title", &text.title), ("answer", &answer), ("sms", &sms)] {
            for (phrase, term) in content.glossary.violations(locale, words) {
                let message = format!(
                    "has \"{phrase}\", which glossary.toml avoids: write {}",
                    term.chosen(locale)
                );
                problem(&format!("[{locale}].{field}"), message);
            }
        }
    }
}
