//! How the program is: what it writes, what is on, what is due.

use maud::{Markup, html};

use super::{Desk, View};
use crate::{
    knowledge::{Contact, ContactStatus, Entry},
    staff::words::{figure, moment},
};

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
    let time = |at| moment(at, desk.zone);
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
        ("staff-system-queues", queues(desk)),
        ("staff-system-answers", content.entries().len().to_string()),
        ("staff-system-contacts", content.contacts().len().to_string()),
    ]
}

/// The messages that wait for their answer, by channel.
fn queues(desk: &Desk<'_>) -> String {
    let queue = |(name, waiting): &(String, _)| {
        format!("{} {}", desk.say(&format!("staff-channel-{name}")), figure(*waiting))
    };
    let queues: Vec<String> = desk.state.queues.iter().map(queue).collect();
    if queues.is_empty() { desk.say("staff-system-none") } else { queues.join(", ") }
}

/// Entries whose review is overdue, contacts that are to be rung, and contacts that nobody has verified.
fn reviews(desk: &Desk<'_>) -> Markup {
    let (content, locale) = (&desk.words.guide.content, desk.words.speech.0);
    let overdue = content.entries().iter().filter(|entry| entry.overdue(desk.today));
    let title = |entry: &Entry| format!("{} {}", entry.code, entry.texts.get(locale).title);
    let name = |contact: &Contact| match content.country(&contact.country) {
        Some(country) => {
            format!("{}: {}", country.names.get(locale), contact.names.get(locale))
        }
        None => contact.names.get(locale).clone(),
    };
    let contacts = || content.contacts().iter();
    let to_ring = contacts().filter(|contact| contact.is_to_be_rung(desk.today));
    let doubtful = contacts().filter(|contact| contact.status == ContactStatus::Unverified);
    html! {
        (due(desk, "staff-reviews-due", overdue.map(title).collect()))
        (due(desk, "staff-contacts-due", to_ring.map(name).collect()))
        (due(desk, "staff-contacts-doubtful", doubtful.map(name).collect()))
    }
}

/// How many there are, and the first by name.
fn due(desk: &Desk<'_>, id: &str, names: Vec<String>) -> Markup {
    html! {
        section {
            h2 { (desk.words.speech.tell(id, &[("number", names.len().into())])) }
            @if names.is_empty() { p.empty { (desk.say("staff-no-reviews")) } }
            @else { ul.names { @for name in names.iter().take(NAMED) { li { (name) } } } }
        }
    }
}
