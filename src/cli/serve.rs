//! `hamroh` without a command: serves what is configured until it is told to stop.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use tokio::{net::TcpListener, signal, sync::watch, task::JoinSet};

use super::content::invalid;
use crate::{
    channel::{Desk, Served, telegram, web},
    config::Config,
    conversation::Guide,
    store::{self, Library},
};

/// How long a stop may take.
const DRAIN: Duration = Duration::from_secs(10);

/// Starts in the order of the lines, and stops in the reverse.
///
/// # Errors
/// The setting that keeps it from serving at all. Whatever else is missing is logged, and the rest is served.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listener = listen(&config).await?;
    let telegram = telegram_settings(&config)?;
    let (library, content) =
        Library::open(&config.database_url).await.map_err(|problems| invalid(&problems))?;
    let served = Arc::new(Served::new(Guide::new(content, config.office.clone(), config.drafts)));
    let desk = Arc::new(Desk::new(Arc::clone(&served), Box::new(|_| {})));
    let (stop, stopped) = watch::channel(false);
    let mut parts = JoinSet::new();
    parts.spawn(follow(library, served, config.clone(), stopping(stopped.clone())));
    parts.spawn(pages(listener, Arc::clone(&desk), config.try_open, stopping(stopped.clone())));
    if let Some(settings) = telegram {
        parts.spawn(telegram::Telegram::new(settings, desk)?.run(stopping(stopped)));
    }
    shutdown_signal().await;
    tracing::info!("Stopping");
    stop.send_replace(true);
    let drained =
        tokio::time::timeout(DRAIN, async { while parts.join_next().await.is_some() {} }).await;
    if drained.is_err() {
        tracing::warn!("Some parts did not stop in time");
    }
    Ok(())
}

async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    let setting = format!(
        "the address {} cannot be listened on: set `listen` (HAMROH_LISTEN) to a free one",
        config.listen
    );
    TcpListener::bind(config.listen).await.context(setting)
}

/// Says where to look, and what is off and how to turn it on.
fn telegram_settings(config: &Config) -> anyhow::Result<Option<telegram::TelegramSettings>> {
    let Some(token) = config.telegram.token.clone() else {
        println!(
            "Telegram is off. To turn it on: get a token from @BotFather, then TELOXIDE_TOKEN=… hamroh"
        );
        return Ok(None);
    };
    let settings = telegram::TelegramSettings::new(
        token,
        config.telegram.api_url.as_deref(),
        config.telegram.proxy.as_deref(),
    );
    Ok(Some(settings.context("Telegram cannot be turned on")?))
}

/// The library's news become the served snapshot.
async fn follow(
    library: Library,
    served: Arc<Served>,
    config: Config,
    stop: impl Future<Output = ()>,
) {
    let serve = |content| served.replace(Guide::new(content, config.office.clone(), config.drafts));
    store::watch(library, serve, stop).await;
}

async fn pages(
    listener: TcpListener,
    desk: Arc<Desk>,
    open: bool,
    stop: impl Future<Output = ()> + Send + 'static,
) {
    if let Ok(address) = listener.local_addr() {
        println!("Hamroh is ready. Try it in a browser: http://{address}/try");
    }
    web::serve(listener, web::router(desk, open), stop).await;
}

async fn stopping(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// SIGTERM or Ctrl-C.
async fn shutdown_signal() {
    let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
        let _ = signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = signal::ctrl_c() => {}
    }
}
