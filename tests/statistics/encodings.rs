//! What identifies a person, in every form in which a careless program writes it.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use md5::{Digest, Md5};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use sha2::Sha256;

/// The fewest bytes that are looked for: shorter ones stand in any file by chance.
pub const SHORTEST: usize = 6;

/// An encoding's name, and an identifier in it.
pub type Encoded = (&'static str, Vec<u8>);

/// An identifier in all encodings, each of at least [`SHORTEST`] bytes, none twice.
pub fn encodings(identifier: &str) -> Vec<Encoded> {
    let mut all = of_text(identifier);
    let digits: String = identifier.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 9 && digits.len() + 1 >= identifier.chars().count() {
        all.extend(of_number(&digits));
    }
    all.retain(|(_, bytes)| bytes.len() >= SHORTEST);
    let mut different: Vec<Encoded> = Vec::new();
    for (name, bytes) in all {
        if different.iter().all(|(_, other)| *other != bytes) {
            different.push((name, bytes));
        }
    }
    different
}

fn of_text(text: &str) -> Vec<Encoded> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let each = |write: &dyn Fn(u8) -> String| text.bytes().map(write).collect::<String>();
    let escaped = |letter: char| match letter.is_ascii() {
        true => letter.to_string(),
        false => format!("\\u{:04x}", u32::from(letter)),
    };
    let entity = |letter: char| match letter.is_ascii() {
        true => letter.to_string(),
        false => format!("&#{};", u32::from(letter)),
    };
    let url = utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut all = vec![
        ("UTF-8", text.into()),
        ("UTF-16, little-endian", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big-endian", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("hexadecimal", hex::encode(text).into_bytes()),
        ("hexadecimal, capitals", hex::encode_upper(text).into_bytes()),
        ("URL, small letters", url.to_ascii_lowercase().into_bytes()),
        ("URL", url.into_bytes()),
        ("URL, every byte", each(&|byte| format!("%{byte:02X}")).into_bytes()),
        ("JSON", text.chars().map(escaped).collect::<String>().into_bytes()),
        ("HTML", text.chars().map(entity).collect::<String>().into_bytes()),
    ];
    for (skipped, name) in
        [(0, "base64"), (1, "base64, second alignment"), (2, "base64, third alignment")]
    {
        let padded = [vec![0; skipped], text.into()].concat();
        let encoded = STANDARD_NO_PAD.encode(&padded);
        // Only letters that no neighbour has a part in.
        let (from, to) = ((skipped * 8).div_ceil(6), padded.len() * 8 / 6);
        all.push((name, encoded[from..to].into()));
    }
    all.extend(hashes(text));
    all
}

/// A telephone number, or the id of a chat.
fn of_number(digits: &str) -> Vec<Encoded> {
    let national = &digits[digits.len() - 9..];
    let grouped = |sign: &str| {
        let groups = [&national[..2], &national[2..5], &national[5..7], &national[7..]];
        groups.join(sign).into_bytes()
    };
    let number: u64 = digits.parse().unwrap();
    let (little, big) = (number.to_le_bytes(), number.to_be_bytes());
    // As SQLite writes it: in as few bytes as hold it, of two numbers here in six.
    let short = if big.starts_with(&[0, 0]) { &big[2..] } else { &big };
    let swapped: String = digits.as_bytes().chunks(2).map(swap).collect();
    let mut all = vec![
        ("digits", digits.into()),
        ("national digits", national.into()),
        ("spaced digits", grouped(" ")),
        ("dashed digits", grouped("-")),
        ("a little-endian integer", little.into()),
        ("a big-endian integer", big.into()),
        ("a big-endian integer, shortened", short.into()),
        ("semi-octets in hexadecimal", swapped.clone().into_bytes()),
        ("semi-octets", hex::decode(swapped.replace('F', "f")).unwrap()),
    ];
    all.extend(hashes(digits));
    all
}

/// Two digits as SMS has them in a byte: the second first, F where there is none.
fn swap(pair: &[u8]) -> String {
    let [first, second] = [pair[0], pair.get(1).copied().unwrap_or(b'F')];
    format!("{}{}", char::from(second), char::from(first))
}

fn hashes(text: &str) -> Vec<Encoded> {
    let hashes = [
        ("MD5", "MD5 in hexadecimal", Md5::digest(text).to_vec()),
        ("SHA-1", "SHA-1 in hexadecimal", Sha1::digest(text).to_vec()),
        ("SHA-256", "SHA-256 in hexadecimal", Sha256::digest(text).to_vec()),
    ];
    let both = |(raw, hexadecimal, hash): (&'static str, &'static str, Vec<u8>)| {
        [(hexadecimal, hex::encode(&hash).into_bytes()), (raw, hash)]
    };
    hashes.into_iter().flat_map(both).collect()
}

#[test]
fn identifiers_have_the_encodings_that_programs_use() {
    let of = |identifier: &str, name: &str| {
        let all = encodings(identifier);
        let (_, bytes) = all.into_iter().find(|(other, _)| *other == name).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let number = "+992918700001";
    assert_eq!(of(number, "digits"), "992918700001");
    assert_eq!(of(number, "spaced digits"), "91 870 00 01");
    assert_eq!(of(number, "semi-octets in hexadecimal"), "999281070010");
    assert_eq!(of("зода12", "URL"), "%D0%B7%D0%BE%D0%B4%D0%B012");
    assert_eq!(of("зода12", "JSON"), "\\u0437\\u043e\\u0434\\u043012");
    assert!(encodings(number).len() >= 20 && encodings("Q10000019").len() >= 10);
}
