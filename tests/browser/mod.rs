//! Pages in a real browser: Debian's Chromium, without a window and without a network.

mod axe;
mod chromium;
mod staff;
mod try_out;
