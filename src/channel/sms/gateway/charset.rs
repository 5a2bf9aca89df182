//! Texts in the codings in which networks carry them.

/// Reads a text in the charset that the gateway names.
///
/// `UTF-8` unless it names another: `UTF-16BE` is how networks carry Cyrillic; `8-BIT` says nothing, so the bytes themselves are
/// looked at. Never fails: what cannot be read becomes U+FFFD.
pub(super) fn decoded(bytes: &[u8], charset: &str) -> String {
    match charset.trim().to_ascii_uppercase().as_str() {
        "UTF-16BE" | "UTF-16" | "UCS-2" | "UCS-2BE" | "ISO-10646-UCS-2" => utf_16(bytes),
        "ISO-8859-1" | "LATIN1" => bytes.iter().copied().map(char::from).collect(),
        "8-BIT" | "BINARY" if looks_like_utf_16(bytes) => utf_16(bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf_16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Cyrillic letters begin with 04, digits, blanks and Latin letters with 00, as no readable text in UTF-8 does.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    let expected = |pair: &&[u8]| matches!(pair, [0x00 | 0x04 | 0x20 | 0x21, _]);
    let pairs = bytes.len() / 2;
    bytes.len().is_multiple_of(2)
        && bytes.iter().any(|byte| *byte < 0x09)
        && bytes.chunks(2).filter(expected).count() * 10 >= pairs * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAJIK: &str = "Ҳуқуқ: ғӣқӯҳҷ 12 Р";

    fn utf_16be(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn a_text_is_read_in_the_charset_that_is_named() {
        assert_eq!(decoded(TAJIK.as_bytes(), "UTF-8"), TAJIK);
        assert_eq!(decoded(TAJIK.as_bytes(), ""), TAJIK);
        assert_eq!(decoded(&utf_16be(TAJIK), "utf-16be"), TAJIK);
        assert_eq!(decoded(&utf_16be("ҳ😀"), "UTF-16BE"), "ҳ😀");
        assert_eq!(decoded(b"caf\xe9", "ISO-8859-1"), "café");
    }

    #[test]
    fn bytes_without_a_charset_are_looked_at() {
        assert_eq!(decoded(&utf_16be(TAJIK), "8-BIT"), TAJIK);
        for text in [TAJIK, "Salom", "", "no"] {
            assert_eq!(decoded(text.as_bytes(), "8-BIT"), text);
        }
    }

    #[test]
    fn what_cannot_be_read_is_replaced() {
        assert_eq!(decoded(b"\xff", "UTF-8"), "\u{fffd}");
        assert_eq!(decoded(b"\x04\x20\x04", "UTF-16BE"), "Р\u{fffd}");
        assert_eq!(decoded(b"\xd8\x00", "UTF-16BE"), "\u{fffd}");
    }
}
