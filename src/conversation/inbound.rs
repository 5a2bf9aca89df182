//! What came in, without who sent it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Press;
use crate::localisation::Locale;

/// The kind of network a message came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// Telegram.
    Telegram,
    /// SMS.
    Sms,
    /// The try-out page.
    Web,
    /// The terminal.
    Terminal,
}

/// One message or press of a button.
#[derive(Clone, Debug)]
pub struct Inbound {
    /// How it came.
    pub channel: Channel,
    /// What the network says of the person's language.
    pub locale_hint: Option<Locale>,
    /// Today's date.
    pub today: NaiveDate,
    /// What was said.
    pub said: Said,
}

/// What was said.
#[derive(Clone, Debug)]
pub enum Said {
    /// Words.
    Text(String),
    /// A button was pressed.
    Pressed(Press),
    /// A command of the channel.
    Command(Command),
    /// A place, in degrees: only its country is used, and only for this reply.
    Location {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// Something that the service cannot read.
    Attachment(Attachment),
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The beginning; from a link, with the entry, topic, code or campaign that it names.
    Start(Option<String>),
    /// The menu.
    Topics,
    /// The help numbers.
    Sos,
    /// The language buttons.
    Language,
    /// What is kept of the person.
    Privacy,
    /// Forget what was said.
    Clear,
    /// How to use the service.
    Help,
    /// What follows the last reply, where a channel shows one message at a time.
    More,
    /// What was read last once more, in other letters perhaps.
    Again,
}

/// Something that the service cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attachment {
    /// A voice or video message.
    Voice,
    /// A picture or video.
    Photo,
    /// A sticker or animation.
    Sticker,
    /// A file.
    Document,
    /// A contact, poll, game or anything else.
    Other,
}
