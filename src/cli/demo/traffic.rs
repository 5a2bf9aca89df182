//! Made-up people and what they ask about, day by day.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};

use super::chance::Chance;
use crate::{
    conversation::{Channel, Observation, Outcome, Vote},
    knowledge::{Content, Entry},
    localisation::Locale,
    memory::{Address, HomeCountry, Msisdn, Noted, OpenCounts},
    statistics::Week,
};

/// Askers a day at the beginning, and how many more at the end.
const ASKERS: f64 = 80.0;
const GROWTH: f64 = 90.0;
/// The topic that many more ask about in the last closed week.
const RISING: &str = "work-rights";
/// The gateway that carries the SMS.
const GATEWAY: &str = "kannel";
/// Words that stand in messages which are not understood, by language.
const MISSED: [(Locale, &str); 9] = [
    (Locale::Tg, "қарз"),
    (Locale::Tg, "чипта"),
    (Locale::Tg, "суғурта"),
    (Locale::Ru, "ипотека"),
    (Locale::Ru, "билет"),
    (Locale::Ru, "автобус"),
    (Locale::Ru, "страховка"),
    (Locale::En, "ticket"),
    (Locale::En, "scholarship"),
];
/// How the hours of a day share its messages, from midnight.
const HOURS: [f64; 24] = [
    1.5, 0.8, 0.4, 0.3, 0.5, 1.0, 2.0, 3.0, 4.0, 4.5, 5.0, 5.0, 5.5, 5.0, 4.5, 4.5, 5.0, 6.0, 7.5,
    9.0, 9.5, 8.5, 5.5, 3.0,
];

/// What the made-up people ask about.
pub struct Traffic {
    chance: Chance,
    entries: Vec<(Entry, f64)>,
    first: NaiveDate,
    last_week: Week,
    days: f64,
}

impl Traffic {
    /// Traffic between two days; in the last week that ended before `today` one topic rises.
    pub fn new(content: &Content, first: NaiveDate, today: NaiveDate) -> Self {
        let mut chance = Chance::new(2026);
        // A few entries have most of the questions, as everywhere.
        let weight = |chance: &mut Chance, entry: &Entry| {
            let liked = 1.0 / (0.05 + chance.share());
            if entry.sensitive { liked / 8.0 } else { liked }
        };
        let entries = content.entries().iter().cloned();
        let entries = entries.map(|entry| (weight(&mut chance, &entry), entry));
        Self {
            entries: entries.map(|(weight, entry)| (entry, weight)).collect(),
            chance,
            first,
            last_week: Week::closed_before(today),
            days: (today - first).num_days().max(1) as f64,
        }
    }

    /// Counts one day that begins at `midnight`, up to the hour `latest`; how many messages there were.
    pub fn day(
        &mut self,
        open: &OpenCounts,
        day: NaiveDate,
        midnight: DateTime<Utc>,
        latest: u32,
    ) -> usize {
        let grown = (day - self.first).num_days() as f64 / self.days;
        // Fewer in winter and on Sundays.
        let season =
            1.0 + 0.25 * (f64::from(day.ordinal()) / 365.0 * std::f64::consts::TAU - 1.8).sin();
        let sunday = if day.weekday() == Weekday::Sun { 0.6 } else { 1.0 };
        let noise = 0.85 + 0.3 * self.chance.share();
        let askers = ((ASKERS + GROWTH * grown) * season * sunday * noise) as u64;
        let hours: Vec<(u32, f64)> =
            (0..).zip(HOURS).take_while(|(hour, _)| *hour < latest).collect();
        (0..askers).map(|_| self.asker(open, day, midnight, &hours)).sum()
    }

    /// One person's day: a few messages within minutes.
    fn asker(
        &mut self,
        open: &OpenCounts,
        day: NaiveDate,
        midnight: DateTime<Utc>,
        hours: &[(u32, f64)],
    ) -> usize {
        let Some(hour) = self.chance.pick(hours).copied() else { return 0 };
        let minute = self.chance.below(55) as i64;
        let number = self.chance.below(40_000);
        let sms = self.chance.percent(22);
        let (channel, who) = if sms {
            let Some(person) = telephone(number) else { return 0 };
            (Channel::Sms, person)
        } else {
            (Channel::Telegram, Address::telegram(number as i64))
        };
        let locales = [(Locale::Tg, 56.0), (Locale::Ru, 36.0), (Locale::En, 8.0)];
        let locale = self.chance.pick(&locales).copied().unwrap_or_default();
        let messages = 1 + self.chance.below(3);
        for message in 0..messages {
            let at =
                TimeDelta::hours(i64::from(hour)) + TimeDelta::minutes(minute + message as i64);
            let seen = self.seen(channel, locale, day);
            open.note(&who, &Noted::Turn(&seen), midnight + at);
            if sms {
                open.segments(GATEWAY, 1 + self.chance.below(3) as usize, midnight + at);
            }
        }
        if self.chance.percent(1) {
            open.note(&who, &Noted::Limited(channel), midnight + TimeDelta::hours(i64::from(hour)));
        }
        messages as usize
    }

    fn seen(&mut self, channel: Channel, locale: Locale, day: NaiveDate) -> Observation {
        use Outcome::{Answer, Choices, Fallback, Smalltalk, Urgent};
        let weights =
            [(Answer, 62.0), (Choices, 14.0), (Fallback, 10.0), (Smalltalk, 11.0), (Urgent, 3.0)];
        let outcome = self.chance.pick(&weights).copied().unwrap_or(Answer);
        let mut seen = Observation {
            channel,
            locale,
            outcome,
            entries: Vec::new(),
            topic: None,
            confidence: 0.9,
            source: None,
            sensitive: false,
            vote: None,
            missed: Vec::new(),
        };
        match outcome {
            Answer => self.entry(&mut seen, day),
            Fallback => self.missed(&mut seen),
            Smalltalk if self.chance.percent(20) => {
                let codes = [("radio", 5.0), ("leaflet7", 3.0), ("unknown", 1.0)];
                seen.source = self.chance.pick(&codes).map(|code| (*code).to_owned());
            }
            Smalltalk | Choices | Urgent => {}
        }
        seen
    }

    fn entry(&mut self, seen: &mut Observation, day: NaiveDate) {
        let rising = Week::of(day) == self.last_week && self.chance.percent(22);
        let picked = if rising {
            let of_topic = |(entry, _): &&(Entry, f64)| entry.topic.as_str() == RISING;
            self.entries.iter().find(of_topic).map(|(entry, _)| entry)
        } else {
            self.chance.pick(&self.entries)
        };
        let Some(entry) = picked else { return };
        seen.topic = Some(entry.topic.clone());
        seen.entries = vec![entry.id.clone()];
        seen.sensitive = entry.sensitive;
        let vote = |helped| Some(Vote { entry: entry.id.clone(), helped });
        seen.vote = match self.chance.below(100) {
            0..25 => vote(true),
            25..32 => vote(false),
            _ => None,
        };
    }

    fn missed(&mut self, seen: &mut Observation) {
        let words = MISSED.iter().filter(|(locale, _)| *locale == seen.locale);
        let words: Vec<(&str, f64)> =
            words.zip(1..).map(|((_, word), rank)| (*word, 1.0 / f64::from(rank))).collect();
        seen.missed = self.chance.pick(&words).map(|word| (*word).to_owned()).into_iter().collect();
    }
}

/// A made-up telephone.
fn telephone(number: u64) -> Option<Address> {
    let home: HomeCountry = "TJ".parse().ok()?;
    Msisdn::parse(&format!("+99290{:07}", number), home).ok().map(Address::sms)
}
