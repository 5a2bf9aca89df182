//! `hamroh evaluate`: how well questions are understood, in figures over question files.

mod confusions;
mod figures;
mod question;
mod table;
mod tally;

use std::{
    fmt::Write as _,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use self::{
    confusions::Confusions,
    figures::Figures,
    question::{Kind, Question, read},
    table::Table,
};
use crate::{
    config::Config,
    conversation::{Guide, Observation},
    knowledge::EntryId,
    understanding,
};

/// Measure the understanding over question files.
#[derive(clap::Args)]
pub struct Evaluate {
    /// Files with a question a line, as in tests/questions.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Fit the weights of the evidence on the tuning half instead, and print them.
    #[arg(long)]
    fit: bool,
    /// Only the half that sets nothing (odd running numbers): the figures to believe.
    #[arg(long)]
    report: bool,
    /// List what went wrong in this style (all: in every style).
    #[arg(long, value_name = "STYLE")]
    wrong: Option<String>,
    /// Fail if a figure is more than two points worse than the one recorded in this file.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Record the figures in this file.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

impl Evaluate {
    /// Prints the figures; a failure if some have fallen.
    ///
    /// # Errors
    /// The content has problems, or a file cannot be read; a line that is no question is named.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let guide = super::guide(config).await?;
        let mut questions = read(&self.files)?;
        let mut out = io::stdout().lock();
        if self.fit {
            // A message of danger gets its entry by other rules, and for the fusion it would be one of no entry.
            questions.retain(|question| question.is_for_tuning() && !question.is_about_danger());
            fit(&guide, &questions, &mut out)?;
            return Ok(ExitCode::SUCCESS);
        }
        if self.report {
            questions.retain(|question| !question.is_for_tuning());
        }
        let figures = evaluate(&guide, &questions, self.wrong.as_deref(), &mut out)?;
        if let Some(file) = &self.record {
            figures.record(file)?;
        }
        let fallen = match &self.against {
            Some(file) => figures.fallen(&Figures::recorded(file)?),
            None => Vec::new(),
        };
        fallen.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        Ok(if fallen.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Asks all questions and prints the tables; `wrong` names a style whose questions that went wrong are listed.
fn evaluate(
    guide: &Guide,
    questions: &[Question],
    wrong: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<Figures> {
    let (mut table, mut confusions) = (Table::default(), Confusions::default());
    let mut listed = String::new();
    for question in questions {
        let observed = question.ask(guide);
        let kind = question.kind(guide);
        let mut right = table.add(kind, question, &observed);
        if question.urgent && kind != Kind::Danger {
            right &= table.add(Kind::Danger, question, &observed);
        }
        confusions.add(question, &observed);
        if !right && wrong.is_some_and(|style| style == "all" || style == question.style) {
            list(&mut listed, question, &observed);
        }
    }
    let entries = guide.content.entries().len();
    writeln!(out, "{entries} entries are served; a question for any other counts as outside.")?;
    write!(out, "{table}{confusions}")?;
    if !listed.is_empty() {
        write!(out, "\nWent wrong\n{listed}")?;
    }
    Ok(Figures::of(&table))
}

fn list(page: &mut String, question: &Question, observed: &Observation) {
    let entries: Vec<&str> = observed.entries.iter().map(EntryId::as_str).collect();
    let wanted = question.entry.as_ref().map_or("nothing", EntryId::as_str);
    let Question { id, style, .. } = question;
    // Writing to a string cannot fail.
    let _ = writeln!(
        page,
        "{id} {style}: {}\n    wanted {wanted}, {:?} {:.2} {}",
        question.last(),
        observed.outcome,
        observed.confidence,
        entries.join(" ")
    );
}

/// Fits the weights of the evidence and prints them.
fn fit(guide: &Guide, questions: &[Question], out: &mut dyn Write) -> io::Result<()> {
    let example = |question: &Question| {
        let right: Vec<&EntryId> = question.entry.iter().chain(&question.also).collect();
        guide.understanding.example(&question.turns(), &right)
    };
    let examples: Vec<_> = questions.iter().map(example).collect();
    writeln!(out, "{} questions: {:?}", examples.len(), understanding::fit(&examples))
}
