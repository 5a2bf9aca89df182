//! What was counted and is not written yet. In memory only: who was counted, and each single count.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike, Utc};

use super::{
    Address, Campaigns,
    askers::{Asker, Askers},
    heard::Heard,
    held::{Held, Key},
};
use crate::{
    conversation::{Channel, Observation},
    statistics::{Cell, Count, OTHER, Period, Table, Week, channel_name, folded, observed},
};

/// What fewer people than this were counted in waits for more: a batch is never one person's.
const BATCH: usize = 8;
/// The least time between two batches of one day.
const PAUSE: TimeDelta = TimeDelta::hours(1);
/// Cells that wait at once, while the database is away; about 200 bytes each. Beyond it new cells are not counted.
const CELLS: usize = 100_000;

/// What became of a message.
#[derive(Debug)]
pub enum Noted<'a> {
    /// It was answered.
    Turn(&'a Observation),
    /// The person wrote too fast, and was told so.
    Limited(Channel),
    /// It was too late to answer.
    Expired(Channel),
}

/// What was counted and is not written yet.
pub struct OpenCounts {
    zone: FixedOffset,
    campaigns: Campaigns,
    open: Mutex<Open>,
}

struct Open {
    day: NaiveDate,
    askers: Option<Askers>,
    held: Held,
    waiting: BTreeMap<Key, u64>,
    /// What is of days that are over, or could not be written: it comes in any case, without anything of today.
    ended: BTreeMap<Key, u64>,
    /// Parts of SMS that were sent today.
    parts: u64,
    /// People of whom something waits.
    people: usize,
    /// Batches so far.
    batches: u64,
    last_batch: DateTime<Utc>,
    /// The days on which each channel was written to.
    heard: HashMap<&'static str, Heard>,
}

impl OpenCounts {
    /// Nothing is counted yet. Days are those of `zone`, the office's.
    pub fn new(zone: FixedOffset, campaigns: Campaigns, now: DateTime<Utc>) -> Self {
        let day = now.with_timezone(&zone).date_naive();
        let heard = Heard::since(day);
        let open = Open {
            day,
            askers: new_day(),
            held: Held::default(),
            waiting: BTreeMap::new(),
            ended: BTreeMap::new(),
            parts: 0,
            people: 0,
            batches: 0,
            last_batch: now,
            heard: ["telegram", "sms"].map(|channel| (channel, heard)).into(),
        };
        Self { zone, campaigns, open: Mutex::new(open) }
    }

    /// Counts a message of somebody: at most one to a cell and three cells of a table, a person and day.
    pub fn note(&self, asker: &Address, noted: &Noted, now: DateTime<Utc>) {
        let (channel, mut cells) = match noted {
            Noted::Turn(seen) => (seen.channel, observed(seen)),
            Noted::Limited(channel) => (*channel, outcome(*channel, "limited")),
            Noted::Expired(channel) => (*channel, outcome(*channel, "expired")),
        };
        let Some(name) = channel_name(channel) else { return };
        cells.iter_mut().filter(|cell| cell.table == Table::SourceWeek).for_each(|cell| {
            cell.keys.iter_mut().for_each(|code| *code = self.registered(code));
        });
        let local = now.with_timezone(&self.zone);
        let mut open = self.roll(now);
        let hour = format!("{:02}", local.hour());
        let weekday = open.day.weekday().number_from_monday().to_string();
        let first = [
            Cell::new(Table::AskersDay, [name]),
            Cell::new(Table::HourWeek, [&weekday, &hour, name]),
        ];
        let today = open.day;
        open.heard.entry(name).and_modify(|heard| heard.hear(today));
        open.count(asker, first, cells);
    }

    /// Counts parts of SMS that a gateway took.
    pub fn segments(&self, gateway: &str, parts: usize, now: DateTime<Utc>) {
        let mut open = self.roll(now);
        let key = (Table::SmsDay, Period::Day(open.day), vec![gateway.to_owned()]);
        open.parts += parts as u64;
        open.wait(key, parts as u64);
    }

    /// Parts of SMS that were sent today, since the start.
    pub fn segments_today(&self, now: DateTime<Utc>) -> u64 {
        self.roll(now).parts
    }

    /// What is to be written now, sorted; `None`: nothing. A batch holds eight people or more, and comes an hour after the last;
    /// but what is of a day that is over comes in any case, and so does everything when the program stops (`stopping`).
    pub fn batch(&self, stopping: bool, now: DateTime<Utc>) -> Option<Vec<Count>> {
        let mut open = self.roll(now);
        if stopping {
            open.fold();
        }
        let due = open.people >= BATCH && now.signed_duration_since(open.last_batch) >= PAUSE;
        if stopping || due {
            open.end();
        }
        let ended = std::mem::take(&mut open.ended);
        if !ended.is_empty() {
            open.last_batch = now;
        }
        let count = |((table, period, keys), count)| Count { table, period, keys, count };
        (!ended.is_empty()).then(|| ended.into_iter().map(count).collect())
    }

    /// A batch could not be written: it comes again with the next.
    pub fn put_back(&self, batch: Vec<Count>) {
        let mut open = self.lock();
        for Count { table, period, keys, count } in batch {
            add(&mut open.ended, (table, period, keys), count);
        }
    }

    /// Whole days before today on which nobody wrote on a channel, since the start. What happens today changes nothing in it: it says
    /// nothing of the moment at which somebody wrote.
    pub fn silent_days(&self, channel: Channel, now: DateTime<Utc>) -> Option<u64> {
        let open = self.roll(now);
        open.heard.get(channel_name(channel)?).map(|heard| heard.silent_before(open.day))
    }

    /// When a batch was last taken to be written; `None` before the first.
    pub fn written(&self) -> Option<DateTime<Utc>> {
        let open = self.lock();
        (open.batches > 0).then_some(open.last_batch)
    }

    /// Today's date where the office is.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }

    fn registered(&self, code: &str) -> String {
        self.campaigns.find(code).unwrap_or_else(|| OTHER.to_owned())
    }

    /// What is open, of the day that `now` lies in. A clock that goes back begins no day again.
    fn roll(&self, now: DateTime<Utc>) -> MutexGuard<'_, Open> {
        let today = self.today(now);
        let mut open = self.lock();
        if today > open.day {
            if Week::of(today) != Week::of(open.day) {
                open.fold();
                open.held = Held::default();
            }
            open.day = today;
            open.askers = new_day();
            open.parts = 0;
            open.end();
        }
        open
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn count(&mut self, asker: &Address, first: [Cell; 2], cells: Vec<Cell>) {
        let (day, week) = (Period::Day(self.day), Period::Week(Week::of(self.day)));
        let Some(askers) = &mut self.askers else { return };
        let Some(mut asker) = askers.of(asker) else { return };
        let mut counted: Vec<Cell> = Vec::with_capacity(cells.len() + 2);
        counted.extend(first.into_iter().filter(|_| asker.first));
        counted.extend(cells.into_iter().filter(|cell| counts(&mut asker, cell)));
        self.people += usize::from(!counted.is_empty() && asker.new_in(self.batches));
        for Cell { table, keys, sensitive } in counted {
            // Of all that may become one row `other`, a person counts once.
            let as_other = sensitive && asker.counts_as_other(table, &folded(&keys));
            let key = (table, if table.is_daily() { day } else { week }, keys);
            let count = self.held.add(&key, sensitive, as_other);
            add(&mut self.waiting, key, count);
        }
    }

    fn wait(&mut self, key: Key, count: u64) {
        add(&mut self.waiting, key, count);
    }

    /// What waits is to be written with the next batch.
    fn end(&mut self) {
        self.people = 0;
        self.batches += u64::from(!self.waiting.is_empty());
        for (key, count) in std::mem::take(&mut self.waiting) {
            add(&mut self.ended, key, count);
        }
    }

    fn fold(&mut self) {
        for (key, count) in self.held.fold() {
            self.wait(key, count);
        }
    }
}

fn add(cells: &mut BTreeMap<Key, u64>, key: Key, count: u64) {
    if count > 0 && (cells.len() < CELLS || cells.contains_key(&key)) {
        *cells.entry(key).or_default() += count;
    }
}

fn counts(asker: &mut Asker, cell: &Cell) -> bool {
    asker.counts_in(cell.table, &cell.keys)
}

fn outcome(channel: Channel, outcome: &str) -> Vec<Cell> {
    let name = channel_name(channel);
    name.map(|name| Cell::new(Table::ChannelDay, [name, outcome])).into_iter().collect()
}

fn new_day() -> Option<Askers> {
    let askers = Askers::new();
    if askers.is_none() {
        tracing::error!("The system gives no random numbers: today nobody is counted");
    }
    askers
}

#[cfg(test)]
#[path = "open_counts_tests.rs"]
mod tests;
