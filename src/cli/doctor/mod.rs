//! `hamroh doctor`: what keeps the service from running well, and what to do about it.

mod clock;
mod configuration;
mod content;
mod database;
mod finding;
mod memory;
mod networks;
mod permissions;
mod ports;
mod staff;

use std::{path::Path, process::ExitCode};

use chrono::NaiveDate;

use self::finding::{Finding, Level, summary};
use super::files;
use crate::{
    channel::today,
    config::{Config, ConfigError, Written},
    knowledge::read,
};

/// Say what is wrong with this installation, and what to do.
///
/// Looks at configuration, database, clock, file permissions, content, contacts, gateways, staff pages and ports. It changes nothing
/// and writes to nobody. Exit status 1 when something must be mended.
#[derive(clap::Args)]
pub struct Doctor {
    /// The day to judge by, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
}

impl Doctor {
    /// Runs the command; `file` is the configuration that was named. One that cannot be used is a finding, and the only one: all else
    /// depends on it.
    ///
    /// # Errors
    /// The file was there and is gone.
    pub async fn run(
        self,
        config: Result<Config, ConfigError>,
        file: Option<&Path>,
    ) -> anyhow::Result<ExitCode> {
        let findings = match config {
            Ok(config) => self.look(&config, Written::find(file)?.as_ref()).await,
            Err(error) => vec![configuration::unusable(&error)],
        };
        findings.iter().for_each(|finding| println!("{finding}"));
        println!("\n{}", summary(&findings));
        let wrong = findings.iter().any(|finding| finding.level() == Level::Mend);
        Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    async fn look(&self, config: &Config, written: Option<&Written>) -> Vec<Finding> {
        let mut findings = configuration::look(config, written);
        findings.extend(database::look(config).await);
        findings.extend(answers(config, self.today.unwrap_or_else(today)).await);
        findings.extend(networks::look(config));
        findings.extend(staff::look(config).await);
        findings.extend(ports::look(config).await);
        findings.extend(memory::look());
        findings
    }
}

/// Clock and content: the newest answer says which days are plausible.
async fn answers(config: &Config, today: NaiveDate) -> Vec<Finding> {
    match read(&files(config).await) {
        Ok(served) => {
            let mut findings = vec![clock::look(&served, today)];
            findings.extend(content::look(&served, today));
            findings
        }
        Err(problems) => {
            let found = format!("{} problems: it cannot be served", problems.len());
            vec![Finding::mend("content", found, "hamroh content check says which, and where")]
        }
    }
}
