//! The country that a message names, or that a place on the map lies in.

use std::sync::LazyLock;

use country_boundaries::{BOUNDARIES_ODBL_60X30, CountryBoundaries, LatLon};
use rustc_hash::FxHashMap;

use super::{
    near::Near,
    repair::repair,
    tokens::{Word, words},
};
use crate::knowledge::{Content, CountryId};

/// Longer words are also found with one letter wrong.
const MISSPELT_FROM: usize = 7;

/// Home: named beside another country ("I went from Tajikistan to …") it is not where the person is.
const HOME: &str = "TJ";

/// The states of the European Union, which share an entry unless they have one of their own.
const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The words by which people name countries.
#[derive(Debug, Default)]
pub struct Places {
    /// By skeleton; a name of two words by both, with a blank between.
    names: FxHashMap<String, CountryId>,
    /// Long names, for misspellings.
    long: Near<CountryId>,
}

impl Places {
    /// Indexes the countries' words.
    pub fn new(content: &Content) -> Self {
        let mut places = Self::default();
        for country in content.countries() {
            for name in &country.words {
                let key = key(&words(&repair(name)));
                if key.len() >= MISSPELT_FROM {
                    places.long.learn(&key, country.id.clone());
                }
                places.names.entry(key).or_insert_with(|| country.id.clone());
            }
        }
        places
    }

    /// The first country named that is not home, else home if that is named.
    pub fn named(&self, message: &[Word]) -> Option<&CountryId> {
        let mut home = None;
        for at in 0..message.len() {
            match self.at(message.get(at..).unwrap_or_default()) {
                Some(country) if country.as_str() == HOME => home = home.or(Some(country)),
                Some(country) => return Some(country),
                None => {}
            }
        }
        home
    }

    /// The country named by the first word, or by the first two.
    fn at(&self, message: &[Word]) -> Option<&CountryId> {
        let pair = message.get(..2).and_then(|pair| self.word(&key(pair)));
        pair.or_else(|| message.first()?.forms.iter().find_map(|form| self.word(&form.skeleton)))
    }

    fn word(&self, skeleton: &str) -> Option<&CountryId> {
        let without_ending = || {
            ENDINGS
                .iter()
                .filter_map(|ending| skeleton.strip_suffix(ending))
                .filter(|rest| rest.len() >= 4)
        };
        let misspelt = || {
            let long = skeleton.len() >= MISSPELT_FROM;
            long.then(|| self.long.find(skeleton).next().map(|(_, country)| country)).flatten()
        };
        self.names
            .get(skeleton)
            .or_else(|| without_ending().find_map(|rest| self.names.get(rest)))
            .or_else(misspelt)
    }
}

/// Endings of place names in Tajik: of, in, to, from, object.
const ENDINGS: [&str; 6] = ["ro", "ba", "da", "i", "ru", "a"];

fn key(words: &[Word]) -> String {
    words
        .iter()
        .filter_map(Word::first)
        .map(|form| form.skeleton.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The country of a place, in degrees; one that the content knows, else none. The sea belongs to nobody.
pub fn country_at(latitude: f64, longitude: f64, content: &Content) -> Option<CountryId> {
    static BOUNDARIES: LazyLock<Option<CountryBoundaries>> =
        LazyLock::new(|| CountryBoundaries::from_reader(BOUNDARIES_ODBL_60X30).ok());
    let place = LatLon::new(latitude, longitude).ok()?;
    let codes = BOUNDARIES.as_ref()?.ids(place);
    let known = |code: &str| code.parse().ok().filter(|id| content.country(id).is_some());
    let own = codes.iter().find_map(|code| known(code));
    own.or_else(|| known("EU").filter(|_| codes.iter().any(|code| EUROPEAN_UNION.contains(code))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        knowledge::{Country, Discreet, Vocabulary},
        localisation::PerLocale,
    };

    fn content() -> Content {
        let country = |id: &str, words: &[&str]| Country {
            id: id.parse().unwrap(),
            names: PerLocale::default(),
            inside: PerLocale::default(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            help: Vec::new(),
            order: 1,
        };
        let countries = vec![
            country("RU", &["россия", "маскав", "санкт-петербург"]),
            country("TJ", &["тоҷикистон", "душанбе"]),
            country("DE", &["германия"]),
            country("EU", &["европа"]),
        ];
        Content::new(vec![], vec![], vec![], countries, Vocabulary::default(), Discreet::default())
    }

    #[test]
    fn a_country_is_known_by_its_names_in_every_spelling() {
        let content = content();
        let places = Places::new(&content);
        for (text, country) in [
            ("дар Маскав кор мекунам", Some("RU")),
            ("man dar maskav", Some("RU")),
            ("rossiya", Some("RU")),
            ("Санкт-Петербургда", Some("RU")),
            ("из душанбе в германию", Some("DE")),
            ("аз Тоҷикистон", Some("TJ")),
            ("салом", None),
        ] {
            assert_eq!(
                places.named(&words(&repair(text))).map(CountryId::as_str),
                country,
                "{text}"
            );
        }
    }

    #[test]
    fn a_place_lies_in_its_country() {
        let content = content();
        let at = |latitude, longitude| {
            country_at(latitude, longitude, &content).map(|id| id.to_string())
        };
        assert_eq!(at(55.75, 37.62).as_deref(), Some("RU"));
        assert_eq!(at(38.56, 68.77).as_deref(), Some("TJ"));
        assert_eq!(at(52.52, 13.40).as_deref(), Some("DE"));
        assert_eq!(at(48.86, 2.35).as_deref(), Some("EU"));
        assert_eq!(at(35.68, 139.69), None);
        assert_eq!(at(f64::NAN, 500.0), None);
    }
}
