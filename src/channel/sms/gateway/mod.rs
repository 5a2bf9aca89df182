//! Gateways: what carries SMS between us and the networks. Each kind has an adapter of its own.
//!
//! ```text
//! webhook → admission (name, secret, address) → body → adapter → line → body of the response, or push
//! ```
//!
//! Nothing of a request is logged: what goes wrong is counted, and the count is told.

mod adapter;
mod android;
mod charset;
mod fields;
mod generic;
mod kannel;
mod moment;
mod parameters;
mod push;
mod refusal;
mod secret;
mod send;
mod settings;
mod signature;
mod tally;
mod template;
mod twilio;
mod under_way;
mod webhook;

use std::{collections::HashMap, sync::Arc};

use axum::{Router, routing::any};

use self::{
    adapter::{Adapter, Delivery, Heard, Message, MobileTerminated, Push, Request},
    push::{PushError, Pusher},
    refusal::Refusal,
    secret::{Environment, Secret},
    tally::Tally,
};
use super::Line;
use crate::{channel::Waiting, memory::HomeCountry};

pub use self::{
    android::AndroidSettings,
    generic::GenericSettings,
    kannel::KannelSettings,
    settings::{CommonSettings, GatewaySettings, InvalidGateway},
    twilio::TwilioSettings,
};

/// One gateway.
struct Gateway {
    name: Arc<str>,
    secret: Secret,
    default_country: HomeCountry,
    answers_stop: bool,
    allow: Vec<settings::Network>,
    adapter: Box<dyn Adapter>,
    tally: Tally,
}

/// All gateways, before the line that they share.
pub struct Gateways(HashMap<Arc<str>, Arc<Gateway>>);

impl Gateways {
    /// Reads what the configuration says. `public_url` is the address under which gateways reach this program;
    /// `variable` gives the values of environment variables.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn new(
        settings: &[GatewaySettings],
        public_url: Option<&str>,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, InvalidGateway> {
        let mut gateways = HashMap::new();
        for settings in settings {
            let gateway = Gateway::new(settings, public_url, variable)?;
            if let Some(same) = gateways.insert(Arc::clone(&gateway.name), Arc::new(gateway)) {
                return Err(InvalidGateway::SameName(same.name.to_string()));
            }
        }
        Ok(Self(gateways))
    }

    /// Their names, sorted.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.keys().map(|name| &**name).collect();
        names.sort_unstable();
        names
    }

    /// The routes `/sms/<name>/<secret>` for messages and `/sms/<name>/<secret>/dlr` for delivery reports; and how many replies
    /// are on their way to a gateway.
    ///
    /// # Errors
    /// No requests to gateways can be made.
    pub fn router(self, line: Arc<Line>) -> Result<(Router, Waiting), InvalidGateway> {
        let pusher = Arc::new(Pusher::new(Arc::clone(&line))?);
        let strangers = Tally::of("unknown".into());
        let replies = Arc::clone(&pusher);
        let waiting: Waiting = Box::new(move || replies.waiting());
        let site = Arc::new(webhook::Site { gateways: self.0, line, pusher, strangers });
        let router = Router::new()
            .route("/sms/{name}/{secret}", any(webhook::message))
            .route("/sms/{name}/{secret}/dlr", any(webhook::report))
            .with_state(site);
        Ok((router, waiting))
    }
}

impl Gateway {
    fn new(
        settings: &GatewaySettings,
        public_url: Option<&str>,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, InvalidGateway> {
        let common = settings.common();
        let name = Arc::clone(&common.name.0);
        let environment = Environment { gateway: &name, variable };
        Ok(Self {
            secret: settings.secret(&environment)?,
            default_country: common.default_country.0,
            answers_stop: settings.answers_stop(),
            allow: common.allow.clone(),
            adapter: settings.adapter(&environment, public_url)?,
            tally: Tally::of(Arc::clone(&name)),
            name,
        })
    }
}
