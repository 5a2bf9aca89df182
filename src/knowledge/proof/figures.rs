//! The numbers of a text and what they count, so that texts in three languages can be compared.
//!
//! The rule is the same for all languages, and small:
//!
//! - A number is written in digits. Words for numbers are not read; where one language writes digits, all do.
//! - A blank or a comma before exactly three digits parts thousands: `10 000`, `10,000`. Another comma or full stop between
//!   digits parts a fraction: `1,5`, `1.5`.
//! - What it counts is the first unit among the two words after it: a time, a currency, per cent, or the name of a month
//!   (then it is a date). A year such as 2026 counts nothing.
//! - The same number may stand in a text many times: sets are compared.

use std::collections::{BTreeMap, BTreeSet};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Per cent.
    Percent,
    /// Roubles.
    Rouble,
    /// Somoni.
    Somoni,
    /// US dollars.
    Dollar,
    /// Euros.
    Euro,
    /// A day of the month with this number, January first.
    Date(u8),
}

/// Beginnings of the words for a unit, lower case, in Tajik, Russian and English.
const UNITS: [(Unit, &[&str]); 10] = [
    (Unit::Hour, &["соат", "час", "hour"]),
    (Unit::Day, &["рӯз", "дн", "день", "сут", "day"]),
    (Unit::Week, &["ҳафта", "недел", "week"]),
    (Unit::Month, &["моҳ", "месяц", "month"]),
    (Unit::Year, &["сол", "лет", "год", "year"]),
    (Unit::Percent, &["%", "фоиз", "процент", "percent", "cent"]),
    (Unit::Rouble, &["рубл", "rouble"]),
    (Unit::Somoni, &["сомон", "somoni"]),
    (Unit::Dollar, &["доллар", "dollar"]),
    (Unit::Euro, &["евро", "euro"]),
];

/// Beginnings of the names of the months, January first.
const MONTHS: [&[&str]; 12] = [
    &["январ", "january"],
    &["феврал", "february"],
    &["март", "march"],
    &["апрел", "april"],
    &["май", "мая", "мае", "may"],
    &["июн", "june"],
    &["июл", "july"],
    &["август", "august"],
    &["сентябр", "september"],
    &["октябр", "october"],
    &["ноябр", "november"],
    &["декабр", "december"],
];

/// Calendar years, which count nothing even before a word for years.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// The numbers of a text, each with all units that it stands before.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Figures(BTreeMap<String, BTreeSet<Unit>>);

impl Figures {
    /// The numbers, without separators of thousands, with a full stop before a fraction.
    pub(super) fn values(&self) -> BTreeSet<String> {
        self.0.keys().cloned().collect()
    }

    /// What a number counts in this text; nothing where no unit follows it.
    pub(super) fn units(&self, value: &str) -> BTreeSet<Unit> {
        self.0.get(value).cloned().unwrap_or_default()
    }
}

/// All numbers of a text.
pub(super) fn figures(text: &str) -> Figures {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut found = Figures::default();
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (value, after) = number(rest.get(start..).unwrap_or_default());
        let units = found.0.entry(value.clone()).or_default();
        let year = value.parse().is_ok_and(|year: u32| YEARS.contains(&year));
        units.extend(unit(after).filter(|_| !year));
        rest = after;
    }
    found
}

/// The number that a text begins with, and what follows it.
fn number(text: &str) -> (String, &str) {
    let (mut value, mut rest) = digits(text);
    if value.len() <= 3 {
        while let Some((group, after)) = thousands(rest) {
            value.push_str(group);
            rest = after;
        }
    }
    if let Some(after) = rest.strip_prefix([',', '.'])
        && let (fraction, after) = digits(after)
        && !fraction.is_empty()
    {
        value.push('.');
        value.push_str(&fraction);
        rest = after;
    }
    let plain = value.trim_start_matches('0');
    let plain = if plain.is_empty() { "0" } else { plain };
    (plain.to_owned(), rest)
}

fn digits(text: &str) -> (String, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.to_owned(), rest)
}

/// Three digits after a separator of thousands, and what follows them.
fn thousands(text: &str) -> Option<(&str, &str)> {
    let group = text.strip_prefix([' ', ',', '\u{a0}', '\u{202f}'])?;
    let end = group.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(group.len());
    (end == 3).then(|| group.split_at(end))
}

/// The unit among the two words that follow, before the next number or the end of the sentence.
fn unit(after: &str) -> Option<Unit> {
    let end = after
        .find(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '.' | ',' | ';' | ':' | '\n' | ')')
        })
        .unwrap_or(after.len());
    let (near, _) = after.split_at(end);
    let inside = |letter: char| letter.is_alphabetic() || letter == '%';
    let words = near.split(|letter: char| !inside(letter)).filter(|word| !word.is_empty());
    words.take(2).find_map(|word| month(word).or_else(|| measure(word)))
}

fn month(word: &str) -> Option<Unit> {
    let named = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    (1..).zip(MONTHS.iter()).find(|(_, names)| named(names)).map(|(number, _)| Unit::Date(number))
}

fn measure(word: &str) -> Option<Unit> {
    let named = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    UNITS.iter().find(|(_, names)| named(names)).map(|(unit, _)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<Unit>)> {
        let figures = figures(text).0.into_iter();
        figures.map(|(value, units)| (value, units.into_iter().collect())).collect()
    }

    #[test]
    fn the_same_figure_is_read_alike_in_three_languages() {
        use Unit::*;
        let rows: [(&[&str], &str, &[Unit]); 9] = [
            (&["7 000 рубл", "7\u{a0}000 рублей", "7,000 roubles"], "7000", &[Rouble]),
            (&["90 рӯз", "90 дней", "90 days"], "90", &[Day]),
            (&["3 рӯзи корӣ", "3 рабочих дня", "3 working days"], "3", &[Day]),
            (&["1,5 баробар", "в 1,5 раза", "1.5 times"], "1.5", &[]),
            (&["13 фоиз", "13 %", "13 per cent"], "13", &[Percent]),
            (&["5 феврали", "5 февраля", "5 February"], "5", &[Date(2)]),
            (&["соли 2026", "2026 год", "the year 2026"], "2026", &[]),
            (&["дар 30-рӯз", "30-дневный", "a 30-day limit"], "30", &[Day]),
            (&["1 250 000 сомонӣ", "1 250 000 сомони", "1,250,000 somoni"], "1250000", &[Somoni]),
        ];
        for (texts, value, units) in rows {
            for text in texts {
                assert_eq!(read(text), [(value.to_owned(), units.to_vec())], "{text}");
            }
        }
    }

    #[test]
    fn numbers_side_by_side_stay_apart() {
        let values = |text: &str| figures(text).values().into_iter().collect::<Vec<_>>();
        assert_eq!(values("2025 821"), ["2025", "821"]);
        assert_eq!(values("5, 10 or 15"), ["10", "15", "5"]);
        assert_eq!(values("08:30, 1000"), ["1000", "30", "8"]);
        assert_eq!(values("13 000."), ["13000"]);
    }
}
