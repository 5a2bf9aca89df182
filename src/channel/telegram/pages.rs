//! Text spread over messages that each have a limit.

/// The length of a text as Telegram counts it: UTF-16 code units.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Messages that are being filled.
pub(super) struct Pages {
    limit: usize,
    full: Vec<String>,
    open: String,
    length: usize,
}

impl Pages {
    /// Messages of at most `limit` units.
    pub fn new(limit: usize) -> Self {
        Self { limit, full: Vec::new(), open: String::new(), length: 0 }
    }

    /// Adds the lines of a paragraph or list, kept together if they fit a message. No line may be over the limit.
    pub fn add(&mut self, mut lines: Vec<String>) {
        lines.retain(|line| !line.is_empty());
        let whole = lines.join("\n");
        if whole.is_empty() {
            return;
        }
        if units(&whole) <= self.limit {
            return self.push("\n\n", &whole);
        }
        for (place, line) in lines.iter().enumerate() {
            self.push(if place == 0 { "\n\n" } else { "\n" }, line);
        }
    }

    fn push(&mut self, separator: &str, text: &str) {
        let more = units(text);
        if !self.open.is_empty() && self.length + separator.len() + more > self.limit {
            self.full.push(std::mem::take(&mut self.open));
            self.length = 0;
        }
        if !self.open.is_empty() {
            self.open.push_str(separator);
            self.length += separator.len();
        }
        self.open.push_str(text);
        self.length += more;
    }

    /// All messages, in order.
    pub fn finish(mut self) -> Vec<String> {
        self.full.extend(Some(self.open).filter(|open| !open.is_empty()));
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(limit: usize, parts: &[&[&str]]) -> Vec<String> {
        let mut pages = Pages::new(limit);
        for part in parts {
            pages.add(part.iter().map(|line| (*line).to_owned()).collect());
        }
        pages.finish()
    }

    #[test]
    fn a_text_that_fits_is_one_message() {
        assert_eq!(spread(9, &[&["abc"], &["de", "f"]]), ["abc\n\nde\nf"]);
    }

    #[test]
    fn a_text_is_split_at_paragraphs() {
        assert_eq!(spread(8, &[&["abc"], &["de", "f"]]), ["abc", "de\nf"]);
    }

    #[test]
    fn a_list_that_is_too_long_is_split_between_its_items() {
        assert_eq!(spread(5, &[&["ab", "cd", "ef"]]), ["ab\ncd", "ef"]);
    }

    #[test]
    fn length_is_counted_in_utf16_units() {
        assert_eq!(units("🆘ғ"), 3);
        assert_eq!(spread(3, &[&["🆘"], &["ғ"]]), ["🆘", "ғ"]);
    }

    #[test]
    fn nothing_is_no_message() {
        assert!(spread(5, &[&[""], &[]]).is_empty());
    }
}
