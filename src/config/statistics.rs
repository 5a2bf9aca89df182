//! Settings of statistics.

use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, de::Error};

/// Settings of statistics.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StatisticsConfig {
    /// Where the office is: the difference of its clock from UTC, such as `+03:00`. Days and weeks begin at its midnight.
    /// Environment: `HAMROH_UTC_OFFSET`. Default: `+05:00`, Dushanbe.
    #[serde(deserialize_with = "offset")]
    pub utc_offset: FixedOffset,
}

/// Seconds from UTC to Dushanbe, all year.
const DUSHANBE: FixedOffset = FixedOffset::east_opt(5 * 60 * 60).unwrap();

impl Default for StatisticsConfig {
    fn default() -> Self {
        Self { utc_offset: DUSHANBE }
    }
}

fn offset<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FixedOffset, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| D::Error::custom("utc_offset is written like +05:00"))
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, tests::file};

    #[test]
    fn the_office_is_in_dushanbe_unless_it_is_elsewhere() {
        let read = |file: Option<&std::path::Path>, value: Option<&str>| {
            let value = value.map(str::to_owned);
            let variable = move |name: &str| value.clone().filter(|_| name == "HAMROH_UTC_OFFSET");
            Config::read(file, variable).map(|config| config.statistics.utc_offset.to_string())
        };
        assert_eq!(read(None, None).unwrap(), "+05:00");
        let moscow = file("[statistics]\nutc_offset = \"+03:00\"\n");
        assert_eq!(read(Some(moscow.path()), None).unwrap(), "+03:00");
        assert_eq!(read(Some(moscow.path()), Some("+06:00")).unwrap(), "+06:00");
        assert!(read(None, Some("Moscow")).unwrap_err().to_string().contains("HAMROH_UTC_OFFSET"));
    }
}
