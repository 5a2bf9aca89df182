//! How well questions are understood: figures over question files, by style and language.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    conversation::{Channel, Guide, Inbound, Observation, Outcome, Said, Session, turn},
    knowledge::EntryId,
    understanding,
};

/// One line of a question file; `tests/questions/README.md` says what the fields mean.
#[derive(Debug, Deserialize)]
struct Question {
    id: String,
    language: String,
    style: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    turns: Vec<String>,
    #[serde(default)]
    entry: Option<EntryId>,
    #[serde(default)]
    also: Vec<EntryId>,
    #[serde(default)]
    danger: Option<bool>,
}

/// What a question shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// An entry that is served answers it.
    Known,
    /// No entry that is served answers it.
    Outside,
    /// It tells of danger.
    Danger,
    /// It does not, frightening as it sounds.
    Harmless,
}

/// Counts of one kind, style and language.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: usize,
    /// The first entry answered it; of danger: the help numbers came.
    right: usize,
    /// It was answered or among what was offered.
    offered: usize,
    /// Another entry was shown.
    wrong: usize,
    /// Nothing was shown or offered.
    refused: usize,
    /// The help numbers came for no reason.
    alarms: usize,
    /// The reply's language was the question's.
    language: usize,
    /// Questions whose language is one of the service's.
    spoken: usize,
}

/// Evaluates question files and prints figures.
///
/// `wrong` names a style whose questions that went wrong are listed (`all` for every style).
///
/// # Errors
/// A file that cannot be read, or a line that is no question; the file and line are named.
pub fn evaluate(
    guide: &Guide,
    files: &[PathBuf],
    wrong: Option<&str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut tallies: BTreeMap<(Kind, String, String), Tally> = BTreeMap::new();
    let mut listed = String::new();
    for file in files {
        for question in read(file)? {
            let observed = ask(guide, &question);
            let kind = kind(guide, &question);
            let tally = tallies
                .entry((kind, question.language.clone(), question.style.clone()))
                .or_default();
            let right = tally.add(kind, &question, &observed);
            if !right && wrong.is_some_and(|style| style == "all" || style == question.style) {
                list(&mut listed, &question, &observed);
            }
        }
    }
    writeln!(
        out,
        "{} entries are served; a question for any other entry counts as outside.",
        guide.content.entries().len()
    )?;
    print(&tallies, out)?;
    write!(out, "{listed}")?;
    Ok(())
}

/// Fits the weights of the evidence on the tuning half of the files (even running numbers) and prints them.
///
/// # Errors
/// As [`evaluate`].
pub fn fit(guide: &Guide, files: &[PathBuf], out: &mut dyn Write) -> anyhow::Result<()> {
    let mut examples = Vec::new();
    for file in files {
        let questions = read(file)?.into_iter().filter(|question| question.is_for_tuning());
        examples.extend(questions.map(|question| {
            let right: Vec<&EntryId> = question.entry.iter().chain(&question.also).collect();
            let turns: Vec<&str> = match question.turns.as_slice() {
                [] => vec![&question.text],
                turns => turns.iter().map(String::as_str).collect(),
            };
            guide.understanding.example(&turns, &right)
        }));
    }
    writeln!(out, "{} questions: {:?}", examples.len(), understanding::fit(&examples))?;
    Ok(())
}

impl Question {
    /// Even running numbers may set weights; the others are only looked at to report.
    fn is_for_tuning(&self) -> bool {
        let number = self.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
        number.is_some_and(|number| number % 2 == 0)
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<Question>> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", file.display(), at + 1))
        })
        .collect()
}

/// Asks in a session of its own; of several turns the last is looked at.
fn ask(guide: &Guide, question: &Question) -> Observation {
    let mut session = Session::default();
    let mut ask = |text: &str| {
        let said = Said::Text(text.to_owned());
        let inbound = Inbound {
            channel: Channel::Telegram,
            locale_hint: None,
            today: NaiveDate::default(),
            said,
        };
        let turn = turn(guide, std::mem::take(&mut session), &inbound);
        session = turn.session;
        turn.observation
    };
    match question.turns.as_slice() {
        [before @ .., last] => {
            before.iter().for_each(|text| drop(ask(text)));
            ask(last)
        }
        [] => ask(&question.text),
    }
}

fn kind(guide: &Guide, question: &Question) -> Kind {
    let served = |id: &EntryId| guide.content.entry(id).is_some();
    match question.danger {
        Some(true) => Kind::Danger,
        Some(false) => Kind::Harmless,
        None if question.entry.iter().chain(&question.also).any(served) => Kind::Known,
        None => Kind::Outside,
    }
}

impl Tally {
    /// Counts a question; whether it went right.
    fn add(&mut self, kind: Kind, question: &Question, observed: &Observation) -> bool {
        let wanted =
            |id: &EntryId| question.entry.as_ref() == Some(id) || question.also.contains(id);
        let answered = matches!(observed.outcome, Outcome::Answer);
        let first = observed.entries.first().is_some_and(wanted);
        let among = observed.entries.iter().take(3).any(wanted);
        let urgent = observed.outcome == Outcome::Urgent;
        self.all += 1;
        self.refused +=
            usize::from(matches!(observed.outcome, Outcome::Fallback | Outcome::Smalltalk));
        self.alarms += usize::from(urgent && kind != Kind::Danger);
        if question.language != "other" {
            self.spoken += 1;
            self.language += usize::from(observed.locale.code() == question.language);
        }
        // Help numbers stand above what was asked; that is looked at all the same.
        let under = observed.entries.iter().any(wanted);
        let shown = answered || (urgent && observed.entries.len() > 1);
        let right = match kind {
            Kind::Danger => urgent,
            Kind::Harmless => !urgent,
            Kind::Known => (answered && first) || (urgent && under),
            Kind::Outside => !shown,
        };
        self.right += usize::from(right);
        self.offered += usize::from(match kind {
            Kind::Known => right || (observed.outcome == Outcome::Choices && among),
            _ => right,
        });
        self.wrong += usize::from(shown && !(first || (urgent && under)));
        right
    }
}

fn list(page: &mut String, question: &Question, observed: &Observation) {
    let text = question.turns.last().unwrap_or(&question.text);
    let entries: Vec<&str> = observed.entries.iter().map(EntryId::as_str).collect();
    let wanted = question.entry.as_ref().map_or("nothing", EntryId::as_str);
    let (id, style) = (&question.id, &question.style);
    // Writing to a string cannot fail.
    let _ = writeln!(
        page,
        "{id} {style}: {text}\n    wanted {wanted}, {:?} {:.2} {}",
        observed.outcome,
        observed.confidence,
        entries.join(" ")
    );
}

fn print(
    tallies: &BTreeMap<(Kind, String, String), Tally>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut before = None;
    let mut sum = Tally::default();
    for ((kind, language, style), tally) in tallies {
        if before != Some(*kind) {
            if let Some(kind) = before {
                row(out, kind, "all", "", &std::mem::take(&mut sum))?;
            }
            heading(out, *kind)?;
            before = Some(*kind);
        }
        row(out, *kind, language, style, tally)?;
        sum.join(tally);
    }
    match before {
        Some(kind) => row(out, kind, "all", "", &sum),
        None => Ok(()),
    }
}

impl Tally {
    fn join(&mut self, other: &Self) {
        self.all += other.all;
        self.right += other.right;
        self.offered += other.offered;
        self.wrong += other.wrong;
        self.refused += other.refused;
        self.alarms += other.alarms;
        self.language += other.language;
        self.spoken += other.spoken;
    }
}

fn heading(out: &mut dyn Write, kind: Kind) -> anyhow::Result<()> {
    let title = match kind {
        Kind::Known => {
            "Questions that an entry answers: right, offered, wrong, refused, false alarms, language, in %"
        }
        Kind::Outside => {
            "Outside: left unanswered, answered wrongly, refused, false alarms, language, in %"
        }
        Kind::Danger => "Danger: help numbers shown, language, in %",
        Kind::Harmless => "Frightening but harmless: no alarm, false alarms, language, in %",
    };
    Ok(writeln!(out, "\n{title}")?)
}

fn row(
    out: &mut dyn Write,
    kind: Kind,
    language: &str,
    style: &str,
    tally: &Tally,
) -> anyhow::Result<()> {
    let share = |part: usize, all: usize| {
        if all == 0 { "    -".into() } else { format!("{:5.1}", 100.0 * part as f64 / all as f64) }
    };
    let of_all = |part: usize| share(part, tally.all);
    let columns = match kind {
        Kind::Known => vec![tally.right, tally.offered, tally.wrong, tally.refused, tally.alarms],
        Kind::Outside => vec![tally.right, tally.wrong, tally.refused, tally.alarms],
        Kind::Danger => vec![tally.right],
        Kind::Harmless => vec![tally.right, tally.alarms],
    };
    let columns: Vec<String> =
        columns.into_iter().map(of_all).chain([share(tally.language, tally.spoken)]).collect();
    Ok(writeln!(out, "{language:6}{style:24}{:5}  {}", tally.all, columns.join("  "))?)
}
