//! Pages in a real browser: Debian's Chromium, without a window and without a network.

mod axe;
mod chromium;
mod try_out;
