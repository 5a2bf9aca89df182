//! Times as gateways write them.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDateTime, Utc};

/// Unix times from here on are in milliseconds: as seconds this is the year 5138.
const MILLISECONDS_FROM: u64 = 100_000_000_000;

/// Reads a time: Unix seconds or milliseconds, RFC 3339, or the same without a zone, which is UTC.
///
/// `None` for anything else: such a message counts as just sent.
pub(super) fn moment(written: &str) -> Option<SystemTime> {
    let written = written.trim();
    if let Ok(number) = written.parse::<u64>() {
        let milliseconds =
            if number < MILLISECONDS_FROM { number.checked_mul(1000)? } else { number };
        return SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds));
    }
    zoned(written).or_else(|| without_zone(written)).map(SystemTime::from)
}

fn zoned(written: &str) -> Option<DateTime<Utc>> {
    let read = DateTime::parse_from_rfc3339(written)
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%dT%H:%M:%S%.f%z"));
    read.ok().map(|time| time.to_utc())
}

fn without_zone(written: &str) -> Option<DateTime<Utc>> {
    let read = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(written, form).ok());
    read.map(|time| time.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_forms_of_several_gateways() {
        let expected = SystemTime::UNIX_EPOCH + Duration::from_secs(1_719_046_771);
        for written in [
            "1719046771",
            "1719046771000",
            "2024-06-22T15:59:31.000+07:00",
            "2024-06-22T08:59:31Z",
            "2024-06-22T08:59:31.000+0000",
            "2024-06-22T08:59:31.000000",
            "2024-06-22 08:59:31",
        ] {
            assert_eq!(moment(written), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for written in ["", "yesterday", "-1", "18446744073709551616", "22.06.2024"] {
            assert_eq!(moment(written), None, "{written}");
        }
        assert!(moment("18446744073709551615").is_none_or(|time| time > SystemTime::UNIX_EPOCH));
    }
}
