//! Statistics: what they may never tell, and that they count.

mod askers;
mod attack;
mod carve;
mod channels;
mod clock;
mod copies;
mod counts;
mod crawl;
mod encodings;
mod flood;
mod leaks;
mod made_up;
mod order;
mod pg_wal;
mod planted;
mod scanner;
mod traffic;
mod world;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use hamroh::{
    conversation::{Channel, Observation, Outcome},
    localisation::Locale,
    memory::{Address, Campaigns, Noted, OpenCounts},
    statistics::{self, Count, Counts, Month, Sheet, Span, Table, Week},
};

/// The clock of an office in Dushanbe.
fn zone() -> FixedOffset {
    FixedOffset::east_opt(5 * 3600).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn open(now: &str) -> OpenCounts {
    OpenCounts::new(zone(), Campaigns::default(), at(now))
}

/// An answer on this topic and entry.
fn seen(topic: &str, entry: &str) -> Observation {
    Observation {
        channel: Channel::Telegram,
        locale: Locale::Tg,
        outcome: Outcome::Answer,
        entries: vec![entry.parse().unwrap()],
        topic: Some(topic.parse().unwrap()),
        confidence: 0.9,
        source: None,
        sensitive: false,
        vote: None,
        missed: Vec::new(),
    }
}

fn note(open: &OpenCounts, person: i64, seen: &Observation, now: DateTime<Utc>) {
    open.note(&Address::telegram(person), &Noted::Turn(seen), now);
}

fn count(table: Table, period: &str, keys: &[&str], count: u64) -> Count {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Count { table, period: period.parse().unwrap(), keys, count }
}

/// Everything that is shown on this day of these weeks and months: all views, of all periods.
fn everything(counts: &Counts, today: NaiveDate, weeks: u64) -> Vec<Sheet> {
    let last = Week::closed_before(today).last(weeks);
    let mut months: Vec<Month> = last.iter().map(|week| week.month()).collect();
    months.dedup();
    let mut sheets: Vec<Sheet> = statistics::last_week(counts, today).into();
    sheets.push(statistics::topics_over_time(counts, today, weeks, None));
    for locale in Locale::ALL {
        sheets.push(statistics::topics_over_time(counts, today, weeks, Some(locale)));
    }
    for week in last {
        sheets.push(statistics::topics_by_language(counts, today, week));
        sheets.push(statistics::entries(counts, today, week));
        sheets.push(statistics::missed_words(counts, today, week));
        sheets.push(statistics::channels(counts, today, week));
    }
    sheets.push(statistics::askers_over_time(counts, today, weeks));
    sheets.push(statistics::not_understood(counts, today, weeks));
    sheets.push(statistics::urgent(counts, today, weeks));
    sheets.push(statistics::sources(counts, today, weeks));
    sheets.push(statistics::sms_parts(counts, today, weeks));
    for month in months {
        sheets.push(statistics::hours(counts, today, month));
        sheets.extend(statistics::report(counts, today, Span::Month(month)));
        sheets.extend(statistics::report(counts, today, Span::Quarter(month)));
    }
    sheets
}
