//! Bubbles: what was typed and what was answered, as HTML.

use maud::{Markup, html};

use super::page::say;
use crate::{
    conversation::{Button, Part, Reply, ReplyKind, Span},
    localisation::Locale,
};

/// What the person typed.
pub(super) fn typed(number: u32, text: &str, locale: Locale) -> String {
    let bubble = html! {
        article.mine id={ "m" (number) } lang=(locale) {
            span.unseen { (say(locale, "web-you")) ": " }
            p { (text) }
        }
    };
    bubble.into_string()
}

/// A reply with its buttons: choices one below the other, actions in their rows.
pub(super) fn said(number: u32, reply: &Reply, locale: Locale) -> String {
    let kind = match reply.kind {
        ReplyKind::Help => "bot help",
        ReplyKind::Toast => "toast",
        ReplyKind::Answer | ReplyKind::Menu | ReplyKind::Notice => "bot",
    };
    let rows = reply.options.chunks(1).chain(reply.actions.iter().map(Vec::as_slice));
    let bubble = html! {
        article class=(kind) id={ "m" (number) } lang=(locale) {
            span.unseen { (say(locale, "web-name")) ": " }
            div.words { @for part in &reply.parts { (words(part)) } }
            @for row in rows { div.keys { @for button in row { (key(number, button, locale)) } } }
        }
    };
    bubble.into_string()
}

/// The value that a button sends: the bubble it stands in, and what it does.
pub(super) fn value(number: Option<u32>, press: &str) -> String {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    format!("{number}/{press}")
}

fn key(number: u32, button: &Button, locale: Locale) -> Markup {
    let language = button.press.locale;
    html! {
        button form="press" name="press" value=(value(Some(number), &button.press.encode()))
            lang=[(language != locale).then_some(language)] { (button.label) }
    }
}

fn words(part: &Part) -> Markup {
    html! {
        @match part {
            Part::Title(title) => h2 { (title) },
            Part::Text(pieces) => p { (spans(pieces)) },
            Part::Bullets(items) => ul { @for item in items { li { (spans(item)) } } },
            Part::Steps(items) => ol { @for item in items { li { (spans(item)) } } },
            Part::Note(pieces) => p.note { (spans(pieces)) },
        }
    }
}

fn spans(pieces: &[Span]) -> Markup {
    html! {
        @for piece in pieces {
            @match piece {
                Span::Plain(words) => (words),
                Span::Bold(words) => strong { (words) },
                Span::Link { words, address } => {
                    a href=(address) target="_blank" rel="noopener noreferrer" { (words) }
                }
            }
        }
    }
}
