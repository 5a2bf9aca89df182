//! From a request of a gateway to its response.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{ConnectInfo, Path, Request as HttpRequest, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use super::{Delivery, Gateway, Heard, Message, Pusher, Refusal, Request, Secret, Tally};
use crate::channel::sms::{Line, MobileOriginated};

/// The largest body that is read, in bytes.
const BODY: usize = 256 * 1024;
/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);

/// What the webhooks work with.
pub(super) struct Site {
    pub gateways: HashMap<Arc<str>, Arc<Gateway>>,
    pub line: Arc<Line>,
    pub pusher: Arc<Pusher>,
    /// Counts requests for gateways that do not exist.
    pub strangers: Tally,
}

type Peer = Option<axum::Extension<ConnectInfo<SocketAddr>>>;

/// A message from a telephone, or several.
pub(super) async fn message(
    State(site): State<Arc<Site>>,
    Path((name, secret)): Path<(String, String)>,
    peer: Peer,
    request: HttpRequest,
) -> Response {
    site.admitted(&name, &secret, peer, async |gateway| site.answer(gateway, request).await).await
}

/// A delivery report.
pub(super) async fn report(
    State(site): State<Arc<Site>>,
    Path((name, secret)): Path<(String, String)>,
    peer: Peer,
    request: HttpRequest,
) -> Response {
    let read = async |gateway: &Arc<Gateway>| {
        let whole = Whole::of(request).await?;
        for delivery in gateway.adapter.report(&whole.request())? {
            gateway.count(delivery);
        }
        Ok(StatusCode::OK.into_response())
    };
    site.admitted(&name, &secret, peer, read).await
}

impl Site {
    /// Lets in who knows name and secret and comes from an allowed address; counts who is refused, then or later.
    async fn admitted(
        &self,
        name: &str,
        secret: &str,
        peer: Peer,
        go_on: impl AsyncFnOnce(&Arc<Gateway>) -> Result<Response, Refusal>,
    ) -> Response {
        let gateway = self.gateways.get(name);
        let known = gateway.map_or_else(Secret::of_nobody, |gateway| gateway.secret).is(secret);
        let peer = peer.map(|axum::Extension(ConnectInfo(peer))| peer.ip());
        let result = match gateway {
            Some(gateway) if known && gateway.allows(peer) => go_on(gateway).await,
            Some(_) if known => Err(Refusal::Address),
            _ => Err(Refusal::Unknown),
        };
        result.unwrap_or_else(|refusal| {
            let tally = gateway.map_or(&self.strangers, |gateway| &gateway.tally);
            tally.refused(refusal, Instant::now());
            refusal.into_response()
        })
    }

    async fn answer(
        &self,
        gateway: &Arc<Gateway>,
        request: HttpRequest,
    ) -> Result<Response, Refusal> {
        let whole = Whole::of(request).await?;
        let mut messages = Vec::new();
        for heard in gateway.adapter.hear(&whole.request())? {
            match heard {
                Heard::Message(message) => messages.push(gateway.originated(message)),
                Heard::Report(delivery) => gateway.count(delivery),
            }
        }
        match gateway.adapter.push() {
            Some(push) => {
                for message in messages {
                    self.pusher.answer(gateway, message, push.patience()).await?;
                }
                Ok(gateway.adapter.respond(None))
            }
            None => Ok(self.answer_in_body(gateway, messages.first()).await),
        }
    }

    /// Answers and acknowledges in one: the body of the response is the reply.
    async fn answer_in_body(
        &self,
        gateway: &Gateway,
        message: Option<&MobileOriginated>,
    ) -> Response {
        let outgoing = match message {
            Some(message) => self.line.answer(message, Instant::now()).await,
            None => None,
        };
        let response = gateway.adapter.respond(outgoing.as_ref());
        if let Some(outgoing) = outgoing {
            self.line.settle(&outgoing, Instant::now());
        }
        response
    }
}

impl Gateway {
    /// Whether a request may come from there. Without the peer's address nobody is allowed, unless everybody is.
    fn allows(&self, peer: Option<IpAddr>) -> bool {
        self.allow.is_empty()
            || peer.is_some_and(|peer| self.allow.iter().any(|network| network.holds(peer)))
    }

    fn originated(&self, message: Message) -> MobileOriginated {
        let Message { from, to, text, id, sent } = message;
        MobileOriginated {
            gateway: Arc::clone(&self.name),
            default_country: self.default_country,
            from,
            to,
            text,
            id,
            sent,
            gateway_answers_stop: self.answers_stop,
        }
    }

    fn count(&self, delivery: Delivery) {
        if delivery == Delivery::Failed {
            self.tally.failed("the network could not deliver it", Instant::now());
        }
    }
}

/// A request whose body has arrived.
struct Whole {
    head: axum::http::request::Parts,
    body: Bytes,
}

impl Whole {
    async fn of(request: HttpRequest) -> Result<Self, Refusal> {
        let (head, body) = request.into_parts();
        let announced =
            head.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        if announced
            .and_then(|length| length.parse().ok())
            .is_some_and(|length: usize| length > BODY)
        {
            return Err(Refusal::TooLarge);
        }
        let body = timeout(ARRIVAL, read(body)).await.map_err(|_| Refusal::TooSlow)??;
        Ok(Self { head, body })
    }

    fn request(&self) -> Request<'_> {
        Request {
            method: &self.head.method,
            target: self.head.uri.path_and_query().map_or("", |target| target.as_str()),
            headers: &self.head.headers,
            body: &self.body,
            now: SystemTime::now(),
        }
    }
}

async fn read(body: Body) -> Result<Bytes, Refusal> {
    to_bytes(body, BODY).await.map_err(|_| Refusal::TooLarge)
}
