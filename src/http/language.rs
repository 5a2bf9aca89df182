//! The language that a browser asks for.

use axum::http::{HeaderMap, header};

use crate::localisation::Locale;

/// The first language of the browser that the service speaks.
pub fn language(headers: &HeaderMap) -> Option<Locale> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut ranked: Vec<(f32, Locale)> = accepted.split(',').filter_map(ranked).collect();
    // Stable: of two languages that are liked as much, the first stays first.
    ranked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    ranked.first().map(|(_, locale)| *locale)
}

/// `ru-RU;q=0.8`; what is liked not at all is left out.
fn ranked(range: &str) -> Option<(f32, Locale)> {
    let (tag, quality) = range.split_once(';').unwrap_or((range, "q=1"));
    let quality: f32 = quality.trim().strip_prefix("q=")?.parse().ok()?;
    (quality > 0.0).then_some((quality, Locale::from_tag(tag.trim())?))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_browser_says_which_language_is_liked_best() {
        let rows = [
            ("ru-RU,ru;q=0.9,en;q=0.8", Some(Locale::Ru)),
            ("uz,en;q=0.5,tg;q=0.7", Some(Locale::Tg)),
            ("de, en;q=0", None),
            ("", None),
        ];
        for (accepted, expected) in rows {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            assert_eq!(language(&headers), expected, "{accepted}");
        }
    }
}
