//! The staff's web pages: sign-in, trends, exports. Rendered here, usable without scripts.
//!
//! Every figure comes from a sheet of `statistics`, which has gone through disclosure control; nothing here sees a raw count.

#[cfg(test)]
mod agreement_tests;
mod campaigns;
mod chart;
mod deeds;
mod files;
mod form;
mod frame;
mod grid;
mod guard;
mod invite;
mod ledger;
mod name;
mod page;
mod pages;
mod password;
mod second_factor;
mod session;
mod show;
mod sign_in;
mod site;
mod speech;
mod summary;
mod table;
mod token;
mod tries;
mod upkeep;
mod welcome;
mod words;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::Redirect,
    routing::{get, post},
};

use crate::http::{lasting, strict};

pub use invite::{InviteError, invite};
pub use name::{InvalidName, StaffName};
pub use site::{Figures, InvalidPublicUrl, PublicUrl, State, Surroundings};

use self::site::Site;

/// The largest form that is read, in bytes.
const BODY: usize = 16 * 1024;
/// The service's mark, as browsers show it beside the title.
const ICON: &str = include_str!("../http/icon.svg");

/// The routes under `/staff`.
///
/// They answer under the public address, which a proxy serves over TLS with `Host` as it is, or else this machine alone; without the
/// peer's address ([`serve`](crate::channel::serve) brings it) nobody counts as this machine.
///
/// # Panics
/// Outside of a Tokio runtime: counts are read ahead in the background.
pub fn router(surroundings: Arc<Surroundings>) -> Router {
    let site = Arc::new(Site::new(surroundings));
    tokio::spawn(upkeep::keep(Arc::downgrade(&site)));
    let inside = Router::new()
        .route("/staff", get(|| async { Redirect::to("/staff/week") }))
        .route("/staff/sign-out", post(sign_in::leave))
        .route("/staff/campaign", post(campaigns::change))
        .route("/staff/deeds", get(deeds::show))
        .route("/staff/{page}", get(show::show))
        // Of routes alone: a path that leads nowhere is nowhere, signed in or not.
        .route_layer(from_fn_with_state(Arc::clone(&site), session::signed_in));
    Router::new()
        .route("/staff/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/staff/welcome/{link}", get(welcome::show).post(welcome::accept))
        .route("/staff/language", post(speech::choose))
        .merge(inside)
        .layer(DefaultBodyLimit::max(BODY))
        .route_layer(from_fn_with_state(Arc::clone(&site), guard::admit))
        .route(
            "/staff/style.css",
            get(|| async { lasting("text/css; charset=utf-8", frame::STYLE) }),
        )
        .route("/staff/icon.svg", get(|| async { lasting("image/svg+xml", ICON) }))
        .layer(from_fn(strict))
        .with_state(site)
}
