//! Registering campaigns: whatever counts takes notice within a minute.

use std::sync::Arc;

use axum::{
    Extension, Form,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    frame::{failed, notice},
    session::Visitor,
    site::Site,
};
use crate::store::{Role, StoreError};

/// The longest code: what a link of Telegram carries is 64 bytes, and people type this by SMS.
const LONGEST: usize = 32;
/// The longest name, in characters.
const NAME: usize = 200;

/// What the forms send.
#[derive(Deserialize)]
pub(super) struct Sent {
    form: String,
    act: String,
    code: String,
    #[serde(default)]
    name: String,
}

/// Registers or removes a campaign, and leads back to the page.
pub(super) async fn change(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Response {
    let sent = match sent {
        Ok(Form(sent)) if visitor.sent(&sent.form) => sent,
        _ => return notice(StatusCode::FORBIDDEN, visitor.speech, "staff-foreign"),
    };
    if visitor.role < Role::Editor {
        return notice(StatusCode::FORBIDDEN, visitor.speech, "staff-not-yours");
    }
    let Some(code) = code(&sent.code) else {
        return notice(StatusCode::UNPROCESSABLE_ENTITY, visitor.speech, "staff-campaign-hint");
    };
    let changed = match sent.act.as_str() {
        "remove" => remove(&site, &visitor, &code).await,
        _ => register(&site, &visitor, &code, &sent.name).await,
    };
    match changed {
        Ok(()) => Redirect::to("/staff/sources").into_response(),
        Err(error) => failed(visitor.speech, &error),
    }
}

/// A code as it is kept: small Latin letters, digits, hyphens and underscores, as links of Telegram allow.
fn code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_lowercase();
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    ((2..=LONGEST).contains(&code.len()) && code.bytes().all(letter)).then_some(code)
}

async fn register(
    site: &Site,
    visitor: &Visitor,
    code: &str,
    name: &str,
) -> Result<(), StoreError> {
    let name: String = name.trim().chars().take(NAME).collect();
    site.store().await?.register_campaign(code, &name).await?;
    site.note(&visitor.name, "registered", code).await
}

async fn remove(site: &Site, visitor: &Visitor, code: &str) -> Result<(), StoreError> {
    site.store().await?.end_campaign(code).await?;
    site.note(&visitor.name, "removed", code).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_a_link_can_carry() {
        assert_eq!(code(" Radio-2026_a "), Some("radio-2026_a".into()));
        for wrong in ["", "a", "radio 1", "радио", "=1+1", "a/b", &"a".repeat(33)] {
            assert_eq!(code(wrong), None, "{wrong}");
        }
    }
}
