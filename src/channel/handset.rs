//! A telephone to try out: what SMS would answer and cost, without a network.

use std::{fmt, sync::Arc, time::Instant};

use crate::{localisation::Locale, memory::Address};

/// What a telephone gets for a text, by its owner's address; `None`: nothing is sent.
pub type Handset =
    Arc<dyn Fn(&Address, &str, Option<Locale>, Instant) -> Option<Sms> + Send + Sync>;

/// One message as a telephone gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The words.
    pub text: String,
    /// How many segments are paid for.
    pub segments: usize,
    /// How the words are coded: `GSM-7` or `UCS-2`.
    pub encoding: String,
    /// Their length: septets in GSM-7, UTF-16 code units in UCS-2.
    pub units: usize,
    /// What it costs, with the currency; `None` if no price is configured.
    pub price: Option<String>,
}

/// What a segment costs whoever sends it.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// The amount.
    pub amount: f64,
    /// The currency's code, such as USD.
    pub currency: String,
}

impl fmt::Display for Sms {
    /// `2 parts, UCS-2, 121 units, 0.66 USD`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { segments, encoding, units, price, .. } = self;
        let parts = if *segments == 1 { "part" } else { "parts" };
        write!(formatter, "{segments} {parts}, {encoding}, {units} units")?;
        price.iter().try_for_each(|price| write!(formatter, ", {price}"))
    }
}
