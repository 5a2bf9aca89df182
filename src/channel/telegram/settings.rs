//! How to reach Telegram.

use std::fmt;

use reqwest::{Proxy, Url};
use teloxide::net::TELEGRAM_API_URL;

use super::staff::StaffChats;

/// How to reach Telegram.
pub struct TelegramSettings {
    /// Where the methods are: ends in the token, and so stays in this folder.
    pub(super) base: Url,
    /// The bot's own user id: the number before the colon of its token.
    pub(super) bot: i64,
    pub(super) proxy: Option<Proxy>,
    /// The chats of the staff, if there are any.
    pub(super) staff: Option<StaffChats>,
}

impl TelegramSettings {
    /// Reads the settings: the bot's token from @BotFather; the address of a Bot API server other than Telegram's; a proxy
    /// on the way there (`http`, `https`, `socks5`, `socks5h`).
    ///
    /// # Errors
    /// Names what cannot be used, without repeating it.
    pub fn new(
        token: impl Into<String>,
        api_url: Option<&str>,
        proxy: Option<&str>,
    ) -> Result<Self, InvalidTelegram> {
        let token = token.into();
        let token = token.trim();
        let bot = token.split_once(':').and_then(|(id, _)| id.parse().ok());
        let bot = bot.ok_or(InvalidTelegram::Token)?;
        let url = api_url.unwrap_or(TELEGRAM_API_URL).trim().parse::<Url>();
        let base = url.ok().filter(|url| ["http", "https"].contains(&url.scheme()));
        let mut base = base.ok_or(InvalidTelegram::ApiUrl)?;
        base.path_segments_mut()
            .map_err(|()| InvalidTelegram::ApiUrl)?
            .pop_if_empty()
            .push(&format!("bot{token}"));
        let proxy = proxy.map(|proxy| Proxy::all(proxy.trim())).transpose();
        let proxy = proxy.map_err(|_| InvalidTelegram::Proxy)?;
        Ok(Self { base, bot, proxy, staff: None })
    }

    /// With chats of the staff.
    pub fn with_staff(self, staff: StaffChats) -> Self {
        Self { staff: Some(staff), ..self }
    }
}

impl fmt::Debug for TelegramSettings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TelegramSettings")
    }
}

/// A setting of Telegram cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InvalidTelegram {
    /// The token is empty or not of the form `123456:ABC…`.
    #[error(
        "the token in TELOXIDE_TOKEN does not look like one: copy it from @BotFather (123456:ABC…)"
    )]
    Token,
    /// The API's address is not one of the web.
    #[error("the address in TELOXIDE_API_URL must begin with http:// or https://")]
    ApiUrl,
    /// The proxy cannot be used.
    #[error(
        "the proxy in HAMROH_TELEGRAM_PROXY must be an address such as http://host:port or socks5://host:port"
    )]
    Proxy,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(api_url: Option<&str>) -> String {
        TelegramSettings::new("17:abc\n", api_url, None).unwrap().base.into()
    }

    #[test]
    fn the_address_of_a_method_ends_in_token_and_name() {
        assert_eq!(base(None), "https://api.telegram.org/bot17:abc");
        let own = base(Some("http://127.0.0.1:8081/bots/"));
        assert_eq!(own, "http://127.0.0.1:8081/bots/bot17:abc");
    }

    #[test]
    fn settings_that_cannot_work_are_refused_and_not_repeated() {
        let refused = |token, api_url, proxy| {
            let error = TelegramSettings::new(token, api_url, proxy).unwrap_err();
            assert!(!error.to_string().contains("secret"));
            error
        };
        assert!(matches!(refused("secret", None, None), InvalidTelegram::Token));
        let odd = Some("mailto:secret");
        assert!(matches!(refused("17:abc", odd, None), InvalidTelegram::ApiUrl));
        let odd = Some("http://[secret");
        assert!(matches!(refused("17:abc", None, odd), InvalidTelegram::Proxy));
    }

    #[test]
    fn settings_do_not_show_the_token() {
        let settings = TelegramSettings::new("17:abc", None, Some("socks5h://me:abc@[::1]:9"));
        assert_eq!(format!("{:?}", settings.unwrap()), "TelegramSettings");
    }
}
