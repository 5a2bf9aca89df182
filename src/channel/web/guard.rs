//! Who may use the page.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State, rejection::ExtensionRejection},
    http::{HeaderMap, HeaderName, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::{Site, page::refused};
use crate::http::{asks_this_machine, is_safe, is_this_machine, language};

/// Lets in this machine, or everybody if the page is open; never a form of another site.
pub(super) async fn admit(
    State(site): State<Arc<Site>>,
    peer: Result<ConnectInfo<SocketAddr>, ExtensionRejection>,
    request: Request,
    next: Next,
) -> Response {
    let peer = peer.ok().map(|ConnectInfo(peer)| peer.ip());
    let locale = language(request.headers()).unwrap_or_default();
    let this_machine = peer.is_some_and(is_this_machine) && asks_this_machine(&request);
    if !site.open && !this_machine {
        return refused(StatusCode::FORBIDDEN, locale, "web-closed");
    }
    if !is_safe(request.method()) && !is_own_form(request.headers()) {
        return refused(StatusCode::FORBIDDEN, locale, "web-foreign");
    }
    next.run(request).await
}

/// Whether the page was opened over TLS, as the form's origin shows.
pub(super) fn is_secure(headers: &HeaderMap) -> bool {
    headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes().starts_with(b"https://"))
}

/// Whether a form was sent by this page. Browsers say so themselves; what says nothing of it is no browser.
fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (None, _) => true,
        (Some(origin), host) => {
            let authority = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
            authority.is_some() && authority == host
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_form_of_another_site_is_told_by_what_the_browser_says() {
        let rows: [(&[(&str, &str)], bool); 8] = [
            (&[], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("host", "a:1"), ("origin", "http://a:1")], true),
            (&[("host", "a:1"), ("origin", "http://b")], false),
            (&[("host", "a:1"), ("origin", "null")], false),
            (&[("host", "a:1"), ("origin", "http://a:1"), ("sec-fetch-site", "cross-site")], false),
        ];
        for (lines, own) in rows {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(is_own_form(&headers), own, "{lines:?}");
        }
    }
}
