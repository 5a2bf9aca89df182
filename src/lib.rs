//! Hamroh: an information chatbot on Telegram and SMS for migrants from Tajikistan and their families.
//!
//! # Who may use whom
//!
//! ```text
//! localisation   nothing
//! knowledge      localisation
//! understanding  knowledge localisation
//! conversation   understanding knowledge localisation
//! statistics     conversation localisation
//! memory         conversation localisation statistics
//! http           localisation
//! channel        conversation memory localisation http
//! store          knowledge statistics
//! staff          store statistics conversation knowledge localisation http
//! config         channel conversation localisation staff statistics
//! telemetry      nothing
//! cli            everything
//! ```
//!
//! `conversation`, `understanding` and `statistics` are pure: no channel, store, network, file or clock. Channels do not use each
//! other. `tests/layers.rs` reads this table and keeps it.

pub mod channel;
pub mod cli;
pub mod config;
pub mod conversation;
pub mod http;
pub mod knowledge;
pub mod localisation;
pub mod memory;
pub mod staff;
pub mod statistics;
pub mod store;
pub mod telemetry;
pub mod understanding;
