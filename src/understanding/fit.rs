//! Fits the constants of `fuse.rs` on questions with known answers: `hamroh evaluate --fit FILE...`, which takes the tuning
//! half of each file. A multinomial logistic regression, deterministic: fixed start, fixed number of steps.

use super::{
    Situation, Understanding,
    evidence::{CONTEXT, Evidence, Gathered, KINDS},
    fuse::{self, Weights},
};
use crate::knowledge::EntryId;

/// Steps of the descent, and how far each goes (Adam).
const STEPS: i32 = 3000;
const PACE: f32 = 0.02;

/// Keeps the weights small where the questions say nothing.
const DAMPING: f32 = 0.0005;

/// What was asked before is worth this much more than is likeliest: on the tuning half more follow-ups are answered right by
/// it than questions of another matter wrong.
const EAGER: f32 = 1.1;

/// One weight a kind of evidence, and three of "none of them".
const PARAMETERS: usize = KINDS + 3;

type Row = [f32; PARAMETERS];

/// A question with the entries that answer it: what speaks for each candidate ("none of them" is the last), and whether it is right.
pub struct Example(Vec<(Row, bool)>);

impl Understanding {
    /// The evidence for the last of these turns. Without a right entry, "none of them" is right.
    pub fn example(&self, turns: &[&str], right: &[&EntryId]) -> Example {
        let mut situation = Situation::default();
        let Some((last, before)) = turns.split_last() else { return Example(Vec::new()) };
        for text in before {
            let found = self.found(&self.fold(text), &situation);
            situation.follow(&found);
        }
        let gathered = self.gather(&self.fold(last), &situation);
        let is_right = |entry: &EntryId| right.contains(&entry);
        let rights: Vec<bool> = self.entries.ids.iter().map(is_right).collect();
        let nothing = !rights.contains(&true);
        let mut candidates: Vec<(Row, bool)> =
            gathered.entries.iter().map(of_entry).zip(rights).collect();
        candidates.push((of_none(&gathered), nothing));
        Example(candidates)
    }
}

/// What speaks for an entry, as a row of parameters.
fn of_entry(evidence: &Evidence) -> Row {
    row(evidence.kinds, [0.0; 3])
}

/// What speaks for "none of them".
fn of_none(gathered: &Gathered) -> Row {
    row([0.0; KINDS], [1.0, gathered.unknown, fuse::lightness(gathered)])
}

fn row(kinds: [f32; KINDS], none: [f32; 3]) -> Row {
    let mut row = [0.0; PARAMETERS];
    row.iter_mut().zip(kinds.into_iter().chain(none)).for_each(|(place, value)| *place = value);
    row
}

/// The weights under which the right candidates are likeliest.
pub fn fit(examples: &[Example]) -> Weights {
    let mut weights = row([3.0; KINDS], [5.0, 1.0, 0.0]);
    let (mut mean, mut square) = ([0.0_f32; PARAMETERS], [0.0_f32; PARAMETERS]);
    for step in 1..=STEPS {
        let slopes = gradient(&weights, examples);
        let moments = mean.iter_mut().zip(&mut square);
        for ((weight, slope), (mean, square)) in weights.iter_mut().zip(slopes).zip(moments) {
            let slope = slope - DAMPING * *weight;
            *mean = 0.9 * *mean + 0.1 * slope;
            *square = 0.999 * *square + 0.001 * slope * slope;
            let (mean, square) =
                (*mean / (1.0 - 0.9_f32.powi(step)), *square / (1.0 - 0.999_f32.powi(step)));
            *weight += PACE * mean / (square.sqrt() + 1e-8);
        }
    }
    weights.get_mut(CONTEXT).into_iter().for_each(|weight| *weight *= EAGER);
    of_row(&weights)
}

fn of_row(row: &Row) -> Weights {
    let mut values = row.iter().copied();
    let kinds = std::array::from_fn(|_| values.next().unwrap_or_default());
    let mut next = || values.next().unwrap_or_default();
    Weights { kinds, none: next(), unknown: next(), light: next() }
}

/// The mean slope of the log-likelihood.
fn gradient(weights: &Row, examples: &[Example]) -> Row {
    let mut slopes = [0.0; PARAMETERS];
    for Example(candidates) in examples {
        let probabilities = softmax(weights, candidates);
        let wanted: f32 = candidates
            .iter()
            .zip(&probabilities)
            .filter(|((_, right), _)| *right)
            .map(|(_, probability)| probability)
            .sum();
        for ((features, right), probability) in candidates.iter().zip(probabilities) {
            let share = if *right { probability / wanted.max(1e-9) } else { 0.0 };
            let lead = (share - probability) / examples.len() as f32;
            slopes.iter_mut().zip(features).for_each(|(slope, feature)| *slope += lead * feature);
        }
    }
    slopes
}

fn softmax(weights: &Row, candidates: &[(Row, bool)]) -> Vec<f32> {
    let score = |(features, _): &(Row, bool)| {
        features.iter().zip(weights).map(|(one, other)| one * other).sum::<f32>()
    };
    let scores: Vec<f32> = candidates.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f32 = shares.iter().sum();
    shares.into_iter().map(|share| share / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fit_sees_what_the_fusion_sees() {
        let gathered = Gathered {
            entries: vec![Evidence { kinds: [0.5; KINDS] }, Evidence::default()],
            unknown: 0.3,
            weight: 4.0,
        };
        let mut candidates: Vec<(Row, bool)> =
            gathered.entries.iter().map(|one| (of_entry(one), false)).collect();
        candidates.push((of_none(&gathered), true));
        let weights = fuse::FITTED;
        let parameters = row(weights.kinds, [weights.none, weights.unknown, weights.light]);
        let fused = fuse::probabilities(&weights, &gathered);
        for (one, other) in softmax(&parameters, &candidates).iter().zip(fused) {
            assert!((one - other).abs() < 1e-5, "{one} {other}");
        }
    }

    #[test]
    fn evidence_that_tells_right_from_wrong_gets_weight() {
        let telling = row([1.0; KINDS], [0.0; 3]);
        let none = row([0.0; KINDS], [1.0, 0.0, 0.0]);
        let examples = [Example(vec![(telling, true), (none, false)])];
        let fitted = fit(&examples);
        assert!(fitted.kinds.iter().sum::<f32>() > fitted.none);
    }
}
