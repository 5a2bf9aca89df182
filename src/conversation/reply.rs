//! What to show, without the words of any channel.

use super::Press;

/// One message to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What it is.
    pub kind: ReplyKind,
    /// Whether it takes the place of the message whose button was pressed, where the channel can do that.
    pub replaces: bool,
    /// The text.
    pub parts: Vec<Part>,
    /// A shorter text for channels that pay by length; without it they show `parts` without their markup.
    pub brief: Option<String>,
    /// What the person can choose from: one button a line, or numbered lines that a digit picks.
    pub options: Vec<Button>,
    /// What else can be done here: rows of buttons, left out where there are no buttons.
    pub actions: Vec<Vec<Button>>,
}

impl Reply {
    /// A reply of this kind, with text and nothing to press.
    pub fn new(kind: ReplyKind, parts: Vec<Part>) -> Self {
        Self { kind, replaces: false, parts, brief: None, options: Vec::new(), actions: Vec::new() }
    }
}

/// What a reply is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyKind {
    /// An entry's answer.
    Answer,
    /// The help numbers.
    Help,
    /// A menu, a list of choices, the languages.
    Menu,
    /// A line of the service itself.
    Notice,
    /// A word of thanks that needs no message of its own where the channel can show it in passing.
    Toast,
}

/// A paragraph or list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Title(String),
    /// A paragraph.
    Text(Vec<Span>),
    /// Items without an order.
    Bullets(Vec<Vec<Span>>),
    /// Items numbered from 1.
    Steps(Vec<Vec<Span>>),
    /// A paragraph in smaller print: sources, cautions.
    Note(Vec<Span>),
}

impl Part {
    /// A paragraph of plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::Text(vec![Span::Plain(words.into())])
    }

    /// A note of plain words.
    pub fn note(words: impl Into<String>) -> Self {
        Self::Note(vec![Span::Plain(words.into())])
    }
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// Words in bold.
    Bold(String),
    /// Words that lead to an `https` address.
    Link {
        /// The words.
        words: String,
        /// The address.
        address: String,
    },
}

impl Span {
    /// The words, without their markup.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Bold(words) | Self::Link { words, .. } => words,
        }
    }
}

/// Something to press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub press: Press,
}
