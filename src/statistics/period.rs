//! Days, ISO weeks and months of the office's calendar.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, TimeZone, Weekday};

/// An ISO 8601 week, by its Monday. A year has 52 or 53 of them, and its first and last may reach over the year's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week(NaiveDate);

/// A month, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(NaiveDate);

/// When something was counted, as coarse as its table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// `2026-11-21`.
    Day(NaiveDate),
    /// `2026-W47`.
    Week(Week),
    /// `2026-11`: what is older than 24 months.
    Month(Month),
}

/// The text is no day, week or month.
#[derive(Debug, thiserror::Error)]
#[error("a period is written 2026-11-21, 2026-W47 or 2026-11")]
pub struct InvalidPeriod;

/// The hour at which a day is over for all views: by then its last batch is surely written, so that a figure of a closed period
/// does not change, and nobody sees it before and after.
pub const SETTLED_AT: u32 = 2;

/// The office's date for all views: see [`SETTLED_AT`].
pub fn settled_date<Zone: TimeZone>(now: &DateTime<Zone>) -> NaiveDate {
    let local = now.naive_local();
    local.checked_sub_signed(TimeDelta::hours(SETTLED_AT.into())).unwrap_or(local).date()
}

impl Week {
    /// The week of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.week(Weekday::Mon).checked_first_day().unwrap_or(NaiveDate::MIN))
    }

    /// The last week that had ended on this day.
    pub fn closed_before(today: NaiveDate) -> Self {
        Self::of(today).back(1)
    }

    /// Its Monday.
    pub fn monday(self) -> NaiveDate {
        self.0
    }

    /// Its Sunday.
    pub fn sunday(self) -> NaiveDate {
        self.0.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX)
    }

    /// The week so many weeks earlier.
    pub fn back(self, weeks: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(7 * weeks)).unwrap_or(NaiveDate::MIN))
    }

    /// The week after.
    pub fn next(self) -> Self {
        Self(self.0.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX))
    }

    /// The last `count` weeks up to this one, oldest first.
    pub fn last(self, count: u64) -> Vec<Self> {
        (0..count).rev().map(|weeks| self.back(weeks)).collect()
    }

    /// The month that holds its Thursday: a week belongs to one month only.
    pub fn month(self) -> Month {
        Month::of(self.0.checked_add_days(Days::new(3)).unwrap_or(self.0))
    }
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// The month so many months earlier.
    pub fn back(self, months: u32) -> Self {
        Self(self.0.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN))
    }

    /// The month after.
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX))
    }

    /// The weeks that belong to it (their Thursday lies in it): four or five, oldest first.
    pub fn weeks(self) -> Vec<Week> {
        let first = Week::of(self.0);
        let mut weeks = vec![first];
        (0..5).for_each(|_| weeks.extend(weeks.last().map(|week| week.next())));
        weeks.retain(|week| week.month() == self);
        weeks
    }

    /// The last month all of whose weeks had ended on this day.
    pub fn closed_before(today: NaiveDate) -> Self {
        let open = Week::of(today).month();
        let ended = |month: &Self| month.weeks().last().is_some_and(|last| last.sunday() < today);
        [open, open.back(1), open.back(2)].into_iter().find(ended).unwrap_or(open.back(2))
    }

    /// The three months of its quarter of the year.
    pub fn quarter(self) -> [Self; 3] {
        let first = self.back(self.0.month0() % 3);
        [first, first.next(), first.next().next()]
    }
}

impl Period {
    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Week(week) => week.monday(),
            Self::Month(month) => month.first(),
        }
    }

    /// The ISO week that it lies in; none for a month.
    pub fn week(self) -> Option<Week> {
        match self {
            Self::Day(day) => Some(Week::of(day)),
            Self::Week(week) => Some(week),
            Self::Month(_) => None,
        }
    }
}

impl fmt::Display for Week {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.0.iso_week();
        write!(formatter, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(formatter, "{day}"),
            Self::Week(week) => week.fmt(formatter),
            Self::Month(month) => month.fmt(formatter),
        }
    }
}

impl FromStr for Week {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let (year, week) = text.split_once("-W").ok_or(InvalidPeriod)?;
        let year = year.parse().map_err(|_| InvalidPeriod)?;
        let week = week.parse().map_err(|_| InvalidPeriod)?;
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(Self).ok_or(InvalidPeriod)
    }
}

impl FromStr for Month {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        format!("{text}-01").parse().map(Self).map_err(|_| InvalidPeriod)
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let week = text.parse().map(Self::Week);
        let day = || text.parse().map(Self::Day).map_err(|_| InvalidPeriod);
        week.or_else(|_| day()).or_else(|_| text.parse().map(Self::Month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_read_as_it_is_written() {
        for text in ["2026-11-21", "2026-W47", "2026-W53", "2026-11"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["", "2026", "2026-W54", "2025-W53", "2026-13", "2026-11-31"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_year_2026_has_a_week_53_that_ends_in_2027() {
        let week = Week::of(day("2027-01-03"));
        assert_eq!(week.to_string(), "2026-W53");
        assert_eq!((week, week.next()), (Week::of(day("2026-12-28")), Week::of(day("2027-01-04"))));
        assert_eq!(week.next().to_string(), "2027-W01");
        assert_eq!(week.month().to_string(), "2026-12");
    }

    #[test]
    fn every_week_belongs_to_one_month() {
        let mut month = Month::of(day("2024-01-01"));
        let mut weeks = Vec::new();
        while month < Month::of(day("2030-01-01")) {
            weeks.extend(month.weeks());
            month = month.next();
        }
        assert!(weeks.windows(2).all(|pair| pair[0].next() == pair[1]));
    }

    #[test]
    fn a_period_is_closed_when_its_last_day_is_over() {
        assert_eq!(Week::closed_before(day("2026-11-22")).to_string(), "2026-W46");
        assert_eq!(Week::closed_before(day("2026-11-23")).to_string(), "2026-W47");
        assert_eq!(Month::closed_before(day("2026-11-29")).to_string(), "2026-10");
        assert_eq!(Month::closed_before(day("2026-11-30")).to_string(), "2026-11");
        assert_eq!(Month::closed_before(day("2027-01-03")).to_string(), "2026-11");
        assert_eq!(Month::closed_before(day("2027-01-04")).to_string(), "2026-12");
    }

    #[test]
    fn a_day_is_over_for_the_views_when_its_last_batch_is_written() {
        let date = |text: &str| settled_date(&DateTime::parse_from_rfc3339(text).unwrap());
        assert_eq!(date("2026-11-23T01:59:59+05:00"), day("2026-11-22"));
        assert_eq!(date("2026-11-23T02:00:00+05:00"), day("2026-11-23"));
    }

    #[test]
    fn a_quarter_has_three_months() {
        let months = Month::of(day("2026-11-22")).quarter().map(|month| month.to_string());
        assert_eq!(months, ["2026-10", "2026-11", "2026-12"]);
    }
}
