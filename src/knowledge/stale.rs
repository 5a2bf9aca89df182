//! When one language of an entry changes, the others may no longer say the same.

use super::{Entry, EntryText};
use crate::localisation::Locale;

/// The locales of `new` that must be looked at again: unchanged while another locale's text changed.
///
/// Nothing is stale when all texts changed together, or when a mark was taken away by hand.
pub fn mark_stale(old: &Entry, new: &Entry) -> Vec<Locale> {
    let changed = |locale: &Locale| !same(old.texts.get(*locale), new.texts.get(*locale));
    if !Locale::ALL.iter().any(changed) {
        return Vec::new();
    }
    Locale::ALL.into_iter().filter(|locale| !changed(locale)).collect()
}

/// What an asker would read is the same; questions may differ.
fn same(old: &EntryText, new: &EntryText) -> bool {
    old.title == new.title && old.answer == new.answer && old.sms == new.sms
}
