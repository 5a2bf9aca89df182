//! Telephone numbers, and the countries they are rung in.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{ContactId, CountryId, SourceDate};
use crate::localisation::PerLocale;

/// An office or line that a person can ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The id, used in texts as `{contact:ID}`.
    pub id: ContactId,
    /// The country in which the number is dialled, or in which the office stands.
    pub country: CountryId,
    /// The number as dialled in its country, or in E.164 form; `None` while nobody knows it.
    pub number: Option<String>,
    /// How to dial it from another country, E.164, where that differs.
    pub from_abroad: Option<String>,
    /// What it is for.
    pub kind: ContactKind,
    /// The office's name, without the number.
    pub names: PerLocale<String>,
    /// What one can ring for.
    pub purpose: PerLocale<String>,
    /// ISO 639-1 codes of the languages spoken, as far as the source says.
    pub languages: Vec<String>,
    /// When somebody answers, as far as the source says.
    pub hours: Option<PerLocale<String>>,
    /// What is known of the number.
    pub status: ContactStatus,
    /// When staff rang it (`verified`), else the date of the source.
    pub date: SourceDate,
    /// Where the number is printed.
    pub source: String,
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// Police, ambulance, rescue: shown without a caution.
    Emergency,
    /// A line for people in trouble.
    Help,
    /// An embassy, ministry or agency.
    Office,
}

/// What is known of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactStatus {
    /// Staff rang it and it answered.
    Verified,
    /// A named source prints it.
    Published,
    /// Nobody could confirm it: never shown.
    Unverified,
}

impl Contact {
    /// The number, if it may be shown to an asker.
    pub fn shown_number(&self) -> Option<&str> {
        match self.status {
            ContactStatus::Unverified => None,
            ContactStatus::Verified | ContactStatus::Published => self.number.as_deref(),
        }
    }

    /// The date of the source, if people must be told that the number was printed long ago.
    ///
    /// True of a published number whose source is older than 12 months or undated; never of an emergency number.
    pub fn caution(&self, today: NaiveDate) -> Option<SourceDate> {
        let printed =
            self.status == ContactStatus::Published && self.kind != ContactKind::Emergency;
        (printed && self.date.is_old(today)).then_some(self.date)
    }

    /// Whether its number is shown, and staff have not rung it within 12 months. Nobody rings an emergency number to try it.
    pub fn is_to_be_rung(&self, today: NaiveDate) -> bool {
        let rung = self.status == ContactStatus::Verified && !self.date.is_old(today);
        self.kind != ContactKind::Emergency && self.shown_number().is_some() && !rung
    }

    /// Whether the number is a short one, of at most five digits.
    pub fn short_number(&self) -> Option<&str> {
        self.number
            .as_deref()
            .filter(|number| number.len() <= 5 && number.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// A country in which people may need help.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code; `EU` for the other states of the European Union.
    pub id: CountryId,
    /// The name.
    pub names: PerLocale<String>,
    /// "in Russia", as it stands in a sentence.
    pub inside: PerLocale<String>,
    /// Words by which people name it, lower case: the country, its people, its big cities.
    pub words: Vec<String>,
    /// The contacts to show to a person in danger there, most urgent first.
    pub help: Vec<ContactId>,
    /// Place among the buttons, smallest first.
    pub order: u16,
}
