//! One function a view: from raw counts and the office's date to sheets. Only closed periods are looked at.
//!
//! Which rows a sheet has tells nothing either: channels, outcomes and hours are always the same, and of topics, entries,
//! campaigns and words those alone that have a figure, in the order of their figures.

mod alerts;
mod grid;
mod overview;
mod report;
mod retirement;
mod subjects;
mod traffic;

pub use alerts::{Alert, Facts, alerts};
pub use overview::last_week;
pub use report::{Span, report};
pub use retirement::{KEPT_MONTHS, Retired, retired};
pub use subjects::{entries, missed_words, sources, topics_by_language, topics_over_time};
pub use traffic::{askers_over_time, channels, hours, not_understood, sms_parts, urgent};
