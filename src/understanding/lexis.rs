//! The words that the entries use, and which of them a typed word may be.

use rustc_hash::FxHashMap;

use super::{
    near::Near,
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
    by_coarse: FxHashMap<String, Unit>,
    by_group: FxHashMap<GroupId, Unit>,
    by_stem: FxHashMap<String, Vec<Unit>>,
    /// Units that may be misspelt, by their coarse skeletons.
    long: Near<Unit>,
    /// For each unit, whether it is a group.
    groups: Vec<bool>,
}

impl Lexis {
    /// The units of a word of the content, new ones included.
    pub fn learn(&mut self, word: &Word, groups: &[GroupId]) -> Vec<Unit> {
        let mut units: Vec<Unit> = word.forms.iter().map(|form| self.learn_form(form)).collect();
        for group in groups {
            let units_of = &mut self.groups;
            units.push(*self.by_group.entry(*group).or_insert_with(|| push(units_of, true)));
        }
        units
    }

    fn learn_form(&mut self, form: &Form) -> Unit {
        if let Some(unit) = self.by_coarse.get(&form.coarse) {
            return *unit;
        }
        let unit = push(&mut self.groups, false);
        self.by_coarse.insert(form.coarse.clone(), unit);
        form.stems.iter().for_each(|stem| self.by_stem.entry(stem.clone()).or_default().push(unit));
        if form.coarse.len() >= MISSPELT_FROM {
            self.long.learn(&form.coarse, unit);
        }
        unit
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether a unit is a group of synonyms.
    pub fn is_group(&self, unit: Unit) -> bool {
        self.groups.get(unit as usize).copied().unwrap_or_default()
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
            self.long.find(&form.coarse).for_each(|(_, unit)| add(unit, MISSPELT));
        }
        found.sort_by(|(one, sure), (other, surer)| surer.total_cmp(sure).then(one.cmp(other)));
        found
    }
}

/// Adds a unit.
fn push(groups: &mut Vec<bool>, group: bool) -> Unit {
    groups.push(group);
    (groups.len() - 1) as Unit
}
