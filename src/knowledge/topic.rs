//! Topics: the first level of the menu.

use serde::Deserialize;

use super::TopicId;
use crate::localisation::PerLocale;

/// A topic of the menu; its entries lie in the folder of its name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The id, also the folder's name.
    pub id: TopicId,
    /// Place in a migrant's menu, smallest first.
    pub order: u16,
    /// Place in the menu of a family at home, smallest first.
    pub family_order: u16,
    /// One emoji before the name.
    pub emoji: String,
    /// The name; it may stand on a lock screen, so it is discreet.
    pub names: PerLocale<String>,
}
