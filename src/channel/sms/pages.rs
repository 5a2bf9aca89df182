//! Pages: what does not fit in one message waits until it is asked for.

use super::{
    Count, count,
    render::Draft,
    segments::{Encoding, fitted},
};
use crate::conversation::Press;

/// Segments of one message, unasked.
pub const SEGMENTS: usize = 3;

/// Choices that one digit can tell apart.
const DIGITS: usize = 9;

/// Longer labels of choices are cut, in characters: one must fit on a page.
const LONGEST_LABEL: usize = 100;

/// One message of at most [`SEGMENTS`] segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The words, fitted.
    pub text: String,
    /// What they cost.
    pub cost: Count,
    /// What the digits pick once this is read; nothing: what they picked before.
    pub offered: Vec<Press>,
}

/// How the pages of one answer are written.
pub struct Paging<'a> {
    /// The end of a page that is not the last, by its number and the count of all: `1/2 MORE`.
    pub more: &'a dyn Fn(usize, usize) -> String,
    /// Whether the first page must have the hint: the person is new. Otherwise it stands where it costs nothing.
    pub hinted: bool,
}

/// A draft as pages: each takes as much as fits and ends at a word or a line, those before the last with a sign.
///
/// Never empty. No page takes more than [`SEGMENTS`] segments, and no cut at other words gives fewer pages.
pub fn pages(draft: &Draft, paging: &Paging) -> Vec<Page> {
    let book = Book { pieces: pieces(draft), draft, paging };
    if let Some(whole) = book.whole() {
        return vec![whole];
    }
    // The count of all stands in each sign: guessed by its digits, which is all that its length depends on.
    let guessed = |guess: usize| Some(book.cuts(guess)).filter(|cuts| cuts.len() <= guess);
    let cuts = [9, 99, 9999].into_iter().find_map(guessed).unwrap_or_default();
    let bounds = std::iter::once(0).chain(cuts.iter().copied()).zip(cuts.iter().copied());
    let page = |((from, to), number)| book.page(from, to, number, cuts.len());
    bounds.zip(1..).map(page).collect()
}

/// A word or a choice, and what stands between it and the one before.
struct Piece<'a> {
    glue: &'a str,
    text: String,
}

/// The words, then the choices.
struct Book<'a> {
    pieces: Vec<Piece<'a>>,
    draft: &'a Draft,
    paging: &'a Paging<'a>,
}

impl Book<'_> {
    /// All on one page, with the hint if it must be there or costs nothing.
    fn whole(&self) -> Option<Page> {
        if self.digits_end(0) == self.pieces.len() { self.last(0) } else { None }
    }

    /// What is left from a piece on, if it fits without a sign.
    fn last(&self, from: usize) -> Option<Page> {
        let bare = self.words(from, self.pieces.len());
        let cost = count(&bare);
        if let Some(hint) = &self.draft.hint {
            let hinted = join(&bare, hint);
            let with = count(&hinted);
            let must = self.paging.hinted && from == 0;
            let free = with.segments == cost.segments;
            if with.segments <= SEGMENTS && (must || free) {
                return Some(self.bound(&hinted, from, self.pieces.len()));
            }
            if must {
                return None;
            }
        }
        (cost.segments <= SEGMENTS).then(|| self.bound(&bare, from, self.pieces.len()))
    }

    /// Where each page ends, if there are `all` of them.
    fn cuts(&self, all: usize) -> Vec<usize> {
        let (mut cuts, mut from) = (Vec::new(), 0);
        while from < self.pieces.len() {
            let end = self.digits_end(from);
            let ends = end == self.pieces.len() && self.last(from).is_some();
            let to = if ends { end } else { self.fullest(from, end, cuts.len() + 1, all) };
            cuts.push(to);
            from = to;
        }
        cuts
    }

    /// The end of the longest page with a sign; at least one piece stands on it.
    fn fullest(&self, from: usize, end: usize, number: usize, all: usize) -> usize {
        // The last piece of all stays for the next page: with it, no sign is needed.
        let end = end.min(self.pieces.len() - 1).max(from + 1);
        let (mut fits, mut over) = (from + 1, end + 1);
        while over - fits > 1 {
            let middle = fits.midpoint(over);
            let text = self.signed(from, middle, number, all);
            *(if count(&text).segments <= SEGMENTS { &mut fits } else { &mut over }) = middle;
        }
        fits
    }

    /// Where a page beginning here must end because there are no more digits.
    fn digits_end(&self, from: usize) -> usize {
        self.pieces.len().min(self.first_choice() + self.before(from) + DIGITS)
    }

    /// The place of the first choice among the pieces.
    fn first_choice(&self) -> usize {
        self.pieces.len() - self.draft.options.len()
    }

    /// How many choices stand on the pages before.
    fn before(&self, from: usize) -> usize {
        from.saturating_sub(self.first_choice())
    }

    /// The number before a choice on a page that begins at `from`: it goes on from the page before while digits last for all,
    /// and begins at 1 on each page where they do not.
    fn digit(&self, choice: usize, from: usize) -> usize {
        let many = self.draft.options.len() > DIGITS;
        choice + 1 - if many { self.before(from) } else { 0 }
    }

    fn page(&self, from: usize, to: usize, number: usize, all: usize) -> Page {
        if to < self.pieces.len() {
            return self.bound(&self.signed(from, to, number, all), from, to);
        }
        self.last(from).unwrap_or_else(|| self.bound(&self.words(from, to), from, to))
    }

    fn bound(&self, text: &str, from: usize, to: usize) -> Page {
        let text = fitted(text).into_owned();
        Page { cost: count(&text), text, offered: self.offered(from, to) }
    }

    /// What the digits pick once the page is read.
    fn offered(&self, from: usize, to: usize) -> Vec<Press> {
        let options = &self.draft.options;
        let (begin, end) =
            if options.len() > DIGITS { (self.before(from), self.before(to)) } else { (0, DIGITS) };
        let read = options.iter().take(end).skip(begin).filter(|_| to > self.first_choice());
        read.map(|(_, press)| press.clone()).collect()
    }

    fn signed(&self, from: usize, to: usize, number: usize, all: usize) -> String {
        let sign = (self.paging.more)(number, all);
        let hint = self.draft.hint.as_ref().filter(|_| self.paging.hinted && from == 0);
        let sign = hint.map_or(sign.clone(), |hint| format!("{sign} {hint}"));
        join(&self.words(from, to), &sign)
    }

    fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::new();
        let pieces = self.pieces.iter().enumerate().take(to).skip(from);
        for (at, piece) in pieces {
            if !words.is_empty() {
                words.push_str(piece.glue);
            }
            if let Some(choice) = at.checked_sub(self.first_choice()) {
                words.push_str(&format!("{} ", self.digit(choice, from)));
            }
            words.push_str(&piece.text);
        }
        words
    }
}

fn join(text: &str, line: &str) -> String {
    if text.is_empty() { line.to_owned() } else { format!("{text}\n{line}") }
}

fn pieces(draft: &Draft) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = draft.body.trim();
    let mut glue = "";
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        pieces.extend(cut(word, glue));
        rest = after.trim_start();
        glue = after.get(..after.len() - rest.len()).unwrap_or_default();
    }
    let label = |label: &String| label.chars().take(LONGEST_LABEL).collect();
    let choices = draft.options.iter().map(|(text, _)| Piece { glue: "\n", text: label(text) });
    pieces.extend(choices);
    pieces
}

/// A word; one that would fill most of a page by itself is cut anywhere.
fn cut<'a>(word: &str, glue: &'a str) -> Vec<Piece<'a>> {
    let piece = |glue, text: String| Piece { glue, text };
    let most = SEGMENTS * Encoding::Ucs2.joined() / 2;
    if word.encode_utf16().count() <= most {
        return vec![piece(glue, word.to_owned())];
    }
    let glues = std::iter::once(glue).chain(std::iter::repeat(""));
    word.chars().zip(glues).map(|(letter, glue)| piece(glue, letter.to_string())).collect()
}

#[cfg(test)]
#[path = "pages_tests.rs"]
mod tests;
