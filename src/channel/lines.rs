//! The text of a reply as plain lines, for channels without markup.

use crate::conversation::{Part, Span};

/// One part as lines: `- ` before an item, its number before a step. `show` says what becomes of a piece of running text.
pub(super) fn lines(part: &Part, show: impl Fn(&Span) -> String) -> Vec<String> {
    let words = |spans: &Vec<Span>| spans.iter().map(&show).collect::<String>();
    match part {
        Part::Title(title) => vec![title.clone()],
        Part::Text(spans) | Part::Note(spans) => vec![words(spans)],
        Part::Bullets(items) => items.iter().map(|item| format!("- {}", words(item))).collect(),
        Part::Steps(items) => {
            let numbered = items.iter().zip(1..);
            numbered.map(|(item, number)| format!("{number}. {}", words(item))).collect()
        }
    }
}
