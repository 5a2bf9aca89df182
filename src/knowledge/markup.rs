//! The small markup of answers: paragraphs, bullets, numbered steps, bold, links, contacts.

use super::ContactId;

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// Items without an order.
    Bullets(Vec<Vec<Inline>>),
    /// Items in order, numbered from 1.
    Steps(Vec<Vec<Inline>>),
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words in bold; no bold within bold.
    Bold(Vec<Inline>),
    /// A link: its words and its `https` address.
    Link(String, String),
    /// The number of a contact, put in when the text is shown.
    Contact(ContactId),
}

/// What is wrong with a text, and what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum MarkupError {
    /// `**` without its partner.
    #[error("a bold text is opened with ** and never closed: close it on the same line")]
    OpenBold,
    /// `[words](address)` with another scheme than https.
    #[error("the link to \"{0}\" must begin with https://")]
    LinkScheme(String),
    /// `{` that does not begin `{contact:ID}`.
    #[error("\"{{{0}\" is not {{contact:ID}}: write the id of a contact of contacts.toml")]
    Brace(String),
}

/// Reads a text; blank lines part paragraphs, a line break inside a paragraph stays a line break.
///
/// # Errors
/// The first piece of markup that cannot be read.
pub fn parse(text: &str) -> Result<Vec<Block>, MarkupError> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        let item = list_item(line);
        if item.is_some() || line.is_empty() {
            if !paragraph.is_empty() {
                blocks.push(Block::Paragraph(inlines(&paragraph.join("\n"))?));
                paragraph.clear();
            }
            if line.is_empty() {
                continue;
            }
        }
        match item {
            Some((true, words)) => push_step(&mut blocks, inlines(words)?),
            Some((false, words)) => push_bullet(&mut blocks, inlines(words)?),
            None => paragraph.push(line),
        }
    }
    Ok(blocks)
}

/// The words of a list item, and whether it is numbered.
fn list_item(line: &str) -> Option<(bool, &str)> {
    if let Some(words) = line.strip_prefix("- ") {
        return Some((false, words));
    }
    let (number, words) = line.split_once(". ")?;
    let numbered =
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    numbered.then_some((true, words))
}

fn push_step(blocks: &mut Vec<Block>, item: Vec<Inline>) {
    match blocks.last_mut() {
        Some(Block::Steps(items)) => items.push(item),
        _ => blocks.push(Block::Steps(vec![item])),
    }
}

fn push_bullet(blocks: &mut Vec<Block>, item: Vec<Inline>) {
    match blocks.last_mut() {
        Some(Block::Bullets(items)) => items.push(item),
        _ => blocks.push(Block::Bullets(vec![item])),
    }
}

fn inlines(mut rest: &str) -> Result<Vec<Inline>, MarkupError> {
    let mut pieces = Vec::new();
    while let Some(start) = rest.find(['*', '[', '{']) {
        let (before, marked) = rest.split_at(start);
        let (piece, after) = match special(marked)? {
            Some(found) => found,
            None => plain_sign(marked),
        };
        push_text(&mut pieces, before);
        match piece {
            Inline::Text(sign) => push_text(&mut pieces, &sign),
            other => pieces.push(other),
        }
        rest = after;
    }
    push_text(&mut pieces, rest);
    Ok(pieces)
}

/// A sign that opens nothing is itself.
fn plain_sign(marked: &str) -> (Inline, &str) {
    let end = marked.chars().next().map_or(0, char::len_utf8);
    let (sign, after) = marked.split_at(end);
    (Inline::Text(sign.to_owned()), after)
}

fn special(marked: &str) -> Result<Option<(Inline, &str)>, MarkupError> {
    if let Some(inner) = marked.strip_prefix("**") {
        let (words, after) = inner.split_once("**").ok_or(MarkupError::OpenBold)?;
        return Ok(Some((Inline::Bold(inlines(words)?), after)));
    }
    if let Some(inner) = marked.strip_prefix('{') {
        let broken = || MarkupError::Brace(inner.chars().take(20).collect());
        let (id, after) =
            inner.strip_prefix("contact:").and_then(|id| id.split_once('}')).ok_or_else(broken)?;
        return Ok(Some((Inline::Contact(id.parse().map_err(|_| broken())?), after)));
    }
    link(marked)
}

fn link(marked: &str) -> Result<Option<(Inline, &str)>, MarkupError> {
    let parts = marked.strip_prefix('[').and_then(|inner| inner.split_once("]("));
    let Some((words, (address, after))) =
        parts.and_then(|(words, rest)| Some((words, rest.split_once(')')?)))
    else {
        return Ok(None);
    };
    if !address.starts_with("https://") {
        return Err(MarkupError::LinkScheme(words.to_owned()));
    }
    Ok(Some((Inline::Link(words.to_owned(), address.to_owned()), after)))
}

fn push_text(pieces: &mut Vec<Inline>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(Inline::Text(text)) => text.push_str(words),
        _ => pieces.push(Inline::Text(words.to_owned())),
    }
}

/// All pieces of running text, in order; a bold piece is followed by what is in it.
pub fn pieces(blocks: &[Block]) -> impl Iterator<Item = &Inline> {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Paragraph(pieces) => std::slice::from_ref(pieces),
        Block::Bullets(items) | Block::Steps(items) => items.as_slice(),
    });
    lines.flatten().flat_map(|piece| match piece {
        Inline::Bold(inner) => std::slice::from_ref(piece).iter().chain(inner),
        _ => std::slice::from_ref(piece).iter().chain(&[]),
    })
}

/// All contacts that a text names, in order.
pub fn contacts(blocks: &[Block]) -> impl Iterator<Item = &ContactId> {
    pieces(blocks).filter_map(|piece| match piece {
        Inline::Contact(id) => Some(id),
        _ => None,
    })
}

/// The words alone, one line a paragraph or item; contacts are left out.
pub fn plain(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        let items = match block {
            Block::Paragraph(pieces) => std::slice::from_ref(pieces),
            Block::Bullets(items) | Block::Steps(items) => items.as_slice(),
        };
        lines.extend(items.iter().map(|pieces| words(pieces)));
    }
    lines.join("\n")
}

fn words(pieces: &[Inline]) -> String {
    let word = |piece: &Inline| match piece {
        Inline::Text(text) | Inline::Link(text, _) => text.clone(),
        Inline::Bold(inner) => words(inner),
        Inline::Contact(_) => String::new(),
    };
    pieces.iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn paragraphs_bullets_and_steps_are_told_apart() {
        let blocks =
            parse("First.\nStill first.\n\n- one\n- two\n\n1. do\n2. then\nAfter.").unwrap();
        assert_eq!(
            blocks,
            [
                Block::Paragraph(vec![text("First.\nStill first.")]),
                Block::Bullets(vec![vec![text("one")], vec![text("two")]]),
                Block::Steps(vec![vec![text("do")], vec![text("then")]]),
                Block::Paragraph(vec![text("After.")]),
            ]
        );
    }

    #[test]
    fn bold_links_and_contacts_are_read() {
        let blocks =
            parse("Ring **now**: {contact:ru-emergency}, see [page](https://example.org/a) * [x]")
                .unwrap();
        let expected = vec![
            text("Ring "),
            Inline::Bold(vec![text("now")]),
            text(": "),
            Inline::Contact("ru-emergency".parse().unwrap()),
            text(", see "),
            Inline::Link("page".into(), "https://example.org/a".into()),
            text(" * [x]"),
        ];
        assert_eq!(blocks, [Block::Paragraph(expected)]);
    }

    #[test]
    fn broken_markup_says_what_to_do() {
        assert_eq!(parse("**open"), Err(MarkupError::OpenBold));
        assert_eq!(parse("{phone:112}"), Err(MarkupError::Brace("phone:112}".into())));
        assert_eq!(parse("[a](http://x)"), Err(MarkupError::LinkScheme("a".into())));
    }
}
