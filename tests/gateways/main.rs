//! The gateways of SMS: the real program, from outside, called as gateways call it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

#[path = "../support/mod.rs"]
mod support;

mod admission;
mod android;
mod examples;
mod generic;
mod kannel;
mod settings;
mod twilio;
