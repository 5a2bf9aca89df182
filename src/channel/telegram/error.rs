//! Why Telegram did not do what it was asked.

use std::{error::Error, time::Duration};

/// Why a request to the Bot API failed.
///
/// Nothing in it can name a person or the token: addresses of requests are taken out, and of what Telegram writes only
/// what is known beforehand is kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    #[error("Telegram could not be reached: {}", cause(.0))]
    Unreachable(#[source] reqwest::Error),
    #[error("Telegram has a fault (status {status})")]
    Server { status: u16 },
    #[error("Telegram asks to wait for {} seconds", retry_after.as_secs())]
    Throttled { retry_after: Duration },
    #[error("Telegram does not know the token")]
    Token,
    #[error("updates go to a webhook")]
    Webhook,
    #[error("another program fetches the updates of this bot")]
    OtherPoller,
    #[error("the person has blocked the bot or left")]
    Gone,
    #[error("the message is the same already")]
    Unchanged,
    #[error("the button was pressed too long ago")]
    QueryTooOld,
    #[error("Telegram refused the request (status {status}: {reason})")]
    Rejected { status: u16, reason: &'static str },
    #[error("Telegram's answer could not be read")]
    Unreadable,
}

/// Descriptions of refusals that say something to an operator; any other is not repeated.
const REASONS: [&str; 12] = [
    "can't parse entities",
    "message is too long",
    "message text is empty",
    "message can't be edited",
    "message to edit not found",
    "message can't be deleted",
    "chat not found",
    "BUTTON_DATA_INVALID",
    "not enough rights",
    "group chat was upgraded",
    "TOPIC_CLOSED",
    "terminated by other getUpdates request",
];

/// How long to wait when Telegram asks for it without saying how long.
const UNNAMED_WAIT: Duration = Duration::from_secs(5);

impl ApiError {
    /// Reads a refusal: HTTP status or `error_code`, `description`, and `parameters.retry_after` in seconds.
    pub fn refused(status: u16, description: &str, retry_after: Option<u64>) -> Self {
        let says = |words: &str| description.to_ascii_lowercase().contains(words);
        match status {
            429 => Self::Throttled {
                retry_after: retry_after.map_or(UNNAMED_WAIT, Duration::from_secs),
            },
            500.. => Self::Server { status },
            401 | 404 => Self::Token,
            403 => Self::Gone,
            409 if says("webhook") => Self::Webhook,
            409 => Self::OtherPoller,
            400 if says("message is not modified") => Self::Unchanged,
            400 if says("query is too old") || says("query id is invalid") => Self::QueryTooOld,
            _ => {
                let known = REASONS.into_iter().find(|reason| description.contains(reason));
                Self::Rejected { status, reason: known.unwrap_or("for a reason of its own") }
            }
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            // What is not an answer of the Bot API at all comes from a proxy on the way.
            Self::Unreachable(_)
            | Self::Server { .. }
            | Self::Throttled { .. }
            | Self::Unreadable => true,
            Self::Token
            | Self::Webhook
            | Self::OtherPoller
            | Self::Gone
            | Self::Unchanged
            | Self::QueryTooOld
            | Self::Rejected { .. } => false,
        }
    }
}

impl ApiError {
    /// Whether Telegram may have done what it was asked all the same: its answer got lost.
    pub fn may_have_worked(&self) -> bool {
        match self {
            Self::Unreachable(error) => !error.is_connect(),
            Self::Unreadable => true,
            _ => false,
        }
    }
}

impl From<reqwest::Error> for ApiError {
    fn from(error: reqwest::Error) -> Self {
        Self::Unreachable(error.without_url())
    }
}

/// The innermost cause, such as "Connection refused".
fn cause(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".into();
    }
    let mut innermost: &dyn Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_by_its_status_and_words() {
        let refused = |status, words: &str| ApiError::refused(status, words, None);
        assert!(matches!(refused(403, "Forbidden: bot was blocked by the user"), ApiError::Gone));
        assert!(matches!(refused(401, "Unauthorized"), ApiError::Token));
        assert!(matches!(
            refused(400, "Bad Request: message is not modified: specified new message content"),
            ApiError::Unchanged
        ));
        assert!(matches!(
            refused(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid"
            ),
            ApiError::QueryTooOld
        ));
        assert!(matches!(
            refused(409, "Conflict: can't use getUpdates method while webhook is active"),
            ApiError::Webhook
        ));
        assert!(matches!(
            refused(409, "Conflict: terminated by other getUpdates request"),
            ApiError::OtherPoller
        ));
    }

    #[test]
    fn only_what_may_succeed_later_is_retried() {
        assert!(ApiError::refused(502, "Bad Gateway", None).is_retryable());
        let throttled = ApiError::refused(429, "Too Many Requests", Some(7));
        assert!(throttled.is_retryable());
        assert!(
            matches!(throttled, ApiError::Throttled { retry_after } if retry_after.as_secs() == 7)
        );
        assert!(!ApiError::refused(400, "Bad Request: chat not found", None).is_retryable());
        assert!(!ApiError::refused(403, "Forbidden", None).is_retryable());
    }

    #[test]
    fn what_telegram_writes_is_not_repeated() {
        let error = ApiError::refused(400, "Bad Request: +992900000001 is unknown", None);
        assert_eq!(
            error.to_string(),
            "Telegram refused the request (status 400: for a reason of its own)"
        );
        assert!(!format!("{error:?}").contains("992"));
    }
}
