//! The command line: one file a command.

pub mod ask;
pub mod backup;
pub mod batch;
pub mod chat;
pub mod content;
mod counting;
pub mod demo;
mod digests;
pub mod doctor;
pub mod evaluate;
mod serve;
pub mod staff;
mod surroundings;

pub use serve::serve;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{
    channel::{sms, terminal},
    config::Config,
    conversation::{Channel, Guide, Reply},
    knowledge::{ContentFile, read, shipped_files},
    localisation::Locale,
    store::{Mode, Store, StoreError},
};

/// Answers questions on safe migration in Tajik, Russian and English, from checked answers only.
///
/// Without a command it serves what is configured; with no configuration at all, a try-out page on this machine.
#[derive(Parser)]
#[command(version)]
pub struct Arguments {
    /// The configuration; hamroh.toml in this folder if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do; serve, if nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Answer one question, or lines of JSON.
    Ask(ask::Ask),
    /// Talk in the terminal.
    Chat(chat::Chat),
    /// Measure the understanding over question files.
    Evaluate(evaluate::Evaluate),
    /// Check, export or import the answers.
    #[command(subcommand)]
    Content(content::ContentCommand),
    /// Say what is wrong with this installation, and what to do.
    Doctor(doctor::Doctor),
    /// Copy the database into a new file.
    Backup(backup::Backup),
    /// Make, list and remove accounts for the staff's pages.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Fill a scratch database with made-up traffic and serve it.
    Demo(demo::Demo),
}

/// How to talk, where no network says so.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Manner {
    /// The language to answer in where the question does not show it: tg, ru or en.
    #[arg(long, value_name = "L")]
    pub locale: Option<Locale>,
    /// Answer as on this channel: telegram or sms.
    #[arg(long, value_name = "C", default_value = "telegram", value_parser = channel)]
    pub channel: Channel,
}

impl Manner {
    /// One reply as text: on SMS with what it costs.
    fn shown(self, reply: &Reply) -> String {
        match self.channel {
            Channel::Sms => sms::preview(reply),
            Channel::Telegram | Channel::Web | Channel::Terminal => terminal::plain(reply),
        }
    }
}

fn channel(name: &str) -> Result<Channel, String> {
    match name {
        "telegram" => Ok(Channel::Telegram),
        "sms" => Ok(Channel::Sms),
        _ => Err("write telegram or sms".into()),
    }
}

/// The content files of the database if there is one, else the embedded ones; no file is made.
///
/// A database that cannot be read is said on standard error, and the embedded content is used.
pub async fn files(config: &Config) -> Vec<ContentFile> {
    let stored = async {
        let store = Store::open(&config.database_url, Mode::Read).await?;
        let files = store.content_files().await;
        store.close().await;
        files
    };
    match stored.await {
        Ok(files) if !files.is_empty() => files.into_iter().map(|stored| stored.file).collect(),
        Ok(_) | Err(StoreError::Missing) => shipped_files(),
        Err(error) => {
            eprintln!("hamroh: {error}; the content of this program is used");
            shipped_files()
        }
    }
}

/// The snapshot for commands that answer questions.
///
/// # Errors
/// The content has problems: all of them, one a line.
pub async fn guide(config: &Config) -> anyhow::Result<Guide> {
    let content = read(&files(config).await).map_err(|problems| content::invalid(&problems))?;
    Ok(Guide::new(content, config.office.clone(), config.drafts))
}
