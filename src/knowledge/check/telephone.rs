//! Telephone numbers that were typed into a text instead of named by their contact.

use std::collections::HashSet;

use crate::knowledge::Contact;

/// The numbers of the contacts, to find those that were typed into a text.
pub(super) struct Numbers<'a> {
    long: Vec<&'a str>,
    /// Numbers of at most five digits.
    pub(super) short: HashSet<String>,
}

/// A word with one of these beginnings before a short number makes it a telephone number.
const RINGING: [&str; 6] = ["ring", "call", "занг", "звон", "позвон", "тел"];

/// Fewer digits than this are no whole telephone number.
const WHOLE_NUMBER: usize = 7;

impl<'a> Numbers<'a> {
    /// The numbers of all contacts, shown or not.
    pub(super) fn new(contacts: &'a [Contact]) -> Self {
        let all = || {
            contacts
                .iter()
                .flat_map(|contact| [contact.number.as_deref(), contact.from_abroad.as_deref()])
                .flatten()
        };
        let long = all()
            .map(|number| number.trim_start_matches('+'))
            .filter(|digits| digits.len() >= WHOLE_NUMBER);
        let short = contacts.iter().filter_map(Contact::short_number).map(str::to_owned);
        Self { long: long.collect(), short: short.collect() }
    }

    /// The first telephone number that stands in a text as digits.
    pub(super) fn typed(&self, text: &str) -> Option<String> {
        digit_runs(text).into_iter().find_map(|(before, digits)| {
            let international = before.ends_with('+') || digits.starts_with("00");
            let plain = digits.trim_start_matches("00");
            let typed = (international && plain.len() >= WHOLE_NUMBER)
                || self.long.iter().any(|long| digits.contains(long))
                || (self.short.contains(&digits) && rings(before));
            typed.then_some(digits)
        })
    }
}

/// Whether the text before a number asks to ring it: a ringing word among the last two words.
fn rings(before: &str) -> bool {
    let lower = before.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.rev().take(2).any(|word| RINGING.iter().any(|beginning| word.starts_with(beginning)))
}

/// Runs of digits, with blanks, hyphens, brackets and full stops between them taken out, and the text before each.
fn digit_runs(text: &str) -> Vec<(&str, String)> {
    let mut runs = Vec::new();
    let mut start = None;
    let mut digits = String::new();
    for (at, letter) in text.char_indices().chain([(text.len(), '\n')]) {
        let between = matches!(letter, ' ' | '\u{a0}' | '-' | '(' | ')' | '.') && start.is_some();
        if let Some(digit) = letter.to_digit(10) {
            start.get_or_insert(at);
            digits.extend(char::from_digit(digit, 10));
        } else if let (false, Some(start)) = (between, start.take_if(|_| !between)) {
            runs.push((text.get(..start).unwrap_or_default(), std::mem::take(&mut digits)));
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers<'static> {
        Numbers {
            long: vec!["992487010202", "8007283"],
            short: HashSet::from(["112".into(), "1313".into()]),
        }
    }

    #[test]
    fn typed_telephone_numbers_are_found_however_they_are_spaced() {
        for text in [
            "+7 (900) 000-00-00",
            "0079000000000",
            "992 48 701-02-02",
            "800 7283",
            "ring 112",
            "Ба 1313 занг: call the 1313",
        ] {
            assert!(numbers().typed(text).is_some(), "{text}");
        }
    }

    #[test]
    fn sums_years_and_laws_are_no_telephone_numbers() {
        for text in [
            "10,000 in 2026",
            "115-FZ, article 13.3",
            "112 people",
            "2026-11-21",
            "18 000 сомонӣ",
            "fine 100 000 - 500 000",
        ] {
            assert_eq!(numbers().typed(text), None, "{text}");
        }
    }
}
