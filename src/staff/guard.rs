//! Who may use the pages at all, and by what a form is known to be ours.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State, rejection::ExtensionRejection},
    http::{HeaderMap, HeaderName, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::{frame::notice, site::Site, speech::Speech};
use crate::http::{asks_this_machine, is_safe, is_this_machine};

/// How the browser reached the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Through a proxy that speaks TLS, under the public address.
    Tls,
    /// On this machine, without TLS.
    ThisMachine,
}

/// Lets in whoever asks for the public address, or sits at this machine; never a form of another site.
pub(super) async fn admit(
    State(site): State<Arc<Site>>,
    peer: Result<ConnectInfo<SocketAddr>, ExtensionRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let speech = Speech::of(request.headers());
    let peer = peer.ok().map(|ConnectInfo(peer)| peer.ip());
    let at_home = peer.is_some_and(is_this_machine) && asks_this_machine(&request);
    let Some(way) = way(&site, request.headers(), at_home) else {
        return notice(StatusCode::FORBIDDEN, speech, "staff-not-here");
    };
    if !is_safe(request.method()) && !is_own_form(&site, &way, request.headers()) {
        return notice(StatusCode::FORBIDDEN, speech, "staff-foreign");
    }
    request.extensions_mut().insert(way);
    next.run(request).await
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

fn way(site: &Site, headers: &HeaderMap, at_home: bool) -> Option<Way> {
    let host = text(headers, header::HOST).unwrap_or_default();
    match &site.around.public_url {
        Some(url) if host.eq_ignore_ascii_case(url.host()) => Some(Way::Tls),
        _ => at_home.then_some(Way::ThisMachine),
    }
}

/// Whether a form was sent by these pages: browsers name the origin of every form, and whatever names none is refused.
fn is_own_form(site: &Site, way: &Way, headers: &HeaderMap) -> bool {
    let site_says = text(headers, HeaderName::from_static("sec-fetch-site"));
    let origin = text(headers, header::ORIGIN).unwrap_or_default();
    let own = match (way, &site.around.public_url) {
        (Way::Tls, Some(url)) => origin == url.origin(),
        _ => {
            let host = text(headers, header::HOST).unwrap_or_default();
            !host.is_empty() && origin.strip_prefix("http://") == Some(host)
        }
    };
    own && site_says.is_none_or(|site| site == "same-origin")
}
