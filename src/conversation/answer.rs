//! An entry's answer: text, sources, cautions, and what can be done next.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{
    Action, Brief, Button, Guide, Part, Press, Reply, ReplyKind, Span,
    compose::{brief, brief_hint, button, other_languages, parts, say, say_with},
};
use crate::{
    knowledge::{Entry, Source, TextStatus},
    localisation::{Locale, long_date},
};

/// More sources than this are not read by anybody.
const SOURCES: usize = 4;

/// The answer of an entry in a language.
pub(super) fn answer(guide: &Guide, entry: &Entry, locale: Locale, today: NaiveDate) -> Reply {
    let text = entry.texts.get(locale);
    let mut all = vec![Part::Title(text.title.clone())];
    all.extend(parts(&guide.content, &text.answer, locale, today));
    all.extend(own_words(guide, entry, locale));
    all.push(sources(entry, locale));
    all.extend(cautions(entry, locale, today));
    let mut reply = Reply::new(ReplyKind::Answer, all);
    let words = brief_answer(guide, entry, locale, today);
    reply.brief = Some(Brief::new(words).alone().hinted(brief_hint(locale)));
    reply.actions = actions(guide, entry, locale);
    reply
}

/// The office that runs the service stands below the entries about the service itself.
fn own_words(guide: &Guide, entry: &Entry, locale: Locale) -> Option<Part> {
    let office = guide.office.as_ref().filter(|_| entry.topic.as_str() == "about")?;
    let mut line = office.name.get(locale).clone();
    let more = [
        office.address.as_ref().map(|address| address.get(locale).as_str()),
        office.telephone.as_deref(),
        office.hours.as_ref().map(|hours| hours.get(locale).as_str()),
    ];
    more.into_iter().flatten().for_each(|detail| line.extend([", ", detail]));
    Some(Part::plain(say_with(locale, "about-office", &[("office", &line)])))
}

fn sources(entry: &Entry, locale: Locale) -> Part {
    let mut seen = HashSet::new();
    let mut named: Vec<Span> = Vec::new();
    for source in &entry.sources {
        let (words, address) = match source {
            Source::Law(law) => (law.clone(), None),
            Source::Publication { publisher, address, date, .. } => match date.year() {
                Some(year) => (format!("{publisher}, {year}"), address.clone()),
                None => (publisher.clone(), address.clone()),
            },
        };
        if seen.insert(words.clone()) && seen.len() <= SOURCES {
            named.push(Span::Plain(if named.is_empty() { " " } else { "; " }.into()));
            named.push(match address {
                Some(address) => Span::Link { words, address },
                None => Span::Plain(words),
            });
        }
    }
    let checked =
        say_with(locale, "answer-checked", &[("date", &long_date(locale, entry.checked))]);
    let mut note = vec![Span::Plain(say(locale, "answer-sources"))];
    note.extend(named);
    note.push(Span::Plain(format!(". {checked}")));
    Part::Note(note)
}

fn cautions(entry: &Entry, locale: Locale, today: NaiveDate) -> Vec<Part> {
    let text = entry.texts.get(locale);
    let mut notes = Vec::new();
    if entry.overdue(today) || text.stale {
        notes.push(Part::note(say(locale, "answer-overdue")));
    }
    if text.status == TextStatus::Draft {
        notes.push(Part::note(say(locale, "answer-draft")));
    }
    notes
}

/// The SMS answer: its own text and its cautions.
pub(super) fn brief_answer(
    guide: &Guide,
    entry: &Entry,
    locale: Locale,
    today: NaiveDate,
) -> String {
    let text = entry.texts.get(locale);
    let mut lines = vec![brief(&guide.content, &text.sms, locale, today)];
    if entry.overdue(today) || text.stale {
        lines.push(say(locale, "brief-overdue"));
    }
    lines.join("\n")
}

fn actions(guide: &Guide, entry: &Entry, locale: Locale) -> Vec<Vec<Button>> {
    let related = entry.related.iter().filter_map(|id| guide.content.entry(id));
    let mut rows: Vec<Vec<Button>> = related.map(|next| vec![entry_button(next, locale)]).collect();
    rows.push(vec![
        button(locale, "button-helpful", Action::Helpful(entry.id.clone())),
        button(locale, "button-unhelpful", Action::Unhelpful(entry.id.clone())),
    ]);
    rows.push(other_languages(locale, &Action::Reread(entry.id.clone())));
    rows.push(vec![
        button(locale, "button-menu", Action::Menu),
        button(locale, "button-help", Action::Help),
    ]);
    rows
}

/// The button that opens an entry.
pub(super) fn entry_button(entry: &Entry, locale: Locale) -> Button {
    let press = Press { locale, action: Action::Entry(entry.id.clone()) };
    Button { label: entry.texts.get(locale).title.clone(), press }
}
