//! What all web pages of the program share: strict headers, whose request it is, the language of the browser.
//!
//! Uses `localisation` alone.

mod language;
mod origin;
mod strict;

pub use language::language;
pub use origin::{asks_this_machine, is_safe, is_this_machine};
pub use strict::{lasting, strict};
