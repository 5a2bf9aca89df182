//! A short message that only makes sense after what was read: "а сколько стоит?" stays with the entry.

use super::evidence::{CONTEXT, Evidence, Gathered};

/// From this summed rarity on a message stands for itself.
const STANDS_ALONE: f32 = 16.0;

/// Up to this summed rarity a message is taken to lean on what was read.
const LEANS: f32 = 6.0;

/// What a related entry gets of what the entry itself gets.
const RELATED: f32 = 0.35;

/// Adds the context to the evidence: as much as the message leans on it.
pub fn lean(gathered: &mut Gathered, reading: usize, related: &[usize]) {
    let leaning = ((STANDS_ALONE - gathered.weight) / (STANDS_ALONE - LEANS)).clamp(0.0, 1.0);
    let mut give = |place: usize, share: f32| {
        let kinds = gathered.entries.get_mut(place).map(|Evidence { kinds }| kinds);
        kinds
            .and_then(|kinds| kinds.get_mut(CONTEXT))
            .into_iter()
            .for_each(|context| *context = leaning * share);
    };
    related.iter().for_each(|place| give(*place, RELATED));
    give(reading, 1.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(weight: f32) -> [f32; 3] {
        let mut gathered = Gathered { entries: vec![Evidence::default(); 3], unknown: 0.0, weight };
        lean(&mut gathered, 0, &[1]);
        [0, 1, 2].map(|place: usize| gathered.entries[place].kinds[CONTEXT])
    }

    #[test]
    fn a_short_message_leans_on_what_was_read_and_a_full_question_does_not() {
        assert_eq!(context(2.0), [1.0, RELATED, 0.0]);
        assert_eq!(context(30.0), [0.0; 3]);
    }
}
