//! The page: a header that is always there, the conversation, the line to write in.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{ICON, STYLE_ADDRESS, bubble::value, phone::phone, respond::LONGEST, visits::Visit};
use crate::{
    conversation::{Action, Press},
    localisation::{Args, Locale, phrases},
};

/// A message of the page.
pub(super) fn say(locale: Locale, id: &str) -> String {
    phrases().say(locale, id, &Args::new())
}

/// The conversation. `start` is the link whose answer is shown but not kept yet: it comes back with what is said next.
pub(super) fn conversation(visit: &Visit, start: Option<&str>, begun: bool) -> Html<String> {
    let locale = visit.locale.unwrap_or_default();
    let body = html! {
        (header(visit, locale))
        main.begun[begun] tabindex="0" aria-label=(say(locale, "web-conversation")) {
            div.bubbles {
                p.notice {
                    (say(locale, "web-notice"))
                    @if begun { " " button form="press" name="clear" value="1" { (say(locale, "web-clear")) } }
                }
                @for bubble in visit.html() { (PreEscaped(bubble)) }
            }
        }
        (footer(start, locale))
        (phone(visit, locale))
    };
    document(locale, &say(locale, "web-title"), &body)
}

/// A refusal, with the way back.
pub(super) fn refused(status: StatusCode, locale: Locale, id: &str) -> Response {
    let title = say(locale, "web-refused-title");
    let body = html! {
        main.refused {
            (PreEscaped(ICON))
            h1 { (title) }
            p { (say(locale, id)) }
            p { a href="/try" { (say(locale, "web-back")) } }
        }
    };
    (status, document(locale, &title, &body)).into_response()
}

fn document(locale: Locale, title: &str, body: &Markup) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang=(locale) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href=(*STYLE_ADDRESS);
                link rel="icon" type="image/svg+xml" href="/try.svg";
            }
            body { (body) }
        }
    };
    Html(page.into_string())
}

fn header(visit: &Visit, locale: Locale) -> Markup {
    let help = Press { locale, action: Action::Help };
    html! {
        header {
            div.bar {
                (PreEscaped(ICON))
                div.who {
                    h1 { (say(locale, "web-name")) }
                    p { (say(locale, "web-tryout")) }
                }
                nav.languages aria-label=(say(locale, "web-languages")) {
                    @for other in Locale::ALL { (language(visit, other, other == locale)) }
                }
                a.sms href="#sms" title=(say(locale, "web-sms-title")) { "SMS" }
                button.sos form="press" name="press" value=(value(None, &help.encode()))
                    aria-label={ "SOS: " (say(locale, "web-help")) } title=(say(locale, "web-help")) { "SOS" }
            }
        }
    }
}

/// Shows the newest reply in another language if it can, else the menu.
fn language(visit: &Visit, locale: Locale, spoken: bool) -> Markup {
    let value = match visit.translation(locale) {
        Some((number, press)) => value(Some(*number), &press.encode()),
        None => value(None, &Press { locale, action: Action::Speak }.encode()),
    };
    html! {
        button form="press" name="press" value=(value) lang=(locale)
            aria-current=[spoken.then_some("true")] { (locale.endonym()) }
    }
}

/// The buttons have a form of their own: the first button of a form is what the Enter key presses.
fn footer(start: Option<&str>, locale: Locale) -> Markup {
    let start = html! {
        @if let Some(start) = start { input type="hidden" name="start" value=(start); }
    };
    html! {
        footer {
            form #press method="post" action="/try" { (start) }
            form #say method="post" action="/try" {
                (start)
                label.unseen for="text" { (say(locale, "web-question")) }
                input #text type="text" name="text" required autocomplete="off" enterkeyhint="send"
                    maxlength=(LONGEST) placeholder=(say(locale, "web-placeholder"));
                button aria-label=(say(locale, "web-send")) title=(say(locale, "web-send")) {
                    svg viewBox="0 0 24 24" aria-hidden="true" {
                        path d="M3 20.5v-6.6L13.5 12 3 10.1V3.5L22 12z";
                    }
                }
            }
        }
    }
}
