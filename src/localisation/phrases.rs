//! The program's own words: Fluent messages from `locales/`, embedded in the binary.

use std::{collections::BTreeMap, sync::LazyLock};

use fluent::{FluentResource, FluentValue, concurrent::FluentBundle};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::{Locale, PerLocale};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// Named values for a message. Numbers that are names (years, telephone numbers) go in as text.
pub type Args<'a> = fluent::FluentArgs<'a>;

/// The messages of all locales.
pub struct Phrases {
    bundles: PerLocale<FluentBundle<FluentResource>>,
    sources: PerLocale<BTreeMap<String, String>>,
}

/// A Fluent file of the project cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("locales/{file}: {reason}")]
pub struct PhrasesError {
    file: String,
    reason: String,
}

/// The messages that are embedded in the binary.
///
/// A file that cannot be read leaves its messages out (they fall back, and are logged); a test reads them all strictly.
pub fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let (phrases, errors) = Phrases::embedded();
        for error in errors {
            tracing::error!(error = %error, "Some messages of the program cannot be read");
        }
        phrases
    });
    &PHRASES
}

impl Phrases {
    /// Reads the embedded files; what cannot be read is left out and returned as errors.
    pub fn embedded() -> (Self, Vec<PhrasesError>) {
        let mut errors = Vec::new();
        let bundles = PerLocale::from_fn(|locale| bundle(locale, &mut errors));
        let sources = PerLocale::from_fn(|locale| files(locale).collect());
        (Self { bundles, sources }, errors)
    }

    /// The text of each Fluent file of a locale, by file name: for checks.
    pub fn sources(&self, locale: Locale) -> &BTreeMap<String, String> {
        self.sources.get(locale)
    }

    /// The message in this locale.
    ///
    /// Never empty and never an error: a message that is missing is taken from the next locale (Tajik, Russian,
    /// English), at worst its id is shown; either is logged.
    pub fn say(&self, locale: Locale, id: &str, args: &Args<'_>) -> String {
        if let Some(text) = self.format(locale, id, args) {
            return text;
        }
        tracing::warn!(message.id = id, locale = %locale, "A message is missing and another language was used");
        Locale::ALL
            .into_iter()
            .find_map(|other| self.format(other, id, args))
            .unwrap_or_else(|| id.to_owned())
    }

    /// The message in this locale if it exists and is not empty.
    fn format(&self, locale: Locale, id: &str, args: &Args<'_>) -> Option<String> {
        let bundle = self.bundles.get(locale);
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(message.id = id, locale = %locale, "A message lacks a value");
        }
        (!text.trim().is_empty()).then_some(text)
    }
}

/// All Fluent files of a locale: name and text.
fn files(locale: Locale) -> impl Iterator<Item = (String, String)> {
    let folder = LOCALES.get_dir(locale.code());
    folder.into_iter().flat_map(|folder| folder.files()).filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.to_owned();
        Some((name, file.contents_utf8()?.to_owned()))
    })
}

/// Isolation marks are off everywhere: all three languages run left to right, and on SMS a mark would force UCS-2.
fn bundle(locale: Locale, errors: &mut Vec<PhrasesError>) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(plain_numbers));
    for (name, text) in files(locale) {
        let mut fail =
            |reason: String| errors.push(PhrasesError { file: format!("{locale}/{name}"), reason });
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, problems)| {
            problems.iter().for_each(|problem| fail(problem.to_string()));
            resource
        });
        if let Err(problems) = bundle.add_resource(resource) {
            problems.iter().for_each(|problem| fail(problem.to_string()));
        }
    }
    bundle
}

/// Numbers without grouping: they are few and small.
fn plain_numbers<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number.value.to_string()),
        _ => None,
    }
}
