//! What may identify askers: in memory only, bounded, oldest out first. Nothing here is ever written to a disk or a log.
//!
//! Time comes in as a value. A shared in-memory server can take the place of these tables later: each has a few methods only.

mod address;
mod limits;
mod msisdn;
mod seen;
mod sent;
mod sessions;

pub use address::Address;
pub use limits::{Allowance, Limits};
pub use msisdn::{HomeCountry, Msisdn, NoSubscriber, UnknownCountry};
pub use seen::Seen;
pub use sent::Sent;
pub use sessions::Sessions;
