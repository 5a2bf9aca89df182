//! What a message means: danger, language, country, and the entries it asks for. Pure and deterministic.
//!
//! [`Understanding::learn`] builds its indexes from the served content; [`Understanding::read`] answers in
//! microseconds. Uses `knowledge` and `localisation` only: no clock, no I/O, no randomness.
//!
//! The way of a message: `repair` its letters → `tokens` with readings (digits as letters, `layout`) → sounds
//! (`skeleton`) and stems (`stems`, `affixes`) → `danger`, `language`, `foreign`, `place`, `talk` → evidence for
//! each entry (`ngrams`, `coverage` of words and `synonyms`, what was read before: `follow_up`) → `fuse` →
//! `decide`. The same folding is applied to the content and to the message.

mod affixes;
mod alarm;
mod corpus;
mod coverage;
mod danger;
mod decide;
mod evidence;
mod explain;
mod fit;
mod follow_up;
mod foreign;
mod fuse;
mod hits;
mod language;
mod layout;
mod lexis;
mod linear;
mod literals;
mod meaning;
mod ngrams;
mod pattern;
mod place;
mod reader;
mod repair;
mod skeleton;
mod stems;
mod subjects;
mod synonyms;
mod talk;
mod tokens;

pub use fit::{Example, fit};
pub use fuse::Weights;
pub use meaning::{Candidate, Danger, Found, Intent, Meaning, Sign, Situation, Verdict};
pub use pattern::InvalidPattern;
pub use place::country_at;
pub use reader::Understanding;
