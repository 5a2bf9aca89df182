//! A reply as Telegram shows it: HTML and an inline keyboard. Pure.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::pages::{Pages, units};
use crate::conversation::{Button, Part, Reply, Span};

/// A message's limit, in UTF-16 code units (Bot API, `sendMessage`: "1-4096 characters after entities parsing").
///
/// The tags are counted too: stricter than Telegram, and right whichever way one counts.
pub(super) const LIMIT: usize = 4096;

/// The limit of `callback_data`, in bytes.
const CALLBACK_DATA: usize = 64;

/// What stands in a reply without words: Telegram takes no empty message.
const NO_WORDS: &str = "…";

/// A reply as Telegram takes it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rendered {
    /// HTML, a message each; never empty.
    pub pages: Vec<String>,
    /// What to press, under the last message.
    pub keyboard: Option<InlineKeyboardMarkup>,
}

/// Renders a reply; one that is too long for a message goes on in the next, at a paragraph where that is possible.
pub(super) fn render(reply: &Reply) -> Rendered {
    let mut pages = compose(&reply.parts, LIMIT);
    if pages.is_empty() {
        pages.push(NO_WORDS.to_owned());
    }
    Rendered { pages, keyboard: keyboard(reply) }
}

/// The length of a reply rendered for Telegram, in UTF-16 code units with its tags; the limit of one message is 4,096.
pub fn rendered_units(reply: &Reply) -> usize {
    compose(&reply.parts, usize::MAX).iter().map(|page| units(page)).sum()
}

fn compose(parts: &[Part], limit: usize) -> Vec<String> {
    let mut pages = Pages::new(limit);
    for part in parts {
        pages.add(lines(part).into_iter().flat_map(|line| line.within(limit)).collect());
    }
    pages.finish()
}

/// The words of a reply without markup, for when Telegram does not take the HTML.
pub(super) fn plain(reply: &Reply) -> String {
    let mut words = crate::conversation::preview(reply);
    let end = words.char_indices().map(|(at, _)| at).nth(LIMIT / 2);
    words.truncate(end.unwrap_or(words.len()));
    if words.trim().is_empty() { NO_WORDS.to_owned() } else { words }
}

/// Options one a row, then the rows of actions.
fn keyboard(reply: &Reply) -> Option<InlineKeyboardMarkup> {
    let options = reply.options.iter().map(|option| vec![option]);
    let actions = reply.actions.iter().map(|row| row.iter().collect());
    let rows = options.chain(actions).map(|row: Vec<&Button>| row.into_iter().filter_map(press));
    let rows: Vec<Vec<_>> =
        rows.map(Iterator::collect).filter(|row: &Vec<_>| !row.is_empty()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn press(button: &Button) -> Option<InlineKeyboardButton> {
    let data = button.press.encode();
    let shown = !button.label.trim().is_empty() && data.len() <= CALLBACK_DATA;
    shown.then(|| InlineKeyboardButton::callback(button.label.clone(), data))
}

/// A paragraph, or an item of a list.
struct Line {
    lead: String,
    italic: bool,
    spans: Vec<Span>,
}

fn lines(part: &Part) -> Vec<Line> {
    let line = |lead: String, spans: &[Span]| Line { lead, italic: false, spans: spans.to_vec() };
    match part {
        Part::Title(title) => vec![line(String::new(), &[Span::Bold(title.clone())])],
        Part::Text(spans) => vec![line(String::new(), spans)],
        Part::Note(spans) => vec![Line { italic: true, ..line(String::new(), spans) }],
        Part::Bullets(items) => items.iter().map(|item| line("• ".into(), item)).collect(),
        Part::Steps(items) => {
            (1..).zip(items).map(|(number, item)| line(format!("{number}. "), item)).collect()
        }
    }
}

impl Line {
    fn html(&self) -> String {
        let body: String = self.spans.iter().map(span).collect();
        match (body.trim().is_empty(), self.italic) {
            (true, _) => String::new(),
            (false, true) => format!("<i>{}{body}</i>", self.lead),
            (false, false) => format!("{}{body}", self.lead),
        }
    }

    /// The line as HTML, in pieces that each fit a message.
    fn within(self, limit: usize) -> Vec<String> {
        let html = self.html();
        if units(&html) <= limit {
            return vec![html];
        }
        self.fold(limit).iter().map(Self::html).collect()
    }

    /// The line broken between words. Every piece closes its own tags.
    fn fold(self, limit: usize) -> Vec<Self> {
        let italic = self.italic;
        let fresh = |lead| Self { lead, italic, spans: Vec::new() };
        let mut folded = Vec::new();
        let mut piece = fresh(self.lead);
        let mut length = 0;
        for word in self.spans.iter().flat_map(words) {
            let more = units(&span(&word));
            if length + more > limit - ROOM && !piece.spans.is_empty() {
                folded.push(std::mem::replace(&mut piece, fresh(String::new())));
                length = 0;
            }
            length += more;
            piece.spans.push(word);
        }
        folded.push(piece);
        folded
    }
}

/// Room for what stands around the words of a piece: the lead of a list item, and the tags of a note.
const ROOM: usize = 16;
/// A word longer than this is broken; escaped it may take six times as much.
const LONGEST_WORD: usize = 256;

/// A span word by word, each with its own markup.
fn words(span: &Span) -> Vec<Span> {
    let again = |words: String| match span {
        Span::Plain(_) => Span::Plain(words),
        Span::Bold(_) => Span::Bold(words),
        Span::Link { address, .. } => Span::Link { words, address: address.clone() },
    };
    let split = span.words().split_inclusive(char::is_whitespace).flat_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        letters.chunks(LONGEST_WORD).map(String::from_iter).collect::<Vec<_>>()
    });
    split.map(again).collect()
}

fn span(span: &Span) -> String {
    match span {
        Span::Plain(words) => escape(words),
        Span::Bold(words) => format!("<b>{}</b>", escape(words)),
        Span::Link { words, address } => {
            format!("<a href=\"{}\">{}</a>", escape(address), escape(words))
        }
    }
}

fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
