//! One inbound, its replies, and what to remember.

use super::{
    Action, Brief, Command, Guide, Inbound, Keyword, Notice, Observation, Outcome, Press, Reply,
    Said, Session,
    answer::answer,
    compose::discreet,
    help::{emergency_line, help, not_emergency},
    menu::{choices, fallback, language_choice},
    notices::{guidance, line, notice, unreadable},
};
use crate::{
    knowledge::{Entry, EntryId, TalkKind},
    localisation::Locale,
    understanding::{Danger, Found, Intent, Meaning, Situation, Verdict},
};

/// What comes of one inbound.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What to remember.
    pub session: Session,
    /// What to show, in order; never empty.
    pub replies: Vec<Reply>,
    /// What it was about, for counting.
    pub observation: Observation,
    /// Whether the person asked that everything be forgotten: the channel deletes the messages that it still knows.
    pub forget: bool,
}

/// Answers one message.
///
/// Total: whatever arrives gets a reply, never silence; danger is answered first, from every state.
pub fn turn(guide: &Guide, mut session: Session, inbound: &Inbound) -> Turn {
    if !matches!(inbound.said, Said::Command(Command::More)) {
        session.following.clear();
    }
    let known = session.locale.or(inbound.locale_hint).unwrap_or_default();
    let scene = Scene { guide, inbound, session, locale: known };
    let mut turn = match &inbound.said {
        Said::Text(text) => scene.text(text),
        Said::Pressed(press) => scene.pressed(press),
        Said::Command(command) => scene.command(command),
        Said::Location { latitude, longitude } => scene.location(*latitude, *longitude),
        Said::Attachment(attachment) => {
            scene.say(Outcome::Smalltalk, unreadable(known, *attachment))
        }
    };
    let locale = turn.observation.locale;
    turn.replies = turn.replies.into_iter().map(|reply| discreet(guide, locale, reply)).collect();
    if let Some(offered) = turn.replies.iter().rev().find(|reply| !reply.options.is_empty()) {
        turn.session.offered = offered.options.iter().map(|option| option.press.clone()).collect();
    }
    turn
}

/// What to say when a turn failed in a way that nobody foresaw: the emergency numbers, and a request to try again.
pub fn rescue(guide: &Guide, session: Session, inbound: &Inbound) -> Turn {
    let locale = session.locale.or(inbound.locale_hint).unwrap_or_default();
    let scene = Scene { guide, inbound, session, locale };
    let numbers = help(guide, scene.session.country.as_ref(), &[], locale, inbound.today);
    scene.finish(Outcome::Fallback, vec![numbers, notice(locale, Notice::Failed)])
}

/// All that one turn works with.
pub(super) struct Scene<'a> {
    pub(super) guide: &'a Guide,
    pub(super) inbound: &'a Inbound,
    pub(super) session: Session,
    pub(super) locale: Locale,
}

impl<'a> Scene<'a> {
    fn text(mut self, text: &str) -> Turn {
        match Keyword::of(text) {
            Some(Keyword::Digit(0)) => return self.help(),
            Some(Keyword::Digit(number)) => return self.pick(number),
            _ => {}
        }
        let meaning = self.guide.understanding.read(text, &self.session.situation);
        // "Menu" is a word of all three languages: it changes no language that was spoken, and sounds like no danger.
        let menu = meaning.intent == Intent::Talk(TalkKind::Menu);
        let heard = meaning.language.filter(|_| !menu || self.session.locale.is_none());
        self.locale = heard.unwrap_or(self.locale);
        self.session.locale = Some(self.locale);
        if meaning.country.is_some() {
            self.session.country.clone_from(&meaning.country);
        }
        if let Some(danger) = meaning.danger.as_ref().filter(|_| !menu) {
            return self.danger(danger, &meaning.intent);
        }
        if meaning.foreign {
            return self.foreign();
        }
        self.intent(meaning)
    }

    fn intent(self, meaning: Meaning) -> Turn {
        match meaning.intent {
            Intent::Talk(kind) => self.talk(kind),
            Intent::Code(code) => match self.guide.content.entry_by_code(code) {
                Some(entry) => self.entry(entry, 1.0),
                None => self.fallback(),
            },
            Intent::Pick(number) => self.pick(number),
            Intent::ShortNumber => self.short_number(),
            Intent::Ask(found) => self.found(&found),
        }
    }

    fn found(mut self, found: &Found) -> Turn {
        let entries = self.entries(found, Found::KEPT);
        match (found.verdict, entries.as_slice()) {
            (Verdict::Answer, [first, rest @ ..]) => {
                let next = rest.iter().map(|entry| entry.id.clone());
                let all = std::iter::once(first.id.clone()).chain(next).collect();
                let mut turn = self.entry(first, confidence(found));
                turn.session.situation.follow(found);
                turn.observation.entries = all;
                turn
            }
            (Verdict::Choices, [_, ..]) => self.choices(found),
            (Verdict::Nothing, _) | (_, []) => {
                // What little was found may say what the next question is about, unless something was read before.
                if self.session.situation.asked.is_empty() {
                    self.session.situation.follow(found);
                }
                self.fallback()
            }
        }
    }

    /// What is likeliest counts as read: "and how much is it?" leans on it.
    fn choices(mut self, found: &Found) -> Turn {
        self.session.situation.follow(found);
        self.session.reading = found.candidates.first().map(|candidate| candidate.entry.clone());
        let offered = self.entries(found, Found::OFFERED);
        let reply = choices(&offered, self.locale);
        let ids = offered.iter().map(|entry| entry.id.clone()).collect();
        let mut turn = self.say(Outcome::Choices, reply);
        turn.observation.entries = ids;
        turn.observation.confidence = confidence(found);
        turn
    }

    /// The help numbers, and below them what fits: the entry of the danger, then what was asked, if that is clear.
    fn danger(mut self, danger: &Danger, intent: &Intent) -> Turn {
        let mut ids: Vec<EntryId> = vec![danger.entry.clone()];
        let asked = match intent {
            Intent::Ask(found) if found.verdict == Verdict::Answer => self.entries(found, 1),
            _ => Vec::new(),
        };
        ids.extend(asked.iter().map(|entry| entry.id.clone()).filter(|id| id != &danger.entry));
        let entries: Vec<&Entry> =
            ids.iter().filter_map(|id| self.guide.content.entry(id)).collect();
        let (locale, today) = (self.locale, self.inbound.today);
        let mut replies =
            vec![help(self.guide, self.session.country.as_ref(), &entries, locale, today)];
        replies.extend(asked.first().map(|entry| answer(self.guide, entry, locale, today)));
        let follow = |id: &EntryId| Press { locale, action: Action::Entry(id.clone()) };
        self.session.following = ids.iter().map(follow).collect();
        self.session.reading = ids.last().cloned();
        self.session.situation = ids.last().map(Situation::reading).unwrap_or_default();
        let mut turn = self.finish(Outcome::Urgent, replies);
        turn.observation.entries = ids;
        turn
    }

    /// Another script or language: the languages that can be chosen, and the help numbers.
    fn foreign(self) -> Turn {
        let numbers =
            help(self.guide, self.session.country.as_ref(), &[], self.locale, self.inbound.today);
        let mut languages = language_choice(self.locale);
        languages.replaces = false;
        languages.parts = line(self.locale, "foreign-text").parts;
        let country = self.session.country.as_ref();
        languages.brief = Some(Brief::new(emergency_line(self.guide, country, self.locale)));
        self.finish(Outcome::Fallback, vec![languages, numbers])
    }

    fn talk(self, kind: TalkKind) -> Turn {
        match kind {
            TalkKind::Help => self.help(),
            TalkKind::Menu => self.menu(),
            TalkKind::Language => self.languages(),
            TalkKind::Clear => self.clear(),
            TalkKind::Greeting => self.small("talk-greeting", "brief-greeting"),
            TalkKind::Thanks => self.small("talk-thanks", "brief-thanks"),
            TalkKind::Goodbye => self.small("talk-goodbye", "brief-goodbye"),
            TalkKind::Who => self.entry_or_menu("about-service"),
            TalkKind::Yes => self.small("talk-yes", "brief-yes"),
            TalkKind::No => self.small("talk-no", "brief-no"),
        }
    }

    pub(super) fn small(self, id: &str, brief: &str) -> Turn {
        let reply = guidance(self.locale, id, brief);
        self.say(Outcome::Smalltalk, reply)
    }

    /// A digit: what was offered under it, or the menu when nothing is known any more.
    fn pick(self, number: usize) -> Turn {
        match number.checked_sub(1).and_then(|index| self.session.offered.get(index)).cloned() {
            Some(press) => self.pressed(&press),
            None => self.menu(),
        }
    }

    /// "112" written to the bot: it is not the emergency service, and says so below the numbers.
    fn short_number(self) -> Turn {
        let (locale, today) = (self.locale, self.inbound.today);
        let numbers = not_emergency(self.guide, self.session.country.as_ref(), locale, today);
        self.finish(Outcome::Urgent, vec![numbers, line(locale, "not-emergency-service")])
    }

    fn fallback(self) -> Turn {
        let reply = fallback(self.guide, &self.session, &[], self.locale);
        let missed = match &self.inbound.said {
            Said::Text(text) => self.guide.understanding.subjects(text),
            _ => Vec::new(),
        };
        let mut turn = self.say(Outcome::Fallback, reply);
        turn.observation.missed = missed;
        turn
    }

    pub(super) fn entry_or_menu(self, id: &str) -> Turn {
        match id.parse().ok().and_then(|id| self.guide.content.entry(&id)) {
            Some(entry) => self.entry(entry, 1.0),
            None => self.menu(),
        }
    }

    pub(super) fn entry(mut self, entry: &Entry, confidence: f32) -> Turn {
        let reply = answer(self.guide, entry, self.locale, self.inbound.today);
        self.session.reading = Some(entry.id.clone());
        self.session.situation = Situation::reading(&entry.id);
        let mut turn = self.say(Outcome::Answer, reply);
        turn.observation.entries = vec![entry.id.clone()];
        turn.observation.topic = Some(entry.topic.clone());
        turn.observation.sensitive = entry.sensitive;
        turn.observation.confidence = confidence;
        turn
    }

    /// The entries of the best candidates that are served.
    fn entries(&self, found: &Found, most: usize) -> Vec<&'a Entry> {
        let candidates = found.candidates.iter().take(most);
        candidates.filter_map(|candidate| self.guide.content.entry(&candidate.entry)).collect()
    }

    pub(super) fn say(self, outcome: Outcome, reply: Reply) -> Turn {
        self.finish(outcome, vec![reply])
    }

    fn finish(self, outcome: Outcome, replies: Vec<Reply>) -> Turn {
        let observation = Observation {
            channel: self.inbound.channel,
            locale: self.locale,
            outcome,
            entries: Vec::new(),
            topic: None,
            confidence: 0.0,
            source: None,
            sensitive: false,
            vote: None,
            missed: Vec::new(),
        };
        Turn { session: self.session, replies, observation, forget: false }
    }
}

fn confidence(found: &Found) -> f32 {
    found.candidates.first().map_or(0.0, |candidate| candidate.confidence)
}
