//! What a call comes to: a result, or a refusal in the real server's words.

use axum::{
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// What a method answers.
pub type Answer = Result<Value, Refusal>;

/// A refusal: `error_code`, `description`, and after how many seconds to try again.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The HTTP status, too.
    pub code: u16,
    /// The whole description, with `Bad Request: ` and the like.
    pub description: String,
    /// Seconds.
    pub retry_after: Option<u64>,
}

impl Refusal {
    /// A refusal with its whole description.
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after: None }
    }

    /// 400, with what is wrong.
    pub fn bad_request(reason: &str) -> Self {
        Self::new(400, format!("Bad Request: {reason}"))
    }

    /// 403, with why.
    pub fn forbidden(reason: &str) -> Self {
        Self::new(403, format!("Forbidden: {reason}"))
    }

    /// 429.
    pub fn too_many_requests(seconds: u64) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { retry_after: Some(seconds), ..Self::new(429, description) }
    }

    fn body(&self) -> Value {
        let mut body =
            json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({ "retry_after": seconds });
        }
        body
    }
}

/// The HTTP response of an answer.
pub fn response(answer: Answer) -> Response {
    let (code, body) = match answer {
        Ok(result) => (200, json!({ "ok": true, "result": result })),
        Err(refusal) => (refusal.code, refusal.body()),
    };
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
