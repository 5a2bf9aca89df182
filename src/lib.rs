//! Hamroh: an information chatbot on Telegram and SMS for migrants from Tajikistan and their families.
//!
//! # Who may use whom
//!
//! ```text
//! localisation   nothing
//! knowledge      localisation
//! understanding  knowledge, localisation
//! conversation   understanding, knowledge, localisation: no channel, store, network or clock
//! memory         conversation
//! channel        conversation, memory, localisation; channels do not use each other
//! store          knowledge, localisation
//! config         conversation (the office)
//! cli            everything; so does main.rs
//! ```
//!
//! `tests/layers.rs` keeps these rules.

pub mod channel;
pub mod config;
pub mod conversation;
pub mod knowledge;
pub mod localisation;
pub mod memory;
pub mod store;
pub mod telemetry;
pub mod understanding;
