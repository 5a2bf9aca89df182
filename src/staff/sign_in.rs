//! Signing in with name, password and code, all at once: a wrong one is not told apart from another.

use std::sync::Arc;

use axum::{
    Extension, Form,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    form::Filled,
    frame::{failed, outer},
    guard::Way,
    name::StaffName,
    password::PasswordError,
    second_factor::SecondFactor,
    session::{self, Visitor},
    site::Site,
    speech::Speech,
};
use crate::store::StoreError;

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Proof {
    name: String,
    password: String,
    code: String,
}

/// What a form of a visitor sends to end the session.
#[derive(Deserialize)]
pub(super) struct Leave {
    form: String,
}

/// Why somebody was not let in.
enum Refusal {
    Wrong,
    TooOften,
    Busy,
    Failed,
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<PasswordError> for Refusal {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Busy,
            PasswordError::Failed => Self::Failed,
        }
    }
}

/// Shows the form.
pub(super) async fn show(headers: HeaderMap) -> Response {
    page(Speech::of(&headers), None).into_response()
}

/// Lets in whoever proves to be one of the staff.
pub(super) async fn enter(
    State(site): State<Arc<Site>>,
    Extension(way): Extension<Way>,
    headers: HeaderMap,
    Filled(proof): Filled<Proof>,
) -> Response {
    let speech = Speech::of(&headers);
    let refused = |status, id| (status, page(speech, Some(id))).into_response();
    match prove(&site, proof).await {
        Ok(name) => session::begin(&site, &way, speech, name.as_str()).await,
        Err(Refusal::Wrong) => refused(StatusCode::FORBIDDEN, "staff-wrong"),
        Err(Refusal::TooOften) => refused(StatusCode::TOO_MANY_REQUESTS, "staff-too-often"),
        Err(Refusal::Busy) => refused(StatusCode::SERVICE_UNAVAILABLE, "staff-busy"),
        Err(Refusal::Failed) => refused(StatusCode::SERVICE_UNAVAILABLE, "staff-failed"),
        Err(Refusal::Store(error)) => failed(speech, &error),
    }
}

/// The name, if all three are right. Unknown names take as long as known ones.
async fn prove(site: &Arc<Site>, proof: Proof) -> Result<StaffName, Refusal> {
    let name: StaffName = proof.name.parse().map_err(|_| Refusal::Wrong)?;
    if !site.tries.take(name.as_str(), site.now()) {
        return Err(Refusal::TooOften);
    }
    let store = site.store().await?;
    let account = store.account(name.as_str()).await?;
    let exists = account.is_some();
    let (known, secret) = account.map(|it| (it.password, it.secret)).unwrap_or_default();
    let right = site.passwords.is(proof.password, known).await?;
    let factor = SecondFactor::new(&secret.unwrap_or_default(), name.as_str());
    let step = factor.and_then(|factor| factor.step(&proof.code, site.now()));
    if let (true, Some(step)) = (right, step)
        && store.use_step(name.as_str(), step).await?
    {
        site.note(name.as_str(), "signed-in", "").await?;
        return Ok(name);
    }
    if exists {
        note_refusal(Arc::clone(site), name);
    }
    Err(Refusal::Wrong)
}

/// Notes a refusal after it was answered: the time of an answer must not tell whether the name exists.
fn note_refusal(site: Arc<Site>, name: StaffName) {
    tokio::spawn(async move {
        if let Err(error) = site.note(name.as_str(), "refused", "").await {
            tracing::error!(error = %error, "A refused sign-in could not be noted");
        }
    });
}

/// Ends the session.
pub(super) async fn leave(
    State(site): State<Arc<Site>>,
    Extension(way): Extension<Way>,
    Extension(visitor): Extension<Visitor>,
    leave: Result<Form<Leave>, FormRejection>,
) -> Response {
    match leave {
        Ok(Form(leave)) if visitor.sent(&leave.form) => session::end(&site, &way, &visitor).await,
        _ => Redirect::to("/staff").into_response(),
    }
}

fn page(speech: Speech, refusal: Option<&str>) -> Markup {
    let body = html! {
        h1 { (speech.say("staff-sign-in")) }
        @if let Some(id) = refusal { p.alert role="alert" { (speech.say(id)) } }
        form method="post" action="/staff/sign-in" {
            label for="name" { (speech.say("staff-name")) }
            input #name name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus;
            label for="password" { (speech.say("staff-password")) }
            input #password name="password" type="password" autocomplete="current-password" required;
            label for="code" { (speech.say("staff-code")) }
            input #code name="code" inputmode="numeric" autocomplete="one-time-code" aria-describedby="code-hint" required;
            p.hint #code-hint { (speech.say("staff-code-hint")) }
            button.primary #sign-in type="submit" { (speech.say("staff-sign-in")) }
        }
        p.hint { (speech.say("staff-forgotten")) }
    };
    outer(speech, "/staff/sign-in", &speech.say("staff-sign-in"), &body)
}
