//! SMS: what a reply looks like as plain text, and what it costs.

mod line;
mod render;
mod segments;

pub use line::{Line, LineSettings, MobileOriginated, Outgoing, SegmentCounter};
pub use render::{preview, render};
pub use segments::{Count, Encoding, count, fitted};
