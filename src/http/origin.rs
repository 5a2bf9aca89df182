//! Where a request comes from.

use std::net::IpAddr;

use axum::{
    extract::Request,
    http::{Method, header, uri::Authority},
};

/// Headers by which a proxy says that it speaks for somebody else.
const FORWARDED: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/// Whether a request asks to see something and to change nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Whether an address is one of this machine.
pub fn is_this_machine(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Whether the browser was told a name of this machine, and no proxy stands between. Another name that leads here is a
/// site that has itself resolved to this machine (DNS rebinding).
pub fn asks_this_machine(request: &Request) -> bool {
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
}
