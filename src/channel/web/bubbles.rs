//! A column of bubbles, bounded.

use std::collections::VecDeque;

/// Bubbles kept of a column: about thirty questions with their answers.
const BUBBLES: usize = 60;
/// Length of a column as HTML, in bytes.
pub(super) const BYTES: usize = 96 * 1024;

/// Bubbles as HTML, each with a number that is never used twice in its column.
#[derive(Clone, Default)]
pub(super) struct Bubbles {
    kept: VecDeque<Bubble>,
    /// The number of the next bubble.
    next: u32,
}

#[derive(Clone)]
struct Bubble {
    number: u32,
    html: String,
}

impl Bubbles {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// All as HTML, oldest first.
    pub(super) fn html(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().map(|bubble| bubble.html.as_str())
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }

    /// Puts a bubble in the place of the one with this number; `false` if that is gone.
    pub(super) fn replace(&mut self, number: u32, html: impl FnOnce(u32) -> String) -> bool {
        let found = self.kept.iter_mut().find(|bubble| bubble.number == number);
        found.map(|bubble| bubble.html = html(number)).is_some()
    }

    /// Adds a bubble and returns its number; the oldest give way, but the newest stays.
    pub(super) fn push(&mut self, html: impl FnOnce(u32) -> String) -> u32 {
        let number = self.next;
        self.next += 1;
        self.kept.push_back(Bubble { number, html: html(number) });
        let length = |column: &Self| column.html().map(str::len).sum::<usize>();
        while self.kept.len() > 1 && (self.kept.len() > BUBBLES || length(self) > BYTES) {
            self.kept.pop_front();
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_keeps_its_newest_bubbles_within_bounds() {
        let mut column = Bubbles::default();
        for _ in 0..100 {
            column.push(|_| "?".into());
        }
        assert_eq!(column.html().count(), BUBBLES);
        assert_eq!(column.push(|_| "x".repeat(BYTES / 2)), 100);
        column.push(|_| "x".repeat(BYTES / 2 + 1));
        assert_eq!(column.html().count(), 1);
    }

    #[test]
    fn a_bubble_is_replaced_in_its_place() {
        let mut column = Bubbles::default();
        let first = column.push(|_| "one".into());
        column.push(|_| "two".into());
        assert!(column.replace(first, |number| format!("new {number}")));
        assert!(!column.replace(7, |_| "none".into()));
        assert_eq!(column.html().collect::<Vec<_>>(), ["new 0", "two"]);
    }
}
