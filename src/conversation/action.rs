//! What a button does. A button carries all that it needs, so that one from last month works after a restart.

use std::str::FromStr;

use crate::{
    knowledge::{Audience, CountryId, EntryId, TopicId},
    localisation::Locale,
};

/// An action in the language of its button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// The language to answer in.
    pub locale: Locale,
    /// What to do.
    pub action: Action,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Show the menu.
    Menu,
    /// Show the menu for this audience from now on.
    Audience(Audience),
    /// Show a topic's entries.
    Topic(TopicId),
    /// Show an entry.
    Entry(EntryId),
    /// Show the same entry in the button's language, in place of the one above.
    Reread(EntryId),
    /// Show the help numbers.
    Help,
    /// Show the help numbers of a country.
    Country(CountryId),
    /// Show the language buttons.
    Languages,
    /// Speak the button's language from now on.
    Speak,
    /// Say that an entry helped.
    Helpful(EntryId),
    /// Say that an entry did not help.
    Unhelpful(EntryId),
}

impl Press {
    /// The button as text for a network, at most 64 bytes (the limit of Telegram's `callback_data`).
    pub fn encode(&self) -> String {
        let (letter, id) = match &self.action {
            Action::Menu => ('m', None),
            Action::Audience(audience) => ('a', Some(audience_code(*audience))),
            Action::Topic(topic) => ('t', Some(topic.as_str())),
            Action::Entry(entry) => ('e', Some(entry.as_str())),
            Action::Reread(entry) => ('r', Some(entry.as_str())),
            Action::Help => ('s', None),
            Action::Country(country) => ('c', Some(country.as_str())),
            Action::Languages => ('l', None),
            Action::Speak => ('u', None),
            Action::Helpful(entry) => ('y', Some(entry.as_str())),
            Action::Unhelpful(entry) => ('n', Some(entry.as_str())),
        };
        match id {
            Some(id) => format!("{letter}:{}:{id}", self.locale),
            None => format!("{letter}:{}", self.locale),
        }
    }
}

fn audience_code(audience: Audience) -> &'static str {
    match audience {
        Audience::Migrant => "migrant",
        Audience::Family => "family",
        Audience::Refugee => "refugee",
    }
}

fn audience(code: &str) -> Option<Audience> {
    [Audience::Migrant, Audience::Family, Audience::Refugee]
        .into_iter()
        .find(|audience| audience_code(*audience) == code)
}

/// The text is not a button of this service.
#[derive(Debug, thiserror::Error)]
#[error("this is not a button of this service")]
pub struct InvalidPress;

impl FromStr for Press {
    type Err = InvalidPress;

    fn from_str(encoded: &str) -> Result<Self, InvalidPress> {
        let mut fields = encoded.splitn(3, ':');
        let letter = fields.next().unwrap_or_default();
        let locale = fields.next().and_then(|code| code.parse().ok()).ok_or(InvalidPress)?;
        let id = fields.next().unwrap_or_default();
        let action = action(letter, id).ok_or(InvalidPress)?;
        Ok(Self { locale, action })
    }
}

fn action(letter: &str, id: &str) -> Option<Action> {
    Some(match letter {
        "m" => Action::Menu,
        "a" => Action::Audience(audience(id)?),
        "t" => Action::Topic(id.parse().ok()?),
        "e" => Action::Entry(id.parse().ok()?),
        "r" => Action::Reread(id.parse().ok()?),
        "s" => Action::Help,
        "c" => Action::Country(id.parse().ok()?),
        "l" => Action::Languages,
        "u" => Action::Speak,
        "y" => Action::Helpful(id.parse().ok()?),
        "n" => Action::Unhelpful(id.parse().ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_fits_callback_data_and_comes_back_the_same() {
        let longest = "a".repeat(40);
        let entry: EntryId = longest.parse().unwrap();
        let actions = [
            Action::Menu,
            Action::Audience(Audience::Family),
            Action::Topic(longest.parse().unwrap()),
            Action::Entry(entry.clone()),
            Action::Reread(entry.clone()),
            Action::Help,
            Action::Country("RU".parse().unwrap()),
            Action::Languages,
            Action::Speak,
            Action::Helpful(entry.clone()),
            Action::Unhelpful(entry),
        ];
        for action in actions {
            let press = Press { locale: Locale::En, action };
            let encoded = press.encode();
            assert!(encoded.len() <= 64, "{encoded}");
            assert_eq!(encoded.parse::<Press>().unwrap(), press);
        }
    }

    #[test]
    fn what_is_no_button_is_refused() {
        for encoded in ["", "m", "m:de", "e:tg:", "e:tg:Ё", "q:tg", "c:tg:Russia"] {
            assert!(encoded.parse::<Press>().is_err(), "{encoded}");
        }
    }
}
