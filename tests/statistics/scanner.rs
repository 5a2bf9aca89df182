//! A scanner for what identifies a person, in every encoding that a careless program writes.

use std::{
    collections::{BTreeSet, HashMap},
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::encodings::{SHORTEST, encodings};

/// What all needles are found by.
const HEAD: usize = SHORTEST;
/// Bits of the table that says which beginnings are none: most of the data is passed by it.
const FILTER: usize = 1 << 24;

/// Finds needles in bytes.
pub struct Scanner {
    needles: Vec<Needle>,
    heads: HashMap<u64, Vec<usize>>,
    filter: Vec<u64>,
}

struct Needle {
    bytes: Vec<u8>,
    identifier: String,
    encoding: &'static str,
}

impl Scanner {
    /// For these identifiers, in all encodings.
    pub fn new<'a>(identifiers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scanner =
            Self { needles: Vec::new(), heads: HashMap::new(), filter: vec![0; FILTER / 64] };
        for identifier in identifiers {
            for (encoding, bytes) in encodings(identifier) {
                scanner.add(Needle { bytes, identifier: identifier.to_owned(), encoding });
            }
        }
        scanner
    }

    fn add(&mut self, needle: Needle) {
        let head = needle.bytes[..HEAD].iter().fold(0, |head, byte| push(head, *byte));
        let bit = bit(head);
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.heads.entry(head).or_default().push(self.needles.len());
        self.needles.push(needle);
    }

    /// What was found: `IDENTIFIER as ENCODING`. Of a zip file (a spreadsheet is one) the parts are looked through as well.
    pub fn scan(&self, bytes: &[u8]) -> BTreeSet<String> {
        let mut found = self.scan_plain(bytes);
        for part in parts(bytes) {
            found.extend(self.scan(&part));
        }
        found
    }

    fn scan_plain(&self, bytes: &[u8]) -> BTreeSet<String> {
        let (mut found, mut head, mut end) = (BTreeSet::new(), 0, 0);
        // By index: iterators are ten times as slow in a build for tests.
        while end < bytes.len() {
            head = push(head, bytes[end]);
            end += 1;
            let bit = bit(head);
            if self.filter[bit / 64] & (1 << (bit % 64)) == 0 || end < HEAD {
                continue;
            }
            for needle in self.heads.get(&head).into_iter().flatten() {
                let Needle { bytes: needle, identifier, encoding } = &self.needles[*needle];
                if bytes[end - HEAD..].starts_with(needle) {
                    found.insert(format!("{identifier} as {encoding}"));
                }
            }
        }
        found
    }
}

/// The last [`HEAD`] bytes as a number, after one more.
fn push(head: u64, byte: u8) -> u64 {
    (head << 8 | u64::from(byte)) & ((1 << (8 * HEAD)) - 1)
}

fn bit(head: u64) -> usize {
    (head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % FILTER
}

/// The parts of a zip file, unpacked: what is packed hides its bytes.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Vec::new();
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |number| {
        let mut part = Vec::new();
        archive.by_index(number).unwrap().read_to_end(&mut part).unwrap();
        part
    };
    (0..count).map(part).collect()
}

#[test]
fn an_identifier_is_found_in_each_encoding_among_noise_and_nothing_else() {
    let identifiers = ["+992918700001", "2000003018700001", "Бекнурзода7", "Q18700001"];
    let scanner = Scanner::new(identifiers);
    let noise = |seed: u64| -> Vec<u8> {
        let mut state = seed;
        let mut byte = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        (0..20_000).map(|_| byte()).collect()
    };
    let (before, after) = (noise(1), noise(2));
    assert!(scanner.scan(&[before.as_slice(), &after].concat()).is_empty());
    for identifier in identifiers {
        for (encoding, bytes) in encodings(identifier) {
            let found = scanner.scan(&[before.as_slice(), &bytes, &after].concat());
            assert!(found.contains(&format!("{identifier} as {encoding}")), "{found:?}");
        }
    }
}
