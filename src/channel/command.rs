//! Commands as people type them: `/clear`, `/start work-patent`.

use crate::conversation::{Command, Said};

/// What a typed text says: a command, or words. An unknown command is words.
pub(super) fn typed(text: &str) -> Said {
    command(text).map_or_else(|| Said::Text(text.to_owned()), Said::Command)
}

fn command(text: &str) -> Option<Command> {
    let mut words = text.strip_prefix('/')?.split(char::is_whitespace);
    match named(words.next()?)? {
        Command::Start(_) => {
            Some(Command::Start(words.find(|word| !word.is_empty()).map(str::to_owned)))
        }
        command => Some(command),
    }
}

/// The command of this name, in letters of any size.
pub(super) fn named(name: &str) -> Option<Command> {
    Some(match name.to_ascii_lowercase().as_str() {
        "start" => Command::Start(None),
        "topics" => Command::Topics,
        "sos" => Command::Sos,
        "language" => Command::Language,
        "privacy" => Command::Privacy,
        "clear" => Command::Clear,
        "help" => Command::Help,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_command_is_told_from_words() {
        assert_eq!(command("/clear"), Some(Command::Clear));
        assert_eq!(command("/SOS now"), Some(Command::Sos));
        assert_eq!(command("/start"), Some(Command::Start(None)));
        assert_eq!(command("/start 214"), Some(Command::Start(Some("214".into()))));
        for words in ["clear", "/", "/patent", "and/or"] {
            assert_eq!(command(words), None, "{words}");
        }
    }
}
