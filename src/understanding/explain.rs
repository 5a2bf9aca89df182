//! Why a message is understood as it is: for those who mend the content.

use std::fmt::Write;

use super::{
    Danger, Intent, Meaning, Situation, Understanding, Verdict,
    alarm::{PATTERN, THRESHOLD},
    decide::{ANSWER, CHOICES},
    evidence::{Evidence, NAMES},
    fuse,
    reader::{Folded, LONGEST},
};
use crate::localisation::Locale;

impl Understanding {
    /// How the words were read, the evidence for each candidate, and why it is answered, offered or refused.
    pub fn explain(&self, text: &str, situation: &Situation) -> String {
        let folded = self.fold(text);
        let meaning = self.read(text, situation);
        let mut page = String::new();
        self.explain_words(&folded, &mut page);
        let scores = self.languages.scores(&folded.words);
        let scores: Vec<String> = Locale::ALL
            .iter()
            .zip(scores)
            .map(|(locale, score)| format!("{locale} {score:.1}"))
            .collect();
        let language = meaning.language.map_or("unclear", Locale::code);
        line(&mut page, format_args!("language: {language} ({})", scores.join(", ")));
        line(&mut page, format_args!("foreign: {}", meaning.foreign));
        let country = meaning.country.as_ref().map_or("none named", |country| country.as_str());
        line(&mut page, format_args!("country: {country}"));
        self.explain_danger(&folded, &meaning, &mut page);
        line(
            &mut page,
            format_args!("danger words: {}", self.dangers.signs(&folded.words).join(", ")),
        );
        match &meaning.intent {
            _ if text.len() > LONGEST => {
                line(&mut page, format_args!("nothing is looked for: longer than {LONGEST} bytes"));
            }
            Intent::Ask(found) => {
                self.explain_candidates(&folded, situation, &mut page);
                line(&mut page, format_args!("verdict: {}", reason(found.verdict)));
            }
            other => line(&mut page, format_args!("the whole message is: {other:?}")),
        }
        page
    }

    fn explain_danger(&self, folded: &Folded, meaning: &Meaning, page: &mut String) {
        match &meaning.danger {
            Some(Danger { entry, .. }) => line(page, format_args!("danger: yes, {entry}")),
            None => line(page, format_args!("danger: none")),
        }
        let score = self.alarm_score(folded);
        line(
            page,
            format_args!(
                "sounds like danger: {score:.2}, a pattern that fits adds {PATTERN}, shown from {THRESHOLD} on"
            ),
        );
        if let Some((pattern, words)) = self.dangers.reason(&folded.words) {
            line(page, format_args!("danger pattern: \"{pattern}\" in \"{words}\""));
        }
    }

    fn explain_words(&self, folded: &Folded, page: &mut String) {
        if folded.swapped {
            line(page, format_args!("read on the other keyboard layout: {}", folded.repaired));
        }
        for (word, groups) in folded.words.iter().zip(&folded.groups) {
            let forms = word.forms.iter().map(|form| {
                format!(
                    "{} {} {} [{}]",
                    form.text,
                    form.skeleton,
                    form.coarse,
                    form.stems.join(" ")
                )
            });
            let forms: Vec<String> = forms.collect();
            let names: Vec<&str> = groups.iter().map(|group| self.synonyms.name(*group)).collect();
            line(page, format_args!("word: {}; means: {}", forms.join(" or "), names.join(", ")));
        }
    }

    fn explain_candidates(&self, folded: &Folded, situation: &Situation, page: &mut String) {
        let gathered = self.gather(folded, situation);
        let probabilities = fuse::probabilities(&fuse::FITTED, &gathered);
        line(
            page,
            format_args!(
                "unknown words: {:.2} of the weight {:.1}",
                gathered.unknown, gathered.weight
            ),
        );
        let mut ranked: Vec<(usize, f32)> = probabilities.iter().copied().enumerate().collect();
        ranked.sort_by(|(one, confidence), (other, surer)| {
            surer.total_cmp(confidence).then(one.cmp(other))
        });
        for (place, confidence) in ranked.into_iter().take(super::Found::KEPT) {
            let (Some(entry), Some(evidence)) =
                (self.entries.ids.get(place), gathered.entries.get(place))
            else {
                continue;
            };
            line(
                page,
                format_args!(
                    "{confidence:.3} {entry}: {} = {:.1}",
                    kinds(evidence),
                    fuse::score(&fuse::FITTED, evidence)
                ),
            );
        }
    }
}

fn kinds(evidence: &Evidence) -> String {
    let kinds: Vec<String> =
        NAMES.iter().zip(evidence.kinds).map(|(name, kind)| format!("{name} {kind:.2}")).collect();
    kinds.join(", ")
}

fn reason(verdict: Verdict) -> String {
    match verdict {
        Verdict::Answer => format!("answered, the best has at least {ANSWER}"),
        Verdict::Choices => {
            format!("choices, the best has less than {ANSWER}, three together at least {CHOICES}")
        }
        Verdict::Nothing => format!("nothing, three together have less than {CHOICES}"),
    }
}

/// Writing to a string cannot fail.
fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(page, "{text}");
}
