//! The HTTP side: address, token, fields, faults, answer.

use std::{io, sync::Arc, time::Instant};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State as Extracted,
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    serve::ListenerExt,
};
use tokio::{net::TcpListener, runtime, sync::oneshot};

use super::{
    Shared, State, TOKEN,
    body::Fields,
    chats,
    faults::Fault,
    keyboard,
    methods::{METHODS, perform},
    refusal::{Answer, Refusal, response},
    transcript::{Call, Outcome},
    updates::get_updates,
};

/// Serves until nobody needs it any more.
pub fn run(listener: std::net::TcpListener, shared: Arc<Shared>, gone: oneshot::Receiver<()>) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener).expect("a listener");
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let router = Router::new().fallback(call).with_state(shared);
        tokio::select! {
            served = axum::serve(listener, router) => served.expect("the mock server runs"),
            _ = gone => {}
        }
    });
}

async fn call(
    Extracted(shared): Extracted<Arc<Shared>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (method, fields) = match read(&uri, &headers, &body) {
        Ok(read) => read,
        Err(refusal) => return response(Err(refusal)),
    };
    let at = Instant::now();
    let fault = shared.state().next_fault(method, &fields);
    let answer = match fault {
        None => answer(&shared, method, &fields, at).await,
        Some(Fault::Slow(while_)) => {
            tokio::time::sleep(while_).await;
            answer(&shared, method, &fields, at).await
        }
        Some(Fault::Refused(refusal)) => {
            record(&shared, method, &fields, at, Outcome::Refused(refusal.code));
            Err(refusal)
        }
        Some(Fault::Raw { status, body }) => {
            record(&shared, method, &fields, at, Outcome::Refused(status));
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
            return (status, [(CONTENT_TYPE, "text/html")], body).into_response();
        }
        Some(Fault::Cut) => {
            record(&shared, method, &fields, at, Outcome::Cut);
            return cut();
        }
        Some(Fault::Lost) => {
            let _ = answer(&shared, method, &fields, at).await;
            return cut();
        }
    };
    response(answer)
}

/// The method and the fields, if address and token are right.
fn read(uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<(&'static str, Fields), Refusal> {
    let path = uri.path().strip_prefix("/bot").and_then(|rest| rest.split_once('/'));
    let (token, name) = path.ok_or_else(|| Refusal::new(404, "Not Found"))?;
    if token.replace("%3A", ":") != TOKEN {
        return Err(Refusal::new(401, "Unauthorized"));
    }
    let method = METHODS.iter().find(|method| method.eq_ignore_ascii_case(name));
    let method = method.ok_or_else(|| Refusal::new(404, "Not Found: method not found"))?;
    Ok((method, Fields::read(uri, headers, body)?))
}

/// Does the call and records it. A poll is recorded when it is answered, all others when they are done.
async fn answer(shared: &Shared, method: &'static str, fields: &Fields, at: Instant) -> Answer {
    let answer = match method {
        "getUpdates" => get_updates(shared, fields).await,
        _ => perform(&mut shared.state(), method, fields),
    };
    let outcome = match &answer {
        Ok(_) => Outcome::Accepted,
        Err(refusal) => Outcome::Refused(refusal.code),
    };
    record(shared, method, fields, at, outcome);
    answer
}

fn record(shared: &Shared, method: &'static str, fields: &Fields, at: Instant, outcome: Outcome) {
    let markup = fields.nested("reply_markup").unwrap_or_default();
    let as_read = chats::text(fields).ok().map(|parsed| parsed.text);
    let call = Call {
        method,
        chat: shared.state().chat_of(fields),
        text: as_read.or_else(|| fields.text("text").map(str::to_owned)),
        keyboard: keyboard::read(markup.as_ref()).unwrap_or_default(),
        fields: fields.clone(),
        at,
        outcome,
    };
    shared.state().transcript.add(call);
    shared.changed.send_replace(());
}

impl State {
    fn next_fault(&mut self, method: &str, fields: &Fields) -> Option<Fault> {
        let chat = self.chat_of(fields);
        self.faults.next(method, chat)
    }

    /// The chat of a call; of the answer to a press, the chat in which it was.
    fn chat_of(&self, fields: &Fields) -> Option<i64> {
        let press = || self.callbacks.get(fields.text("callback_query_id")?).copied();
        fields.integer("chat_id").or_else(press)
    }
}

/// A response that breaks off before its first byte.
fn cut() -> Response {
    let broken = futures::stream::once(async { Err::<Bytes, _>(io::Error::other("cut")) });
    Response::new(Body::from_stream(broken))
}
