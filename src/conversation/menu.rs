//! The menu, topics, choices, and the languages.

use super::{
    Action, Brief, Button, Guide, Part, Press, Reply, ReplyKind, Session,
    answer::entry_button,
    compose::{brief_hint, button, languages, other_languages, say, say_with},
    help::emergency_line,
};
use crate::{
    knowledge::{Audience, Entry, Topic},
    localisation::Locale,
};

/// The first words to a new person: who this is, the languages, the topics. There is no gate before the answers.
pub(super) fn welcome(guide: &Guide, session: &Session, locale: Locale) -> Reply {
    let mut reply = menu(guide, session, locale);
    reply.replaces = false;
    reply.parts = vec![
        Part::Title(say(locale, "welcome-title")),
        Part::plain(say(locale, "welcome-text")),
        Part::note(say(locale, "welcome-privacy")),
    ];
    reply.actions.insert(0, languages(&Action::Speak));
    reply
}

/// All topics that have entries.
pub(super) fn menu(guide: &Guide, session: &Session, locale: Locale) -> Reply {
    let mut reply = Reply::new(ReplyKind::Menu, vec![Part::plain(say(locale, "menu-text"))]);
    reply.brief =
        Some(Brief::new(say(locale, "brief-menu")).hinted(say(locale, "brief-hint-help")));
    reply.replaces = true;
    reply.options = guide
        .content
        .menu(session.audience)
        .into_iter()
        .map(|topic| topic_button(topic, locale))
        .collect();
    reply.actions = vec![
        vec![audience_button(session.audience, locale)],
        vec![
            button(locale, "button-help", Action::Help),
            button(locale, "button-languages", Action::Languages),
        ],
    ];
    reply
}

/// The way to the other view of the menu.
fn audience_button(audience: Option<Audience>, locale: Locale) -> Button {
    match audience {
        Some(Audience::Family) => {
            button(locale, "button-migrant", Action::Audience(Audience::Migrant))
        }
        _ => button(locale, "button-family", Action::Audience(Audience::Family)),
    }
}

fn topic_button(topic: &Topic, locale: Locale) -> Button {
    let label = format!("{} {}", topic.emoji, topic.names.get(locale));
    Button { label, press: Press { locale, action: Action::Topic(topic.id.clone()) } }
}

/// The entries of a topic.
pub(super) fn topic(guide: &Guide, topic: &Topic, session: &Session, locale: Locale) -> Reply {
    let name = topic.names.get(locale);
    let mut reply = Reply::new(ReplyKind::Menu, vec![Part::Title(name.clone())]);
    reply.brief = Some(Brief::new(format!("{name}:")).hinted(brief_hint(locale)));
    reply.replaces = true;
    let entries = guide.content.entries_of(&topic.id, session.audience);
    reply.options = entries.into_iter().map(|entry| entry_button(entry, locale)).collect();
    reply.actions = vec![
        other_languages(locale, &Action::Topic(topic.id.clone())),
        vec![
            button(locale, "button-menu", Action::Menu),
            button(locale, "button-help", Action::Help),
        ],
    ];
    reply
}

/// "Did you mean …?", up to three entries.
pub(super) fn choices(entries: &[&Entry], locale: Locale) -> Reply {
    let mut reply = Reply::new(ReplyKind::Menu, vec![Part::plain(say(locale, "choices-text"))]);
    reply.brief = Some(Brief::new(say(locale, "brief-choices")).hinted(brief_hint(locale)));
    reply.options = entries.iter().map(|entry| entry_button(entry, locale)).collect();
    reply.actions = vec![vec![
        button(locale, "button-menu", Action::Menu),
        button(locale, "button-help", Action::Help),
    ]];
    reply
}

/// An honest "I don't have this": the nearest entries or the topics, the office, the emergency number.
pub(super) fn fallback(
    guide: &Guide,
    session: &Session,
    nearest: &[&Entry],
    locale: Locale,
) -> Reply {
    let mut parts = vec![Part::plain(say(locale, "fallback-text"))];
    if let Some((office, telephone)) =
        guide.office.as_ref().and_then(|office| Some((office, office.telephone.as_deref()?)))
    {
        let values = [("office", office.name.get(locale).as_str()), ("telephone", telephone)];
        parts.push(Part::plain(say_with(locale, "fallback-office", &values)));
    }
    let numbers = emergency_line(guide, session.country.as_ref(), locale);
    parts.push(Part::plain(say_with(locale, "fallback-emergency", &[("numbers", &numbers)])));
    let mut reply = Reply::new(ReplyKind::Menu, parts);
    let brief = Brief::new(say_with(locale, "brief-fallback", &[("numbers", &numbers)]));
    (reply.brief, reply.options) = match nearest {
        [] => (Some(brief.alone()), menu(guide, session, locale).options),
        entries => (Some(brief), entries.iter().map(|entry| entry_button(entry, locale)).collect()),
    };
    reply.actions = vec![vec![
        button(locale, "button-menu", Action::Menu),
        button(locale, "button-help", Action::Help),
    ]];
    reply
}

/// The three languages.
pub(super) fn language_choice(locale: Locale) -> Reply {
    let mut reply = Reply::new(ReplyKind::Menu, vec![Part::plain(say(locale, "languages-text"))]);
    reply.brief = Some(Brief::new("").hinted(brief_hint(locale)));
    reply.replaces = true;
    reply.options = languages(&Action::Speak);
    reply
}
