//! Scripted faults: what goes wrong, for which method and chat, and how often.

use std::time::Duration;

use super::{BotApi, refusal::Refusal};

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The call is refused, and nothing comes of it.
    Refused(Refusal),
    /// The connection is cut before anything is done.
    Cut,
    /// The call is done, and the connection is cut before the answer.
    Lost,
    /// The call is done after a while.
    Slow(Duration),
    /// An answer that is not the server's own, such as a proxy's page.
    Raw {
        /// The HTTP status.
        status: u16,
        /// The whole body.
        body: String,
    },
}

impl Fault {
    /// 429: try again after some seconds.
    pub fn too_many_requests(seconds: u64) -> Self {
        Self::Refused(Refusal::too_many_requests(seconds))
    }

    /// 403: the person has blocked the bot.
    pub fn blocked() -> Self {
        Self::Refused(Refusal::forbidden("bot was blocked by the user"))
    }

    /// 400, with what is wrong.
    pub fn bad_request(reason: &str) -> Self {
        Self::Refused(Refusal::bad_request(reason))
    }

    /// 500, as the server itself says it.
    pub fn broken() -> Self {
        Self::Refused(Refusal::new(500, "Internal Server Error"))
    }

    /// 502, as the proxy before the server says it.
    pub fn bad_gateway() -> Self {
        let body = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n";
        Self::Raw { status: 502, body: body.to_owned() }
    }
}

/// The faults that are still to come.
#[derive(Default)]
pub struct Faults(Vec<Rule>);

struct Rule {
    method: String,
    chat: Option<i64>,
    left: Option<u32>,
    fault: Fault,
}

impl Faults {
    /// What goes wrong with this call.
    pub fn next(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        let applies = |rule: &Rule| {
            rule.method.eq_ignore_ascii_case(method)
                && (rule.chat.is_none() || rule.chat == chat)
                && rule.left != Some(0)
        };
        let rule = self.0.iter_mut().find(|rule| applies(rule))?;
        rule.left = rule.left.map(|left| left - 1);
        Some(rule.fault.clone())
    }
}

/// A fault that is being scripted: see [`BotApi::on`].
pub struct Script<'a> {
    bot_api: &'a BotApi,
    method: String,
    chat: Option<i64>,
    times: Option<u32>,
}

impl Script<'_> {
    /// Only in this chat.
    pub fn in_chat(self, chat: i64) -> Self {
        Self { chat: Some(chat), ..self }
    }

    /// For the next calls only.
    pub fn times(self, times: u32) -> Self {
        Self { times: Some(times), ..self }
    }

    /// What goes wrong.
    pub fn fails(self, fault: Fault) {
        let rule = Rule { method: self.method, chat: self.chat, left: self.times, fault };
        self.bot_api.shared.state().faults.0.push(rule);
    }
}

impl BotApi {
    /// Scripts a fault: `bot_api.on("sendMessage").in_chat(7).times(2).fails(Fault::broken())`.
    /// Without `times` it goes on until [`BotApi::mend`]; of several that apply, the first counts.
    pub fn on(&self, method: &str) -> Script<'_> {
        Script { bot_api: self, method: method.to_owned(), chat: None, times: None }
    }

    /// No more faults.
    pub fn mend(&self) {
        self.shared.state().faults.0.clear();
    }
}
