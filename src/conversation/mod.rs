//! What to say next: (knowledge, session, inbound) → (session, replies, observation).
//!
//! Pure: no I/O, no clock, no randomness; today's date comes in with the [`Inbound`]. Uses `understanding`,
//! `knowledge` and `localisation`, and nothing else of the crate. Channels turn a [`Reply`] into what their network can show.

mod action;
mod answer;
mod compose;
mod guide;
mod help;
mod inbound;
mod keyword;
mod menu;
mod moves;
mod notices;
mod observation;
mod reply;
mod session;
mod turn;

pub use action::{Action, InvalidPress, Press};
pub use compose::preview;
pub use guide::{Guide, Office};
pub use inbound::{Attachment, Channel, Command, Inbound, Said};
pub use keyword::Keyword;
pub use notices::{Notice, notice};
pub use observation::{Observation, Outcome, Vote};
pub use reply::{Brief, Button, Part, Reply, ReplyKind, Span};
pub use session::Session;
pub use turn::{Turn, rescue, turn};
