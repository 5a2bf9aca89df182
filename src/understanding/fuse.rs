//! From evidence to probabilities: each entry, and "none of them", competes with its score.

use super::evidence::{Evidence, Gathered, KINDS};

/// What each kind of evidence is worth, in the order of [`super::evidence::NAMES`]; in logits.
const WEIGHTS: [f32; KINDS] = [5.0, 4.0, 7.0, 5.0, 2.0, 4.0];

/// What "none of them" starts with, in logits.
const NONE: f32 = 9.0;

/// What a message of words that no entry has adds to "none of them", in logits.
const NONE_UNKNOWN: f32 = 2.0;

/// The score of an entry, in logits.
pub fn score(evidence: &Evidence) -> f32 {
    evidence.kinds.iter().zip(WEIGHTS).map(|(kind, weight)| kind * weight).sum()
}

/// The probability of each entry that it is meant; what is left to 1 is that none is.
pub fn probabilities(gathered: &Gathered) -> Vec<f32> {
    let none = NONE + NONE_UNKNOWN * gathered.unknown;
    let scores: Vec<f32> = gathered.entries.iter().map(score).collect();
    let highest = scores.iter().copied().fold(none, f32::max);
    let weights: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total = weights.iter().sum::<f32>() + (none - highest).exp();
    weights.iter().map(|weight| weight / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_evidence_nothing_is_probable() {
        let gathered =
            Gathered { entries: vec![Evidence::default(); 90], unknown: 1.0, weight: 5.0 };
        assert!(probabilities(&gathered).iter().sum::<f32>() < 0.05);
    }

    #[test]
    fn two_equal_entries_share_the_probability() {
        let strong = Evidence { kinds: [1.0; KINDS] };
        let gathered = Gathered { entries: vec![strong, strong], unknown: 0.0, weight: 5.0 };
        let found = probabilities(&gathered);
        assert!(found.iter().all(|one| (0.45..=0.5).contains(one)), "{found:?}");
    }
}
