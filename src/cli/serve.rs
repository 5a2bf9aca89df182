//! `hamroh` without a command: serves what is configured until it is told to stop.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use tokio::{net::TcpListener, signal, sync::watch, task::JoinSet};

use super::{
    content::invalid,
    counting::Counting,
    digests::chats,
    surroundings::{Parts, Queues, surroundings},
};
use crate::{
    channel::{
        self, Desk, Served,
        sms::{self, Line, LineSettings, gateway::Gateways},
        telegram, web,
    },
    config::{self, Config, StaffConfig},
    conversation::{Channel, Guide},
    staff,
    store::{self, Library},
};

/// How long a stop may take.
const DRAIN: Duration = Duration::from_secs(10);
/// How long the last counts may take to be written.
const LAST_COUNTS: Duration = Duration::from_secs(3);

/// Starts in the order of the lines, and stops in the reverse.
///
/// # Errors
/// The setting that keeps it from serving at all. Whatever else is missing is logged, and the rest is served.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listener = listen(config.listen, "`listen` (HAMROH_LISTEN)").await?;
    let webhooks = webhooks(&config).await?;
    let staff_alone = staff_alone(&config).await?;
    let telegram = telegram_settings(&config)?;
    let gateways = gateways(&config)?;
    let (library, content) =
        Library::open(&config.database_url).await.map_err(|problems| invalid(&problems))?;
    let served = Arc::new(Served::new(Guide::new(content, config.office.clone(), config.drafts)));
    let counting = Counting::new(&config);
    let desk = Arc::new(Desk::new(Arc::clone(&served), counting.counter()));
    let (stop, stopped) = watch::channel(false);
    let mut parts = JoinSet::new();
    let line = match gateways {
        Some(_) => {
            let settings = line_settings(&config, &counting).await;
            Some(Arc::new(Line::new(Arc::clone(&desk), settings)))
        }
        None => None,
    };
    let queues = Arc::new(Queues::default());
    let seen = Parts {
        served: Arc::clone(&served),
        open: counting.open(),
        line: line.clone(),
        queues: Arc::clone(&queues),
    };
    let surroundings = Arc::new(surroundings(&config, seen)?);
    let staff_pages = staff::router(Arc::clone(&surroundings));
    parts.spawn(follow(library, served, config.clone(), stopping(stopped.clone())));
    let handset = sms::handset(Arc::clone(&desk), config.sms.price());
    let mut pages = web::router(Arc::clone(&desk), handset, config.try_open);
    if let (Some(gateways), Some(line)) = (gateways, line) {
        let (routes, waiting) = gateways.router(line)?;
        queues.watch(Channel::Sms, waiting);
        match webhooks {
            Some(listener) => {
                parts.spawn(channel::serve(listener, routes, stopping(stopped.clone())));
            }
            None => pages = pages.merge(routes),
        }
    }
    let staff_at = staff_alone.as_ref().unwrap_or(&listener).local_addr().ok();
    match staff_alone {
        Some(listener) => {
            parts.spawn(channel::serve(listener, staff_pages, stopping(stopped.clone())));
        }
        None => pages = pages.merge(staff_pages),
    }
    let (last, ended) = watch::channel(false);
    let counting = tokio::spawn(counting.run(stopping(ended)));
    say_where(&listener);
    say_staff(staff_at, &config);
    parts.spawn(channel::serve(listener, pages, stopping(stopped.clone())));
    if let Some(settings) = telegram {
        let settings = settings.with_staff(chats(&config, &surroundings));
        let telegram = telegram::Telegram::new(settings, desk)?;
        queues.watch(Channel::Telegram, telegram.waiting());
        parts.spawn(telegram.run(stopping(stopped)));
    }
    shutdown_signal().await;
    tracing::info!("Stopping");
    stop.send_replace(true);
    let drained =
        tokio::time::timeout(DRAIN, async { while parts.join_next().await.is_some() {} }).await;
    if drained.is_err() {
        tracing::warn!("Some parts did not stop in time");
    }
    // After everything that may still count.
    last.send_replace(true);
    if tokio::time::timeout(LAST_COUNTS, counting).await.is_err() {
        tracing::warn!("The last counts could not be written in time");
    }
    Ok(())
}

async fn listen(address: SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    let problem =
        format!("the address {address} cannot be listened on: set {setting} to a free one");
    TcpListener::bind(address).await.context(problem)
}

/// The listener for the webhooks of gateways alone, if the configuration wants one.
async fn webhooks(config: &Config) -> anyhow::Result<Option<TcpListener>> {
    match config.sms.listen.filter(|_| !config.sms.gateway.is_empty()) {
        Some(address) => listen(address, "`sms.listen` (HAMROH_SMS_LISTEN)").await.map(Some),
        None => Ok(None),
    }
}

/// The listener for the staff's pages alone, if the configuration wants one.
async fn staff_alone(config: &Config) -> anyhow::Result<Option<TcpListener>> {
    match config.staff.listen {
        Some(address) => listen(address, "`staff.listen` (HAMROH_STAFF_LISTEN)").await.map(Some),
        None => Ok(None),
    }
}

/// The gateways of SMS; says where they are answered, or how to turn SMS on.
fn gateways(config: &Config) -> anyhow::Result<Option<Gateways>> {
    let sms = &config.sms;
    if sms.gateway.is_empty() {
        println!(
            "SMS is off. To turn it on: add a [[sms.gateway]] to hamroh.toml, see docs/sms.md"
        );
        return Ok(None);
    }
    let gateways = Gateways::new(&sms.gateway, sms.public_url.as_deref(), &config::variable)
        .context("SMS cannot be turned on")?;
    let place = sms.listen.unwrap_or(config.listen);
    for name in gateways.names() {
        println!("SMS: the gateway {name} is answered at {place}, path /sms/{name}/<its secret>");
    }
    Ok(Some(gateways))
}

async fn line_settings(config: &Config, counting: &Counting) -> LineSettings {
    LineSettings {
        own_numbers: config.sms.own_numbers.clone(),
        segments_a_day: config.sms.segments_a_day,
        segments_today: counting.segments_today().await,
        count: counting.segments(),
        is_campaign: counting.campaign_check(),
    }
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

fn say_where(listener: &TcpListener) {
    if let Ok(address) = listener.local_addr() {
        println!("Hamroh is ready. Try it in a browser: http://{address}/try");
    }
}

fn say_staff(address: Option<SocketAddr>, config: &Config) {
    if let Some(address) = address {
        let own = StaffConfig { listen: None, ..config.staff.clone() };
        let home = own.address(address);
        println!("Staff's pages: {home}/staff. To make an account: hamroh staff add NAME");
    }
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
