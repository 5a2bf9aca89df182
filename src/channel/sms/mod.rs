//! SMS: what a reply looks like as plain text, what it costs, and the gateways that carry it.

pub mod gateway;
mod line;
mod render;
mod segments;

pub use line::{Line, LineSettings, MobileOriginated, Outgoing, SegmentCounter};
pub use render::{preview, render};
pub use segments::{Count, Encoding, count, fitted};
