//! Raw counts by table and week, and what is shown of each: the one place where a count becomes a figure.

use std::collections::{BTreeMap, BTreeSet};

use super::{Count, Month, OTHER, Period, Shown, Table, Week, shown, split, total};
use crate::localisation::Locale;

type Keys = Vec<String>;
type Cells = BTreeMap<Keys, u64>;

/// Raw counts. They leave it as [`Shown`] only.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    weeks: BTreeMap<(Table, Week), Cells>,
    months: BTreeMap<(Table, Month), Cells>,
}

/// A count, and what is shown of it in any case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub count: u64,
    pub shown: Shown,
}

impl Node {
    fn of(count: u64) -> Self {
        Self { count, shown: shown(count) }
    }
}

impl FromIterator<Count> for Counts {
    fn from_iter<I: IntoIterator<Item = Count>>(counts: I) -> Self {
        let mut all = Self::default();
        for Count { table, period, keys, count } in counts {
            let cells = match (period, period.week()) {
                (Period::Month(month), _) => all.months.entry((table, month)).or_default(),
                (_, Some(week)) => all.weeks.entry((table, week)).or_default(),
                (_, None) => continue,
            };
            *cells.entry(keys).or_default() += count;
        }
        all
    }
}

impl Counts {
    /// The cells of one week whose first keys are these, together.
    fn raw(&self, table: Table, week: Week, first: &[&str]) -> u64 {
        let Some(cells) = self.weeks.get(&(table, week)) else { return 0 };
        let ours = |keys: &Keys| keys.iter().zip(first).all(|(key, first)| key == first);
        // In their order, keys that begin alike stand together.
        let from: Keys = first.iter().map(|key| (*key).to_owned()).collect();
        cells.range(from..).take_while(|(keys, _)| ours(keys)).map(|(_, count)| count).sum()
    }

    /// All values of the first `number` keys in these weeks. Only what has a figure may be listed.
    pub(super) fn keys(&self, table: Table, weeks: &[Week], number: usize) -> BTreeSet<Keys> {
        let cells = weeks.iter().filter_map(|week| self.weeks.get(&(table, *week)));
        cells
            .flat_map(Cells::keys)
            .map(|keys| keys.iter().take(number).cloned().collect())
            .collect()
    }

    /// What a week shows of a cell that has no parts.
    pub(super) fn cell(&self, table: Table, week: Week, keys: &[&str]) -> Shown {
        shown(self.raw(table, week, keys))
    }

    /// What a week shows of a topic, or of urgent messages (no keys): each language, and all.
    pub(super) fn languages(
        &self,
        table: Table,
        week: Week,
        first: &[&str],
    ) -> (Vec<Shown>, Shown) {
        let cells: Vec<u64> = languages(table)
            .into_iter()
            .map(|language| self.raw(table, week, &[first, &[language]].concat()))
            .collect();
        split(&cells)
    }

    /// What a week shows of a line of the reports; `keys` are those of [`reported`].
    pub(super) fn week(&self, table: Table, week: Week, keys: &[&str]) -> Node {
        match table {
            Table::TopicWeek | Table::UrgentWeek => Node {
                count: self.raw(table, week, keys),
                shown: self.languages(table, week, keys).1,
            },
            _ => Node::of(self.raw(table, week, keys)),
        }
    }

    /// Messages of a weekday between two hours; 1 is Monday.
    pub(super) fn hours(&self, week: Week, weekday: u8, hours: std::ops::Range<u8>) -> Node {
        let weekday = weekday.to_string();
        let hour = |hour: u8| self.raw(Table::HourWeek, week, &[&weekday, &format!("{hour:02}")]);
        Node::of(hours.map(hour).sum())
    }

    /// What a month shows of a line of the reports.
    pub(super) fn month(&self, table: Table, month: Month, keys: &[&str]) -> Shown {
        if let Some(cells) = self.months.get(&(table, month)) {
            return shown(
                cells.iter().find(|(held, _)| *held == keys).map_or(0, |(_, count)| *count),
            );
        }
        of_nodes(month.weeks().into_iter().map(|week| self.week(table, week, keys)))
    }

    /// The lines of a table in a month.
    pub(super) fn lines(&self, table: Table, month: Month) -> BTreeSet<Keys> {
        let mut lines = self.keys(table, &month.weeks(), reported(table).unwrap_or_default());
        lines.extend(self.months.get(&(table, month)).into_iter().flat_map(Cells::keys).cloned());
        lines
    }

    /// Months that have weeks, oldest first.
    pub(super) fn months_of_weeks(&self) -> BTreeSet<Month> {
        self.weeks.keys().map(|(_, week)| week.month()).collect()
    }
}

/// What is shown of cells together that are shown in any case.
pub(super) fn of_nodes(nodes: impl IntoIterator<Item = Node>) -> Shown {
    let cells: Vec<(u64, Shown)> = nodes.into_iter().map(|node| (node.count, node.shown)).collect();
    total(&cells)
}

/// How many of a table's keys make a line of the reports; `None`: the table is not in them.
pub(super) fn reported(table: Table) -> Option<usize> {
    match table {
        Table::TopicWeek | Table::SourceWeek | Table::AskersDay | Table::SmsDay => Some(1),
        Table::EntryWeek | Table::ChannelDay => Some(2),
        Table::UrgentWeek => Some(0),
        Table::HourWeek | Table::MissedWordWeek => None,
    }
}

/// The languages of a table's cells, in the order in which they are shown.
pub(super) fn languages(table: Table) -> Vec<&'static str> {
    let mut languages: Vec<&str> = Locale::ALL.into_iter().map(Locale::code).collect();
    // Urgent messages that were too few in their language.
    languages.extend((table == Table::UrgentWeek).then_some(OTHER));
    languages
}
