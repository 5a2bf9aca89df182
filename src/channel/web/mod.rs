//! The try-out page: a chat in the browser that works without scripts.
//!
//! A conversation is kept in memory by visit, a random number in a cookie. Nothing is written to a disk.

mod bubble;
mod bubbles;
mod guard;
mod page;
mod phone;
mod respond;
mod visits;

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};

use self::visits::Visits;
use crate::{
    channel::{Desk, Handset},
    http::{lasting, strict},
};

/// The largest request that is read, in bytes: a text of [`respond::LONGEST`] Tajik letters, coded as a form, fits.
const BODY: usize = 16 * 1024;

const STYLE: &str = include_str!("try.css");
const ICON: &str = include_str!("../../http/icon.svg");

/// The address of the style: another style has another address, so that browsers may keep it.
static STYLE_ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    STYLE.hash(&mut hasher);
    format!("/try.css?{:x}", hasher.finish())
});

/// What the handlers work with.
struct Site {
    desk: Arc<Desk>,
    handset: Handset,
    visits: Visits,
    /// Whether the page answers everybody, not this machine alone.
    open: bool,
}

/// The routes `/`, `/try`, `/healthz` and `/readyz`.
///
/// Beside the messenger the page shows a telephone: what SMS would answer, by the `handset`.
///
/// The page answers this machine alone unless it is `open`; without the peer's address ([`serve`](crate::channel::serve) brings it) nobody counts as
/// this machine. A proxy in front of an open page passes `Host` on as it is.
pub fn router(desk: Arc<Desk>, handset: Handset, open: bool) -> Router {
    let site = Arc::new(Site { desk, handset, visits: Visits::default(), open });
    let page = Router::new()
        .route("/try", get(respond::show).post(respond::say))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::admit));
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/try") }))
        .route("/try.css", get(|| async { lasting("text/css; charset=utf-8", STYLE) }))
        .route("/try.svg", get(|| async { lasting("image/svg+xml", ICON) }))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .merge(page)
        .layer(middleware::from_fn(strict))
        .with_state(site)
}

/// Whether there is anything to answer with.
async fn ready(State(site): State<Arc<Site>>) -> Response {
    if site.desk.guide().content.entries().is_empty() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no content\n").into_response();
    }
    "ready\n".into_response()
}
