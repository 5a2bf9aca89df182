//! Labels and figures of sheets, put into words.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};

use super::speech::Speech;
use crate::{
    conversation::Guide,
    localisation::Locale,
    statistics::{Label, Month, SheetId, Shown, Week},
};

/// Puts sheets into words: what a page, a file and the chat command say alike.
#[derive(Clone)]
pub(super) struct Words {
    pub speech: Speech,
    pub guide: Arc<Guide>,
}

/// What stands for a figure that is not shown because it would tell another.
const HIDDEN: &str = "–";

impl Words {
    /// The title of a sheet.
    pub fn title(&self, id: SheetId) -> String {
        self.speech.say(&format!("staff-sheet-{}", id.name()))
    }

    /// A row or a column.
    pub fn label(&self, label: &Label) -> String {
        let say = |id: &str| self.speech.say(id);
        match label {
            Label::Topic(id) => self.topic(id),
            Label::Entry(id) => self.entry(id),
            Label::Locale(code) => code
                .parse()
                .map_or_else(|_| code.clone(), |locale: Locale| locale.endonym().to_owned()),
            Label::Channel(name) => say(&format!("staff-channel-{name}")),
            Label::Outcome(name) => say(&format!("staff-outcome-{name}")),
            Label::Week(week) => short_week(*week),
            Label::Month(month) => short_month(*month),
            Label::Weekday(day) => say(&format!("staff-weekday-{day}")),
            Label::Hours(from, until) => format!("{from:02}–{until:02}"),
            Label::Campaign(code) | Label::Gateway(code) => code.clone(),
            Label::Word(locale, word) => format!("{word} ({locale})"),
            Label::Askers => say("staff-askers"),
            Label::Messages => say("staff-messages"),
            Label::Urgent => say("staff-urgent"),
            Label::Views => say("staff-views"),
            Label::Helped => say("staff-helped"),
            Label::DidNotHelp => say("staff-did-not-help"),
            Label::Other => say("staff-other"),
        }
    }

    /// Topics and entries that are gone from the content keep their ids.
    fn topic(&self, id: &str) -> String {
        let known = id.parse().ok().and_then(|id| self.guide.content.topic(&id));
        known.map_or_else(|| id.to_owned(), |topic| topic.names.get(self.speech.0).clone())
    }

    fn entry(&self, id: &str) -> String {
        let known = id.parse().ok().and_then(|id| self.guide.content.entry(&id));
        known.map_or_else(
            || id.to_owned(),
            |entry| format!("{} {}", entry.code, entry.texts.get(self.speech.0).title),
        )
    }
}

/// A figure as people read it.
pub(super) fn figure(shown: Shown) -> String {
    match shown {
        Shown::Figure(figure) => figure.to_string(),
        Shown::FewerThan11 => "<11".to_owned(),
        Shown::Hidden => HIDDEN.to_owned(),
    }
}

/// `15.11.2026 17:05`, by this clock.
pub(super) fn moment(at: DateTime<Utc>, zone: FixedOffset) -> String {
    at.with_timezone(&zone).format("%d.%m.%Y %H:%M").to_string()
}

/// `09.11–15.11.2026`.
pub(super) fn short_week(week: Week) -> String {
    format!("{}–{}", week.monday().format("%d.%m"), week.sunday().format("%d.%m.%Y"))
}

/// `11.2026`.
pub(super) fn short_month(month: Month) -> String {
    month.first().format("%m.%Y").to_string()
}
