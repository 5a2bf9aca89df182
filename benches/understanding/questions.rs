//! The development questions.

use std::fs;

use serde::Deserialize;

use super::Result;

/// One question; of several turns the last.
pub struct Question {
    pub text: String,
    /// Entries that answer it; none for danger, noise and other topics.
    pub entries: Vec<String>,
    pub danger: Option<bool>,
    /// Whether it is of the half that sets nothing, and stands for itself.
    pub reported: bool,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    turns: Vec<String>,
    entry: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    danger: Option<bool>,
}

/// All questions of `tests/questions`, in the order of the files.
pub fn all() -> Result<Vec<Question>> {
    let files = fs::read_dir("tests/questions")?.map(|file| Ok(file?.path()));
    let mut files: Vec<_> = files.collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut questions = Vec::new();
    for file in files {
        for line in fs::read_to_string(file)?.lines() {
            questions.push(question(serde_json::from_str(line)?));
        }
    }
    Ok(questions)
}

fn question(line: Line) -> Question {
    let number = line.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
    Question {
        reported: number.is_some_and(|number| number % 2 == 1) && line.turns.is_empty(),
        text: line.turns.last().cloned().unwrap_or(line.text),
        entries: line.entry.into_iter().chain(line.also).collect(),
        danger: line.danger,
    }
}

impl Question {
    /// Whether it is an ordinary question that an entry answers, of the half that sets nothing.
    pub fn is_ordinary(&self) -> bool {
        self.reported && self.danger.is_none() && !self.entries.is_empty()
    }
}
