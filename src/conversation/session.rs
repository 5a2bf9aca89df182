//! What one conversation remembers, in memory only.

use super::Press;
use crate::{
    knowledge::{Audience, CountryId, EntryId},
    localisation::Locale,
    understanding::Situation,
};

/// What one conversation remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The language spoken last or chosen.
    pub locale: Option<Locale>,
    /// Who asks, if they said so.
    pub audience: Option<Audience>,
    /// The country the person is in, chosen by a button or named in the text.
    pub country: Option<CountryId>,
    /// The entry that was shown last.
    pub reading: Option<EntryId>,
    /// What was asked, for the next question.
    pub situation: Situation,
    /// What the last reply offered: a digit picks from it.
    pub offered: Vec<Press>,
    /// What follows the last reply on request, where a channel shows one message at a time; in order.
    pub following: Vec<Press>,
}
