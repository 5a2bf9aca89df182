//! What the staff's pages see of the running program.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
    time::SystemTime,
};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    channel::{self, Served, Waiting, sms::Line},
    config::{Config, ConfigError},
    conversation::{Channel, Guide},
    memory::OpenCounts,
    staff::{Figures, State, Surroundings},
    statistics::{Facts, Shown, shown},
    store::{Mode, Store, StoreError},
    telemetry,
};

/// The parts that the pages look at.
pub(super) struct Parts {
    pub served: Arc<Served>,
    pub open: Arc<OpenCounts>,
    pub line: Option<Arc<Line>>,
    pub queues: Arc<Queues>,
}

/// What waits in the channels; they come later than the pages.
#[derive(Default)]
pub(super) struct Queues {
    telegram: OnceLock<Waiting>,
    sms: OnceLock<Waiting>,
}

impl Queues {
    /// From now on it is known how many messages of a channel wait.
    pub fn watch(&self, channel: Channel, waiting: Waiting) {
        let place = if channel == Channel::Sms { &self.sms } else { &self.telegram };
        // Each channel is begun once.
        let _ = place.set(waiting);
    }

    /// The channels that are on, each with what is shown of its queue.
    fn shown(&self) -> Vec<(String, Shown)> {
        let queues = [(Channel::Telegram, &self.telegram), (Channel::Sms, &self.sms)];
        let waiting = |(channel, queue): (Channel, &OnceLock<Waiting>)| {
            Some((name(channel).to_owned(), shown(queue.get()?() as u64)))
        };
        queues.into_iter().filter_map(waiting).collect()
    }
}

/// What the pages see of these parts.
///
/// # Errors
/// The public address is none.
pub(super) fn surroundings(config: &Config, parts: Parts) -> Result<Surroundings, ConfigError> {
    let (url, served) = (config.database_url.clone(), Arc::clone(&parts.served));
    Ok(Surroundings {
        database_url: config.database_url.clone(),
        public_url: config.staff.public()?,
        now: Box::new(now),
        guide: Box::new(move || served.now()),
        zone: config.statistics.utc_offset,
        figures: Box::new(move || Box::pin(figures(url.clone()))),
        state: state(config, parts),
    })
}

pub(super) fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// The database is open only while it is read.
async fn figures(url: String) -> Result<Figures, StoreError> {
    let store = Store::open(&url, Mode::Read).await?;
    let read = async {
        let (counts, made_up) = (store.counts().await?, store.is_made_up().await?);
        Ok(Figures { counts, made_up })
    };
    let figures = read.await;
    store.close().await;
    figures
}

fn state(config: &Config, parts: Parts) -> Box<dyn Fn() -> State + Send + Sync> {
    let (started, config) = (now(), config.clone());
    let mut channels = Vec::new();
    channels.extend(config.telegram.token.is_some().then_some(Channel::Telegram));
    channels.extend(parts.line.is_some().then_some(Channel::Sms));
    let database = if config.database_url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
    Box::new(move || State {
        facts: facts(&config, &parts, &channels),
        started: Some(started),
        database: database.to_owned(),
        last_batch: parts.open.written(),
        errors: telemetry::errors(),
        channels: channels.iter().map(|channel| name(*channel).to_owned()).collect(),
        queues: parts.queues.shown(),
    })
}

fn facts(config: &Config, parts: &Parts, channels: &[Channel]) -> Facts {
    let (guide, today) = (parts.served.now(), parts.open.today(now()));
    let silent = |channel: &Channel| {
        Some((name(*channel).to_owned(), parts.open.silent_days(*channel, now())?))
    };
    // The line's day is that of UTC.
    let used = parts.line.as_ref().map(|line| line.segments_on(channel::today()));
    Facts {
        sensitive: sensitive(&guide),
        silent_days: channels.iter().filter_map(silent).collect(),
        sms_segments: used.zip(config.sms.segments_a_day.map(u64::from)),
        overdue: overdue(&guide, today),
    }
}

fn sensitive(guide: &Guide) -> BTreeSet<String> {
    let entries = guide.content.entries().iter().filter(|entry| entry.sensitive);
    entries.map(|entry| entry.topic.to_string()).collect()
}

fn overdue(guide: &Guide, today: NaiveDate) -> usize {
    guide.content.entries().iter().filter(|entry| entry.overdue(today)).count()
}

const fn name(channel: Channel) -> &'static str {
    match channel {
        Channel::Sms => "sms",
        Channel::Telegram | Channel::Web | Channel::Terminal => "telegram",
    }
}
