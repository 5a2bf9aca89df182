//! From evidence to probabilities: each entry, and "none of them", competes with its score.

use super::evidence::{Evidence, Gathered, KINDS};

/// What evidence is worth, in logits.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// Each kind, in the order of `evidence::NAMES`.
    pub kinds: [f32; KINDS],
    /// What "none of them" starts with.
    pub none: f32,
    /// What a message of words that no entry has adds to it.
    pub unknown: f32,
    /// What a message that says next to nothing adds to it.
    pub light: f32,
}

/// Fitted on the tuning half of the development questions: `hamroh evaluate --fit` prints them.
pub const FITTED: Weights = Weights {
    kinds: [3.27, 3.60, 1.38, 0.65, 7.32, 1.39, 3.58, 3.37, 8.00],
    none: 8.67,
    unknown: 1.00,
    light: 0.05,
};

/// How little a message says, 0 to 1.
pub fn lightness(gathered: &Gathered) -> f32 {
    1.0 / (1.0 + gathered.weight)
}

/// The score of an entry, in logits.
pub fn score(weights: &Weights, evidence: &Evidence) -> f32 {
    evidence.kinds.iter().zip(weights.kinds).map(|(kind, weight)| kind * weight).sum()
}

/// The probability of each entry that it is meant; what is left to 1 is that none is.
pub fn probabilities(weights: &Weights, gathered: &Gathered) -> Vec<f32> {
    let none =
        weights.none + weights.unknown * gathered.unknown + weights.light * lightness(gathered);
    let scores: Vec<f32> =
        gathered.entries.iter().map(|evidence| score(weights, evidence)).collect();
    let highest = scores.iter().copied().fold(none, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total = shares.iter().sum::<f32>() + (none - highest).exp();
    shares.iter().map(|share| share / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_evidence_nothing_is_probable() {
        let gathered =
            Gathered { entries: vec![Evidence::default(); 90], unknown: 1.0, weight: 5.0 };
        assert!(probabilities(&FITTED, &gathered).iter().sum::<f32>() < 0.2);
    }

    #[test]
    fn two_equal_entries_share_the_probability() {
        let strong = Evidence { kinds: [1.0; KINDS] };
        let gathered = Gathered { entries: vec![strong, strong], unknown: 0.0, weight: 5.0 };
        let found = probabilities(&FITTED, &gathered);
        assert!(found.iter().all(|one| (0.45..=0.5).contains(one)), "{found:?}");
    }
}
