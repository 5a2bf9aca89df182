//! Figures on record: an understanding that got worse does not pass.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::{
    question::Kind,
    table::Table,
    tally::{Share, Tally},
};

/// A figure may be worse than the record by so many points.
const SLACK: f64 = 2.0;

/// The figures that must not get worse, in percent.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// The higher the better.
    higher: BTreeMap<String, f64>,
    /// The lower the better.
    lower: BTreeMap<String, f64>,
}

impl Figures {
    /// The figures of a table.
    pub fn of(table: &Table) -> Self {
        let mut figures = Self::default();
        for (language, tally) in table.sums(Kind::Known) {
            let name = |figure: &str| format!("{figure} {language}");
            note(&mut figures.higher, name("right"), tally.right, tally.all);
            note(&mut figures.higher, name("offered"), tally.offered, tally.all);
            note(&mut figures.higher, name("language"), tally.language, tally.spoken);
            note(&mut figures.lower, name("wrong"), tally.wrong, tally.all);
            note(&mut figures.lower, name("refused"), tally.refused, tally.all);
            note(&mut figures.lower, name("ordinary alarms"), tally.alarms, tally.all);
        }
        for (language, tally) in table.sums(Kind::Danger) {
            note(&mut figures.higher, format!("danger {language}"), tally.right, tally.all);
        }
        let whole = |kind| table.sums(kind).get("all").copied().unwrap_or_default();
        let Tally { wrong, all, .. } = whole(Kind::Outside);
        note(&mut figures.lower, "outside answered".into(), wrong, all);
        let Tally { alarms, all, .. } = whole(Kind::Harmless);
        note(&mut figures.lower, "frightening alarms".into(), alarms, all);
        figures
    }

    /// Reads a record.
    ///
    /// # Errors
    /// The file cannot be read, or is no record of figures.
    pub fn recorded(file: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()));
        let advice =
            || format!("{} is no record of figures: make it with --record", file.display());
        toml::from_str(&text?).with_context(advice)
    }

    /// Writes a record.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record(&self, file: &Path) -> anyhow::Result<()> {
        let text = format!(
            "# In percent. hamroh evaluate tests/questions/*.jsonl --record {}\n\n{}",
            file.display(),
            toml::to_string(self)?
        );
        fs::write(file, text).with_context(|| format!("writing {}", file.display()))
    }

    /// A line for each figure that is worse than the record.
    pub fn fallen(&self, record: &Self) -> Vec<String> {
        let line = |name: &str, now: Option<&f64>, before: f64| {
            let now = now.map_or("not measured".into(), |now| format!("{now}"));
            format!("WORSE: {name} is {now}, on record {before} (slack {SLACK} points)")
        };
        let mut lines = Vec::new();
        for (name, before) in &record.higher {
            let now = self.higher.get(name);
            if now.is_none_or(|now| *now < before - SLACK) {
                lines.push(line(name, now, *before));
            }
        }
        for (name, before) in &record.lower {
            let now = self.lower.get(name);
            if now.is_none_or(|now| *now > before + SLACK) {
                lines.push(line(name, now, *before));
            }
        }
        lines
    }
}

fn note(figures: &mut BTreeMap<String, f64>, name: String, part: usize, all: usize) {
    if let Some(share) = Share::new(part, all) {
        figures.insert(name, (share.percent * 10.0).round() / 10.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(right: f64, wrong: f64) -> Figures {
        Figures {
            higher: BTreeMap::from([("right".into(), right)]),
            lower: BTreeMap::from([("wrong".into(), wrong)]),
        }
    }

    #[test]
    fn a_figure_may_be_two_points_worse_and_no_more() {
        let record = figures(90.0, 3.0);
        assert!(figures(88.0, 5.0).fallen(&record).is_empty());
        assert!(figures(99.0, 0.0).fallen(&record).is_empty());
        assert_eq!(figures(87.9, 3.0).fallen(&record).len(), 1);
        assert_eq!(figures(90.0, 5.1).fallen(&record).len(), 1);
    }

    #[test]
    fn a_figure_that_is_not_measured_any_more_has_fallen() {
        assert_eq!(Figures::default().fallen(&figures(90.0, 3.0)).len(), 2);
    }
}
