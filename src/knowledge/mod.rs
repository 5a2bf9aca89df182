//! The curated FAQ: what the service knows, read from content files and checked.
//!
//! Content is a set of TOML files ([`ContentFile`]), whether embedded in the binary, on a disk or in the database. [`read`]
//! turns them into [`Content`] or into a list of *all* problems, each naming its file and field and saying what to do. [`proofread`]
//! goes further: what is no reason to stop serving, but may not be taken over as it is.

mod check;
mod contact;
mod content;
mod discreet;
mod entry;
mod fields;
mod files;
mod glossary;
mod harm;
mod ids;
pub mod markup;
mod problem;
mod proof;
mod read;
mod shipped;
mod source;
mod stale;
mod topic;
mod vocabulary;

pub use check::check;
pub use contact::{Contact, ContactKind, ContactStatus, Country};
pub use content::Content;
pub use discreet::Discreet;
pub use entry::{Audience, Entry, EntryText, Pace, Severity, TextStatus};
pub use files::ContentFile;
pub use glossary::{Glossary, Term};
pub use harm::Harm;
pub use ids::{Code, ContactId, CountryId, EntryId, TopicId};
pub use problem::Problem;
pub use proof::proofread;
pub use read::{read, read_all};
pub use shipped::shipped_files;
pub use source::{Source, SourceDate};
pub use stale::mark_stale;
pub use topic::Topic;
pub use vocabulary::{DangerRule, Examples, Group, Talk, TalkKind, Vocabulary};
