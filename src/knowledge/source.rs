//! Where a fact comes from.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// Where what an entry says comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Something that was published.
    Publication {
        /// What it is about.
        title: String,
        /// The site or body that published it.
        publisher: String,
        /// A web address, where there is one.
        address: Option<String>,
        /// When it was published.
        date: SourceDate,
    },
    /// A law that is in force, named with its article.
    Law(String),
}

/// How a source is written in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    title: Option<String>,
    publisher: Option<String>,
    address: Option<String>,
    date: Option<String>,
    law: Option<String>,
}

impl TryFrom<RawSource> for Source {
    type Error = String;

    fn try_from(raw: RawSource) -> Result<Self, String> {
        match raw {
            RawSource {
                law: Some(law),
                title: None,
                publisher: None,
                address: None,
                date: None,
            } => Ok(Self::Law(law)),
            RawSource { law: Some(_), .. } => {
                Err("a source is either a law or a publication: make two sources".into())
            }
            RawSource {
                title: Some(title),
                publisher: Some(publisher),
                address,
                date: Some(date),
                ..
            } => {
                let date = date.parse::<SourceDate>().map_err(|error| error.to_string())?;
                Ok(Self::Publication { title, publisher, address, date })
            }
            _ => {
                Err("a source needs title, publisher and date (or law): add what is missing".into())
            }
        }
    }
}

/// The date of a source, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceDate {
    /// The source shows no date.
    Undated,
    /// The year, with the last day on which it can have been printed.
    Dated {
        /// The last day that the printed date allows.
        latest: NaiveDate,
    },
}

/// The text is not a date of a source.
#[derive(Debug, thiserror::Error)]
#[error("a source's date is written YYYY, YYYY-MM, YYYY-MM-DD or \"undated\"")]
pub struct InvalidSourceDate;

impl SourceDate {
    /// The last day that the printed date allows, if the source shows one.
    pub fn latest(self) -> Option<NaiveDate> {
        match self {
            Self::Undated => None,
            Self::Dated { latest } => Some(latest),
        }
    }

    /// The year, if the source shows one.
    pub fn year(self) -> Option<i32> {
        self.latest().map(|latest| latest.year())
    }

    /// Whether what it says may be out of date: older than 12 months, or undated.
    pub fn is_old(self, today: NaiveDate) -> bool {
        match self {
            Self::Undated => true,
            Self::Dated { latest } => latest + chrono::Months::new(12) < today,
        }
    }
}

impl FromStr for SourceDate {
    type Err = InvalidSourceDate;

    fn from_str(raw: &str) -> Result<Self, InvalidSourceDate> {
        if raw == "undated" {
            return Ok(Self::Undated);
        }
        let numbers: Vec<&str> = raw.split('-').collect();
        let latest = match numbers.as_slice() {
            [year] if year.len() == 4 => NaiveDate::from_ymd_opt(number(year)?, 12, 31),
            [year, month] => last_day(number(year)?, number(month)?),
            [_, _, _] => raw.parse().ok(),
            _ => None,
        };
        latest.map(|latest| Self::Dated { latest }).ok_or(InvalidSourceDate)
    }
}

fn number<N: FromStr>(digits: &str) -> Result<N, InvalidSourceDate> {
    digits.parse().map_err(|_| InvalidSourceDate)
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

impl fmt::Display for SourceDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated => formatter.write_str("undated"),
            Self::Dated { latest } => write!(formatter, "{}", latest.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_alone_is_old_twelve_months_after_it_ended() {
        let date: SourceDate = "2025".parse().unwrap();
        assert!(!date.is_old(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()));
        assert!(date.is_old(NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()));
        assert!(
            "undated"
                .parse::<SourceDate>()
                .unwrap()
                .is_old(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap())
        );
    }

    #[test]
    fn a_date_that_is_no_date_is_refused() {
        for raw in ["", "26", "2025-13", "2025-02-30", "about 2017", "2025-1-1-1"] {
            assert!(raw.parse::<SourceDate>().is_err(), "{raw}");
        }
    }
}
