//! Where a gateway writes the parts of a message: names of parameters, or JSON pointers.

use axum::http::{Method, header};
use serde::Deserialize;
use serde_json::Value;

use super::{Delivery, Message, Refusal, Request, moment::moment, parameters::Parameters};

/// `[sms.gateway.receive]`: where the parts of a message stand.
///
/// Each is the name of a parameter of the query or the form, or of a field of a JSON object, or a JSON pointer such as
/// `/message/text` (RFC 6901); or a list of them, of which the first that is there counts. The defaults are those of RapidPro's
/// External channel.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReceiveSettings {
    /// Who sent it. Default: `from`, `sender`.
    pub from: Names,
    /// Our own number. Default: `to`.
    pub to: Names,
    /// The words. Default: `text`.
    pub text: Names,
    /// The gateway's id, the same whenever it brings the message again. Default: `id`.
    pub id: Names,
    /// When it was sent, as RFC 3339 or Unix time; without a zone it is UTC. Default: `date`, `time`.
    pub time: Names,
    /// A JSON pointer to a list, where one request brings several messages: the other pointers begin at each. Default: none.
    pub each: Option<String>,
    /// Whether numbers come with their country code but without `+`. Default: no.
    pub without_plus: bool,
}

impl Default for ReceiveSettings {
    fn default() -> Self {
        let names = |names: &[&str]| Names::Many(names.iter().map(|name| (*name).into()).collect());
        Self {
            from: names(&["from", "sender"]),
            to: names(&["to"]),
            text: names(&["text"]),
            id: names(&["id"]),
            time: names(&["date", "time"]),
            each: None,
            without_plus: false,
        }
    }
}

/// `[sms.gateway.report]`: what a delivery report means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSettings {
    /// Where the status stands, like the fields of `receive`.
    pub status: Names,
    /// The words that mean that it has arrived, in letters of any size.
    #[serde(default)]
    pub delivered: Vec<String>,
    /// The words that mean that it will not arrive.
    #[serde(default)]
    pub failed: Vec<String>,
}

/// A name or several, of which the first that is there counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Names {
    fn each(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

/// A request whose fields can be looked up.
enum Record<'a> {
    Json(&'a Value),
    Parameters([Parameters; 2]),
}

impl Record<'_> {
    fn field(&self, names: &Names) -> Option<String> {
        names.each().iter().find_map(|name| match self {
            Self::Json(value) if name.starts_with('/') => scalar(value.pointer(name)?),
            Self::Json(value) => scalar(value.get(name)?),
            Self::Parameters(places) => places.iter().find_map(|place| place.text(name)),
        })
    }

    fn filled(&self, names: &Names) -> Option<String> {
        self.field(names).filter(|value| !value.trim().is_empty())
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The JSON of the body; `None` if the body is a form, or there is none.
fn json(request: &Request<'_>) -> Result<Option<Value>, Refusal> {
    let is_json =
        request.header(header::CONTENT_TYPE.as_str()).to_ascii_lowercase().contains("json");
    if request.method == Method::GET || !is_json {
        return Ok(None);
    }
    serde_json::from_slice(request.body).map(Some).map_err(|_| Refusal::Unreadable)
}

fn parameters<'a>(request: &Request<'_>) -> Record<'a> {
    Record::Parameters([request.body, request.query().as_bytes()].map(Parameters::read))
}

impl ReceiveSettings {
    /// The messages of a request.
    pub(super) fn messages(&self, request: &Request<'_>) -> Result<Vec<Message>, Refusal> {
        let Some(body) = json(request)? else {
            return Ok(vec![self.message(&parameters(request))?]);
        };
        let list = match &self.each {
            Some(place) => {
                body.pointer(place).and_then(Value::as_array).ok_or(Refusal::Unreadable)?
            }
            None => std::slice::from_ref(&body),
        };
        list.iter().map(|one| self.message(&Record::Json(one))).collect()
    }

    fn message(&self, record: &Record<'_>) -> Result<Message, Refusal> {
        let number = |names| {
            let number = record.filled(names).map(|number| number.trim().to_owned());
            number.map(|number| if self.without_plus { with_plus(number) } else { number })
        };
        Ok(Message {
            from: number(&self.from).ok_or(Refusal::Unreadable)?,
            to: number(&self.to).unwrap_or_default(),
            text: record.field(&self.text).ok_or(Refusal::Unreadable)?,
            id: record.filled(&self.id),
            sent: record.filled(&self.time).and_then(|time| moment(&time)),
        })
    }
}

impl ReportSettings {
    /// What a report says.
    pub(super) fn delivery(&self, request: &Request<'_>) -> Result<Delivery, Refusal> {
        let body = json(request)?;
        let record = body.as_ref().map_or_else(|| parameters(request), Record::Json);
        let status = record.filled(&self.status).ok_or(Refusal::Unreadable)?;
        let means =
            |words: &Vec<String>| words.iter().any(|word| word.eq_ignore_ascii_case(&status));
        Ok(match (means(&self.delivered), means(&self.failed)) {
            (true, _) => Delivery::Delivered,
            (_, true) => Delivery::Failed,
            _ => Delivery::Underway,
        })
    }
}

fn with_plus(number: String) -> String {
    if number.starts_with(|digit: char| digit.is_ascii_digit()) {
        format!("+{number}")
    } else {
        number
    }
}
