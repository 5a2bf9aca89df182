//! Says once that something fails, and once that it works again.

use std::{
    mem::{Discriminant, discriminant},
    sync::{Mutex, PoisonError},
};

use super::error::ApiError;

/// Something that may fail for a while: the log gets its beginning and its end, not each attempt.
pub(super) struct Outage {
    what: &'static str,
    failing: Mutex<Option<Discriminant<ApiError>>>,
}

impl Outage {
    /// `what` names it in the log.
    pub fn of(what: &'static str) -> Self {
        Self { what, failing: Mutex::new(None) }
    }

    /// It failed.
    pub fn fails(&self, error: &ApiError) {
        if self.change(Some(discriminant(error))) {
            let what = self.what;
            match error {
                ApiError::Token => tracing::error!(
                    "Telegram does not know the token: set TELOXIDE_TOKEN to the one that @BotFather shows"
                ),
                _ => tracing::warn!(error = %error, "{what} fails and is tried again"),
            }
        }
    }

    /// It worked.
    pub fn works(&self) {
        if self.change(None) {
            let what = self.what;
            tracing::info!("{what} works again");
        }
    }

    fn change(&self, to: Option<Discriminant<ApiError>>) -> bool {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *failing, to) != to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changes_are_told() {
        let outage = Outage::of("Fetching updates");
        let kind = |error: &ApiError| Some(discriminant(error));
        assert!(!outage.change(None));
        assert!(outage.change(kind(&ApiError::Server { status: 500 })));
        assert!(!outage.change(kind(&ApiError::Server { status: 502 })));
        assert!(outage.change(kind(&ApiError::Token)));
        assert!(outage.change(None));
    }
}
