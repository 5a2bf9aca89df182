//! What staff may learn of what is asked: periods, counts, disclosure control, and the sheets of figures.
//!
//! Pure: observations become cells; counts and today's date come in, sheets come out. A raw [`Count`] is for this module alone; pages, the chat command,
//! CSV, spreadsheet and print show a [`Sheet`] and nothing else.

mod counts;
mod disclosure;
mod observed;
mod period;
mod sheet;
mod table;
mod views;

pub use counts::Counts;
pub use disclosure::{Change, MEASURE, Shown, change, share, shown, split, sum, total};
pub use observed::{Cell, channel_name, folded, observed};
pub use period::{InvalidPeriod, Month, Period, SETTLED_AT, Week, settled_date};
pub use sheet::{Label, Sheet, SheetId};
pub use table::{Count, OTHER, Table, UnknownTable};
pub use views::{
    Alert, Facts, KEPT_MONTHS, Retired, Span, alerts, askers_over_time, channels, entries, hours,
    last_week, missed_words, not_understood, report, retired, sms_parts, sources,
    topics_by_language, topics_over_time, urgent,
};
