//! Logs: sentences of our own, and nothing else.
//!
//! Libraries log nothing here: teloxide would log raw updates, reqwest addresses with tokens in them. `RUST_LOG` is not
//! read, so nobody can widen this by accident. A panic says where it happened, not what it held.

use std::{io, panic};

use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Begins to log to standard error, from this crate only.
pub fn init() {
    let ours = Targets::new().with_target("hamroh", tracing::Level::INFO);
    let lines = fmt::layer().with_writer(io::stderr).with_target(false);
    let _ = tracing_subscriber::registry().with(ours).with(lines).try_init();
    panic::set_hook(Box::new(|panic| {
        let place =
            panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(place, "A part of the program failed");
    }));
}
