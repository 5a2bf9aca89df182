//! Dates as people write them.

use chrono::{Datelike, NaiveDate};

use super::Locale;

const TG: [&str; 12] = [
    "январи",
    "феврали",
    "марти",
    "апрели",
    "майи",
    "июни",
    "июли",
    "августи",
    "сентябри",
    "октябри",
    "ноябри",
    "декабри",
];
const RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as people write it: `21 ноябри 2026`, `21 ноября 2026`, `21 November 2026`.
pub fn long_date(locale: Locale, date: NaiveDate) -> String {
    let months = match locale {
        Locale::Tg => &TG,
        Locale::Ru => &RU,
        Locale::En => &EN,
    };
    let month = months.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// The year alone, as a text: Fluent would otherwise group its digits.
pub fn year(date: NaiveDate) -> String {
    date.year().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_people_write_it() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!(long_date(Locale::Tg, date), "21 ноябри 2026");
        assert_eq!(long_date(Locale::Ru, date), "21 ноября 2026");
        assert_eq!(long_date(Locale::En, date), "21 November 2026");
    }
}
