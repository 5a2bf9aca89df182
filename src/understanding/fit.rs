//! Fits the constants of [`super::fuse`] on the tuning half (even running numbers) of the development questions:
//!
//! ```text
//! cargo test --release --lib understanding::fit -- --ignored --nocapture
//! ```

use serde::Deserialize;

use super::{
    Situation, Understanding,
    evidence::{Gathered, KINDS},
    fuse::{self, Weights},
};
use crate::knowledge::{EntryId, read, shipped_files};

/// Steps of the descent, and how far each goes.
const STEPS: usize = 3000;
const PACE: f32 = 0.02;

/// Keeps the weights small where the questions say nothing.
const DAMPING: f32 = 0.0005;

#[derive(Deserialize)]
struct Question {
    id: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    turns: Vec<String>,
    #[serde(default)]
    entry: Option<EntryId>,
    #[serde(default)]
    also: Vec<EntryId>,
}

/// The evidence for one question, and the entries that answer it; none if no entry does.
struct Example {
    gathered: Gathered,
    right: Vec<usize>,
}

fn examples(understanding: &Understanding) -> Vec<Example> {
    let files = ["ordinary-1", "ordinary-2", "follow-ups", "outside"];
    let mut examples = Vec::new();
    for file in files {
        let path = format!("{}/tests/questions/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let question: Question = serde_json::from_str(line).unwrap();
            let number =
                question.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
            if number.is_some_and(|number| number % 2 == 0) {
                examples.push(example(understanding, &question));
            }
        }
    }
    examples
}

fn example(understanding: &Understanding, question: &Question) -> Example {
    let ids = &understanding.corpus.entries;
    let mut situation = Situation::default();
    if let [before @ .., _] = question.turns.as_slice() {
        for text in before {
            let found = understanding.found(&understanding.fold(text), &situation);
            situation.reading = found
                .candidates
                .first()
                .map(|candidate| candidate.entry.clone())
                .or(situation.reading);
        }
    }
    let text = question.turns.last().unwrap_or(&question.text);
    let right = question.entry.iter().chain(&question.also);
    let right = right.filter_map(|id| ids.iter().position(|other| other == id)).collect();
    Example { gathered: understanding.gather(&understanding.fold(text), &situation), right }
}

/// The parameters in a row: the kinds of evidence, then those of "none of them".
fn weights(row: &[f32]) -> Weights {
    let mut kinds = [0.0; KINDS];
    kinds.copy_from_slice(&row[..KINDS]);
    Weights { kinds, none: row[KINDS], unknown: row[KINDS + 1], light: row[KINDS + 2] }
}

/// The gradient of the log-likelihood, and the log-likelihood itself.
fn gradient(row: &[f32], examples: &[Example]) -> (Vec<f32>, f32) {
    let mut slope = vec![0.0; row.len()];
    let mut likelihood = 0.0;
    for Example { gathered, right } in examples {
        let probabilities = fuse::probabilities(&weights(row), gathered);
        let none = 1.0 - probabilities.iter().sum::<f32>();
        let on_right: f32 = right.iter().map(|place| probabilities[*place]).sum();
        let wanted = if right.is_empty() { none } else { on_right }.max(1e-9);
        likelihood += wanted.ln();
        for (place, evidence) in gathered.entries.iter().enumerate() {
            let share = if right.contains(&place) { probabilities[place] / wanted } else { 0.0 };
            for (kind, value) in evidence.kinds.iter().enumerate() {
                slope[kind] += (share - probabilities[place]) * value;
            }
        }
        let lead = if right.is_empty() { 1.0 } else { 0.0 } - none;
        slope[KINDS] += lead;
        slope[KINDS + 1] += lead * gathered.unknown;
        slope[KINDS + 2] += lead * fuse::lightness(gathered);
    }
    (slope, likelihood)
}

#[test]
#[ignore = "prints the constants of fuse.rs"]
fn fit() {
    let understanding = Understanding::learn(&read(&shipped_files()).unwrap());
    let examples = examples(&understanding);
    let mut row = vec![3.0; KINDS];
    row.extend([5.0, 1.0, 0.0]);
    let (mut mean, mut square) = (vec![0.0; row.len()], vec![0.0; row.len()]);
    for step in 1..=STEPS {
        let (slope, likelihood) = gradient(&row, &examples);
        for (place, slope) in slope.iter().enumerate() {
            let slope = slope / examples.len() as f32 - DAMPING * row[place];
            mean[place] = 0.9 * mean[place] + 0.1 * slope;
            square[place] = 0.999 * square[place] + 0.001 * slope * slope;
            let (mean, square): (f32, f32) = (
                mean[place] / (1.0 - 0.9_f32.powi(step as i32)),
                square[place] / (1.0 - 0.999_f32.powi(step as i32)),
            );
            row[place] += PACE * mean / (square.sqrt() + 1e-8);
        }
        if step % 500 == 0 {
            println!("step {step}: mean log-likelihood {:.4}", likelihood / examples.len() as f32);
        }
    }
    println!("{} questions: {:?}", examples.len(), weights(&row));
}
