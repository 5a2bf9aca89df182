//! Channels: adapters that know a network and [`Reply`](crate::conversation::Reply). They do not use each other.

mod desk;
pub mod telegram;

pub use desk::{Desk, Served, today};
