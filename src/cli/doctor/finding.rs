//! What the doctor finds, and how it is said.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// All is well.
    Fine,
    /// Worth knowing; the service works without it.
    Note,
    /// To be mended before people rely on the service.
    Mend,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    level: Level,
    about: &'static str,
    found: String,
    todo: Option<String>,
}

impl Finding {
    /// All is well with it.
    pub fn fine(about: &'static str, found: impl Into<String>) -> Self {
        Self { level: Level::Fine, about, found: found.into(), todo: None }
    }

    /// Worth knowing, and what can be done.
    pub fn note(about: &'static str, found: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { level: Level::Note, about, found: found.into(), todo: Some(todo.into()) }
    }

    /// To be mended, and how.
    pub fn mend(about: &'static str, found: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { level: Level::Mend, about, found: found.into(), todo: Some(todo.into()) }
    }

    /// How much it matters.
    pub fn level(&self) -> Level {
        self.level
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Fine => "fine",
            Level::Note => "note",
            Level::Mend => "MEND",
        };
        write!(formatter, "{level}  {:14}{}", self.about, self.found)?;
        match &self.todo {
            Some(todo) => write!(formatter, "\n{:20}-> {todo}", ""),
            None => Ok(()),
        }
    }
}

/// The last line: how much there is to do.
pub fn summary(findings: &[Finding]) -> String {
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    match (count(Level::Mend), count(Level::Note)) {
        (0, 0) => "All is well.".to_owned(),
        (0, notes) => format!("Nothing must be mended; worth knowing: {notes}."),
        (wrong, notes) => format!("To be mended: {wrong}; worth knowing: {notes}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_to_do_below_what_was_found() {
        let finding = Finding::mend("clock", "it stands still", "wind it up");
        assert_eq!(
            finding.to_string(),
            "MEND  clock         it stands still\n                    -> wind it up"
        );
        let findings = [finding, Finding::fine("content", "90 entries")];
        assert_eq!(summary(&findings), "To be mended: 1; worth knowing: 0.");
        assert_eq!(summary(&findings[1..]), "All is well.");
    }
}
