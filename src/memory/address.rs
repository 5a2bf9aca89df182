//! Whom a reply goes to.

use std::fmt;

use super::Msisdn;

/// Whom a reply goes to: a channel and an identifier in it.
///
/// Has no `Display` and no `Serialize`, and its `Debug` shows nothing: no log line can name a person.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Network);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Network {
    Telegram { chat: i64 },
    Sms { number: Msisdn },
    Web { visit: u128 },
    WebTelephone { visit: u128 },
    Terminal,
}

impl Address {
    /// A chat of Telegram.
    pub fn telegram(chat: i64) -> Self {
        Self(Network::Telegram { chat })
    }

    /// A telephone.
    pub fn sms(number: Msisdn) -> Self {
        Self(Network::Sms { number })
    }

    /// A visit to the try-out page, by its random number.
    pub fn web(visit: u128) -> Self {
        Self(Network::Web { visit })
    }

    /// The telephone beside the try-out page, by the visit's random number.
    pub fn web_telephone(visit: u128) -> Self {
        Self(Network::WebTelephone { visit })
    }

    /// The one person at the terminal.
    pub fn terminal() -> Self {
        Self(Network::Terminal)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Address")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_does_not_show_itself() {
        assert_eq!(format!("{:?}", Address::telegram(992_900_000_001)), "Address");
    }
}
