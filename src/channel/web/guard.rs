//! Who may use the page, and what its answers forbid the browser.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State, rejection::ExtensionRejection},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, uri::Authority},
    middleware::Next,
    response::Response,
};

use super::{Site, page::refused, respond::hint};

/// Headers by which a proxy says that it speaks for somebody else.
const FORWARDED: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/// Sent with every answer. The referrer stays within the page rather than nowhere: without it browsers hide the origin
/// of its own forms too.
const STRICT: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Lets in this machine, or everybody if the page is open; never a form of another site.
pub(super) async fn admit(
    State(site): State<Arc<Site>>,
    peer: Result<ConnectInfo<SocketAddr>, ExtensionRejection>,
    request: Request,
    next: Next,
) -> Response {
    let peer = peer.ok().map(|ConnectInfo(peer)| peer.ip());
    let locale = hint(request.headers()).unwrap_or_default();
    let this_machine = peer.is_some_and(is_this_machine) && asks_this_machine(&request);
    if !site.open && !this_machine {
        return refused(StatusCode::FORBIDDEN, locale, "web-closed");
    }
    if !is_safe(request.method()) && !is_own_form(request.headers()) {
        return refused(StatusCode::FORBIDDEN, locale, "web-foreign");
    }
    next.run(request).await
}

/// Adds the strict headers; a file that may be kept has said so already.
pub(super) async fn strict(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in STRICT {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether the page was opened over TLS, as the form's origin shows.
pub(super) fn is_secure(headers: &HeaderMap) -> bool {
    headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes().starts_with(b"https://"))
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

fn is_this_machine(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Whether the browser was told a name of this machine, and no proxy stands between. Another name that leads here is a
/// site that has itself resolved to this machine (DNS rebinding).
fn asks_this_machine(request: &Request) -> bool {
    let headers = request.headers();
    let hosts = headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    let mut asked = hosts.chain(request.uri().authority().map(Authority::as_str)).peekable();
    asked.peek().is_some()
        && asked.all(names_this_machine)
        && !FORWARDED.iter().any(|name| headers.contains_key(*name))
}

fn names_this_machine(authority: &str) -> bool {
    let Ok(authority) = authority.parse::<Authority>() else { return false };
    let host = authority.host();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse().is_ok_and(is_this_machine)
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
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_its_own() {
        for own in ["localhost", "LOCALHOST:8080", "127.0.0.1:80", "127.8.9.1", "[::1]:8080"] {
            assert!(names_this_machine(own), "{own}");
        }
        for foreign in
            ["", "example.org", "127.0.0.1.example.org", "192.168.1.5", "localhost.example.org:80"]
        {
            assert!(!names_this_machine(foreign), "{foreign}");
        }
    }

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
