//! The dialogue without a network: for the terminal and the try-out page.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::dialogue::{Dialogue, Heard, Phone};
use crate::{
    channel::{Desk, Handset, Price, Sms},
    localisation::Locale,
    memory::{Address, Callers},
};

/// Telephones that are tried out at once, and how long one is remembered when nobody writes.
const PHONES: NonZeroUsize = NonZeroUsize::new(256).unwrap();
const IDLE: Duration = Duration::from_secs(60 * 60);

/// A telephone for each address: what is typed there is answered as a gateway's message is, without its rules on senders,
/// duplicates and the day's budget. Every answer counts as sent.
pub fn handset(desk: Arc<Desk>, price: Option<Price>) -> Handset {
    let dialogue = Dialogue::new(desk);
    let phones: Mutex<Callers<Phone>> = Mutex::new(Callers::new(PHONES, IDLE));
    Arc::new(move |address: &Address, text: &str, locale_hint: Option<Locale>, now: Instant| {
        let phones = phones.lock().unwrap_or_else(PoisonError::into_inner);
        let mut phone = phones.of(address, now).try_lock_owned().ok()?;
        let heard = Heard { address, text, locale_hint, stop_is_answered: false, campaign: false };
        let told = dialogue.answer(&mut phone, &heard, now)?;
        dialogue.settle(Some(&mut phone), address, &told, now);
        let (text, cost) = (told.page.text, told.page.cost);
        Some(Sms {
            text,
            segments: cost.segments,
            encoding: cost.encoding.to_string(),
            units: cost.units,
            price: price.as_ref().map(|price| price.of(cost.segments)),
        })
    })
}

impl Price {
    /// What so many segments cost: `0.66 USD`.
    fn of(&self, segments: usize) -> String {
        format!("{:.2} {}", self.amount * segments as f64, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_that_of_all_segments() {
        let price = Price { amount: 0.33, currency: "USD".into() };
        assert_eq!(price.of(1), "0.33 USD");
        assert_eq!(price.of(3), "0.99 USD");
    }
}
