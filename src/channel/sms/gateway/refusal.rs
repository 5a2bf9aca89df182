//! Requests that are not answered.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Why a request of a gateway was refused. Says nothing of what was in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub(super) enum Refusal {
    #[error("the gateway's name or its secret in the address is wrong")]
    Unknown,
    #[error("it came from an address that is not in `allow`")]
    Address,
    #[error("its signature is missing or wrong: compare the key, and the public address")]
    Signature,
    #[error("its signature is too old or from the future: compare the clocks")]
    Stale,
    #[error("this gateway uses another method")]
    Method,
    #[error("it lacks a number, an id or a text, or cannot be read")]
    Unreadable,
    #[error("it is larger than 256 kB")]
    TooLarge,
    #[error("it came too slowly")]
    TooSlow,
    #[error("too many replies wait to be handed over")]
    Busy,
    #[error("its reply could not be handed over yet: the gateway is to bring the message again")]
    Waiting,
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            // One status for all that a stranger could try.
            Self::Unknown | Self::Address | Self::Signature | Self::Stale => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy | Self::Waiting => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}
