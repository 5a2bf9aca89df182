//! SMS: what a reply looks like as plain text, and what it costs.

mod render;
mod segments;

pub use render::{preview, render};
pub use segments::{Count, Encoding, count, fitted};
