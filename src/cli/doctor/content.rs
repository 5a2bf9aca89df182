//! The answers and telephone numbers: how old they are, and who has read or rung them.

use chrono::{Days, NaiveDate};

use super::finding::Finding;
use crate::{
    knowledge::{Contact, ContactKind, Content, Entry, TextStatus},
    localisation::Locale,
};

/// Reviews are announced so many days before they are due.
const SOON: Days = Days::new(30);
/// Ids named in one line.
const NAMED: usize = 5;

/// Looks at entries and contacts.
pub fn look(content: &Content, today: NaiveDate) -> Vec<Finding> {
    [reviews(content, today)]
        .into_iter()
        .chain(drafts(content))
        .chain(stale(content))
        .chain([contacts(content, today)])
        .chain(unknown(content))
        .collect()
}

fn reviews(content: &Content, today: NaiveDate) -> Finding {
    let horizon = today.checked_add_days(SOON).unwrap_or(NaiveDate::MAX);
    let due = |by: NaiveDate| -> Vec<&Entry> {
        content.entries().iter().filter(|entry| entry.review_by < by).collect()
    };
    let (overdue, soon) = (due(today), due(horizon));
    let todo =
        "hamroh content check lists them; look at the sources, then set `checked` and `review_by`";
    if !overdue.is_empty() {
        let found = format!("reviews overdue: {}", named(&overdue));
        return Finding::mend("content", found, todo);
    }
    if !soon.is_empty() {
        let found = format!("reviews due within 30 days: {}", named(&soon));
        return Finding::note("content", found, todo);
    }
    let entries = content.entries().len();
    Finding::fine("content", format!("{entries} entries, no review due within 30 days"))
}

/// The number of entries, and the ids of the first.
fn named(entries: &[&Entry]) -> String {
    let ids: Vec<&str> = entries.iter().take(NAMED).map(|entry| entry.id.as_str()).collect();
    let more = if entries.len() > NAMED { ", …" } else { "" };
    format!("{} ({}{more})", entries.len(), ids.join(", "))
}

fn drafts(content: &Content) -> Option<Finding> {
    let texts = || {
        content.entries().iter().flat_map(|entry| Locale::ALL.map(|locale| entry.texts.get(locale)))
    };
    let drafts = texts().filter(|text| text.status == TextStatus::Draft).count();
    (drafts > 0).then(|| {
        let found = format!("{drafts} of {} texts are drafts; the bot says so below them", texts().count());
        let todo = "have them read by a native speaker and a lawyer, then mark them `reviewed`; or serve none: drafts = false";
        Finding::note("content", found, todo)
    })
}

fn stale(content: &Content) -> Option<Finding> {
    let stale = |entry: &&Entry| Locale::ALL.iter().any(|locale| entry.texts.get(*locale).stale);
    let entries: Vec<&Entry> = content.entries().iter().filter(stale).collect();
    (!entries.is_empty()).then(|| {
        let found =
            format!("one language was changed and another was not looked at: {}", named(&entries));
        Finding::note("content", found, "bring it up to date, then remove `stale = true`")
    })
}

/// Numbers that are shown: rung by staff within 12 months, or only printed somewhere.
fn contacts(content: &Content, today: NaiveDate) -> Finding {
    let shown = || {
        let ordinary = |contact: &&Contact| contact.kind != ContactKind::Emergency;
        content.contacts().iter().filter(ordinary).filter(|one| one.shown_number().is_some())
    };
    let due = |contact: &&Contact| contact.is_to_be_rung(today);
    let todo = "hamroh content check --contacts lists them: ring them, then set `status = \"verified\"` and the date";
    match (shown().filter(due).count(), shown().count()) {
        (0, all) => Finding::fine("contacts", format!("{all} numbers, all rung within 12 months")),
        (unrung, all) => {
            let found = format!(
                "{unrung} of {all} numbers that are shown were not rung by you within 12 months (emergency numbers apart)"
            );
            Finding::note("contacts", found, todo)
        }
    }
}

fn unknown(content: &Content) -> Option<Finding> {
    let hidden =
        content.contacts().iter().filter(|contact| contact.shown_number().is_none()).count();
    (hidden > 0).then(|| {
        let found = format!("{hidden} offices have no number that may be shown");
        Finding::note(
            "contacts",
            found,
            "hamroh content check --contacts lists them as `not shown`",
        )
    })
}
