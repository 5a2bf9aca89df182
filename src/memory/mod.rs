//! What may identify askers: in memory only, bounded, oldest out first. Nothing here is ever written to a disk or a log.
//!
//! Time comes in as a value. A shared in-memory server can take the place of these tables later: each has a few methods only.

mod address;
mod askers;
mod callers;
mod campaigns;
mod heard;
mod held;
mod kept;
mod limits;
mod msisdn;
mod open_counts;
mod opt_outs;
mod seen;
mod sent;
mod sessions;

pub use address::Address;
pub use callers::Callers;
pub use campaigns::Campaigns;
pub use kept::Kept;
pub use limits::{Allowance, Limits};
pub use msisdn::{HomeCountry, Msisdn, NoSubscriber, UnknownCountry};
pub use open_counts::{Noted, OpenCounts};
pub use opt_outs::OptOuts;
pub use seen::Seen;
pub use sent::Sent;
pub use sessions::Sessions;
