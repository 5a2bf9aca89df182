//! The one-time link: whoever has it chooses a password and connects an authenticator app.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

use super::{
    form::Filled,
    frame::{failed, notice, outer},
    guard::Way,
    password::SHORTEST,
    second_factor::SecondFactor,
    session,
    site::Site,
    speech::Speech,
    token::Token,
};
use crate::store::StoreError;

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Chosen {
    password: String,
    again: String,
    code: String,
}

/// An account that has a link.
struct Invited {
    link: String,
    token: Token,
    name: String,
    factor: SecondFactor,
    /// The code of this moment, in a demonstration: no app is needed to look around.
    told: Option<String>,
}

/// Shows what there is to choose and to connect.
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Response {
    let speech = Speech::of(&headers);
    match invited(&site, &link).await {
        Ok(Some(invited)) => page(speech, &invited, None).into_response(),
        Ok(None) => notice(StatusCode::NOT_FOUND, speech, "staff-link-gone"),
        Err(error) => failed(speech, &error),
    }
}

/// Uses the link up and signs in.
pub(super) async fn accept(
    State(site): State<Arc<Site>>,
    Extension(way): Extension<Way>,
    Path(link): Path<String>,
    headers: HeaderMap,
    Filled(chosen): Filled<Chosen>,
) -> Response {
    let speech = Speech::of(&headers);
    let invited = match invited(&site, &link).await {
        Ok(Some(invited)) => invited,
        Ok(None) => return notice(StatusCode::NOT_FOUND, speech, "staff-link-gone"),
        Err(error) => return failed(speech, &error),
    };
    let step = invited.factor.step(&chosen.code, site.now());
    let refused =
        |id| (StatusCode::UNPROCESSABLE_ENTITY, page(speech, &invited, Some(id))).into_response();
    let Some(step) = step else { return refused("staff-code-wrong") };
    if let Some(id) = weakness(&chosen, &invited.name) {
        return refused(id);
    }
    let Ok(password) = site.passwords.hash(chosen.password).await else {
        return refused("staff-busy");
    };
    match take_up(&site, &invited, &password, step).await {
        Ok(true) => session::begin(&site, &way, speech, &invited.name).await,
        Ok(false) => notice(StatusCode::NOT_FOUND, speech, "staff-link-gone"),
        Err(error) => failed(speech, &error),
    }
}

async fn invited(site: &Site, link: &str) -> Result<Option<Invited>, StoreError> {
    let Some(token) = Token::read(link) else { return Ok(None) };
    let store = site.store().await?;
    let found = store.invited(&token.hash(), site.now()).await?;
    let made_up = store.is_made_up().await?;
    Ok(found.and_then(|(name, secret)| {
        let factor = SecondFactor::new(&secret, &name)?;
        let told = made_up.then(|| factor.code(site.now())).flatten();
        Some(Invited { link: link.to_owned(), token, name, factor, told })
    }))
}

async fn take_up(
    site: &Site,
    invited: &Invited,
    password: &str,
    step: i64,
) -> Result<bool, StoreError> {
    let store = site.store().await?;
    let used = store.take_up(&invited.token.hash(), password, step, site.now()).await?;
    if used {
        site.note(&invited.name, "set-up", "").await?;
    }
    Ok(used)
}

/// Why a password cannot be taken.
fn weakness(chosen: &Chosen, name: &str) -> Option<&'static str> {
    let short = chosen.password.chars().count() < SHORTEST;
    let telling = chosen.password.to_lowercase().contains(name);
    match (short || telling, chosen.password == chosen.again) {
        (true, _) => Some("staff-password-weak"),
        (false, false) => Some("staff-password-differs"),
        (false, true) => None,
    }
}

fn page(speech: Speech, invited: &Invited, refusal: Option<&str>) -> Markup {
    let action = format!("/staff/welcome/{}", invited.link);
    let body = html! {
        h1 { (speech.tell("staff-welcome", &[("name", invited.name.as_str().into())])) }
        @if let Some(id) = refusal { p.alert role="alert" { (speech.say(id)) } }
        form method="post" action=(action) {
            h2 { "1. " (speech.say("staff-welcome-app")) }
            p { (speech.say("staff-welcome-scan")) }
            @if let Some(picture) = invited.factor.picture() {
                div.qr role="img" aria-label=(speech.say("staff-welcome-picture")) { (PreEscaped(picture)) }
            }
            p { a #otpauth href=(invited.factor.link()) { (speech.say("staff-welcome-open")) } }
            p { (speech.say("staff-welcome-type")) br; code #secret { (invited.factor.groups()) } }
            label for="code" { (speech.say("staff-code")) }
            input #code name="code" inputmode="numeric" autocomplete="one-time-code" required;
            @if let Some(code) = &invited.told {
                p.hint { (speech.tell("staff-welcome-demonstration", &[("code", code.as_str().into())])) }
            }
            h2 { "2. " (speech.say("staff-welcome-choose")) }
            input type="hidden" name="username" autocomplete="username" value=(invited.name);
            label for="password" { (speech.say("staff-password")) }
            input #password name="password" type="password" autocomplete="new-password" minlength=(SHORTEST) aria-describedby="password-hint" required;
            p.hint #password-hint { (speech.tell("staff-password-hint", &[("least", SHORTEST.into())])) }
            label for="again" { (speech.say("staff-password-again")) }
            input #again name="again" type="password" autocomplete="new-password" required;
            button.primary #set-up type="submit" { (speech.say("staff-welcome-done")) }
        }
    };
    outer(speech, &action, &speech.say("staff-title"), &body)
}
