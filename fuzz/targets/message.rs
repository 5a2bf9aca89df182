//! Any bytes as a message: read, explained, and answered in one conversation. Nothing may panic.
#![no_main]

use std::sync::LazyLock;

use chrono::NaiveDate;
use hamroh::{
    conversation::{Channel, Guide, Inbound, Said, Session, turn},
    knowledge::{read, shipped_files},
};
use libfuzzer_sys::fuzz_target;

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let content = read(&shipped_files()).expect("the shipped content is sound");
    Guide::new(content, None, true)
});

/// What parts the turns of a conversation: no message has it.
const NEXT_TURN: char = '\u{1e}';

fuzz_target!(
    init: {
        // Learning takes longer than a message may.
        LazyLock::force(&GUIDE);
    },
    |bytes: &[u8]| {
        let said = String::from_utf8_lossy(bytes);
        let mut session = Session::default();
        for text in said.split(NEXT_TURN) {
            let explained = GUIDE.understanding.explain(text, &session.situation);
            assert!(explained.contains("language: "), "every message is explained");
            let inbound = Inbound {
                channel: Channel::Telegram,
                locale_hint: None,
                today: NaiveDate::default(),
                said: Said::Text(text.to_owned()),
            };
            let turn = turn(&GUIDE, session, &inbound);
            assert!(!turn.replies.is_empty(), "every message gets a reply");
            session = turn.session;
        }
    }
);
