//! Made-up counts of two years: the same at each call.

use chrono::{Datelike, NaiveDate};
use hamroh::{
    knowledge::{read, shipped_files},
    statistics::{Count, Period, Table, Week},
};

/// Numbers that look random and are not.
struct Numbers(u64);

impl Numbers {
    /// From 0 to below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Counts of so many weeks before a day, and of the open week, as a busy office would have them.
pub fn counts(today: NaiveDate, weeks: u64) -> Vec<Count> {
    let mut numbers = Numbers(7);
    let content = read(&shipped_files()).unwrap();
    let mut counts = Vec::new();
    for (number, week) in Week::of(today).last(weeks).into_iter().enumerate() {
        let growth = 40 + number as u64 * 2;
        let mut add = |table, period, keys: &[&str], count| {
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            counts.push(Count { table, period, keys, count });
        };
        for (place, topic) in content.topics().iter().enumerate() {
            let rising = if place == 3 && number + 2 == weeks as usize { 3 } else { 1 };
            for (locale, part) in [("tg", 4), ("ru", 3), ("en", 1)] {
                let most = growth * part * rising / (place as u64 + 1);
                add(
                    Table::TopicWeek,
                    Period::Week(week),
                    &[topic.id.as_str(), locale],
                    most + numbers.below(9),
                );
            }
        }
        for entry in content.entries() {
            let shown = numbers.below(growth);
            for (kind, count) in [("shown", shown), ("yes", shown / 2), ("no", shown / 5)] {
                add(Table::EntryWeek, Period::Week(week), &[entry.id.as_str(), kind], count);
            }
        }
        for locale in ["tg", "ru", "en"] {
            add(Table::UrgentWeek, Period::Week(week), &[locale], numbers.below(20));
            for word in ["патент", "=1+1", "@sum", "виза", "масҷид"] {
                add(Table::MissedWordWeek, Period::Week(week), &[locale, word], numbers.below(30));
            }
        }
        for code in ["radio-1", "other"] {
            add(Table::SourceWeek, Period::Week(week), &[code], numbers.below(60));
        }
        for (channel, part) in [("telegram", 3), ("sms", 1)] {
            for weekday in 1..=7_u8 {
                for hour in 0..24_u64 {
                    let busy = 12 - hour.abs_diff(18).min(12);
                    let keys = [weekday.to_string(), format!("{hour:02}"), channel.to_owned()];
                    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
                    add(Table::HourWeek, Period::Week(week), &keys, numbers.below(1 + busy * part));
                }
                let day = week.monday() + chrono::Days::new(u64::from(weekday) - 1);
                let day = Period::Day(day);
                for (outcome, share) in [
                    ("answer", 60),
                    ("choices", 20),
                    ("fallback", 12),
                    ("smalltalk", 15),
                    ("limited", 1),
                    ("expired", 1),
                ] {
                    let count = growth * part * share / 400 + numbers.below(4);
                    add(Table::ChannelDay, day, &[channel, outcome], count);
                }
                add(Table::AskersDay, day, &[channel], growth * part / 7 + numbers.below(12));
            }
        }
        add(
            Table::SmsDay,
            Period::Day(week.monday()),
            &["kannel"],
            growth * 3 + u64::from(week.monday().day()),
        );
    }
    counts
}
