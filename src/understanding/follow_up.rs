//! A short message that only makes sense after what was asked before: "а сколько стоит?" stays with it.

use super::evidence::{CONTEXT, Evidence, Gathered};

/// From this summed rarity on a message stands for itself.
const STANDS_ALONE: f32 = 18.0;

/// Up to this summed rarity a message is taken to lean on what was read.
const LEANS: f32 = 6.0;

/// A message that says next to nothing leans more yet, up to this much.
const MOST: f32 = 1.4;

/// What an entry related to the likeliest gets of what that gets.
const RELATED: f32 = 0.55;

/// Adds the context to the evidence: as much as the message leans on it. `asked` are entries with their confidence,
/// likeliest first, and `related` those related to the first.
pub fn lean(gathered: &mut Gathered, asked: &[(usize, f32)], related: &[usize]) {
    let leaning = ((STANDS_ALONE - gathered.weight) / (STANDS_ALONE - LEANS)).clamp(0.0, MOST);
    let mut give = |place: usize, share: f32| {
        let kinds = gathered.entries.get_mut(place).map(|Evidence { kinds }| kinds);
        let context = kinds.and_then(|kinds| kinds.get_mut(CONTEXT));
        context.into_iter().for_each(|context| *context = context.max(leaning * share));
    };
    related.iter().for_each(|place| give(*place, RELATED));
    let Some((_, best)) = asked.first() else { return };
    asked.iter().for_each(|(place, confidence)| give(*place, (confidence / best).sqrt()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(weight: f32) -> [f32; 4] {
        let mut gathered = Gathered { entries: vec![Evidence::default(); 4], unknown: 0.0, weight };
        lean(&mut gathered, &[(0, 0.8), (3, 0.2)], &[1]);
        [0, 1, 2, 3].map(|place: usize| gathered.entries[place].kinds[CONTEXT])
    }

    #[test]
    fn a_short_message_leans_on_what_was_read_and_a_full_question_does_not() {
        assert_eq!(context(LEANS), [1.0, RELATED, 0.0, 0.5]);
        assert_eq!(context(0.0)[0], MOST);
        assert_eq!(context(30.0), [0.0; 4]);
    }
}
