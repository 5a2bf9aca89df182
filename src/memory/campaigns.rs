//! The codes of campaigns that staff have registered: no other code is ever counted or kept.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, RwLock},
};

/// The registered codes. Clones are the same list.
#[derive(Clone, Debug, Default)]
pub struct Campaigns(Arc<RwLock<BTreeSet<String>>>);

impl Campaigns {
    /// These codes are registered from now on, and no others; in lower case.
    pub fn replace(&self, codes: impl IntoIterator<Item = String>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = codes.into_iter().collect();
    }

    /// The registered code that these words are, however they are written.
    pub fn find(&self, words: &str) -> Option<String> {
        let words = words.trim();
        // Longer words are no code, and need not be folded.
        let code = (words.len() <= 64).then(|| words.to_lowercase())?;
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&code).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_registered_codes_are_found() {
        let campaigns = Campaigns::default();
        assert_eq!(campaigns.find("radio"), None);
        campaigns.replace(["radio".to_owned()]);
        assert_eq!(campaigns.find(" Radio ").as_deref(), Some("radio"));
        assert_eq!(campaigns.find("radio 2"), None);
    }
}
