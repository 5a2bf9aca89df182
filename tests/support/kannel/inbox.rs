//! What telephones have got, as fakesmsc prints it.

use percent_encoding::percent_decode;

/// The messages that a telephone has got, each joined from its parts.
pub(super) fn messages(log: &[u8], number: &str) -> Vec<Received> {
    let mut messages: Vec<Received> = Vec::new();
    for part in parts(log).filter(|part| part.to == number) {
        match part.place {
            Some((reference, number)) if number > 1 => {
                let open = messages.iter_mut().rev().find(|one| one.reference == Some(reference));
                let open = open.expect("the first part comes first");
                open.parts += 1;
                open.bytes.extend(part.bytes);
            }
            place => messages.push(Received {
                parts: 1,
                ucs_2: part.ucs_2,
                reference: place.map(|(reference, _)| reference),
                announced: part.announced,
                bytes: part.bytes,
            }),
        }
    }
    messages.retain(|message| message.parts == message.announced);
    messages
}

/// A message that a telephone has got.
#[derive(Debug)]
pub struct Received {
    /// The parts that were paid for.
    pub parts: usize,
    pub ucs_2: bool,
    reference: Option<u8>,
    announced: usize,
    bytes: Vec<u8>,
}

impl Received {
    pub fn text(&self) -> String {
        if !self.ucs_2 {
            return String::from_utf8_lossy(&self.bytes).into_owned();
        }
        let units: Vec<u16> =
            self.bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("UTF-16")
    }
}

struct Part {
    to: String,
    /// Its message's reference and its own number, if it is one of several.
    place: Option<(u8, u8)>,
    announced: usize,
    ucs_2: bool,
    bytes: Vec<u8>,
}

/// The parts that fakesmsc has printed: `Got message N: <from to [udh …] text|ucs-2|data …>`.
fn parts(log: &[u8]) -> impl Iterator<Item = Part> {
    const BEGIN: &[u8] = b"Got message ";
    let places: Vec<usize> =
        (0..log.len()).filter(|place| log[*place..].starts_with(BEGIN)).collect();
    let ends: Vec<usize> = places.iter().skip(1).copied().chain([log.len()]).collect();
    places
        .into_iter()
        .zip(ends)
        .filter_map(|(begin, end)| part(&log[begin..end]))
        .collect::<Vec<_>>()
        .into_iter()
}

fn part(printed: &[u8]) -> Option<Part> {
    let inner = &printed[printed.iter().position(|byte| *byte == b'<')? + 1..];
    // A text may hold line breaks and a sign like the closing one: the last `>` before a line break counts.
    let end = (0..inner.len()).rev().find(|place| {
        inner[*place] == b'>' && matches!(inner.get(*place + 1), None | Some(b'\n'))
    })?;
    let mut words = inner[..end].splitn(4, |byte| *byte == b' ');
    let (_from, to, kind, rest) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (header, kind, body) = match kind {
        b"udh" => {
            let mut words = rest.splitn(3, |byte| *byte == b' ');
            (decoded(words.next()?), words.next()?, words.next()?)
        }
        kind => (Vec::new(), kind, rest),
    };
    let joined = matches!(header.as_slice(), [5, 0, 3, ..]);
    let bytes = if kind == b"text" { body.to_vec() } else { decoded(body) };
    Some(Part {
        to: String::from_utf8_lossy(to).into_owned(),
        place: joined.then(|| (header[3], header[5])),
        announced: if joined { header[4].into() } else { 1 },
        ucs_2: kind == b"ucs-2" || kind == b"ucs2" || (kind == b"data" && bytes.contains(&4)),
        bytes,
    })
}

fn decoded(written: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> =
        written.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).collect()
}
