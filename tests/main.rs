//! All tests from outside, in one program: linking is most of what a test program costs.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what is wrong in a test ends it"
)]

mod bad_input;
mod bot_api;
mod browser;
mod cli;
mod content;
mod conversation;
mod danger;
mod gateways;
mod kannel;
mod layers;
mod locales;
mod operating;
mod sms;
mod staff;
mod statistics;
mod store;
mod support;
mod telegram;
mod terminal;
mod web;
