//! The words that the entries use, and which of them a typed word may be.

use std::collections::HashMap;

use super::{
    skeleton::one_edit_apart,
    synonyms::GroupId,
    tokens::{Form, Word},
};

/// The place of a unit (a coarse skeleton or a group of synonyms) in the lexis.
pub type Unit = u32;

/// How sure it is that the typed word is the unit, by the way in which it was found.
const SAME: f32 = 1.0;
const SAME_STEM: f32 = 0.85;
const SYNONYM: f32 = 0.8;
const MISSPELT: f32 = 0.7;

/// Shorter words are not looked for with a misspelling: too many others are near.
const MISSPELT_FROM: usize = 5;

/// All units, by what they are found with.
#[derive(Debug, Default)]
pub struct Lexis {
    by_coarse: HashMap<String, Unit>,
    by_group: HashMap<GroupId, Unit>,
    by_stem: HashMap<String, Vec<Unit>>,
    /// Units by their coarse skeleton with one letter left out, as [`shortened`] numbers it.
    by_shortened: HashMap<u64, Vec<Unit>>,
    /// Units that may be misspelt, by their whole coarse skeleton, as [`whole`] numbers it.
    by_whole: HashMap<u64, Unit>,
    /// Coarse skeletons; empty for a group.
    names: Vec<String>,
}

impl Lexis {
    /// The units of a word of the content, new ones included.
    pub fn learn(&mut self, word: &Word, groups: &[GroupId]) -> Vec<Unit> {
        let mut units: Vec<Unit> = word.forms.iter().map(|form| self.learn_form(form)).collect();
        for group in groups {
            let names = &mut self.names;
            units.push(*self.by_group.entry(*group).or_insert_with(|| push(names, String::new())));
        }
        units
    }

    fn learn_form(&mut self, form: &Form) -> Unit {
        if let Some(unit) = self.by_coarse.get(&form.coarse) {
            return *unit;
        }
        let unit = push(&mut self.names, form.coarse.clone());
        self.by_coarse.insert(form.coarse.clone(), unit);
        form.stems.iter().for_each(|stem| self.by_stem.entry(stem.clone()).or_default().push(unit));
        if form.coarse.len() >= MISSPELT_FROM {
            self.by_whole.insert(whole(&form.coarse), unit);
            for shortened in shortened(&form.coarse) {
                self.by_shortened.entry(shortened).or_default().push(unit);
            }
        }
        unit
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether a unit is a group of synonyms.
    pub fn is_group(&self, unit: Unit) -> bool {
        self.names.get(unit as usize).is_some_and(String::is_empty)
    }

    /// Whether a word is one of the content's, as it stands or by its stem.
    pub fn knows(&self, word: &Word) -> bool {
        word.forms.iter().any(|form| {
            form.coarse.len() > 1
                && (self.by_coarse.contains_key(&form.coarse)
                    || form.stems.iter().any(|stem| self.by_coarse.contains_key(stem)))
        })
    }

    /// The units that a typed word may be, surest first.
    pub fn find(&self, word: &Word, groups: &[GroupId]) -> Vec<(Unit, f32)> {
        let mut found: Vec<(Unit, f32)> = Vec::new();
        let mut add =
            |unit: &Unit, sure: f32| match found.iter_mut().find(|(other, _)| other == unit) {
                Some((_, before)) => *before = before.max(sure),
                None => found.push((*unit, sure)),
            };
        for form in &word.forms {
            self.by_coarse.get(&form.coarse).into_iter().for_each(|unit| add(unit, SAME));
            for stem in form.stems.iter().chain([&form.coarse]) {
                self.by_coarse.get(stem).into_iter().for_each(|unit| add(unit, SAME_STEM));
                self.by_stem.get(stem).into_iter().flatten().for_each(|unit| add(unit, SAME_STEM));
            }
        }
        groups
            .iter()
            .filter_map(|group| self.by_group.get(group))
            .for_each(|unit| add(unit, SYNONYM));
        for form in word.forms.iter().filter(|form| form.coarse.len() >= MISSPELT_FROM) {
            self.misspelt(&form.coarse).iter().for_each(|unit| add(unit, MISSPELT));
        }
        found.sort_by(|(one, sure), (other, surer)| surer.total_cmp(sure).then(one.cmp(other)));
        found
    }

    /// Units one edit away: those that are the same once a letter is left out of either word, or of both.
    fn misspelt(&self, coarse: &str) -> Vec<Unit> {
        let longer = self.by_shortened.get(&whole(coarse)).into_iter().flatten();
        let same = shortened(coarse).filter_map(|key| self.by_shortened.get(&key)).flatten();
        let shorter = shortened(coarse).filter_map(|key| self.by_whole.get(&key));
        let near = |unit: &&Unit| {
            let name = self.names.get(**unit as usize).map_or("", String::as_str);
            name.len() >= MISSPELT_FROM && one_edit_apart(name.as_bytes(), coarse.as_bytes())
        };
        longer.chain(same).chain(shorter).filter(near).copied().collect()
    }
}

fn push(names: &mut Vec<String>, name: String) -> Unit {
    names.push(name);
    (names.len() - 1) as Unit
}

/// The word with each letter left out in turn, as numbers; two words may share one, so what is found is looked at again.
fn shortened(word: &str) -> impl Iterator<Item = u64> {
    (0..word.len()).map(|left_out| {
        let (before, after) = word.as_bytes().split_at(left_out);
        number(before.iter().chain(after.iter().skip(1)))
    })
}

/// A whole word, numbered as [`shortened`] ones are.
fn whole(word: &str) -> u64 {
    number(word.as_bytes().iter())
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
fn number<'a>(letters: impl Iterator<Item = &'a u8>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01b3)
    })
}
