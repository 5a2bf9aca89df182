//! The words of the pages, in the language of the browser or the one that was chosen.

use axum::{
    Form,
    extract::rejection::FormRejection,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use fluent::FluentValue;
use serde::Deserialize;

use crate::{
    http::language,
    localisation::{Args, Locale, phrases},
};

/// What holds the chosen language; it says nothing else.
const COOKIE: &str = "staff-language";
/// A year, in seconds.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// Speaks in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speech(pub Locale);

impl Speech {
    /// The language that was chosen, else the one that the browser likes best.
    pub fn of(headers: &HeaderMap) -> Self {
        let chosen = cookie(headers, COOKIE).and_then(|code| code.parse().ok());
        Self(chosen.or_else(|| language(headers)).unwrap_or_default())
    }

    /// A message.
    pub fn say(self, id: &str) -> String {
        phrases().say(self.0, id, &Args::new())
    }

    /// A message with values. Numbers choose the form of a noun; what is a name goes in as text.
    pub fn tell<'a>(self, id: &str, values: &[(&'a str, FluentValue<'a>)]) -> String {
        let mut args = Args::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        phrases().say(self.0, id, &args)
    }
}

/// A cookie of this name.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim())
}

/// What the language buttons send.
#[derive(Deserialize)]
pub(super) struct Chosen {
    language: Locale,
    to: String,
}

/// Keeps the chosen language and leads back to the page.
pub(super) async fn choose(chosen: Result<Form<Chosen>, FormRejection>) -> Response {
    let Ok(Form(Chosen { language, to })) = chosen else {
        return Redirect::to("/staff").into_response();
    };
    let ours = to.starts_with("/staff") && to.bytes().all(|byte| byte.is_ascii_graphic());
    let back = Redirect::to(if ours { &to } else { "/staff" });
    let cookie =
        format!("{COOKIE}={language}; Path=/staff; Max-Age={KEPT}; HttpOnly; SameSite=Strict");
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], back).into_response(),
        Err(_) => back.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_language_goes_before_the_browsers() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("en"));
        assert_eq!(Speech::of(&headers), Speech(Locale::En));
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; staff-language=ru"));
        assert_eq!(Speech::of(&headers), Speech(Locale::Ru));
    }
}
