//! What all pages have around them.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::LazyLock,
};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

use super::{page::Page, session::Visitor, speech::Speech};
use crate::{localisation::Locale, store::StoreError};

/// The style of all pages, on screens and on paper.
pub(super) const STYLE: &str = include_str!("staff.css");

/// The address of the style: another style has another address, so that browsers may keep it.
static STYLE_ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    STYLE.hash(&mut hasher);
    format!("/staff/style.css?{:x}", hasher.finish())
});

/// A page for whoever is not signed in.
pub(super) fn outer(speech: Speech, path: &str, title: &str, body: &Markup) -> Markup {
    let content = html! {
        header.top {
            span.brand { (brand(speech)) }
            (languages(speech, path))
        }
        main.narrow { (body) }
    };
    document(speech, title, &content)
}

/// A page for one of the staff. `made_up` says that its figures are.
pub(super) fn inner(
    visitor: &Visitor,
    page: Page,
    query: &str,
    made_up: bool,
    body: &Markup,
) -> Markup {
    let speech = visitor.speech;
    let title = speech.say(&page.title());
    let path = format!("{}{query}", page.path());
    let content = html! {
        a.skip href="#content" { (speech.say("staff-skip")) }
        header.top {
            a.brand href="/staff" { (brand(speech)) }
            (languages(speech, &path))
            a.to-menu href="#menu" { (speech.say("staff-menu")) }
        }
        @if made_up { p.made-up #made-up { (speech.say("staff-made-up")) } }
        div.columns {
            (menu(visitor, page))
            main #content { h1 { (title) } (body) }
        }
    };
    document(speech, &title, &content)
}

fn menu(visitor: &Visitor, here: Page) -> Markup {
    let pages = Page::ALL.into_iter().filter(|page| page.least_role() <= visitor.role);
    html! {
        nav #menu aria-label=(visitor.speech.say("staff-menu")) {
            // Closed by leading to nothing: the page stays where it is.
            a.shut href="#closed" { (visitor.speech.say("staff-shut")) }
            ul { @for page in pages {
                li { a href=(page.path()) id={ "to-" (page.slug()) } aria-current=[(page == here).then_some("page")] {
                    (visitor.speech.say(&page.title()))
                } }
            } }
            (leave(visitor))
        }
    }
}

/// The name of the pages; on a telephone the service's alone.
fn brand(speech: Speech) -> Markup {
    html! {
        span.long { (speech.say("staff-title")) }
        span.short { (speech.say("staff-brand")) }
    }
}

fn leave(visitor: &Visitor) -> Markup {
    html! {
        form.leave method="post" action="/staff/sign-out" {
            input type="hidden" name="form" value=(visitor.form());
            button #sign-out { (visitor.speech.say("staff-sign-out")) " (" (visitor.name) ")" }
        }
    }
}

fn languages(speech: Speech, path: &str) -> Markup {
    html! {
        form.languages method="post" action="/staff/language" aria-label=(speech.say("staff-language")) {
            input type="hidden" name="to" value=(path);
            @for locale in Locale::ALL {
                button name="language" value=(locale) lang=(locale) title=(locale.endonym())
                    aria-label={ (short(locale)) " " (locale.endonym()) } aria-current=[(locale == speech.0).then_some("true")] {
                    (short(locale))
                }
            }
        }
    }
}

const fn short(locale: Locale) -> &'static str {
    match locale {
        Locale::Tg => "ТҶ",
        Locale::Ru => "РУ",
        Locale::En => "EN",
    }
}

fn document(speech: Speech, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(speech.0) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " · " (speech.say("staff-title")) }
                link rel="stylesheet" href=(*STYLE_ADDRESS);
                link rel="icon" type="image/svg+xml" href="/staff/icon.svg";
            }
            body { (body) }
        }
    }
}

/// One sentence in place of a page.
pub(super) fn notice(status: StatusCode, speech: Speech, id: &str) -> Response {
    let body = html! {
        h1 { (speech.say("staff-notice")) }
        p { (speech.say(id)) }
        p { a href="/staff" { (speech.say("staff-back")) } }
    };
    (status, outer(speech, "/staff", &speech.say("staff-notice"), &body)).into_response()
}

/// The database did not do what it was asked: that is logged, and said without its reasons.
pub(super) fn failed(speech: Speech, error: &StoreError) -> Response {
    tracing::error!(error = %error, "The pages of the staff have no database");
    notice(StatusCode::SERVICE_UNAVAILABLE, speech, "staff-no-database")
}
