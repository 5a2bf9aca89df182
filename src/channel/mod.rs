//! Channels: adapters that know a network and [`Reply`](crate::conversation::Reply). They do not use each other.

mod backoff;
mod command;
mod desk;
mod handset;
mod lines;
mod server;
pub mod sms;
pub mod telegram;
pub mod terminal;
pub mod web;

/// How many messages of a channel wait for their answer at this moment.
pub type Waiting = Box<dyn Fn() -> usize + Send + Sync>;

pub use desk::{Counter, Desk, Served, today};
pub use handset::{Handset, Price, Sms};
pub use server::serve;
pub use sms::{CampaignCheck, SegmentCounter};
