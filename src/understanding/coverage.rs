//! Evidence from words: how much of the message, weighted by rarity, an entry's wordings and answers have.

use super::{
    corpus::{Corpus, Wording},
    lexis::{Lexis, Unit},
    linear::Features,
    synonyms::GroupId,
    tokens::Word,
};

/// A word that no entry has counts as much as the rarest, times this: many are only chatter.
const UNKNOWN: f32 = 0.7;

/// Where units stand.
#[derive(Debug, Default)]
struct Places {
    /// Entries whose wordings have it.
    entries: Vec<u32>,
    /// Entries whose answers have it.
    answers: Vec<u32>,
    rarity: f32,
}

/// The words of all wordings and answers.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The words and how they are found.
    pub lexis: Lexis,
    entries: usize,
    places: Vec<Places>,
}

/// How much of a message is covered, each 0 to 1.
#[derive(Debug, Default)]
pub struct Covered {
    /// By each entry's wordings.
    pub entries: Vec<f32>,
    /// By each entry's answers.
    pub answers: Vec<f32>,
    /// The share of its synonym groups that each entry's wordings have.
    pub synonyms: Vec<f32>,
    /// The share of the message that no entry has.
    pub unknown: f32,
    /// Summed rarity of the message's words.
    pub weight: f32,
}

impl Coverage {
    /// Indexes the corpus.
    pub fn new(corpus: &Corpus) -> Self {
        let mut coverage = Self { entries: corpus.entries.ids.len(), ..Self::default() };
        let wordings: Vec<Vec<Vec<Unit>>> =
            corpus.wordings.iter().map(|wording| coverage.learn(wording)).collect();
        let answers: Vec<Vec<Vec<Unit>>> =
            corpus.answers.iter().map(|answer| coverage.learn(answer)).collect();
        coverage.places.resize_with(coverage.lexis.len(), Places::default);
        let entries = |places: &mut Places, entry| push_once(&mut places.entries, entry);
        let in_answers = |places: &mut Places, entry| push_once(&mut places.answers, entry);
        coverage.stand(&corpus.wordings, &wordings, entries);
        coverage.stand(&corpus.answers, &answers, in_answers);
        let total = coverage.entries as f32;
        coverage.places.iter_mut().for_each(|places| places.rarity = rarity(total, places));
        coverage
    }

    fn learn(&mut self, wording: &Wording) -> Vec<Vec<Unit>> {
        let words = wording.words.iter().zip(&wording.groups);
        words.map(|(word, groups)| self.lexis.learn(word, groups)).collect()
    }

    /// Remembers for each unit of the texts that it stands in their entries.
    fn stand(
        &mut self,
        texts: &[Wording],
        units: &[Vec<Vec<Unit>>],
        remember: impl Fn(&mut Places, u32),
    ) {
        for (text, units) in texts.iter().zip(units) {
            for unit in units.iter().flatten() {
                let places = self.places.get_mut(*unit as usize);
                places.into_iter().for_each(|places| remember(places, text.entry as u32));
            }
        }
    }

    /// For each word, the units that it may be, surest first.
    pub fn find(&self, words: &[Word], groups: &[Vec<GroupId>]) -> Vec<Vec<(Unit, f32)>> {
        let groups = groups.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        words.iter().zip(groups).map(|(word, groups)| self.lexis.find(word, groups)).collect()
    }

    /// What the classifier sees of a text: its units by their rarity, in a vector of unit length.
    pub fn features(&self, found: &[Vec<(Unit, f32)>]) -> Features {
        let mut square = 0.0;
        let mut all: Features = Vec::new();
        for units in found {
            if units.is_empty() {
                square += self.message_weight(units).powi(2);
            }
            all.extend(units.iter().map(|(unit, sure)| (*unit, sure * self.rarity(*unit))));
        }
        // Stable, so that equal units are summed in the order of the words.
        all.sort_by_key(|(unit, _)| *unit);
        let sum = |same: &[(Unit, f32)]| {
            Some((same.first()?.0, same.iter().map(|(_, value)| value).sum::<f32>()))
        };
        let same = all.chunk_by(|(one, _), (other, _)| one == other);
        let mut features: Features = same.filter_map(sum).collect();
        square += features.iter().map(|(_, value)| value * value).sum::<f32>();
        let length = square.sqrt().max(f32::MIN_POSITIVE);
        features.iter_mut().for_each(|(_, value)| *value /= length);
        features
    }

    /// What a message has in common with each entry and wording; `found` are the units of its words.
    pub fn measure(&self, found: &[Vec<(Unit, f32)>]) -> Covered {
        let new = || Sums::new(self.entries);
        let (mut entries, mut answers, mut synonyms) = (new(), new(), new());
        let (mut weight, mut unknown, mut grouped) = (0.0, 0.0, 0.0);
        for (at, units) in found.iter().enumerate() {
            let own = self.message_weight(units);
            weight += own;
            if units.is_empty() {
                unknown += own;
            }
            for (unit, sure) in units.iter().copied() {
                let Some(places) = self.places.get(unit as usize) else { continue };
                entries.give(&places.entries, at, sure * own);
                answers.give(&places.answers, at, sure * own);
            }
            let mut groups: Vec<&Places> = units
                .iter()
                .filter(|(unit, _)| self.lexis.is_group(*unit))
                .filter_map(|(unit, _)| self.places.get(*unit as usize))
                .collect();
            groups.sort_by(|one, other| other.rarity.total_cmp(&one.rarity));
            grouped += groups.first().map_or(0.0, |rarest| rarest.rarity);
            for places in groups {
                synonyms.give(&places.entries, at, places.rarity);
            }
        }
        Covered {
            entries: entries.shares(weight),
            answers: answers.shares(weight),
            synonyms: synonyms.shares(grouped),
            unknown: unknown / weight.max(f32::MIN_POSITIVE),
            weight,
        }
    }

    fn rarity(&self, unit: Unit) -> f32 {
        self.places.get(unit as usize).map_or(0.0, |places| places.rarity)
    }

    /// A word weighs as much as the surest unit that it may be.
    fn message_weight(&self, units: &[(Unit, f32)]) -> f32 {
        let known = units
            .first()
            .and_then(|(unit, _)| self.places.get(*unit as usize))
            .map(|places| places.rarity);
        known.unwrap_or_else(|| UNKNOWN * (self.entries as f32 + 1.0).ln())
    }
}

/// Rarity by the entries that use a word; a word of an answer counts for less than one of a wording.
fn rarity(total: f32, places: &Places) -> f32 {
    let only_answers =
        places.answers.iter().filter(|entry| !places.entries.contains(entry)).count() as f32;
    ((total + 1.0) / (places.entries.len() as f32 + only_answers / 2.0 + 0.5)).ln().max(0.05)
}

/// The entries come in their order, so a repeated one is the last.
fn push_once(places: &mut Vec<u32>, place: u32) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}

/// What each place has been given, and by which word last.
struct Sums(Vec<(u32, f32)>);

impl Sums {
    fn new(places: usize) -> Self {
        Self(vec![(u32::MAX, 0.0); places])
    }

    /// Gives to each place that the same word has given nothing yet. Units come surest first, so the first gives most.
    fn give(&mut self, places: &[u32], word: usize, amount: f32) {
        for place in places {
            let Some((last, sum)) = self.0.get_mut(*place as usize) else { continue };
            if *last != word as u32 {
                *last = word as u32;
                *sum += amount;
            }
        }
    }

    fn shares(self, of: f32) -> Vec<f32> {
        let of = of.max(f32::MIN_POSITIVE);
        self.0.into_iter().map(|(_, sum)| sum / of).collect()
    }
}
