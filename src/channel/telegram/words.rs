//! Commands and mentions in the text of a message.

use crate::{
    channel::command::named,
    conversation::{Command, Said},
};

/// A command that stands at the beginning of a text.
#[derive(Debug)]
pub(super) struct Spoken {
    pub said: Said,
    /// The bot that it was meant for (`/help@hamroh_bot`), if it says so.
    pub to: Option<String>,
    /// Whether it is a command of this bot, and not just any word behind a slash.
    pub known: bool,
}

/// Reads a text that begins with a command.
///
/// Words behind a command are read as a text, in case somebody writes more than the name: `/help` and a cry for it. The
/// word behind `/start` is where a link leads. A command that is not known is a text too: `/214`, `/патент`.
pub(super) fn command(text: &str) -> Option<Spoken> {
    let rest = text.trim().strip_prefix('/')?;
    let (head, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (name, to) = match head.split_once('@') {
        Some((name, to)) => (name, Some(to.to_owned())),
        None => (head, None),
    };
    let words = words.trim();
    let command = named(name);
    let known = command.is_some();
    let said = match command {
        Some(Command::Start(_)) if is_payload(words) => {
            Said::Command(Command::Start(Some(words.to_owned())))
        }
        Some(command @ (Command::Sos | Command::Clear)) => Said::Command(command),
        Some(command) if words.is_empty() => Said::Command(command),
        Some(_) => Said::Text(words.to_owned()),
        None => Said::Text(format!("{name} {words}").trim().to_owned()),
    };
    Some(Spoken { said, to, known })
}

/// What a link can carry: 1 to 64 letters, digits, `_` and `-` (Bot API, "Deep linking").
fn is_payload(words: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=64).contains(&words.len()) && words.bytes().all(letter)
}

/// The text without the bot's name, if it is called by it.
pub(super) fn mention(text: &str, username: &str) -> Option<String> {
    let part_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let found = text.match_indices('@').find_map(|(at, sign)| {
        let name = at + sign.len()..at + sign.len() + username.len();
        let called = text.get(name.clone())?.eq_ignore_ascii_case(username);
        let after = text.get(name.end..)?;
        (called && !after.starts_with(part_of_name)).then_some((text.get(..at)?, after))
    });
    found.map(|(before, after)| format!("{} {}", before.trim(), after.trim()).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command_of(text: &str) -> Command {
        match command(text).unwrap().said {
            Said::Command(command) => command,
            other => panic!("{other:?}"),
        }
    }

    fn text_of(text: &str) -> String {
        match command(text).unwrap().said {
            Said::Text(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn commands_are_read_with_and_without_the_name_of_the_bot() {
        assert_eq!(command_of("/topics"), Command::Topics);
        assert_eq!(command_of(" /SOS@hamroh_bot now"), Command::Sos);
        assert_eq!(command("/sos@hamroh_bot").unwrap().to.as_deref(), Some("hamroh_bot"));
        assert_eq!(command_of("/clear"), Command::Clear);
        assert!(command("salom /sos").is_none());
    }

    #[test]
    fn a_link_carries_an_entry_a_topic_or_a_code() {
        assert_eq!(command_of("/start"), Command::Start(None));
        assert_eq!(command_of("/start work-patent"), Command::Start(Some("work-patent".into())));
        assert_eq!(command_of("/start 214"), Command::Start(Some("214".into())));
    }

    #[test]
    fn words_behind_a_command_are_read() {
        assert_eq!(text_of("/start меня заперли"), "меня заперли");
        assert_eq!(text_of("/help I am locked in"), "I am locked in");
    }

    #[test]
    fn an_unknown_command_is_a_text() {
        assert_eq!(text_of("/214"), "214");
        assert_eq!(text_of("/патент нарх"), "патент нарх");
        assert!(!command("/214").unwrap().known);
    }

    #[test]
    fn a_mention_is_found_by_the_whole_name() {
        let mention = |text| mention(text, "hamroh_bot");
        assert_eq!(mention("@Hamroh_Bot патент чанд пул").as_deref(), Some("патент чанд пул"));
        assert_eq!(mention("ҳой @hamroh_bot!").as_deref(), Some("ҳой !"));
        assert_eq!(mention("@hamroh_bot").as_deref(), Some(""));
        assert_eq!(mention("@hamroh_bots салом"), None);
        assert_eq!(mention("@ҳамроҳ"), None);
        assert_eq!(mention("салом"), None);
    }
}
