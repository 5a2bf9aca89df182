//! Answer, offer a choice, or say honestly that nothing is known.

use super::{Candidate, Found, Verdict};
use crate::knowledge::EntryId;

/// From this probability on the best entry is shown: it is likelier right than not.
pub const ANSWER: f32 = 0.5;

/// From this probability of the first three together on they are offered.
pub const CHOICES: f32 = 0.20;

/// An entry less probable than this is not kept.
const KEPT: f32 = 0.01;

/// The verdict over the probabilities of all entries.
pub fn decide(entries: &[EntryId], probabilities: &[f32]) -> Found {
    let mut ranked: Vec<(usize, f32)> = probabilities.iter().copied().enumerate().collect();
    ranked.sort_by(|(one, confidence), (other, surer)| {
        surer.total_cmp(confidence).then(one.cmp(other))
    });
    let kept = ranked.into_iter().take(Found::KEPT).filter(|(_, confidence)| *confidence >= KEPT);
    let candidates: Vec<Candidate> = kept
        .filter_map(|(place, confidence)| {
            Some(Candidate { entry: entries.get(place)?.clone(), confidence })
        })
        .collect();
    let best = candidates.first().map_or(0.0, |candidate| candidate.confidence);
    let offered: f32 =
        candidates.iter().take(Found::OFFERED).map(|candidate| candidate.confidence).sum();
    let verdict = match () {
        () if best >= ANSWER => Verdict::Answer,
        () if offered >= CHOICES => Verdict::Choices,
        () => Verdict::Nothing,
    };
    Found { verdict, candidates }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(probabilities: &[f32]) -> Verdict {
        let ids: Vec<EntryId> =
            (0..probabilities.len()).map(|number| format!("e{number}").parse().unwrap()).collect();
        decide(&ids, probabilities).verdict
    }

    #[test]
    fn the_verdict_follows_the_probabilities() {
        assert_eq!(verdict(&[0.1, 0.8]), Verdict::Answer);
        assert_eq!(verdict(&[0.3, 0.3, 0.2]), Verdict::Choices);
        assert_eq!(verdict(&[0.05, 0.05]), Verdict::Nothing);
        assert_eq!(verdict(&[]), Verdict::Nothing);
    }
}
