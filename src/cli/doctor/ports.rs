//! The addresses to listen at: free, or taken by Hamroh itself.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    time::Duration,
};

use super::finding::Finding;
use crate::config::Config;

const ABOUT: &str = "ports";
/// A running Hamroh answers at once.
const PATIENCE: Duration = Duration::from_secs(2);

/// Looks at all addresses of the configuration.
pub async fn look(config: &Config) -> Vec<Finding> {
    let running = answers(config.listen).await;
    let webhooks = config.sms.listen.filter(|_| !config.sms.gateway.is_empty());
    let places = [
        (Some(config.listen), "listen"),
        (webhooks, "sms.listen"),
        (config.staff.listen, "staff.listen"),
    ];
    let given = places.into_iter().filter_map(|(address, setting)| Some((address?, setting)));
    given.map(|(address, setting)| port(address, setting, running)).collect()
}

fn port(address: SocketAddr, setting: &str, running: bool) -> Finding {
    match TcpListener::bind(address) {
        Ok(_) => Finding::fine(ABOUT, format!("{address} (`{setting}`) is free")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse && running => {
            Finding::fine(ABOUT, format!("{address} (`{setting}`): Hamroh is running there"))
        }
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Finding::mend(
            ABOUT,
            format!("{address} (`{setting}`) is taken by another program"),
            "stop that program, or choose another port",
        ),
        Err(error) => Finding::mend(
            ABOUT,
            format!("{address} (`{setting}`) cannot be listened at: {error}"),
            "choose an address of this machine and a port above 1023",
        ),
    }
}

/// Whether Hamroh says there that it is well.
async fn answers(listen: SocketAddr) -> bool {
    let here = match listen.ip() {
        ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    let address = format!("http://{}/healthz", SocketAddr::new(here, listen.port()));
    let Ok(client) = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build() else {
        return false;
    };
    let Ok(response) = client.get(address).send().await else { return false };
    response.status().is_success() && response.text().await.is_ok_and(|text| text == "ok\n")
}
