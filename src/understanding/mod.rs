//! What a message means: danger, language, country, and the entries it asks for. Pure and deterministic.
//!
//! [`Understanding::learn`] builds its indexes from the served content; [`Understanding::read`] answers in
//! microseconds. Uses `knowledge` and `localisation` only: no clock, no I/O, no randomness.

mod meaning;

pub use meaning::{Candidate, Danger, Found, Intent, Meaning, Situation, Verdict};
mod stub;
pub use stub::{Understanding, country_at};
