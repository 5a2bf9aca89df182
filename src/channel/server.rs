//! The web server of all channels that have one: pages, and webhooks of gateways.

use std::{net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo};
use hyper::{
    Request,
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::sleep,
};

/// Connections at once; more wait to be accepted.
const CONNECTIONS: usize = 1024;
/// How long the head of a request may take to arrive, and how long a connection may stay open between two.
const HEAD: Duration = Duration::from_secs(15);
/// The pause after a connection that could not be accepted, such as when all file handles are in use.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves the routes until `stop`, and then what has begun. Handlers find the other side as [`ConnectInfo`].
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, connection) = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = accepted => accepted,
        };
        match (place, connection) {
            (Ok(place), Ok((stream, peer))) => {
                tokio::spawn(connected(stream, peer, router.clone(), open.watcher(), place));
            }
            _ => sleep(PAUSE).await,
        }
    }
    drop(listener);
    open.shutdown().await;
}

/// One connection until its end. How it ends is the other side's matter.
async fn connected(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    open: Watcher,
    _place: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let _ = open.watch(connection).await;
}
