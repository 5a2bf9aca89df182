//! Forms as they come from the browser.

use axum::{
    Form,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::Response,
};
use serde::de::DeserializeOwned;

use super::{frame::notice, speech::Speech};

/// A form that could be read. Whoever sends another is told to open the page anew.
pub(super) struct Filled<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Filled<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let speech = Speech::of(request.headers());
        let read = Form::from_request(request, state).await;
        let Form(form) =
            read.map_err(|_| notice(StatusCode::BAD_REQUEST, speech, "staff-unreadable"))?;
        Ok(Self(form))
    }
}
