//! Logs: sentences of our own, and nothing else.
//!
//! Libraries log nothing here: teloxide would log raw updates, reqwest addresses with tokens in them. `RUST_LOG` is not
//! read, so nobody can widen this by accident. A panic says where it happened, not what it held.

use std::{
    io, panic,
    sync::atomic::{AtomicU64, Ordering},
};

use tracing::{Event, Level, Subscriber};
use tracing_subscriber::{
    Layer,
    filter::Targets,
    fmt,
    layer::{Context, SubscriberExt},
    util::SubscriberInitExt,
};

static ERRORS: AtomicU64 = AtomicU64::new(0);

/// Errors in the log since the program runs.
pub fn errors() -> u64 {
    ERRORS.load(Ordering::Relaxed)
}

/// Counts errors.
struct Tally;

impl<S: Subscriber> Layer<S> for Tally {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() == Level::ERROR {
            ERRORS.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Begins to log to standard error, from this crate only.
pub fn init() {
    let ours = Targets::new().with_target("hamroh", tracing::Level::INFO);
    let lines = fmt::layer().with_writer(io::stderr).with_target(false);
    let _ = tracing_subscriber::registry().with(ours).with(lines).with(Tally).try_init();
    panic::set_hook(Box::new(|panic| {
        let place =
            panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(place, "A part of the program failed");
    }));
}
