//! Telegram and the gateways of SMS: what they need is there. Nobody is rung or written to.

use std::slice;

use super::finding::Finding;
use crate::{
    channel::{sms::gateway::Gateways, telegram::TelegramSettings},
    config::{self, Config},
};

/// Looks at the settings of both.
pub fn look(config: &Config) -> Vec<Finding> {
    let mut findings = vec![telegram(config)];
    findings.extend(sms(config));
    findings
}

fn telegram(config: &Config) -> Finding {
    let settings = &config.telegram;
    let Some(token) = settings.token.clone() else {
        let todo = "get a token from @BotFather and set TELOXIDE_TOKEN";
        return Finding::note("telegram", "off: there is no token", todo);
    };
    let (api, proxy) = (settings.api_url.as_deref(), settings.proxy.as_deref());
    match TelegramSettings::new(token, api, proxy) {
        Ok(_) => Finding::fine("telegram", "on"),
        Err(error) => {
            Finding::mend("telegram", error.to_string(), "set it right: Hamroh does not start so")
        }
    }
}

fn sms(config: &Config) -> Vec<Finding> {
    let sms = &config.sms;
    if sms.gateway.is_empty() {
        let todo = "add a [[sms.gateway]] to hamroh.toml: docs/sms.md";
        return vec![Finding::note("sms", "off: there is no gateway", todo)];
    }
    let read = |settings| Gateways::new(settings, sms.public_url.as_deref(), &config::variable);
    let broken = |error: &dyn std::fmt::Display| {
        Finding::mend(
            "sms",
            error.to_string(),
            "set it right: Hamroh does not start so; docs/sms.md says how",
        )
    };
    let each = sms.gateway.iter().filter_map(|one| read(slice::from_ref(one)).err());
    let mut findings: Vec<Finding> = each.map(|error| broken(&error)).collect();
    if findings.is_empty() {
        findings.push(match read(&sms.gateway) {
            Ok(gateways) => Finding::fine("sms", format!("on: {}", gateways.names().join(", "))),
            Err(error) => broken(&error),
        });
    }
    if sms.segments_a_day.is_none() {
        let todo = "set segments_a_day under [sms], so that nobody can spend your credit in a day";
        findings.push(Finding::note("sms", "no limit for the segments of a day", todo));
    }
    findings
}
