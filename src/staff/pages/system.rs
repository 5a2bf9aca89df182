//! How the program is: what it writes, what is on, what is due.

use maud::{Markup, html};

use super::{Desk, View};
use crate::knowledge::ContactStatus;

/// Reviews that are named; more are only counted.
const NAMED: usize = 40;

pub fn view(desk: &Desk<'_>) -> View {
    let body = html! {
        p.lead { (desk.say("staff-system-lead")) }
        section {
            h2 { (desk.say("staff-system-now")) }
            dl.facts { @for (id, value) in facts(desk) { dt { (desk.say(id)) } dd { (value) } } }
        }
        (reviews(desk))
    };
    View { sheets: Vec::new(), query: String::new(), body }
}

fn facts(desk: &Desk<'_>) -> Vec<(&'static str, String)> {
    let state = &desk.state;
    let time = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    let never = || desk.say("staff-system-never");
    let content = &desk.words.guide.content;
    let channels: Vec<String> =
        state.channels.iter().map(|name| desk.say(&format!("staff-channel-{name}"))).collect();
    let channels =
        if channels.is_empty() { desk.say("staff-system-none") } else { channels.join(", ") };
    vec![
        ("staff-system-version", env!("CARGO_PKG_VERSION").to_owned()),
        ("staff-system-started", state.started.map_or_else(never, time)),
        ("staff-system-database", state.database.clone()),
        ("staff-system-batch", state.last_batch.map_or_else(never, time)),
        ("staff-system-errors", state.errors.to_string()),
        ("staff-system-channels", channels),
        ("staff-system-answers", content.entries().len().to_string()),
        ("staff-system-contacts", content.contacts().len().to_string()),
    ]
}

/// Entries whose review is overdue, and contacts that nobody has verified.
fn reviews(desk: &Desk<'_>) -> Markup {
    let (content, speech) = (&desk.words.guide.content, desk.words.speech);
    let due: Vec<String> = content
        .entries()
        .iter()
        .filter(|entry| entry.overdue(desk.today))
        .map(|entry| format!("{} {}", entry.code, entry.texts.get(speech.0).title))
        .collect();
    let doubtful: Vec<&str> = content
        .contacts()
        .iter()
        .filter(|contact| contact.status == ContactStatus::Unverified)
        .map(|contact| contact.names.get(speech.0).as_str())
        .collect();
    html! {
        section {
            h2 { (speech.tell("staff-contacts-doubtful", &[("number", doubtful.len().into())])) }
            ul { @for name in doubtful.iter().take(NAMED) { li { (name) } } }
        }
        section {
            h2 { (speech.tell("staff-reviews-due", &[("number", due.len().into())])) }
            @if due.is_empty() { p.empty { (desk.say("staff-no-reviews")) } }
            @else { ul { @for line in due.iter().take(NAMED) { li { (line) } } } }
        }
    }
}
