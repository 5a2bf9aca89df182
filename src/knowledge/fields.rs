//! A TOML table whose fields are taken one by one, so that all that is wrong is said at once.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::Problem;

/// The fields of one table that are not yet read.
pub(super) struct Fields<'a> {
    file: &'a str,
    place: String,
    table: Table,
    problems: &'a mut Vec<Problem>,
}

/// Reads a file as a table.
pub(super) fn table(file: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Table> {
    text.parse::<Table>()
        .map_err(|error| {
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let reason = error.message().to_owned();
            problems.push(Problem::new(
                file,
                format!("line {line}"),
                format!("this is not TOML: {reason}; mend the line"),
            ));
        })
        .ok()
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        file: &'a str,
        place: impl Into<String>,
        table: Table,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self { file, place: place.into(), table, problems }
    }

    /// A field that must be there.
    pub(super) fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        if !self.table.contains_key(name) {
            self.problem(name, "is missing: add it");
        }
        self.take_optional(name)
    }

    /// A field that may be left out.
    pub(super) fn take_optional<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value: Value = self.table.remove(name)?;
        let read = value.try_into();
        read.map_err(|error: toml::de::Error| {
            self.problem(name, &format!("{}; mend it", error.message()))
        })
        .ok()
    }

    /// A field that must be there; `wrong` says what is wrong when it cannot be read.
    pub(super) fn take_or<T: DeserializeOwned>(&mut self, name: &str, wrong: &str) -> Option<T> {
        let Some(value) = self.table.remove(name) else { return self.take(name) };
        value.try_into().map_err(|_| self.problem(name, wrong)).ok()
    }

    /// A table within this one, or an empty one if it is missing (which is a problem).
    pub(super) fn take_table(&mut self, name: &str) -> Option<Table> {
        self.take(name)
    }

    /// Says what is wrong with a field.
    pub(super) fn problem(&mut self, name: &str, message: &str) {
        let place = format!("{}{name}", self.place);
        self.problems.push(Problem::new(self.file, place, message));
    }

    /// Fields that are left over have no meaning here.
    pub(super) fn finish(mut self) {
        let left: Vec<String> = self.table.keys().cloned().collect();
        left.iter().for_each(|name| {
            self.problem(name, "is not a field of this table: remove it or mend its spelling")
        });
    }
}

/// The tables of an array such as `[[contact]]`, each with its place; an array that is missing is a problem.
pub(super) fn tables(
    file: &str,
    text: &str,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Table)> {
    let Some(root) = table(file, text, problems) else { return Vec::new() };
    let mut fields = Fields::new(file, "", root, problems);
    let items: Vec<Table> = fields.take(name).unwrap_or_default();
    fields.finish();
    let label = |(index, item): (usize, &Table)| match ["id", "name", "key", "kind"]
        .iter()
        .find_map(|key| item.get(*key)?.as_str())
    {
        Some(label) => format!("[[{name}]] {label}"),
        None => format!("[[{name}]] number {}", index + 1),
    };
    let labels: Vec<String> = items.iter().enumerate().map(label).collect();
    labels.into_iter().zip(items).collect()
}
