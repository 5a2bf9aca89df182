//! What the program itself says, in each language: locales, Fluent messages, dates.
//!
//! Uses no other module of the crate.

mod dates;
mod latin;
mod locale;
mod phrases;

pub use dates::{long_date, year};
pub use latin::latin;
pub use locale::{Locale, PerLocale};
pub use phrases::{Args, Phrases, PhrasesError, phrases};
