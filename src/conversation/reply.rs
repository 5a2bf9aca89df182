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
    /// What channels say that pay by length; without it they show `parts` without their markup, and the options.
    pub brief: Option<Brief>,
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

/// What channels say that pay by length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The words; perhaps none, where the options say it all.
    pub text: String,
    /// Whether the reply's options stand below the words, numbered.
    pub lists: bool,
    /// How to go on from here where there are no buttons: left out where the person knows it and it would cost a segment.
    pub hint: Option<String>,
}

impl Brief {
    /// Words with the options below them, and no hint.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lists: true, hint: None }
    }

    /// The same with a hint.
    pub fn hinted(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same without the options: they can be typed, but are not shown.
    pub fn alone(self) -> Self {
        Self { lists: false, ..self }
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
