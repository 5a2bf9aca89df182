//! Settings of the staff's pages.

use std::net::SocketAddr;

use serde::Deserialize;

use super::ConfigError;
use crate::staff::PublicUrl;

/// Settings of the staff's pages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaffConfig {
    /// Address and port for the staff's pages alone. Environment: `HAMROH_STAFF_LISTEN`. Default: none, they are at `listen`.
    pub listen: Option<SocketAddr>,
    /// The address under which staff reach the pages through a proxy that speaks TLS, such as `https://hamroh.example.org`.
    /// Environment: `HAMROH_STAFF_PUBLIC_URL`. Default: none, the pages answer this machine alone.
    pub public_url: Option<String>,
}

impl StaffConfig {
    /// The public address, read.
    ///
    /// # Errors
    /// It is none.
    pub fn public(&self) -> Result<Option<PublicUrl>, ConfigError> {
        let read = self.public_url.as_deref().map(str::parse).transpose();
        read.map_err(|_| ConfigError::Environment {
            name: "HAMROH_STAFF_PUBLIC_URL (staff.public_url)",
            expected: "https:// and a host name, such as https://hamroh.example.org",
        })
    }

    /// Where a browser finds the pages, without a slash at the end; `common` is where the program listens otherwise.
    pub fn address(&self, common: SocketAddr) -> String {
        match self.public() {
            Ok(Some(url)) => url.origin().to_owned(),
            _ => {
                let own = self.listen.unwrap_or(common);
                let host = if own.ip().is_unspecified() { "localhost".into() } else { host(own) };
                format!("http://{host}:{}", own.port())
            }
        }
    }
}

fn host(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_public_address_or_to_this_machine() {
        let common = "127.0.0.1:8080".parse().unwrap();
        let mut config = StaffConfig::default();
        assert_eq!(config.address(common), "http://127.0.0.1:8080");
        config.listen = Some("[::1]:9090".parse().unwrap());
        assert_eq!(config.address(common), "http://[::1]:9090");
        config.public_url = Some("https://hamroh.example.org/".into());
        assert_eq!(config.address(common), "https://hamroh.example.org");
        config.public_url = Some("http://hamroh.example.org".into());
        assert!(config.public().is_err());
    }
}
