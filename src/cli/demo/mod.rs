//! `hamroh demo`: the staff's pages alive, with twelve months of made-up traffic in a scratch database.

mod chance;
mod traffic;

use std::{fs, io, path::Path, time::SystemTime};

use anyhow::{Context, bail};
use chrono::{DateTime, Days, Timelike, Utc};

use super::{content::invalid, serve};
use crate::{
    config::Config,
    knowledge::{Content, read, shipped_files},
    memory::{Campaigns, OpenCounts},
    staff::invite,
    store::{Mode, Role, Store},
};

use self::traffic::Traffic;

/// The folder of the scratch database, in the folder where the command is run.
const FOLDER: &str = "hamroh-demo";
/// How far back the made-up traffic reaches.
const DAYS: u64 = 365;
/// Made-up campaigns: code and name.
const CAMPAIGNS: [(&str, &str); 2] = [("radio", "Radio spots"), ("leaflet7", "Leaflet, airport")];

/// Who may look at the made-up figures, once a password was chosen.
const STAFF: &str = "demo";

/// Fill a scratch database with made-up traffic and serve it.
#[derive(clap::Args)]
pub struct Demo {
    /// Fill the database and stop.
    #[arg(long)]
    fill_only: bool,
}

impl Demo {
    /// Runs the command until it is told to stop.
    ///
    /// # Errors
    /// The scratch database cannot be made, or its folder holds something else.
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let url = format!("sqlite://{FOLDER}/hamroh.db");
        clear(&url).await?;
        let content = read(&shipped_files()).map_err(|problems| invalid(&problems))?;
        let store = Store::open(&url, Mode::Serve).await?;
        println!("Twelve months of made-up traffic are counted; this takes some seconds");
        let filled = fill(&store, &content, &config, SystemTime::now().into()).await;
        let link = invite(
            &store,
            &STAFF.parse()?,
            Role::Admin,
            DateTime::<Utc>::from(SystemTime::now()).timestamp(),
        )
        .await?;
        store.close().await;
        println!("{} messages were counted, in {FOLDER}/hamroh.db", filled?);
        println!(
            "Staff's pages, once for a new account: {}{link}",
            config.staff.address(config.listen)
        );
        if self.fill_only {
            return Ok(());
        }
        let (telegram, sms) = Default::default();
        serve(Config { database_url: url, telegram, sms, ..config }).await
    }
}

/// Removes the database of an earlier demonstration, and nothing else.
async fn clear(url: &str) -> anyhow::Result<()> {
    let folder = Path::new(FOLDER);
    if !folder.join("hamroh.db").exists() {
        return Ok(());
    }
    let store = Store::open(url, Mode::Read).await?;
    let made_up = store.is_made_up().await;
    store.close().await;
    if !made_up.unwrap_or_default() {
        bail!(
            "{FOLDER}/hamroh.db is no demonstration: move it away, or run this in another folder"
        );
    }
    for file in ["hamroh.db", "hamroh.db-wal", "hamroh.db-shm"] {
        match fs::remove_file(folder.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error).context("removing the last demonstration");
            }
            _ => {}
        }
    }
    Ok(())
}

/// Counts made-up traffic of the twelve months before `until` the way real traffic is counted, and marks it as made up; how many
/// messages there were.
///
/// # Errors
/// The database cannot be written to.
pub async fn fill(
    store: &Store,
    content: &Content,
    config: &Config,
    until: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let zone = config.statistics.utc_offset;
    let today = until.with_timezone(&zone).date_naive();
    store.mark_made_up(today).await?;
    let campaigns = Campaigns::default();
    for (code, name) in CAMPAIGNS {
        store.register_campaign(code, name).await?;
    }
    campaigns.replace(CAMPAIGNS.map(|(code, _)| code.to_owned()));
    let first = today.checked_sub_days(Days::new(DAYS)).unwrap_or(today);
    let mut traffic = Traffic::new(content, first, today);
    let midnight = |day: chrono::NaiveDate| {
        let local = day.and_time(chrono::NaiveTime::MIN).and_local_timezone(zone).single();
        local.map_or(until, |local| local.to_utc())
    };
    let open = OpenCounts::new(zone, campaigns, midnight(first));
    let mut messages = 0;
    for day in first.iter_days().take_while(|day| *day <= today) {
        let latest = if day == today { until.with_timezone(&zone).hour() } else { 24 };
        messages += traffic.day(&open, day, midnight(day), latest);
        // Written once a week, as when a database was away: a batch a day says the same.
        if chrono::Datelike::weekday(&day) == chrono::Weekday::Sun {
            let next = midnight(day.succ_opt().unwrap_or(day));
            store.add_counts(&open.batch(false, next).unwrap_or_default()).await?;
        }
    }
    store.add_counts(&open.batch(true, until).unwrap_or_default()).await?;
    Ok(messages)
}
