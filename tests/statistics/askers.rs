//! People who are made up: all that must never be found again of them.

use hamroh::localisation::Locale;

use crate::support::words::content;

/// Messages of each asker: fewer than are too many at once.
const MESSAGES: usize = 5;

/// Somebody made up.
#[derive(Clone)]
pub struct Asker {
    pub number: usize,
    pub id: i64,
    pub telephone: String,
    pub name: String,
    passport: String,
}

impl Asker {
    pub fn new(number: usize) -> Self {
        let syllables = ["за", "ри", "ҷӯ", "мо", "ҳу", "ша", "бек", "дил", "ғай", "нур"];
        let syllable = |place: u32| syllables[(number * 7 + 3) / 10_usize.pow(place) % 10];
        let name: String = (0..5).rev().map(syllable).collect();
        Self {
            number,
            id: 2_000_003_017_000_000 + number as i64 * 7_919,
            telephone: format!("+99291{:07}", 3_000_017 + number * 541),
            name: format!("{name}зода{number}"),
            passport: format!("Q{:08}", 10_000_019 + number * 7_907),
        }
    }

    pub fn identifiers(&self) -> [String; 4] {
        [self.id.to_string(), self.telephone.clone(), self.name.clone(), self.passport.clone()]
    }

    /// Questions with all that people write beside them.
    pub fn messages(&self, questions: &[String]) -> [String; MESSAGES] {
        let Self { telephone, name, passport, .. } = self;
        let question =
            |place: usize| &questions[(self.number * MESSAGES + place) % questions.len()];
        [
            question(0).clone(),
            format!("{} Ман {name}, шиноснома {passport}", question(1)),
            format!("Я {name}, паспорт {passport}, тел {telephone}: {}", question(2)),
            format!("{name} {passport} {telephone}"),
            format!("Маро куфл карданд, номам {name}, рақамам {telephone}"),
        ]
    }
}

/// A wording of each entry, in each language.
pub fn questions() -> Vec<String> {
    let first = |locale| {
        let entries = content().entries().iter();
        entries.filter_map(move |entry| entry.texts.get(locale).questions.first().cloned())
    };
    Locale::ALL.into_iter().flat_map(first).collect()
}
