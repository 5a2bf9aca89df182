//! `hamroh content check`.

use std::path::PathBuf;

use anyhow::Context;
use chrono::NaiveDate;

use super::{super::files, invalid, limits::read_checked, parts::Parts, reviews};
use crate::{
    channel::today,
    config::Config,
    knowledge::{Contact, ContactStatus, Content, ContentFile},
};

/// Say all that is wrong with the content, or that nothing is.
#[derive(clap::Args)]
pub struct Check {
    /// A content folder; without it, the database's content, else the one in the program.
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// List the telephone numbers that nobody has rung, oldest first.
    #[arg(long)]
    contacts: bool,
    /// What one part of an SMS costs, in US dollars; to Tajikistan gateways ask 0.21 to 0.45.
    #[arg(long, value_name = "USD", default_value_t = 0.30, value_parser = price)]
    price: f64,
    /// The day by which reviews are due, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
}

fn price(written: &str) -> Result<f64, String> {
    let price = written.parse().ok().filter(|price: &f64| price.is_finite() && *price >= 0.0);
    price.ok_or_else(|| "write the price of one part in US dollars, such as 0.30".into())
}

impl Check {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let files = match &self.folder {
            Some(folder) => {
                ContentFile::read_folder(folder).context("reading the content folder")?
            }
            None => files(config).await,
        };
        let guide = read_checked(&files).map_err(|problems| invalid(&problems))?;
        let content = &guide.content;
        if self.contacts {
            to_be_called(content);
        } else {
            let day = self.today.unwrap_or_else(today);
            println!("{}", Parts::new(&guide).table(self.price));
            println!("{}", reviews::list(content, day));
            let (entries, contacts) = (content.entries().len(), content.contacts().len());
            println!("{entries} entries in three languages, {contacts} contacts: no problems.");
        }
        Ok(())
    }
}

/// Contacts that staff have not rung: those with an undated source first, then the oldest.
fn to_be_called(content: &Content) {
    let mut contacts: Vec<&Contact> = content
        .contacts()
        .iter()
        .filter(|contact| contact.status != ContactStatus::Verified)
        .collect();
    contacts.sort_by_key(|contact| (contact.date.latest(), contact.id.clone()));
    println!("to be called: {} contacts", contacts.len());
    for contact in contacts {
        let number = contact.number.as_deref().unwrap_or("number unknown");
        let shown = if contact.shown_number().is_some() { "shown" } else { "not shown" };
        println!(
            "{:8} {} {:28} {number:16} {shown:9}  {}",
            contact.date.to_string(),
            contact.country,
            contact.id.as_str(),
            contact.source
        );
    }
}
