//! Messages that are no question as a whole: greetings, commands in words, numbers.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Intent,
    repair::repair,
    tokens::{Word, words},
};
use crate::knowledge::{Contact, Content, TalkKind};

/// Phrases of small talk and short telephone numbers.
#[derive(Debug, Default)]
pub struct TalkBook {
    phrases: FxHashMap<String, TalkKind>,
    /// Words in the longest phrase.
    longest: usize,
    short_numbers: FxHashSet<String>,
}

impl TalkBook {
    /// Indexes the phrases and the contacts' short numbers.
    pub fn new(content: &Content) -> Self {
        let mut book = Self::default();
        for talk in &content.vocabulary.talk {
            for phrase in &talk.words {
                let words = words(&repair(phrase));
                book.longest = book.longest.max(words.len());
                book.phrases.entry(key(&words)).or_insert(talk.kind);
            }
        }
        book.short_numbers = content
            .contacts()
            .iter()
            .filter_map(Contact::short_number)
            .map(str::to_owned)
            .collect();
        book
    }

    /// What the whole message means, if it is small talk or a number.
    pub fn whole(&self, repaired: &str, words: &[Word]) -> Option<Intent> {
        self.number(repaired).or_else(|| self.cover(words).map(Intent::Talk))
    }

    fn number(&self, repaired: &str) -> Option<Intent> {
        let digits = only_number(repaired)?;
        if let Some(kind) = self.phrases.get(&digits) {
            return Some(Intent::Talk(*kind));
        }
        if self.short_numbers.contains(&digits) {
            return Some(Intent::ShortNumber);
        }
        if let [digit @ b'1'..=b'9'] = digits.as_bytes() {
            return Some(Intent::Pick(usize::from(digit - b'0')));
        }
        digits.parse().ok().filter(|_| digits.len() == 3).map(Intent::Code)
    }

    /// The kind of a message made of nothing but phrases: a greeting counts only if there is nothing else.
    fn cover(&self, words: &[Word]) -> Option<TalkKind> {
        let mut kinds = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            let (kind, length) = (1..=self.longest.min(rest.len())).rev().find_map(|length| {
                let phrase = rest.get(..length)?;
                Some((*self.phrases.get(&key(phrase))?, length))
            })?;
            kinds.push(kind);
            rest = rest.get(length..)?;
        }
        kinds.iter().find(|kind| **kind != TalkKind::Greeting).or(kinds.first()).copied()
    }
}

fn key(words: &[Word]) -> String {
    words
        .iter()
        .filter_map(Word::first)
        .map(|form| form.skeleton.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The digits of a message that is a single number, whatever script they are in; signs around it are passed over.
fn only_number(repaired: &str) -> Option<String> {
    let text = repaired.trim().trim_start_matches("no");
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let digits: Option<String> = bare.chars().map(digit).collect();
    digits.filter(|digits| !digits.is_empty())
}

/// First digits of the scripts that migrants' telephones write: Arabic, Persian, Devanagari, Bengali.
const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}'];

fn digit(letter: char) -> Option<char> {
    let value = ZEROS
        .iter()
        .find_map(|zero| (letter as u32).checked_sub(*zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Discreet, Talk, Vocabulary};

    fn book() -> TalkBook {
        let talk = |kind, words: &[&str]| Talk {
            kind,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let vocabulary = Vocabulary {
            talk: vec![
                talk(TalkKind::Greeting, &["салом", "ассалому алейкум"]),
                talk(TalkKind::Thanks, &["раҳмат", "спасибо большое"]),
                talk(TalkKind::Help, &["0", "sos", "ёрӣ"]),
                talk(TalkKind::Menu, &["00"]),
            ],
            ..Vocabulary::default()
        };
        TalkBook::new(&Content::new(
            vec![],
            vec![],
            vec![],
            vec![],
            vocabulary,
            Discreet::default(),
        ))
    }

    fn whole(text: &str) -> Option<Intent> {
        let repaired = repair(text);
        book().whole(&repaired, &words(&repaired))
    }

    #[test]
    fn only_a_whole_message_is_small_talk() {
        assert_eq!(whole("Salom!"), Some(Intent::Talk(TalkKind::Greeting)));
        assert_eq!(whole("салом, рахмат"), Some(Intent::Talk(TalkKind::Thanks)));
        assert_eq!(whole("ЁРӢ"), Some(Intent::Talk(TalkKind::Help)));
        assert_eq!(whole("ЕРИ sos"), None);
        assert_eq!(whole("салом, патент чанд пул"), None);
        assert_eq!(whole(""), None);
    }

    #[test]
    fn a_number_alone_is_a_choice_a_code_or_a_command() {
        assert_eq!(whole("0"), Some(Intent::Talk(TalkKind::Help)));
        assert_eq!(whole(" 00 "), Some(Intent::Talk(TalkKind::Menu)));
        assert_eq!(whole("2."), Some(Intent::Pick(2)));
        assert_eq!(whole("3️⃣"), Some(Intent::Pick(3)));
        assert_eq!(whole("۲۱۴"), Some(Intent::Code("214".parse().unwrap())));
        assert_eq!(whole("№ 214"), Some(Intent::Code("214".parse().unwrap())));
        assert_eq!(whole("12345"), None);
        assert_eq!(whole("100"), None);
        assert_eq!(whole("2 4"), None);
    }
}
