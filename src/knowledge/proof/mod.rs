//! What a careful reader objects to: no reason to stop serving, but nothing to take over as it is.

mod agreement;
mod figures;

use super::{Content, Entry, Problem, markup};

/// Languages that disagree, review dates too far away, words outside the glossary.
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
        terms(content, entry, &mut problem);
    }
    problems.sort();
    problems
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
