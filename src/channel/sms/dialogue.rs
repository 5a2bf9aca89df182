//! What one telephone is told: keywords, silence, letters, pages, pace. Knows no gateway and no number.

use std::{
    collections::{VecDeque, hash_map::RandomState},
    hash::BuildHasher,
    num::NonZeroUsize,
    sync::Arc,
    time::Instant,
};

use super::{
    pace::Pace,
    pages::{Page, Paging, pages},
    render::Draft,
};
use crate::{
    channel::{Desk, today},
    conversation::{
        Channel, Command, Inbound, Keyword, Notice, Observation, Outcome, Reply, Said, Session,
        notice,
    },
    localisation::{Args, Locale, latin, phrases},
    memory::{Address, Allowance, OptOuts},
};

/// People whose wish for silence is remembered.
const OPT_OUTS: NonZeroUsize = NonZeroUsize::new(100_000).unwrap();

/// What is remembered of one telephone beside its session.
#[derive(Debug, Default)]
pub struct Phone {
    /// Whether it wants Latin letters.
    latin: bool,
    /// Whether it was told how to reach help and the menu.
    introduced: bool,
    /// Pages of the last answer that were not asked for yet.
    waiting: VecDeque<Page>,
    pace: Pace,
}

/// What came from a telephone.
pub struct Heard<'a> {
    /// Whose it is.
    pub address: &'a Address,
    /// The words.
    pub text: &'a str,
    /// What is known of the person's language.
    pub locale_hint: Option<Locale>,
    /// Whether somebody else answers STOP and START.
    pub stop_is_answered: bool,
    /// Whether the words are the code of a campaign.
    pub campaign: bool,
}

/// One message to a telephone, and what becomes of it when it is sent.
pub struct Told {
    /// The message.
    pub page: Page,
    /// Whether it holds the help numbers: no limit and no cap keeps it back.
    pub urgent: bool,
    waiting: VecDeque<Page>,
    /// What the turn behind it leaves; nothing where a page was turned or the service spoke of itself.
    pub done: Option<Done>,
    /// Whether it says, in place of an answer, that the number writes too fast.
    pub limited: bool,
    introduces: bool,
}

/// What is left of a turn when its reply is laid out: the reply itself, some 7 kB, is kept no longer.
pub struct Done {
    session: Session,
    /// What is counted.
    pub observation: Observation,
}

/// What telephones are told.
pub struct Dialogue {
    desk: Arc<Desk>,
    silence: OptOuts,
    words: RandomState,
}

impl Dialogue {
    /// A dialogue over the desk.
    pub fn new(desk: Arc<Desk>) -> Self {
        Self { desk, silence: OptOuts::new(OPT_OUTS), words: RandomState::new() }
    }

    /// What to say; `None`: nothing. Nothing is remembered of it before [`Dialogue::settle`], except a wish for silence or for
    /// other letters.
    pub fn answer(&self, phone: &mut Phone, heard: &Heard, now: Instant) -> Option<Told> {
        let keyword = Keyword::of(heard.text);
        if keyword == Some(Keyword::Stop) {
            return self.stop(phone, heard, now);
        }
        if keyword == Some(Keyword::Start)
            && self.silence.end(heard.address)
            && heard.stop_is_answered
        {
            return None;
        }
        let silent = self.silence.holds(heard.address);
        match keyword {
            Some(Keyword::Latin) if !silent => phone.latin = true,
            Some(Keyword::Cyrillic) if !silent => phone.latin = false,
            _ => {}
        }
        let next = phone.waiting.front().filter(|_| keyword == Some(Keyword::More));
        let told = match next {
            Some(page) => turned(page.clone(), phone.waiting.iter().skip(1).cloned().collect()),
            None => self.turn(phone, heard, keyword, now)?,
        };
        if silent && !told.urgent {
            return None;
        }
        self.paced(phone, heard, told, now)
    }

    /// The message is sent: remembers what it offers, and counts the turn.
    pub fn settle(&self, phone: Option<&mut Phone>, address: &Address, told: &Told, now: Instant) {
        self.remember(address, told, now);
        if let Some(phone) = phone {
            phone.waiting.clone_from(&told.waiting);
            phone.introduced |= told.introduces;
            phone.pace.note(self.words.hash_one(&told.page.text), now);
        }
    }

    fn remember(&self, address: &Address, told: &Told, now: Instant) {
        let offered = &told.page.offered;
        let mut session = match &told.done {
            Some(done) => done.session.clone(),
            None if offered.is_empty() => return,
            None => self.desk.session(address, now),
        };
        if !offered.is_empty() {
            session.offered.clone_from(offered);
        }
        self.desk.remember(address, session, now);
    }

    /// One confirmation, and then silence.
    fn stop(&self, phone: &Phone, heard: &Heard, now: Instant) -> Option<Told> {
        let first = self.silence.begin(heard.address);
        if !first || heard.stop_is_answered {
            return None;
        }
        self.notice(phone, heard, Notice::Stopped, now)
    }

    fn turn(
        &self,
        phone: &Phone,
        heard: &Heard,
        keyword: Option<Keyword>,
        now: Instant,
    ) -> Option<Told> {
        let said = match keyword {
            Some(Keyword::More) => Said::Command(Command::More),
            Some(Keyword::Latin | Keyword::Cyrillic) => Said::Command(Command::Again),
            Some(Keyword::Start) => Said::Command(Command::Topics),
            None if heard.campaign => {
                Said::Command(Command::Start(Some(heard.text.trim().to_lowercase())))
            }
            _ if heard.text.trim().is_empty() => Said::Command(Command::Topics),
            _ => Said::Text(heard.text.to_owned()),
        };
        let inbound =
            Inbound { channel: Channel::Sms, locale_hint: heard.locale_hint, today: today(), said };
        let turn = self.desk.answer(heard.address, &inbound, now);
        // One message is one answer: what else there is follows on request.
        let mut told = laid_out(phone, turn.replies.first()?, turn.observation.locale)?;
        told.urgent = turn.observation.outcome == Outcome::Urgent;
        told.done = Some(Done { session: turn.session, observation: turn.observation });
        Some(told)
    }

    /// The message, or a notice in its place, or nothing, as the number's pace allows.
    fn paced(&self, phone: &mut Phone, heard: &Heard, told: Told, now: Instant) -> Option<Told> {
        if told.urgent {
            return Some(told);
        }
        match phone.pace.allow(self.words.hash_one(&told.page.text), now) {
            Allowance::Pass => Some(told),
            Allowance::Notice => {
                let notice = self.notice(phone, heard, Notice::Limited, now)?;
                Some(Told { limited: true, ..notice })
            }
            Allowance::Silence => None,
        }
    }

    /// A line of the service itself; what waits goes on waiting.
    fn notice(&self, phone: &Phone, heard: &Heard, kind: Notice, now: Instant) -> Option<Told> {
        let known = self.desk.session(heard.address, now).locale.or(heard.locale_hint);
        let locale = known.unwrap_or_default();
        let told = laid_out(phone, &notice(locale, kind), locale)?;
        Some(turned(told.page, phone.waiting.clone()))
    }
}

/// A page without a turn.
fn turned(page: Page, waiting: VecDeque<Page>) -> Told {
    Told { page, urgent: false, waiting, done: None, limited: false, introduces: false }
}

/// The first page of a reply, in the telephone's letters; the others wait.
fn laid_out(phone: &Phone, reply: &Reply, locale: Locale) -> Option<Told> {
    let spell = |text: &str| if phone.latin { latin(text, locale) } else { text.to_owned() };
    let draft = Draft::of(reply).spelled(spell);
    let more = |page: usize, pages: usize| {
        let mut args = Args::new();
        args.set("page", page);
        args.set("pages", pages);
        spell(&phrases().say(locale, "brief-more", &args))
    };
    let introduces = draft.hint.is_some();
    let mut pages: VecDeque<Page> =
        pages(&draft, &Paging { more: &more, hinted: !phone.introduced }).into();
    let page = pages.pop_front()?;
    Some(Told { page, urgent: false, waiting: pages, done: None, limited: false, introduces })
}
