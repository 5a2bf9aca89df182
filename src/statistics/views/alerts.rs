//! What staff should look at. Said from shown figures alone, so an alert tells nothing that the pages do not.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::overview::messages;
use crate::statistics::{Counts, MEASURE, Shown, Table, Week, share};

/// A week in which more than so many per cent were not understood is one to look at.
const NOT_UNDERSTOOD: u64 = 15;
/// Weeks that a topic is compared with.
const BEFORE: u64 = 8;
/// How far above their mean it must lie, in standard deviations.
const DEVIATIONS: f64 = 3.0;
/// What is taken for a week below 11: the middle.
const BELOW: f64 = 5.0;
/// A channel that was silent for so many whole days is one to look at.
const SILENT: u64 = 1;
/// The share of the day's SMS segments from which staff are told, in per cent; and the steps in which it is told, so that no
/// single message moves it.
const BUDGET: u64 = 80;
const BUDGET_STEP: u64 = 10;

/// What the rest of the program knows at this moment.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Topics that have an entry marked as sensitive, by id.
    pub sensitive: BTreeSet<String>,
    /// Channels that are on, with the whole days before today on which nobody wrote there.
    pub silent_days: Vec<(String, u64)>,
    /// SMS segments used today, and how many a day has; `None` without a limit.
    pub sms_segments: Option<(u64, u64)>,
    /// Entries and contacts whose review is overdue.
    pub overdue: usize,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// A sensitive topic was asked for far more than in the eight weeks before.
    Elevated {
        /// The topic.
        topic: String,
        /// The week.
        week: Week,
        /// Its figure then.
        figure: u64,
    },
    /// More than 15 % of a week's messages were not understood.
    NotUnderstood {
        /// The week.
        week: Week,
        /// The share.
        percent: u64,
    },
    /// Nobody has written on a channel for a whole day or more. It is said from midnight to midnight, never as it happens.
    Silent {
        /// The channel.
        channel: String,
        /// Whole days.
        days: u64,
    },
    /// Most of the day's SMS segments are used.
    SmsBudget {
        /// The share, rounded down to tens.
        percent: u64,
    },
    /// Reviews are overdue.
    Overdue {
        /// How many.
        reviews: usize,
    },
}

/// What staff should look at: of the last closed week, and of this moment.
pub fn alerts(counts: &Counts, today: NaiveDate, facts: &Facts) -> Vec<Alert> {
    let week = Week::closed_before(today);
    let mut alerts: Vec<Alert> =
        facts.sensitive.iter().filter_map(|topic| elevated(counts, week, topic)).collect();
    let all = messages(counts, week, &super::grid::OUTCOMES);
    let percent = share(messages(counts, week, &["fallback"]), all);
    let percent = percent.filter(|percent| *percent > NOT_UNDERSTOOD);
    alerts.extend(percent.map(|percent| Alert::NotUnderstood { week, percent }));
    let silent = facts.silent_days.iter().filter(|(_, days)| *days >= SILENT);
    alerts.extend(
        silent.map(|(channel, days)| Alert::Silent { channel: channel.clone(), days: *days }),
    );
    let used = facts.sms_segments.and_then(|(used, a_day)| (used * 100).checked_div(a_day));
    let used = used.filter(|percent| *percent >= BUDGET);
    let told = used.map(|percent| percent.min(100) / BUDGET_STEP * BUDGET_STEP);
    alerts.extend(told.map(|percent| Alert::SmsBudget { percent }));
    alerts.extend((facts.overdue > 0).then_some(Alert::Overdue { reviews: facts.overdue }));
    alerts
}

fn elevated(counts: &Counts, week: Week, topic: &str) -> Option<Alert> {
    let of = |week| counts.languages(Table::TopicWeek, week, &[topic]).1;
    let figure = of(week).figure().filter(|figure| *figure + 1 >= MEASURE)?;
    let before: Vec<f64> =
        week.back(1).last(BEFORE).into_iter().map(|week| size(of(week))).collect();
    let mean = before.iter().sum::<f64>() / before.len() as f64;
    let variance =
        before.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / before.len() as f64;
    let high = figure as f64 > mean + DEVIATIONS * variance.sqrt() && figure as f64 > mean + BELOW;
    high.then(|| Alert::Elevated { topic: topic.to_owned(), week, figure })
}

fn size(shown: Shown) -> f64 {
    shown.figure().map_or(BELOW, |figure| figure as f64)
}
