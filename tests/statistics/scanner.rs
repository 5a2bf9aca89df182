//! A scanner for what identifies a person, in every encoding that a careless program writes.

use std::collections::{HashMap, HashSet};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::Sha256;

/// What all needles are found by.
const HEAD: usize = 8;
/// Bits of the table that says which beginnings are none: most of the data is passed by it.
const FILTER: usize = 1 << 24;

/// Finds needles in bytes.
pub struct Scanner {
    needles: Vec<(Vec<u8>, String)>,
    heads: HashMap<[u8; HEAD], Vec<usize>>,
    filter: Vec<u64>,
}

impl Scanner {
    /// For these identifiers, in all encodings.
    pub fn new<'a>(identifiers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scanner =
            Self { needles: Vec::new(), heads: HashMap::new(), filter: vec![0; FILTER / 64] };
        for identifier in identifiers {
            for (name, bytes) in encodings(identifier) {
                scanner.add(bytes, format!("{identifier} as {name}"));
            }
        }
        scanner
    }

    fn add(&mut self, bytes: Vec<u8>, what: String) {
        let head: [u8; HEAD] = bytes[..HEAD].try_into().unwrap();
        let bit = bit(&head);
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.heads.entry(head).or_default().push(self.needles.len());
        self.needles.push((bytes, what));
    }

    /// What was found.
    pub fn scan(&self, bytes: &[u8]) -> HashSet<&str> {
        let mut found = HashSet::new();
        for (place, window) in bytes.windows(HEAD).enumerate() {
            let head: [u8; HEAD] = window.try_into().unwrap();
            let bit = bit(&head);
            if self.filter[bit / 64] & (1 << (bit % 64)) == 0 {
                continue;
            }
            for needle in self.heads.get(&head).into_iter().flatten() {
                let (needle, what) = &self.needles[*needle];
                if bytes[place..].starts_with(needle) {
                    found.insert(what.as_str());
                }
            }
        }
        found
    }
}

fn bit(head: &[u8; HEAD]) -> usize {
    (u64::from_le_bytes(*head).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % FILTER
}

/// An identifier as it may be written; each of at least eight bytes.
pub fn encodings(identifier: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = of_text(identifier);
    let digits: String = identifier.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 9 && digits.len() + 1 >= identifier.chars().count() {
        let national = &digits[digits.len() - 9..];
        let grouped = |sign: &str| {
            let groups = [&national[..2], &national[2..5], &national[5..7], &national[7..]];
            groups.join(sign).into_bytes()
        };
        all.push(("digits", digits.clone().into_bytes()));
        all.push(("national digits", national.into()));
        all.push(("spaced digits", grouped(" ")));
        all.push(("dashed digits", grouped("-")));
        let number: u64 = digits.parse().unwrap();
        all.push(("a little-endian integer", number.to_le_bytes().into()));
        all.push(("a big-endian integer", number.to_be_bytes().into()));
        all.extend(hashes(&digits));
    }
    all.retain(|(_, bytes)| bytes.len() >= HEAD);
    all
}

fn of_text(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let percent: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut all = vec![
        ("UTF-8", text.into()),
        ("UTF-16, little-endian", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big-endian", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("hexadecimal", hex::encode(text).into_bytes()),
        ("hexadecimal, capitals", hex::encode_upper(text).into_bytes()),
        ("URL", percent.into_bytes()),
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

fn hashes(text: &str) -> Vec<(&'static str, Vec<u8>)> {
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
fn the_scanner_finds_each_of_ten_planted_leaks_and_nothing_else() {
    let identifiers: Vec<String> = (0..10).map(|leak| format!("+9929187{leak:05}")).collect();
    let scanner = Scanner::new(identifiers.iter().map(String::as_str));
    let noise = |seed: u64| -> Vec<u8> {
        let mut state = seed;
        let mut byte = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        (0..100_000).map(|_| byte()).collect()
    };
    assert!(scanner.scan(&noise(7)).is_empty());
    for (leak, identifier) in identifiers.iter().enumerate() {
        let encodings = encodings(identifier);
        let (name, bytes) = &encodings[leak * 2];
        let disk = [noise(1), bytes.clone(), noise(2)].concat();
        let found = scanner.scan(&disk);
        assert!(found.contains(format!("{identifier} as {name}").as_str()), "{found:?}");
    }
    assert!(encodings("+992918700001").len() >= 20);
}
