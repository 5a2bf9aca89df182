//! A linear classifier over sparse features: softmax regression, trained in a few passes of Adagrad.
//!
//! Deterministic: the examples come in a fixed order, and sums are taken in it. (Duchi, Hazan, Singer: Adaptive
//! subgradient methods for online learning and stochastic optimization, 2011; one rate a feature, not one a weight.)

/// What a text has of each feature, in any order, each feature once.
pub type Features = Vec<(u32, f32)>;

/// How often all examples are seen: more passes changed nothing on the tuning half.
const PASSES: usize = 3;

/// How far the first step of a feature goes.
const PACE: f32 = 1.0;

/// A trained classifier.
#[derive(Debug, Default)]
pub struct Linear {
    classes: usize,
    /// A row of classes for each feature.
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Trains on examples with their class. Features and classes are numbered from 0, below the counts given.
    pub fn train(features: usize, classes: usize, examples: &[(Features, usize)]) -> Self {
        let mut model =
            Self { classes, weights: vec![0.0; features * classes], bias: vec![0.0; classes] };
        let mut steepness = vec![0.0_f32; features + 1];
        let mut slopes = Vec::new();
        for at in (0..PASSES).flat_map(|_| order(examples.len())) {
            let Some((text, class)) = examples.get(at) else { continue };
            model.slopes(text, *class, &mut slopes);
            model.step(text, &slopes, &mut steepness);
        }
        model
    }

    /// How far each class' probability is from what it should be.
    fn slopes(&self, text: &Features, class: usize, slopes: &mut Vec<f32>) {
        self.scores_into(text, slopes);
        let highest = slopes.iter().copied().fold(f32::MIN, f32::max);
        slopes.iter_mut().for_each(|score| *score = (*score - highest).exp());
        let total: f32 = slopes.iter().sum();
        slopes.iter_mut().for_each(|share| *share /= -total);
        slopes.get_mut(class).into_iter().for_each(|slope| *slope += 1.0);
    }

    /// One step; the rate of a feature falls with all slopes that it has seen.
    fn step(&mut self, text: &Features, slopes: &[f32], steepness: &mut [f32]) {
        let square: f32 = slopes.iter().map(|slope| slope * slope).sum();
        let mut rate = |feature: usize, value: f32| {
            steepness.get_mut(feature).map_or(0.0, |steepness| {
                *steepness += square * value * value;
                PACE * value / steepness.max(f32::MIN_POSITIVE).sqrt()
            })
        };
        for (feature, value) in text {
            let rate = rate(*feature as usize + 1, *value);
            let start = *feature as usize * self.classes;
            let row = self.weights.get_mut(start..start + self.classes).unwrap_or_default();
            row.iter_mut().zip(slopes).for_each(|(weight, slope)| *weight += rate * slope);
        }
        let rate = rate(0, 1.0);
        self.bias.iter_mut().zip(slopes).for_each(|(weight, slope)| *weight += rate * slope);
    }

    /// What each feature says of the classes, in logits.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.weights.chunks(self.classes.max(1))
    }

    /// What speaks for each class before anything is seen, in logits.
    pub fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// The score of each class, in logits.
    pub fn scores(&self, text: &Features) -> Vec<f32> {
        let mut scores = Vec::new();
        self.scores_into(text, &mut scores);
        scores
    }

    fn scores_into(&self, text: &Features, scores: &mut Vec<f32>) {
        scores.clone_from(&self.bias);
        for (feature, value) in text {
            let start = *feature as usize * self.classes;
            let row = self.weights.get(start..start + self.classes).unwrap_or_default();
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += value * weight);
        }
    }
}

/// All places once, far from their neighbours: examples that stand together are much alike.
fn order(count: usize) -> impl Iterator<Item = usize> {
    let golden = (count as f64 * 0.618) as usize;
    let step = (golden.max(1)..).find(|step| coprime(*step, count)).unwrap_or(1);
    (0..count).map(move |at| at * step % count)
}

fn coprime(one: usize, other: usize) -> bool {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_come_once_whatever_their_number() {
        for count in 0..50 {
            let mut places: Vec<usize> = order(count).collect();
            places.sort_unstable();
            assert_eq!(places, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_sets_classes_apart_is_learned_and_the_same_each_time() {
        let examples: Vec<(Features, usize)> =
            (0..60).map(|at| (vec![(at % 3, 1.0), (3, 1.0)], at as usize % 3)).collect();
        let model = Linear::train(4, 3, &examples);
        for class in 0..3_u32 {
            let scores = model.scores(&vec![(class, 1.0), (3, 1.0)]);
            let best = (0..3).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
            assert_eq!(best, Some(class as usize));
        }
        assert_eq!(Linear::train(4, 3, &examples).weights, model.weights);
    }

    #[test]
    fn a_feature_that_no_example_had_says_nothing() {
        let model = Linear::train(1, 2, &[(vec![(0, 1.0)], 1)]);
        assert_eq!(model.scores(&vec![(7, 1.0)]), model.bias);
    }
}
