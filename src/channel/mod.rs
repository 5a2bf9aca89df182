//! Channels: adapters that know a network and [`Reply`](crate::conversation::Reply). They do not use each other.

mod desk;

pub use desk::{Desk, Served, today};
