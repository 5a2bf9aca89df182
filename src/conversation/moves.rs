//! What a button or a command does.

use super::{
    Action, Command, Part, Press, Reply, Session,
    compose::say,
    help::help,
    menu::{fallback, language_choice, menu, topic, welcome},
    notices::{short_line, toast},
    observation::{Outcome, Vote},
    turn::{Scene, Turn},
};
use crate::{
    knowledge::{Entry, EntryId, TopicId},
    understanding::country_at,
};

impl Scene<'_> {
    pub(super) fn pressed(mut self, press: &Press) -> Turn {
        self.locale = press.locale;
        self.session.locale = Some(press.locale);
        match &press.action {
            Action::Menu | Action::Speak => self.menu(),
            Action::Audience(audience) => {
                self.session.audience = Some(*audience);
                self.menu()
            }
            Action::Topic(id) => self.topic(id),
            Action::Entry(id) => self.entry_or_menu(id.as_str()),
            Action::Reread(id) => {
                let mut turn = self.entry_or_menu(id.as_str());
                turn.replies.iter_mut().for_each(|reply| reply.replaces = true);
                turn
            }
            Action::Help => self.help(),
            Action::Country(id) => {
                self.session.country = Some(id.clone());
                let mut turn = self.help();
                turn.replies.iter_mut().for_each(|reply| reply.replaces = true);
                turn
            }
            Action::Languages => self.languages(),
            Action::Helpful(id) => {
                let reply = toast(self.locale, "feedback-helpful");
                self.voted(id, true, reply)
            }
            Action::Unhelpful(id) => self.unhelpful(id),
        }
    }

    /// The rest of the topic is perhaps what was meant.
    fn unhelpful(self, id: &EntryId) -> Turn {
        let entry = self.guide.content.entry(id);
        let related: Vec<&Entry> = entry
            .iter()
            .flat_map(|entry| &entry.related)
            .filter_map(|id| self.guide.content.entry(id))
            .collect();
        let mut reply = fallback(self.guide, &self.session, &related, self.locale);
        reply.parts.remove(0);
        reply.parts.insert(0, Part::plain(say(self.locale, "feedback-unhelpful")));
        self.voted(id, false, reply)
    }

    fn voted(self, id: &EntryId, helped: bool, reply: Reply) -> Turn {
        let entry = self.guide.content.entry(id);
        let vote = entry.map(|entry| Vote { entry: entry.id.clone(), helped });
        let sensitive = entry.is_some_and(|entry| entry.sensitive);
        let mut turn = self.say(Outcome::Smalltalk, reply);
        turn.observation.vote = vote;
        turn.observation.sensitive = sensitive;
        turn
    }

    pub(super) fn command(self, command: &Command) -> Turn {
        match command {
            Command::Start(None) => self.welcome(),
            Command::Start(Some(place)) => self.deep_link(place),
            Command::Topics => self.menu(),
            Command::Sos => self.help(),
            Command::Language => self.languages(),
            Command::Privacy => self.entry_or_menu("privacy"),
            Command::Clear => self.clear(),
            Command::Help => self.small("how-to", "brief-greeting"),
            Command::More => self.more(),
            Command::Again => self.again(),
        }
    }

    /// What follows, or the menu when nothing does any more.
    fn more(mut self) -> Turn {
        if self.session.following.is_empty() {
            return self.menu();
        }
        let press = self.session.following.remove(0);
        self.pressed(&press)
    }

    fn again(self) -> Turn {
        match self.session.reading.clone() {
            Some(id) => self.entry_or_menu(id.as_str()),
            None => self.menu(),
        }
    }

    /// A link names an entry, a topic or a code; anything else is a campaign and begins as usual.
    fn deep_link(self, place: &str) -> Turn {
        let content = &self.guide.content;
        let entry = place.parse().ok().and_then(|id| content.entry(&id));
        let entry =
            entry.or_else(|| place.parse().ok().and_then(|code| content.entry_by_code(code)));
        if let Some(entry) = entry {
            return self.entry(entry, 1.0);
        }
        if let Some(topic) = place.parse().ok().and_then(|id| content.topic(&id)) {
            return self.topic(&topic.id.clone());
        }
        let mut turn = self.welcome();
        turn.observation.source = Some(place.to_owned());
        turn
    }

    /// The country of a place: used for this reply and the session, the place itself is not kept.
    pub(super) fn location(mut self, latitude: f64, longitude: f64) -> Turn {
        let known = country_at(latitude, longitude, &self.guide.content);
        if known.is_some() {
            self.session.country = known;
        }
        self.help()
    }

    fn welcome(self) -> Turn {
        let reply = welcome(self.guide, &self.session, self.locale);
        self.say(Outcome::Smalltalk, reply)
    }

    pub(super) fn menu(self) -> Turn {
        let reply = menu(self.guide, &self.session, self.locale);
        self.say(Outcome::Choices, reply)
    }

    pub(super) fn languages(self) -> Turn {
        let reply = language_choice(self.locale);
        self.say(Outcome::Smalltalk, reply)
    }

    fn topic(self, id: &TopicId) -> Turn {
        let Some(found) = self.guide.content.topic(id) else { return self.menu() };
        let reply = topic(self.guide, found, &self.session, self.locale);
        let mut turn = self.say(Outcome::Choices, reply);
        turn.observation.topic = Some(id.clone());
        turn
    }

    pub(super) fn help(self) -> Turn {
        let reply =
            help(self.guide, self.session.country.as_ref(), &[], self.locale, self.inbound.today);
        self.say(Outcome::Urgent, reply)
    }

    pub(super) fn clear(mut self) -> Turn {
        let locale = self.locale;
        self.session = Session { locale: Some(locale), ..Session::default() };
        let done = short_line(locale, "clear-done", "brief-clear");
        let mut turn = self.say(Outcome::Smalltalk, done);
        turn.forget = true;
        turn
    }
}
