//! Segments: the unit in which SMS is sent and paid for (3GPP TS 23.038 and 23.040).

use std::{borrow::Cow, fmt};

/// The GSM 7-bit default alphabet without its escape: one septet each (3GPP TS 23.038, 6.2.1).
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table: an escape and a septet each (3GPP TS 23.038, 6.2.1.1).
const EXTENSION: &str = "^{}\\[~]|€\u{c}";

/// How the characters of a message are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The GSM 7-bit default alphabet; counted in septets.
    Gsm7,
    /// 16-bit characters, for everything else: all Tajik and Russian. Counted in UTF-16 code units.
    Ucs2,
}

impl Encoding {
    /// Units of a message of one segment.
    const fn single(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// Units of each segment of a longer message, beside the header that joins them (6 octets).
    pub(super) const fn joined(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Gsm7 => "GSM-7",
            Self::Ucs2 => "UCS-2",
        })
    }
}

/// What a message costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How it is coded.
    pub encoding: Encoding,
    /// Its length: septets in GSM-7, UTF-16 code units in UCS-2.
    pub units: usize,
    /// How many segments are sent and paid for; at least one.
    pub segments: usize,
}

impl fmt::Display for Count {
    /// `2 parts, UCS-2, 121 units`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { encoding, units, segments } = self;
        let parts = if *segments == 1 { "part" } else { "parts" };
        write!(formatter, "{segments} {parts}, {encoding}, {units} units")
    }
}

/// Counts the segments of a text as it is sent, that is [`fitted`].
pub fn count(text: &str) -> Count {
    measure(&fitted(text))
}

/// The text as it is sent: typographic characters are replaced where that lets it be coded in GSM-7 in no more segments.
///
/// In UCS-2 nothing is gained, so there they stay.
pub fn fitted(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| replacement(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match replacement(character) {
            Some(words) => plain.push_str(words),
            None => plain.push(character),
        }
    }
    let (before, after) = (measure(text), measure(&plain));
    let saves = after.encoding == Encoding::Gsm7 && after.segments <= before.segments;
    if saves { Cow::Owned(plain) } else { Cow::Borrowed(text) }
}

/// What stands for a typographic character in GSM-7.
fn replacement(character: char) -> Option<&'static str> {
    Some(match character {
        '«' | '»' | '“' | '”' | '„' => "\"",
        '‘' | '’' => "'",
        '—' | '–' | '−' | '\u{2011}' | '•' => "-",
        '…' => "...",
        '№' => "No",
        '\u{a0}' | '\u{202f}' => " ",
        _ => return None,
    })
}

fn measure(text: &str) -> Count {
    match text.chars().map(septets).collect::<Option<Vec<_>>>() {
        Some(widths) => pack(Encoding::Gsm7, &widths),
        None => pack(Encoding::Ucs2, &text.chars().map(char::len_utf16).collect::<Vec<_>>()),
    }
}

fn septets(character: char) -> Option<usize> {
    // Most characters are these, or Cyrillic, which the tables need not be searched for.
    if matches!(character, 'a'..='z' | 'A'..='Z' | '0'..='9' | ' '..='#' | '%'..='?' | '\n') {
        return Some(1);
    }
    if ('\u{400}'..='\u{52f}').contains(&character) {
        return None;
    }
    if BASIC.contains(character) { Some(1) } else { EXTENSION.contains(character).then_some(2) }
}

/// An escape with its septet, and a surrogate pair, are never parted: each begins the next segment instead.
fn pack(encoding: Encoding, widths: &[usize]) -> Count {
    let units = widths.iter().sum();
    if units <= encoding.single() {
        return Count { encoding, units, segments: 1 };
    }
    let add = |(segments, used): (usize, usize), width: &usize| {
        let fits = used + width <= encoding.joined();
        if fits { (segments, used + width) } else { (segments + 1, *width) }
    };
    let (segments, _) = widths.iter().fold((1, 0), add);
    Count { encoding, units, segments }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;
    use sms_splitter::SplitSms;

    use super::*;

    fn counted(text: &str) -> (Encoding, usize, usize) {
        let Count { encoding, units, segments } = count(text);
        (encoding, units, segments)
    }

    #[test]
    fn the_basic_table_has_127_characters_beside_the_escape() {
        assert_eq!(BASIC.chars().collect::<HashSet<_>>().len(), 127);
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENSION.chars().count(), 10);
    }

    #[test]
    fn segments_are_counted_in_septets_or_in_utf_16_units() {
        use Encoding::{Gsm7, Ucs2};
        let rows = [
            (String::new(), (Gsm7, 0, 1)),
            ("a".repeat(160), (Gsm7, 160, 1)),
            ("a".repeat(161), (Gsm7, 161, 2)),
            ("a".repeat(306), (Gsm7, 306, 2)),
            ("a".repeat(307), (Gsm7, 307, 3)),
            ("€".repeat(80), (Gsm7, 160, 1)),
            ("€".repeat(81), (Gsm7, 162, 2)),
            ("ҳ".repeat(70), (Ucs2, 70, 1)),
            ("ҳ".repeat(71), (Ucs2, 71, 2)),
            ("ҳ".repeat(134), (Ucs2, 134, 2)),
            ("ҳ".repeat(135), (Ucs2, 135, 3)),
            ("😀".repeat(35), (Ucs2, 70, 1)),
            ("😀".repeat(36), (Ucs2, 72, 2)),
            (format!("{}ӯ", "a".repeat(69)), (Ucs2, 70, 1)),
        ];
        for (text, expected) in rows {
            assert_eq!(counted(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_pair_never_straddles_two_segments() {
        let surrogates = format!("{}😀{}", "ҳ".repeat(66), "ҳ".repeat(66));
        assert_eq!(counted(&surrogates), (Encoding::Ucs2, 134, 3));
        let escapes = format!("{}€{}", "a".repeat(152), "a".repeat(152));
        assert_eq!(counted(&escapes), (Encoding::Gsm7, 306, 3));
    }

    #[test]
    fn typographic_characters_are_replaced_where_that_saves() {
        assert_eq!(fitted("“Don’t” – № 5…\u{a0}«ok»"), "\"Don't\" - No 5... \"ok\"");
        assert_eq!(fitted("«Ҳамроҳ» – ҷавоб…"), "«Ҳамроҳ» – ҷавоб…");
        let dots = "…".repeat(70);
        assert_eq!(fitted(&dots), dots, "70 units in UCS-2 are one segment, 210 septets are two");
    }

    /// Septets of one character by the tables alone.
    fn by_the_tables(character: char) -> Option<usize> {
        if BASIC.contains(character) { Some(1) } else { EXTENSION.contains(character).then_some(2) }
    }

    #[test]
    fn the_short_way_to_a_character_leads_where_the_tables_do() {
        let all = (0..=0xffff).filter_map(char::from_u32);
        assert!(all.into_iter().all(|character| septets(character) == by_the_tables(character)));
    }

    proptest! {
        #[test]
        fn another_counter_counts_the_same(
            text in "[a-z@£ЖҳӣҷқӯғΔ€\\[\\]{}~^|😀🎒\n]{1,500}|[a-z€^]{150,330}|[a-zҳ😀]{60,220}"
        ) {
            let other = SplitSms::default().split(text.clone());
            let Count { encoding, segments, .. } = measure(&text);
            prop_assert_eq!(other.character_set == "GSM", encoding == Encoding::Gsm7);
            prop_assert_eq!(other.parts.len(), segments);
        }

        #[test]
        fn a_longer_text_never_takes_fewer_segments(text in "[a-zҳё€😀… ]{0,400}", more in "[a-zҳ€😀]") {
            let longer = format!("{text}{more}");
            prop_assert!(count(&text).segments <= count(&longer).segments);
        }

        #[test]
        fn fitting_never_costs_a_segment_and_is_done_once(text in "[a-c€«»’…№ ҳ]{0,400}") {
            let sent = fitted(&text);
            prop_assert!(measure(&sent).segments <= measure(&text).segments);
            prop_assert_eq!(fitted(&sent), sent.clone());
        }

        #[test]
        fn segments_hold_all_units_and_waste_at_most_one_each(text in "[a-zҳ€😀]{0,600}") {
            let Count { encoding, units, segments } = count(&text);
            if segments == 1 {
                prop_assert!(units <= encoding.single());
            } else {
                prop_assert!(units <= segments * encoding.joined());
                prop_assert!(units > (segments - 1) * (encoding.joined() - 1));
            }
        }
    }
}
