//! What each part of the engine is worth: the figures without it.

use hamroh::understanding::{Situation, Understanding, Verdict};

use super::questions::Question;

/// Kinds of evidence that belong together.
const PARTS: [(&str, &[&str]); 6] = [
    ("n-grams", &["n-grams best", "n-grams mean", "n-grams by weight"]),
    ("words", &["words", "words by weight"]),
    ("answers' words", &["answer"]),
    ("synonyms", &["synonyms"]),
    ("classifier", &["classifier"]),
    (
        "all but the classifier",
        &[
            "n-grams best",
            "n-grams mean",
            "n-grams by weight",
            "words",
            "words by weight",
            "answer",
            "synonyms",
        ],
    ),
];

/// Right in one turn, right among what is offered, and wrong, in percent.
struct Figures {
    right: f64,
    offered: f64,
    wrong: f64,
}

/// Prints the table.
pub fn print(understanding: &Understanding, questions: &[Question]) {
    println!("\nWithout a part (weights not fitted anew), in %:  right  offered  wrong");
    row("nothing left out", &figures(understanding, questions, &[]));
    for (name, kinds) in PARTS {
        row(name, &figures(understanding, questions, kinds));
    }
    println!("\nDanger, in %:                               found  false alarms (frightening)");
    for (name, by) in
        [("patterns alone", By::Patterns), ("scorer alone", By::Scorer), ("both", By::Both)]
    {
        let share = |danger: bool| {
            let asked = questions.iter().filter(|one| one.reported && one.danger == Some(danger));
            percent(asked.map(|question| by.finds(understanding, &question.text)))
        };
        println!("{name:40}  {:5.1}  {:5.1}", share(true), share(false));
    }
}

fn row(name: &str, Figures { right, offered, wrong }: &Figures) {
    println!("{name:46}  {right:5.1}  {offered:7.1}  {wrong:5.1}");
}

fn figures(understanding: &Understanding, questions: &[Question], without: &[&str]) -> Figures {
    let asked: Vec<&Question> = questions.iter().filter(|one| one.is_ordinary()).collect();
    let found: Vec<(Verdict, Vec<String>)> = asked
        .iter()
        .map(|question| {
            let found = understanding.found_without(&question.text, without);
            let ids = found.candidates.iter().map(|one| one.entry.to_string()).collect();
            (found.verdict, ids)
        })
        .collect();
    let both = || asked.iter().zip(&found);
    let wants = |question: &Question, id: Option<&String>| {
        id.is_some_and(|id| question.entries.contains(id))
    };
    let right = |(question, (verdict, ids)): (&&Question, &(Verdict, Vec<String>))| {
        *verdict == Verdict::Answer && wants(question, ids.first())
    };
    let chosen = |(question, (verdict, ids)): (&&Question, &(Verdict, Vec<String>))| {
        *verdict == Verdict::Choices && ids.iter().take(3).any(|id| wants(question, Some(id)))
    };
    let wrong = |(question, (verdict, ids)): (&&Question, &(Verdict, Vec<String>))| {
        *verdict == Verdict::Answer && !wants(question, ids.first())
    };
    Figures {
        right: percent(both().map(right)),
        offered: percent(both().map(|pair| right(pair) || chosen(pair))),
        wrong: percent(both().map(wrong)),
    }
}

enum By {
    Patterns,
    Scorer,
    Both,
}

impl By {
    fn finds(&self, understanding: &Understanding, text: &str) -> bool {
        let (scored, pattern) = understanding.signs_of_danger(text);
        match self {
            Self::Patterns => pattern,
            Self::Scorer => scored,
            Self::Both => understanding.read(text, &Situation::default()).danger.is_some(),
        }
    }
}

fn percent(hits: impl Iterator<Item = bool>) -> f64 {
    let (hits, all) = hits.fold((0, 0), |(hits, all), hit| (hits + u32::from(hit), all + 1));
    100.0 * f64::from(hits) / f64::from(all.max(1))
}
