//! Who is signed in: a random token in a cookie, known to the store by its hash.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    frame::{failed, notice},
    guard::Way,
    site::Site,
    speech::{Speech, cookie},
    token::Token,
    upkeep,
};
use crate::store::{Role, StaffSession, StoreError};

/// A session that was not used for so long has ended, in seconds.
const IDLE: i64 = 30 * 60;
/// A session has ended after so long in any case, in seconds.
pub(super) const LONGEST: i64 = 8 * 60 * 60;
/// How exactly the last use is kept, in seconds: not every page writes to the database.
const EXACT: i64 = 60;

/// One of the staff, signed in.
#[derive(Clone)]
pub(super) struct Visitor {
    pub name: String,
    pub role: Role,
    pub speech: Speech,
    token: Arc<Token>,
}

impl Visitor {
    /// What each of the visitor's forms carries.
    pub fn form(&self) -> String {
        self.token.form()
    }

    /// Whether a form is one of this visitor's.
    pub fn sent(&self, form: &str) -> bool {
        self.token.is_form(form)
    }

    /// Under what the store knows the session.
    pub fn hash(&self) -> String {
        self.token.hash()
    }
}

impl Way {
    /// The name of the cookie. Browsers keep `__Host-` to this host and to TLS.
    const fn cookie(&self) -> &'static str {
        match self {
            Self::Tls => "__Host-staff",
            Self::ThisMachine => "staff",
        }
    }

    /// The line that sets the cookie; an empty value removes it.
    fn set(&self, value: &str) -> Option<HeaderValue> {
        let name = self.cookie();
        let place = match self {
            Self::Tls => "Path=/; Secure",
            Self::ThisMachine => "Path=/staff",
        };
        let age = if value.is_empty() { "; Max-Age=0" } else { "" };
        HeaderValue::from_str(&format!("{name}={value}; {place}; HttpOnly; SameSite=Strict{age}"))
            .ok()
    }
}

/// Lets in who is signed in; others are led to the sign-in page.
pub(super) async fn signed_in(
    State(site): State<Arc<Site>>,
    Extension(way): Extension<Way>,
    mut request: Request,
    next: Next,
) -> Response {
    let speech = Speech::of(request.headers());
    match visitor(&site, &way, request.headers()).await {
        Ok(Some(visitor)) => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
        Ok(None) => Redirect::to("/staff/sign-in").into_response(),
        Err(error) => failed(speech, &error),
    }
}

async fn visitor(
    site: &Site,
    way: &Way,
    headers: &HeaderMap,
) -> Result<Option<Visitor>, StoreError> {
    let Some(token) = cookie(headers, way.cookie()).and_then(Token::read) else { return Ok(None) };
    let (store, hash, now) = (site.store().await?, token.hash(), site.now());
    let Some(session) = store.session(&hash).await? else { return Ok(None) };
    if has_ended(&session, now) {
        store.end_session(&hash).await?;
        return Ok(None);
    }
    if now - session.seen >= EXACT {
        store.see_session(&hash, now).await?;
    }
    let StaffSession { name, role, .. } = session;
    Ok(Some(Visitor { name, role, speech: Speech::of(headers), token: Arc::new(token) }))
}

/// A clock that was set back ends a session too.
fn has_ended(session: &StaffSession, now: i64) -> bool {
    let (idle, age) = (now - session.seen, now - session.begun);
    !(-EXACT..IDLE).contains(&idle) || !(-EXACT..LONGEST).contains(&age)
}

/// Begins a session and leads to the first page.
pub(super) async fn begin(site: &Site, way: &Way, speech: Speech, name: &str) -> Response {
    let Some(token) = Token::random() else {
        return notice(StatusCode::SERVICE_UNAVAILABLE, speech, "staff-no-randomness");
    };
    let begun = async {
        let (store, now) = (site.store().await?, site.now());
        upkeep::forget_in(store, now).await?;
        store.begin_session(&token.hash(), name, now).await
    };
    match begun.await {
        Ok(()) => with_cookie(way.set(token.text()), Redirect::to("/staff")),
        Err(error) => failed(speech, &error),
    }
}

/// Ends the visitor's session and leads to the sign-in page.
pub(super) async fn end(site: &Site, way: &Way, visitor: &Visitor) -> Response {
    let ended = async {
        site.note(&visitor.name, "signed-out", "").await?;
        site.store().await?.end_session(&visitor.hash()).await
    };
    match ended.await {
        Ok(()) => with_cookie(way.set(""), Redirect::to("/staff/sign-in")),
        Err(error) => failed(visitor.speech, &error),
    }
}

fn with_cookie(cookie: Option<HeaderValue>, place: Redirect) -> Response {
    match cookie {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], place).into_response(),
        None => place.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_after_half_an_hour_unused_or_eight_hours() {
        let session =
            |begun, seen| StaffSession { name: "a".into(), role: Role::Viewer, begun, seen };
        assert!(!has_ended(&session(0, 0), IDLE - 1));
        assert!(has_ended(&session(0, 0), IDLE));
        assert!(!has_ended(&session(0, LONGEST - 2), LONGEST - 1));
        assert!(has_ended(&session(0, LONGEST - 1), LONGEST));
        assert!(has_ended(&session(1000, 1000), 0), "the clock was set back");
    }

    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let line = |way: Way| way.set("x").unwrap().to_str().unwrap().to_owned();
        assert_eq!(line(Way::Tls), "__Host-staff=x; Path=/; Secure; HttpOnly; SameSite=Strict");
        assert_eq!(line(Way::ThisMachine), "staff=x; Path=/staff; HttpOnly; SameSite=Strict");
    }
}
