//! Lines of the service itself, where there is no question to answer.

use super::{
    Action, Attachment, Brief, Part, Reply, ReplyKind,
    compose::{brief_hint, button, say},
};
use crate::localisation::Locale;

/// Something that a channel must say by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The person writes faster than the service answers.
    Limited,
    /// The answer would come too late to be safe. Neutral, and without help numbers: the telephone may be in other hands.
    Late,
    /// A fault of the service; the person can try again.
    Failed,
    /// The person asked for silence: said once, and how to end it.
    Stopped,
}

/// The notice in a language.
pub fn notice(locale: Locale, notice: Notice) -> Reply {
    match notice {
        Notice::Limited => short_line(locale, "notice-limited", "brief-limited"),
        Notice::Late => line(locale, "notice-late"),
        Notice::Failed => line(locale, "notice-failed"),
        Notice::Stopped => line(locale, "notice-stopped"),
    }
}

/// One line in two lengths, of which the shorter one is for channels that pay by length.
pub(super) fn short_line(locale: Locale, id: &str, brief: &str) -> Reply {
    let mut reply = line(locale, id);
    reply.brief = Some(Brief::new(say(locale, brief)));
    reply
}

/// One line and nothing to press.
pub(super) fn line(locale: Locale, id: &str) -> Reply {
    Reply::new(ReplyKind::Notice, vec![Part::plain(say(locale, id))])
}

/// One line with the way to the menu and to the help numbers.
pub(super) fn guidance(locale: Locale, id: &str, brief: &str) -> Reply {
    let mut reply = line(locale, id);
    reply.brief = Some(Brief::new(say(locale, brief)).hinted(brief_hint(locale)));
    reply.actions = vec![vec![
        button(locale, "button-menu", Action::Menu),
        button(locale, "button-help", Action::Help),
    ]];
    reply
}

/// What the service can read, said kindly.
pub(super) fn unreadable(locale: Locale, attachment: Attachment) -> Reply {
    let id = match attachment {
        Attachment::Voice => "unreadable-voice",
        Attachment::Photo => "unreadable-photo",
        Attachment::Sticker => "unreadable-sticker",
        Attachment::Document => "unreadable-document",
        Attachment::Other => "unreadable-other",
    };
    guidance(locale, id, "brief-greeting")
}

/// A word in passing.
pub(super) fn toast(locale: Locale, id: &str) -> Reply {
    Reply { kind: ReplyKind::Toast, ..line(locale, id) }
}
