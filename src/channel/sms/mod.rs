//! SMS: what a reply looks like as plain text, what it costs, and the gateways that carry it.
//!
//! A gateway hands over a [`MobileOriginated`]; the line knows the sender by number, sees to order, duplicates, limits and the
//! day's budget, and asks the dialogue; the dialogue asks the desk and lays the reply out on pages.

mod budget;
mod dialogue;
pub mod gateway;
mod handset;
mod line;
mod message;
mod pace;
mod pages;
mod render;
mod segments;

pub use handset::handset;
pub use line::{CampaignCheck, Line, LineSettings, SegmentCounter};
pub use message::{MobileOriginated, Outgoing};
pub use render::{preview, render};
pub use segments::{Count, Encoding, count, fitted};
