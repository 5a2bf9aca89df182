//! From an update to its answer.

use std::{
    num::NonZeroUsize,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::watch;

use super::{
    api::Api,
    delivery::Delivery,
    error::ApiError,
    heard::Heard,
    lanes::Hold,
    patience::{LATE, Patience, Undelivered},
    question::{Me, Origin, Question},
    staff::StaffChats,
    update::{Happened, Update},
};
use crate::{
    channel::{Desk, today},
    conversation::{Channel, Inbound, Notice, Outcome, Reply, ReplyKind, Turn, notice},
    localisation::Locale,
    memory::{Address, Allowance, Limits, Noted, Seen, Sent},
};

/// A chat that was told of a late answer is not told again for so long.
const TOLD: Duration = Duration::from_secs(60 * 60);
/// How long the end of a button's waiting sign is tried for.
const WAITING_SIGN: Duration = Duration::from_secs(10);
/// How long a message to a group waits for the bot to learn its own name after the start.
const NAME: Duration = Duration::from_secs(10);

/// People whose pace is known at once.
const PEOPLE: NonZeroUsize = NonZeroUsize::new(20_000).unwrap();
/// Messages that can be deleted, of all people together.
const MESSAGES: NonZeroUsize = NonZeroUsize::new(100_000).unwrap();

/// An update, and until when its answer may go out.
pub(super) struct Incoming {
    pub update: Update,
    pub until: Instant,
}

/// Answers updates.
pub(super) struct Answering {
    pub api: Api,
    /// The chats of the staff, if there are any.
    pub staff: Option<Arc<StaffChats>>,
    desk: Arc<Desk>,
    me: watch::Receiver<Me>,
    limits: Limits,
    heard: Heard,
    told_late: Seen<Address>,
    sent: Sent,
}

impl Answering {
    pub fn new(
        api: Api,
        desk: Arc<Desk>,
        staff: Option<Arc<StaffChats>>,
        me: watch::Receiver<Me>,
    ) -> Self {
        Self {
            api,
            staff,
            desk,
            me,
            limits: Limits::new(PEOPLE),
            heard: Heard::new(),
            told_late: Seen::new(PEOPLE, TOLD),
            sent: Sent::new(MESSAGES),
        }
    }

    /// Answers an update, whatever it takes: when this ends, the update is dealt with.
    pub async fn handle(&self, incoming: Incoming, hold: Hold<Incoming>) {
        let Incoming { update, until } = incoming;
        let chat = update.chat.clone();
        if let Happened::Membership(inside) = update.happened {
            if !inside {
                self.forget(&Address::telegram(chat.id));
            }
            return;
        }
        let me = if chat.is_private() { Me::default() } else { self.me(&hold).await };
        if let Some(question) = self.staff.as_ref().and_then(|staff| staff.asked(&update, &me)) {
            return self.tell_staff(&question, until, &hold).await;
        }
        if let Some(question) = Question::read(update, &me) {
            let held_up = || hold.hold();
            let patience = Patience::new(Instant::now(), until, &held_up);
            let (api, sent) = (&self.api, &self.sent);
            self.answer(&Delivery { api, sent, question: &question, patience }).await;
        }
    }

    /// Tells a chat of the staff how the last week was. It is no question of an asker, and not counted.
    async fn tell_staff(&self, question: &Question, until: Instant, hold: &Hold<Incoming>) {
        let Some(staff) = &self.staff else { return };
        let Some(text) = staff.told().await else {
            tracing::error!("The week could not be told to a chat of the staff");
            return;
        };
        let held_up = || hold.hold();
        let patience = Patience::new(Instant::now(), until, &held_up);
        let (api, sent) = (&self.api, &self.sent);
        if (Delivery { api, sent, question, patience }).tell(text).await.is_err() {
            tracing::error!("Telegram did not take the week for a chat of the staff");
        }
    }

    fn forget(&self, address: &Address) {
        self.desk.forget(address);
        self.sent.take(address, Instant::now());
    }

    /// Who the bot is; without its name if that does not become known in time.
    async fn me(&self, hold: &Hold<Incoming>) -> Me {
        let mut me = self.me.clone();
        if me.borrow().username.is_none() {
            hold.hold();
        }
        let named = tokio::time::timeout(NAME, me.wait_for(|me| me.username.is_some())).await;
        match named {
            Ok(Ok(me)) => me.clone(),
            _ => self.me.borrow().clone(),
        }
    }

    async fn answer(&self, delivery: &Delivery<'_>) {
        let question = delivery.question;
        let address = Address::telegram(question.chat);
        let now = Instant::now();
        self.note(question, now);
        let inbound = Inbound {
            channel: Channel::Telegram,
            locale_hint: question.hint,
            today: today(),
            said: question.said.clone(),
        };
        let turn = self.desk.answer(&address, &inbound, now);
        if turn.forget {
            self.clear(delivery, &address).await;
        }
        let locale = turn.observation.locale;
        if delivery.patience.is_over(now) {
            return self.too_late(delivery, &address, locale).await;
        }
        match self.allowance(question, &turn, now) {
            Allowance::Pass => self.deliver(delivery, &address, &turn).await,
            Allowance::Notice => {
                slow_down(delivery, locale).await;
                self.count(question, &Noted::Limited(Channel::Telegram));
            }
            Allowance::Silence => acknowledge(delivery, None).await,
        }
    }

    /// What the person wants forgotten is forgotten, even if it is too late to say so.
    async fn clear(&self, delivery: &Delivery<'_>, address: &Address) {
        self.desk.forget(address);
        if delivery.question.private {
            let patience = delivery.patience.until(Instant::now() + LATE);
            Delivery { patience, ..*delivery }.delete_all().await;
        }
    }

    /// In a private chat the person's own messages can be deleted too.
    fn note(&self, question: &Question, now: Instant) {
        if let (true, Origin::Message { id, .. }) = (question.private, &question.origin) {
            self.sent.note(&Address::telegram(question.chat), *id, now);
        }
    }

    /// Whether a turn may be shown. Danger always may, and so may the wish to be forgotten.
    fn allowance(&self, question: &Question, turn: &Turn, now: Instant) -> Allowance {
        let urgent = turn.observation.outcome == Outcome::Urgent || turn.forget;
        match (self.heard.is_news(question, urgent, now), urgent) {
            (false, _) => Allowance::Silence,
            (true, true) => Allowance::Pass,
            (true, false) => self.limits.take(&Address::telegram(question.asker), now),
        }
    }

    /// Shows the replies; once they are accepted, the turn is remembered and counted.
    async fn deliver(&self, delivery: &Delivery<'_>, address: &Address, turn: &Turn) {
        let pressed = matches!(delivery.question.origin, Origin::Button { .. });
        let passing = |reply: &&Reply| pressed && reply.kind == ReplyKind::Toast;
        let toast = turn.replies.iter().find(passing);
        let shown = async {
            for reply in turn.replies.iter().filter(|reply| !passing(reply)) {
                delivery.show(reply).await?;
            }
            Ok(())
        };
        let ((), shown) = tokio::join!(acknowledge(delivery, toast), shown);
        match shown {
            Ok(()) => {
                self.desk.settle(address, turn, Instant::now());
                self.count(delivery.question, &Noted::Turn(&turn.observation));
            }
            Err(Undelivered::Late) => {
                self.too_late(delivery, address, turn.observation.locale).await
            }
            Err(Undelivered::Refused(ApiError::Gone)) => {}
            Err(Undelivered::Refused(error)) => {
                tracing::error!(error = %error, "Telegram did not take an answer");
            }
        }
    }

    /// Who asked is counted, not the chat: in a group there are many.
    fn count(&self, question: &Question, noted: &Noted) {
        self.desk.count(&Address::telegram(question.asker), noted);
    }

    /// One neutral line, once for all that came too late.
    async fn too_late(&self, delivery: &Delivery<'_>, address: &Address, locale: Locale) {
        acknowledge(delivery, None).await;
        self.count(delivery.question, &Noted::Expired(Channel::Telegram));
        let now = Instant::now();
        if self.told_late.first(address.clone(), now) {
            let patience = delivery.patience.until(now + LATE);
            let line = Delivery { patience, ..*delivery };
            // Nothing is left to be said if even this does not get through.
            let _ = line.show_silently(&notice(locale, Notice::Late)).await;
        }
    }
}

/// Says once that the person writes too fast: in passing where a button was pressed.
async fn slow_down(delivery: &Delivery<'_>, locale: Locale) {
    let limited = notice(locale, Notice::Limited);
    if let Origin::Button { .. } = delivery.question.origin {
        acknowledge(delivery, Some(&limited)).await;
    } else {
        // The person is told again after the next pause.
        let _ = delivery.show(&limited).await;
    }
}

/// Every press of a button is acknowledged, whatever comes of it.
async fn acknowledge(delivery: &Delivery<'_>, toast: Option<&Reply>) {
    if let Origin::Button { query, .. } = &delivery.question.origin {
        let patience = delivery.patience.until(Instant::now() + WAITING_SIGN);
        Delivery { patience, ..*delivery }.acknowledge(query, toast).await;
    }
}
