//! What the service learns danger from: enough of each kind, each text once, and on one side.

use std::collections::{BTreeMap, HashMap};

use crate::knowledge::{Examples, Harm, Problem, Vocabulary};

const DANGER: &str = "danger-examples.toml";
const HARMLESS: &str = "harmless-examples.toml";

/// From fewer examples a kind of danger is not learned.
const FEWEST: usize = 20;

pub(super) fn check(vocabulary: &Vocabulary, problems: &mut Vec<Problem>) {
    let dangerous = places(DANGER, &vocabulary.danger_examples, |kind| kind.to_string());
    let harmless = places(HARMLESS, &vocabulary.harmless_examples, |kind| kind.clone());
    let mut seen: HashMap<String, Place> = HashMap::new();
    for (place, text) in dangerous.chain(harmless) {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if plain.is_empty() {
            problems.push(place.problem("says nothing: write a message, or remove it"));
        } else if let Some(other) = seen.get(&plain) {
            let said = format!("\"{text}\" is also {} in {}: remove one", other.within, other.file);
            problems.push(place.problem(&said));
        } else {
            seen.insert(plain, place);
        }
    }
    kinds(vocabulary, problems);
}

/// Where an example stands.
struct Place {
    file: &'static str,
    /// `[[examples]] suicide, text 12`.
    within: String,
}

impl Place {
    fn problem(&self, message: &str) -> Problem {
        Problem::new(self.file, &self.within, message)
    }
}

fn places<'a, Kind>(
    file: &'static str,
    examples: &'a [Examples<Kind>],
    name: impl Fn(&Kind) -> String,
) -> impl Iterator<Item = (Place, &'a str)> {
    examples.iter().flat_map(move |Examples { kind, texts }| {
        let name = name(kind);
        let place =
            move |number| Place { file, within: format!("[[examples]] {name}, text {number}") };
        (1..).zip(texts).map(move |(number, text)| (place(number), text.as_str()))
    })
}

/// Every kind of danger has examples; every kind that is danger alone has a rule too.
fn kinds(vocabulary: &Vocabulary, problems: &mut Vec<Problem>) {
    let mut count: BTreeMap<Harm, usize> = BTreeMap::new();
    for Examples { kind, texts } in &vocabulary.danger_examples {
        *count.entry(*kind).or_default() += texts.len();
    }
    for harm in Harm::all() {
        let examples = count.get(&harm).copied().unwrap_or_default();
        if examples < FEWEST {
            let message = format!("{examples} messages: write {FEWEST} or more");
            problems.push(Problem::new(DANGER, format!("[[examples]] {harm}"), message));
        }
        let found = vocabulary.danger.iter().any(|rule| rule.indicator == harm);
        if harm.is_danger_alone() && !found {
            let message = format!("no rule has the indicator {harm}: write one");
            problems.push(Problem::new("danger.toml", "[[rule]]", message));
        }
    }
}
