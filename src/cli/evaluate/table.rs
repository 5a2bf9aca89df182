//! The figures as a table: a row a language and style, a part a kind of question.

use std::{collections::BTreeMap, fmt};

use super::{
    question::{Kind, Question},
    tally::{Share, Tally},
};
use crate::conversation::Observation;

/// Counts by kind, language and style.
#[derive(Debug, Default)]
pub struct Table {
    rows: BTreeMap<(Kind, String, String), Tally>,
}

/// A column: its heading and what it counts.
type Column = (&'static str, fn(&Tally) -> (usize, usize));

const RIGHT: Column = ("right", |tally| (tally.right, tally.all));
const OFFERED: Column = ("offered", |tally| (tally.offered, tally.all));
const WRONG: Column = ("wrong", |tally| (tally.wrong, tally.all));
const REFUSED: Column = ("refused", |tally| (tally.refused, tally.all));
const ALARMS: Column = ("false alarm", |tally| (tally.alarms, tally.all));
const LANGUAGE: Column = ("language", |tally| (tally.language, tally.spoken));

impl Kind {
    fn title(self) -> &'static str {
        match self {
            Self::Known => "Questions that an entry answers",
            Self::Outside => "Outside (right: no entry shown)",
            Self::Danger => "Danger (right: help numbers shown)",
            Self::Harmless => "Frightening but harmless (right: no alarm)",
        }
    }

    fn columns(self) -> &'static [Column] {
        match self {
            Self::Known => &[RIGHT, OFFERED, WRONG, REFUSED, ALARMS, LANGUAGE],
            Self::Outside => &[RIGHT, WRONG, REFUSED, ALARMS, LANGUAGE],
            Self::Danger => &[RIGHT, LANGUAGE],
            Self::Harmless => &[RIGHT, ALARMS, LANGUAGE],
        }
    }
}

impl Table {
    /// Counts a question; whether it went right, with no false alarm.
    pub fn add(&mut self, kind: Kind, question: &Question, observed: &Observation) -> bool {
        let tally = Tally::of(kind, question, observed);
        let key = (kind, question.language.clone(), question.style.clone());
        *self.rows.entry(key).or_default() += tally;
        tally.right == 1 && tally.alarms == 0
    }

    /// The sums of a kind, whole and by language.
    pub fn sums(&self, kind: Kind) -> BTreeMap<&str, Tally> {
        let mut sums: BTreeMap<&str, Tally> = BTreeMap::new();
        for ((of, language, _), tally) in &self.rows {
            if *of == kind {
                *sums.entry("all").or_default() += *tally;
                *sums.entry(language).or_default() += *tally;
            }
        }
        sums
    }
}

impl fmt::Display for Table {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in [Kind::Known, Kind::Outside, Kind::Danger, Kind::Harmless] {
            let rows: Vec<_> = self.rows.iter().filter(|((of, ..), _)| *of == kind).collect();
            if rows.is_empty() {
                continue;
            }
            let columns = kind.columns();
            writeln!(page, "\n{}, in % (95 % interval)", kind.title())?;
            write!(page, "{:30}{:>5}", "", "n")?;
            columns.iter().try_for_each(|(name, _)| write!(page, "{name:>18}"))?;
            writeln!(page)?;
            for ((_, language, style), tally) in rows {
                row(page, &format!("{language:6}{style}"), columns, tally)?;
            }
            let sums = self.sums(kind);
            sums.iter().try_for_each(|(name, tally)| {
                row(page, &format!("{name:6}together"), columns, tally)
            })?;
        }
        Ok(())
    }
}

fn row(
    page: &mut fmt::Formatter<'_>,
    name: &str,
    columns: &[Column],
    tally: &Tally,
) -> fmt::Result {
    write!(page, "{name:30}{:5}", tally.all)?;
    for (_, count) in columns {
        let (part, all) = count(tally);
        match Share::new(part, all) {
            Some(Share { percent, between: (low, high) }) => {
                write!(page, "{percent:7.1} ({low:3.0}-{high:3.0})")?;
                write!(page, "{:1}", "")?;
            }
            None => write!(page, "{:>18}", "-")?,
        }
    }
    writeln!(page)
}
