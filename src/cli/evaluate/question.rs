//! Questions with known answers.

use std::{fs, path::PathBuf};

use anyhow::Context;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    conversation::{Channel, Guide, Inbound, Observation, Said, Session, turn},
    knowledge::EntryId,
};

/// One line of a question file; `tests/questions/README.md` says what the fields mean.
#[derive(Debug, Deserialize)]
pub struct Question {
    pub id: String,
    pub language: String,
    pub style: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    turns: Vec<String>,
    #[serde(default)]
    pub entry: Option<EntryId>,
    #[serde(default)]
    pub also: Vec<EntryId>,
    #[serde(default)]
    danger: Option<bool>,
    /// An entry answers it, and it tells of danger as well.
    #[serde(default)]
    pub urgent: bool,
}

/// What a question shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An entry that is served answers it.
    Known,
    /// No entry that is served answers it.
    Outside,
    /// It tells of danger.
    Danger,
    /// It does not, frightening as it sounds.
    Harmless,
}

/// Reads question files.
///
/// # Errors
/// A file that cannot be read, or a line that is no question; the file and line are named.
pub fn read(files: &[PathBuf]) -> anyhow::Result<Vec<Question>> {
    let mut questions = Vec::new();
    for file in files {
        let name = file.display();
        let text = fs::read_to_string(file).with_context(|| format!("reading {name}"))?;
        for (line, at) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
            let question = serde_json::from_str(line);
            questions.push(question.with_context(|| format!("{name}, line {at}"))?);
        }
    }
    Ok(questions)
}

impl Question {
    /// Even running numbers may set weights; the others are only looked at to report.
    pub fn is_for_tuning(&self) -> bool {
        let number = self.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
        number.is_some_and(|number| number % 2 == 0)
    }

    /// Whether it shows what danger is, or what only sounds like it.
    pub fn is_about_danger(&self) -> bool {
        self.danger.is_some()
    }

    /// All that is said, in order.
    pub fn turns(&self) -> Vec<&str> {
        match self.turns.as_slice() {
            [] => vec![&self.text],
            turns => turns.iter().map(String::as_str).collect(),
        }
    }

    /// What is said last: the question proper.
    pub fn last(&self) -> &str {
        self.turns.last().unwrap_or(&self.text)
    }

    /// Whether the entry answers it.
    pub fn wants(&self, entry: &EntryId) -> bool {
        self.entry.as_ref() == Some(entry) || self.also.contains(entry)
    }

    /// What it shows, with the entries that are served.
    pub fn kind(&self, guide: &Guide) -> Kind {
        let served = |id: &EntryId| guide.content.entry(id).is_some();
        match self.danger {
            Some(true) => Kind::Danger,
            Some(false) => Kind::Harmless,
            None if self.entry.iter().chain(&self.also).any(served) => Kind::Known,
            None => Kind::Outside,
        }
    }

    /// Asks in a session of its own; of several turns the last is observed.
    pub fn ask(&self, guide: &Guide) -> Observation {
        let mut session = Session::default();
        let mut ask = |text: &str| {
            let inbound = Inbound {
                channel: Channel::Telegram,
                locale_hint: None,
                today: NaiveDate::default(),
                said: Said::Text(text.to_owned()),
            };
            let turn = turn(guide, std::mem::take(&mut session), &inbound);
            session = turn.session;
            turn.observation
        };
        if let [before @ .., _] = self.turns.as_slice() {
            before.iter().for_each(|text| drop(ask(text)));
        }
        ask(self.last())
    }
}
