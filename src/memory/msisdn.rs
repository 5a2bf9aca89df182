//! Numbers of telephones, in one form whatever a gateway writes.

use std::{fmt, str::FromStr};

use phonenumber::{Mode, country::Id};

/// The country whose numbers a gateway writes without their country code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomeCountry(Id);

/// The text is not the code of a country that has telephone numbers of its own.
#[derive(Debug, thiserror::Error)]
#[error("a country is written as two capital letters, such as TJ or RU")]
pub struct UnknownCountry;

impl FromStr for HomeCountry {
    type Err = UnknownCountry;

    /// Reads an ISO 3166-1 alpha-2 code.
    fn from_str(code: &str) -> Result<Self, UnknownCountry> {
        code.parse().map(Self).map_err(|_| UnknownCountry)
    }
}

/// The number of a subscriber in E.164 form: `+` and at most 15 digits.
///
/// Has no `Display` and no `Serialize`, and its `Debug` shows nothing: no log line can name a person.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Msisdn(String);

/// What a gateway names as the sender is no number of a subscriber: letters, a short code, too many digits.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the number of a subscriber")]
pub struct NoSubscriber;

/// Digits of the shortest subscriber number; below that a national number is a short code of an operator or a service.
const SHORTEST: usize = 7;
/// E.164 allows 15 digits; an international prefix may stand before them.
const LONGEST: usize = 20;

impl Msisdn {
    /// Reads a number as a gateway writes it: `+992 90 000 00 01`, `00992900000001`, `992900000001`, `900000001`.
    ///
    /// # Errors
    /// Alphanumeric senders, short codes, and what no numbering plan has room for.
    pub fn parse(written: &str, home: HomeCountry) -> Result<Self, NoSubscriber> {
        let bare = written.trim();
        let separator = |letter: &char| !matches!(letter, ' ' | '-' | '(' | ')' | '.' | '\u{a0}');
        let bare: String = bare.chars().filter(separator).collect();
        let digits = bare.strip_prefix('+').unwrap_or(&bare);
        let plausible = (SHORTEST..=LONGEST).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plausible {
            return Err(NoSubscriber);
        }
        // With a plus, the home country's own way of dialling abroad would be read into the number.
        let home = (!bare.starts_with('+')).then_some(home.0);
        let parsed = phonenumber::parse(home, &bare).map_err(|_| NoSubscriber)?;
        Ok(Self(parsed.format().mode(Mode::E164).to_string()))
    }

    /// The number as networks want it: `+` and digits. For the gateway alone, never for a log or a file.
    pub fn e164(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Msisdn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Msisdn")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn home(code: &str) -> HomeCountry {
        code.parse().unwrap()
    }

    fn parsed(written: &str, code: &str) -> Option<String> {
        Msisdn::parse(written, home(code)).ok().map(|number| number.e164().to_owned())
    }

    #[test]
    fn one_number_has_one_form_however_it_is_written() {
        for written in [
            "+992900000001",
            "+992 90 000 00 01",
            "992900000001",
            "900000001",
            "810992900000001",
            "(90) 000-00-01",
        ] {
            assert_eq!(parsed(written, "TJ").as_deref(), Some("+992900000001"), "{written}");
        }
        for written in ["+79161234567", "89161234567", "79161234567", "9161234567"] {
            assert_eq!(parsed(written, "RU").as_deref(), Some("+79161234567"), "{written}");
        }
        assert_eq!(parsed("00992900000001", "DE").as_deref(), Some("+992900000001"));
        assert_eq!(parsed("+81055512345", "TJ").as_deref(), Some("+8155512345"));
    }

    #[test]
    fn names_and_short_codes_are_no_subscribers() {
        for written in ["", "Hamroh", "TCELL", "2020", "112", "+112", "IMO 2020", "900", "+"] {
            assert_eq!(Msisdn::parse(written, home("TJ")), Err(NoSubscriber), "{written}");
        }
        assert_eq!(Msisdn::parse(&"9".repeat(30), home("TJ")), Err(NoSubscriber));
    }

    #[test]
    fn a_number_does_not_show_itself() {
        let number = Msisdn::parse("+992900000001", home("TJ")).unwrap();
        assert_eq!(format!("{number:?}"), "Msisdn");
    }

    #[test]
    fn only_countries_are_countries() {
        assert!("TJ".parse::<HomeCountry>().is_ok());
        assert!("tj".parse::<HomeCountry>().is_err() && "XX".parse::<HomeCountry>().is_err());
    }

    proptest! {
        #[test]
        fn any_sender_is_read_without_a_panic(written in "[+]{0,2}[0-9 ()a-z.;:=-]{0,24}|\\PC{0,30}") {
            let number = Msisdn::parse(&written, home("TJ"));
            prop_assert!(number.is_err() || number.is_ok_and(|number| number.e164().starts_with('+')));
        }
    }
}
