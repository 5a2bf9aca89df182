//! Which messages were answered already, though Telegram brings them again in another form.

use std::{
    hash::{BuildHasher, RandomState},
    num::NonZeroUsize,
    time::{Duration, Instant},
};

use super::question::{Origin, Question};
use crate::{conversation::Said, memory::Seen};

/// A message can be changed for so long (Telegram: 48 hours).
const REMEMBERED: Duration = Duration::from_secs(48 * 60 * 60);
const CAPACITY: NonZeroUsize = NonZeroUsize::new(60_000).unwrap();

/// What was heard of messages.
pub(super) struct Heard {
    seen: Seen<Trace>,
    /// With a random key of this process: what it gives says nothing to anybody else.
    hasher: RandomState,
}

/// What is left of a message, with the chat first.
#[derive(PartialEq, Eq, Hash)]
enum Trace {
    /// The hash of what was said in a message.
    Words(i64, i32, u64),
    /// A message that was changed.
    Edit(i64, i32),
    /// The hash of an album's id.
    Album(i64, u64),
}

impl Heard {
    pub fn new() -> Self {
        Self { seen: Seen::new(CAPACITY, REMEMBERED), hasher: RandomState::new() }
    }

    /// Whether this was not answered already.
    ///
    /// A message is answered again the first time that it is changed, and after that only if it tells of danger; never
    /// while its words are the same (Telegram reports changes that nobody sees). Of pictures sent together one is answered.
    pub fn is_news(&self, question: &Question, urgent: bool, now: Instant) -> bool {
        let chat = question.chat;
        let words = |id| {
            let said = self.hasher.hash_one(format!("{:?}", question.said));
            self.seen.first(Trace::Words(chat, id, said), now)
        };
        match &question.origin {
            Origin::Message { album: Some(album), .. } => {
                let album = Trace::Album(chat, self.hasher.hash_one(album));
                self.seen.first(album, now) || !matches!(question.said, Said::Attachment(_))
            }
            Origin::Message { id, album: None } => {
                words(*id);
                true
            }
            Origin::Edit { id } => {
                words(*id) && (self.seen.first(Trace::Edit(chat, *id), now) || urgent)
            }
            Origin::Button { .. } => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Attachment;

    fn question(said: Said, origin: Origin) -> Question {
        Question { chat: 17, private: true, asker: 17, thread: None, hint: None, said, origin }
    }

    fn edit(words: &str) -> Question {
        question(Said::Text(words.into()), Origin::Edit { id: 9 })
    }

    #[test]
    fn a_message_is_answered_again_at_its_first_change_and_then_only_in_danger() {
        let (heard, now) = (Heard::new(), Instant::now());
        let origin = Origin::Message { id: 9, album: None };
        assert!(heard.is_news(&question(Said::Text("патет".into()), origin), false, now));
        assert!(heard.is_news(&edit("патент"), false, now));
        assert!(!heard.is_news(&edit("патент?"), false, now));
        assert!(heard.is_news(&edit("меня заперли"), true, now));
    }

    #[test]
    fn a_change_that_changes_no_word_is_not_answered() {
        let (heard, now) = (Heard::new(), Instant::now());
        let origin = Origin::Message { id: 9, album: None };
        assert!(heard.is_news(&question(Said::Text("меня заперли".into()), origin), true, now));
        assert!(!heard.is_news(&edit("меня заперли"), true, now));
    }

    #[test]
    fn of_pictures_sent_together_one_is_answered_and_every_caption() {
        let (heard, now) = (Heard::new(), Instant::now());
        let album = |id, said| {
            let origin = Origin::Message { id, album: Some("55".into()) };
            heard.is_news(&question(said, origin), false, now)
        };
        assert!(album(1, Said::Attachment(Attachment::Photo)));
        assert!(!album(2, Said::Attachment(Attachment::Photo)));
        assert!(album(3, Said::Text("чӣ кор кунам".into())));
    }
}
