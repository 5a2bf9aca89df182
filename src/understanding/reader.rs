//! Learning the content, and reading messages with it.

use std::borrow::Cow;

use super::{
    Danger, Found, Intent, InvalidPattern, Meaning, Situation,
    alarm::{self, Alarm},
    corpus::{Corpus, Entries, Wording},
    danger::Dangers,
    decide::decide,
    evidence::{Gathered, Indexes, NAMES},
    follow_up, foreign, fuse,
    language::Languages,
    layout,
    place::Places,
    repair::{is_letter, repair},
    subjects::Subjects,
    synonyms::{GroupId, Synonyms},
    talk::TalkBook,
    tokens::{self, MOST_WORDS, Word},
};
use crate::knowledge::{Content, EntryId};

/// So many characters of a message are read, Telegram's own limit; what stands beyond is not looked at.
const READ: usize = 4096;

/// A message of more bytes is no question, whatever its beginning says: nobody types it, and no network brings it. Danger
/// in its first [`READ`] characters is heard all the same. Any message of that many characters is shorter.
pub(super) const LONGEST: usize = 4 * READ;

/// All that is needed to read messages. Immutable: changed content is learned anew.
#[derive(Debug, Default)]
pub struct Understanding {
    pub(super) entries: Entries,
    pub(super) synonyms: Synonyms,
    pub(super) indexes: Indexes,
    pub(super) dangers: Dangers,
    pub(super) languages: Languages,
    alarm: Alarm,
    talk: TalkBook,
    places: Places,
    subjects: Subjects,
}

/// A message, folded.
pub(super) struct Folded {
    pub(super) repaired: String,
    pub(super) words: Vec<Word>,
    /// The synonym groups of each word.
    pub(super) groups: Vec<Vec<GroupId>>,
    /// Whether it was typed on the wrong keyboard layout.
    pub(super) swapped: bool,
}

impl Understanding {
    /// Builds all indexes from the served content.
    pub fn learn(content: &Content) -> Self {
        let synonyms = Synonyms::new(&content.vocabulary.groups);
        let corpus = Corpus::new(content, &synonyms);
        let languages = Languages::new(content, &corpus);
        let dangers = Dangers::new(&content.vocabulary, languages.vocabulary());
        let dangerous = corpus.dangerous.iter().map(Wording::heard);
        let harmless = corpus.everyday(dangers.listener());
        Self {
            alarm: Alarm::learn(dangerous, harmless.map(Wording::heard)),
            indexes: Indexes::new(&corpus),
            dangers,
            subjects: Subjects::new(content, &corpus, &languages),
            languages,
            talk: TalkBook::new(content),
            places: Places::new(content),
            synonyms,
            entries: corpus.entries,
        }
    }

    /// Danger patterns of the content that cannot be read; all others work.
    pub fn unread_patterns(&self) -> &[InvalidPattern] {
        &self.dangers.problems
    }

    /// What a message means. Total: any text has a meaning.
    pub fn read(&self, text: &str, situation: &Situation) -> Meaning {
        let folded = self.fold(text);
        let likely = fuse::probabilities(&fuse::FITTED, &self.gather(&folded, situation));
        let danger = self.danger(&folded, &likely);
        let intent = match self.talk.whole(&folded.repaired, &folded.words) {
            _ if text.len() > LONGEST => Intent::Ask(Found::NOTHING),
            Some(intent) => intent,
            None => Intent::Ask(decide(&self.entries.ids, &likely)),
        };
        let talk = !matches!(intent, Intent::Ask(_));
        Meaning {
            language: self.languages.identify(&excerpt(&folded.words)),
            foreign: !talk && danger.is_none() && foreign::is_foreign(&folded.repaired),
            danger,
            country: self.places.named(&folded.words).cloned(),
            intent,
        }
    }

    /// Words of the closed vocabulary in a message, at most three, as the content spells them.
    pub fn subjects(&self, text: &str) -> Vec<String> {
        self.subjects.of(&self.fold(text).words)
    }

    /// The danger that a message tells of: by a rule, by its likeness to examples, or both.
    fn danger(&self, folded: &Folded, likely: &[f32]) -> Option<Danger> {
        let score = self.alarm_score(folded);
        // No rule could make it danger: the search for one, which takes long, is spared.
        if !alarm::is_danger(score, true) {
            return None;
        }
        let found = self.dangers.find(&folded.words);
        if !alarm::is_danger(score, found.is_some()) {
            return None;
        }
        Some(match found {
            Some((sign, entry)) => Danger { sign: Some(sign), entry },
            None => Danger { sign: None, entry: self.likeliest_harm(likely)?.clone() },
        })
    }

    /// How much a message sounds like danger, in logits: as much as that of its parts which does so most, for one sentence
    /// of a long story may tell of it.
    pub(super) fn alarm_score(&self, folded: &Folded) -> f32 {
        let Folded { words, groups, .. } = folded;
        let parts = words.len().div_ceil(STORY).max(1);
        let length = words.len().div_ceil(parts).max(1);
        let heard = words.chunks(length).zip(groups.chunks(length));
        heard.map(|part| self.alarm.score(part)).fold(f32::MIN, f32::max)
    }

    /// The likeliest of the entries that rules of danger name.
    fn likeliest_harm(&self, likely: &[f32]) -> Option<&EntryId> {
        let of = |place: &&usize| likely.get(**place).copied().unwrap_or_default();
        // The first of equals: the rules stand in the order of the harm that they tell of.
        let place =
            self.entries.harms.iter().rev().max_by(|one, other| of(one).total_cmp(&of(other)))?;
        self.entries.ids.get(*place)
    }

    /// What is asked, with some kinds of evidence left out, by the names that [`explain`](Self::explain) gives them: for the
    /// benches, which show what each is worth.
    pub fn found_without(&self, text: &str, kinds: &[&str]) -> Found {
        let mut weights = fuse::FITTED;
        let named = weights.kinds.iter_mut().zip(NAMES).filter(|(_, name)| kinds.contains(name));
        named.for_each(|(weight, _)| *weight = 0.0);
        let gathered = self.gather(&self.fold(text), &Situation::default());
        decide(&self.entries.ids, &fuse::probabilities(&weights, &gathered))
    }

    /// Whether the scorer alone, and whether a pattern alone, takes a message for danger.
    pub fn signs_of_danger(&self, text: &str) -> (bool, bool) {
        let folded = self.fold(text);
        let scored = alarm::is_danger(self.alarm_score(&folded), false);
        (scored, self.dangers.find(&folded.words).is_some())
    }

    pub(super) fn found(&self, folded: &Folded, situation: &Situation) -> Found {
        decide(
            &self.entries.ids,
            &fuse::probabilities(&fuse::FITTED, &self.gather(folded, situation)),
        )
    }

    /// All evidence, the context included.
    pub(super) fn gather(&self, folded: &Folded, situation: &Situation) -> Gathered {
        let mut gathered = self.indexes.gather(&excerpt(&folded.words), &excerpt(&folded.groups));
        let asked = situation.asked.iter();
        let asked: Vec<(usize, f32)> = asked
            .filter_map(|one| Some((self.entries.place(&one.entry)?, one.confidence)))
            .collect();
        let related = asked.first().and_then(|(place, _)| self.entries.related.get(*place));
        follow_up::lean(&mut gathered, &asked, related.map_or(&[][..], Vec::as_slice));
        gathered
    }

    /// Mends the text and reads its words, on the other keyboard layout if that makes more sense.
    pub(super) fn fold(&self, text: &str) -> Folded {
        let cut: String = text.chars().take(READ).collect();
        let mut repaired = repair(&cut);
        let head = repaired.get(..head(&repaired)).unwrap_or(&repaired);
        let mut words = tokens::words(head);
        let mut read = head.len();
        let swapped = self.on_the_other_layout(head, &words);
        let is_swapped = swapped.is_some();
        if let Some((head, read_anew)) = swapped {
            let tail = repaired.get(read..).unwrap_or_default();
            let tail = layout::swapped(tail).unwrap_or_else(|| tail.to_owned());
            (read, words) = (head.len(), read_anew);
            repaired = head + &tail;
        }
        words.extend(tokens::words(repaired.get(read..).unwrap_or_default()));
        words.truncate(MOST_WORDS);
        Folded { groups: self.synonyms.find(&words), repaired, words, swapped: is_swapped }
    }

    /// The text as it would stand on the other keyboard layout, if that makes more sense.
    fn on_the_other_layout(&self, repaired: &str, typed: &[Word]) -> Option<(String, Vec<Word>)> {
        if self.talk.whole(repaired, typed).is_some() {
            return None;
        }
        let sense_as_typed = self.sense(typed);
        // All sense there can be is 1: what makes more than a third of it as typed is not read again.
        if sense_as_typed > 1.0 / 3.0 {
            return None;
        }
        let swapped = layout::swapped(repaired)?;
        let words = tokens::words(&swapped);
        let sense = self.sense(&words);
        (sense >= SWAPPED && sense_as_typed <= sense / 3.0).then_some((swapped, words))
    }

    /// The share of letters in words that somebody knows: the content, a stop-word list.
    fn sense(&self, words: &[Word]) -> f32 {
        let length =
            |word: &Word| word.typed.chars().filter(|letter| is_letter(*letter)).count() as f32;
        let known =
            |word: &&Word| self.languages.knows(word) || self.indexes.coverage.lexis.knows(word);
        let all: f32 = words.iter().map(length).sum();
        words.iter().filter(known).map(length).sum::<f32>() / all.max(1.0)
    }
}

/// A message of more words is listened to in parts, all of one length, for danger.
const STORY: usize = 40;

/// The keyboard layout of a long message is seen in this many bytes at its beginning.
const HEAD: usize = 600;

/// Where those end: at the blank after them, so that no word is cut.
fn head(repaired: &str) -> usize {
    let mut blanks = repaired.match_indices(' ').map(|(at, _)| at);
    blanks.find(|at| *at >= HEAD).unwrap_or(repaired.len())
}

/// Of a long message the language and the entries are looked for in this many words at its beginning and at its end: there
/// people ask.
const ENDS: usize = 40;

/// The words at both ends; danger is looked for in all of them.
fn excerpt<T: Clone>(words: &[T]) -> Cow<'_, [T]> {
    let last = words.len().saturating_sub(ENDS);
    match (words.get(..ENDS), words.get(last..)) {
        (Some(first), Some(rest)) if last > ENDS => Cow::Owned([first, rest].concat()),
        _ => Cow::Borrowed(words),
    }
}

/// The other layout must make sense of half of the letters.
const SWAPPED: f32 = 0.5;

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
