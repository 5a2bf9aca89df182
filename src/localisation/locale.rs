//! The three languages of the service.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language that the service answers in. Tajik is the first language and the default.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Tajik, in Cyrillic letters.
    #[default]
    Tg,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Locale {
    /// All locales, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Tg, Self::Ru, Self::En];

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tg => "tg",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language's own name, as its speakers write it.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Tg => "Тоҷикӣ",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The locale of an IETF language tag such as Telegram's `language_code` (`ru`, `en-GB`); `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_']).next().and_then(|primary| primary.to_ascii_lowercase().parse().ok())
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The text is not the code of a locale of this service.
#[derive(Debug, thiserror::Error)]
#[error("the language must be tg, ru or en")]
pub struct UnknownLocale;

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(code: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.into_iter().find(|locale| locale.code() == code).ok_or(UnknownLocale)
    }
}

/// One value for each locale: there is no way to leave a language out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerLocale<T> {
    /// In Tajik.
    pub tg: T,
    /// In Russian.
    pub ru: T,
    /// In English.
    pub en: T,
}

impl<T> PerLocale<T> {
    /// Makes each value from its locale.
    pub fn from_fn(mut make: impl FnMut(Locale) -> T) -> Self {
        Self { tg: make(Locale::Tg), ru: make(Locale::Ru), en: make(Locale::En) }
    }

    /// The value of one locale.
    pub fn get(&self, locale: Locale) -> &T {
        match locale {
            Locale::Tg => &self.tg,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }

    /// The value of one locale, to change.
    pub fn get_mut(&mut self, locale: Locale) -> &mut T {
        match locale {
            Locale::Tg => &mut self.tg,
            Locale::Ru => &mut self.ru,
            Locale::En => &mut self.en,
        }
    }

    /// All values with their locales, in the order of [`Locale::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &T)> {
        Locale::ALL.into_iter().map(|locale| (locale, self.get(locale)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_tag_is_read_by_its_primary_subtag() {
        assert_eq!(Locale::from_tag("en-GB"), Some(Locale::En));
        assert_eq!(Locale::from_tag("RU"), Some(Locale::Ru));
        assert_eq!(Locale::from_tag("uz"), None);
        assert_eq!(Locale::from_tag(""), None);
    }
}
