//! What Telegram shows of the bot: its name, descriptions and commands, in each language.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use teloxide::{
    payloads::{
        GetMe, GetMyCommands, GetMyCommandsSetters, GetMyDescription, GetMyDescriptionSetters,
        GetMyName, GetMyNameSetters, GetMyShortDescription, GetMyShortDescriptionSetters,
        SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyName,
        SetMyNameSetters, SetMyShortDescription, SetMyShortDescriptionSetters,
    },
    requests::Payload,
    types::BotCommand,
};
use tokio::sync::watch;

use super::{
    api::Api,
    error::ApiError,
    outage::Outage,
    patience::{Patience, Undelivered},
    question::Me,
};
use crate::{
    channel::backoff::Backoff,
    localisation::{Args, Locale, phrases},
};

/// How long one part of the profile is tried for. Telegram lets a name be changed a few times a day only.
const TRIED: Duration = Duration::from_secs(5 * 60);

/// The commands, in the order of the menu.
const COMMANDS: [&str; 7] = ["topics", "sos", "language", "help", "privacy", "clear", "start"];

/// Learns who the bot is, then brings its profile up to date. Answering does not wait for any of it.
pub(super) async fn set_up(api: &Api, me: &watch::Sender<Me>) {
    learn_name(api, me).await;
    // The one for all other languages comes last: where a language has none of its own, Telegram tells that of the others.
    for language in [Some(Locale::Tg), Some(Locale::Ru), Some(Locale::En), None] {
        if let Err(undelivered) = bring_up_to_date(api, language).await {
            let locale = language.unwrap_or_default();
            let error = match undelivered {
                Undelivered::Late => "it took too long".to_owned(),
                Undelivered::Refused(error) => error.to_string(),
            };
            tracing::warn!(locale = %locale, error, "The bot's name, description or commands are not up to date");
        }
    }
}

#[derive(Deserialize)]
struct Named {
    username: String,
}

async fn learn_name(api: &Api, me: &watch::Sender<Me>) {
    let asking = Outage::of("Asking Telegram for the bot's name");
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(60));
    loop {
        match api.call_for::<_, Named>(&GetMe::new()).await {
            Ok(Named { username }) => {
                tracing::info!(telegram.bot = %username, "Telegram is connected");
                me.send_modify(|me| me.username = Some(username));
                return;
            }
            // Fetching updates says this once already.
            Err(ApiError::Token) => tokio::time::sleep(backoff.wait()).await,
            Err(error) => {
                asking.fails(&error);
                tokio::time::sleep(backoff.wait()).await;
            }
        }
    }
}

/// Sets what differs, and nothing else: Telegram limits how often that may be done.
async fn bring_up_to_date(api: &Api, language: Option<Locale>) -> Result<(), Undelivered> {
    let code = language.map_or("", Locale::code);
    let profile = Profile::of(language.unwrap_or_default());
    let commands = ask(api, &GetMyCommands::new().language_code(code)).await?;
    if commands != profile.commands {
        ask(api, &SetMyCommands::new(profile.commands).language_code(code)).await?;
    }
    let description = ask(api, &GetMyDescription::new().language_code(code)).await?.description;
    if description != profile.description {
        let set = SetMyDescription::new().language_code(code).description(profile.description);
        ask(api, &set).await?;
    }
    let shown = ask(api, &GetMyShortDescription::new().language_code(code)).await?;
    if shown.short_description != profile.short_description {
        let set = SetMyShortDescription::new()
            .language_code(code)
            .short_description(profile.short_description);
        ask(api, &set).await?;
    }
    let name = ask(api, &GetMyName::new().language_code(code)).await?.name;
    if name != profile.name {
        ask(api, &SetMyName::new().language_code(code).name(profile.name)).await?;
    }
    Ok(())
}

async fn ask<P>(api: &Api, payload: &P) -> Result<P::Output, Undelivered>
where
    P: Payload + Serialize + Sync,
    P::Output: DeserializeOwned,
{
    let now = Instant::now();
    Patience::new(now, now + TRIED, &|| ()).send(api, payload).await
}

/// What Telegram shows of the bot in one language.
struct Profile {
    name: String,
    description: String,
    short_description: String,
    commands: Vec<BotCommand>,
}

impl Profile {
    fn of(locale: Locale) -> Self {
        let say = |id: &str| phrases().say(locale, id, &Args::new());
        let command = |name: &str| BotCommand::new(name, say(&format!("telegram-command-{name}")));
        Self {
            name: say("telegram-name"),
            description: say("telegram-description"),
            short_description: say("telegram-short-description"),
            commands: COMMANDS.into_iter().map(command).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_keeps_telegrams_limits_in_each_language() {
        for locale in Locale::ALL {
            let profile = Profile::of(locale);
            let within = |text: &str, most| (1..=most).contains(&text.chars().count());
            assert!(within(&profile.name, 64), "{locale}");
            assert!(within(&profile.description, 512), "{locale}");
            assert!(within(&profile.short_description, 120), "{locale}");
            for command in profile.commands {
                assert!(within(&command.description, 256), "{locale} {}", command.command);
                assert!(!command.description.contains("telegram-command"), "{locale}");
            }
        }
    }

    #[test]
    fn the_profile_names_no_trafficking_victim_or_hotline() {
        let words =
            ["traffick", "victim", "hotline", "торговл", "жертв", "горяч", "қурбон", "савдои"];
        for locale in Locale::ALL {
            let Profile { name, description, short_description, commands } = Profile::of(locale);
            let commands = commands.into_iter().map(|command| command.description);
            for text in [name, description, short_description].into_iter().chain(commands) {
                let text = text.to_lowercase();
                assert!(!words.iter().any(|word| text.contains(word)), "{locale}: {text}");
            }
        }
    }
}
