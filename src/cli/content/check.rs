//! `hamroh content check`.

use std::path::PathBuf;

use anyhow::Context;

use super::{
    super::files,
    invalid,
    limits::{read_checked, sms_count, worst},
};
use crate::{
    channel::today,
    config::Config,
    conversation::Guide,
    knowledge::{Contact, ContactStatus, Content, ContentFile},
    localisation::Locale,
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
}

impl Check {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let files = match &self.folder {
            Some(folder) => {
                ContentFile::read_folder(folder).context("reading the content folder")?
            }
            None => files(config).await,
        };
        let content = read_checked(&files).map_err(|problems| invalid(&problems))?;
        if self.contacts {
            to_be_called(&content);
        } else {
            summary(&content);
        }
        Ok(())
    }
}

fn summary(content: &Content) {
    let guide = Guide::new(content.clone(), None, true);
    println!("entry                          code  SMS parts tg ru en  review by");
    for entry in content.entries() {
        let [tg, ru, en] =
            Locale::ALL.map(|locale| sms_count(&worst(&guide, entry, locale)).segments);
        let due = if entry.overdue(today()) { "  overdue" } else { "" };
        println!(
            "{:30} {}            {tg}  {ru}  {en}  {}{due}",
            entry.id.as_str(),
            entry.code,
            entry.review_by
        );
    }
    let (entries, contacts) = (content.entries().len(), content.contacts().len());
    println!("{entries} entries in three languages, {contacts} contacts: no problems.");
}

/// Contacts that staff have not rung, those with the oldest source first.
fn to_be_called(content: &Content) {
    let mut contacts: Vec<&Contact> = content
        .contacts()
        .iter()
        .filter(|contact| contact.status != ContactStatus::Verified)
        .collect();
    contacts.sort_by_key(|contact| (contact.date.year(), contact.id.clone()));
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
