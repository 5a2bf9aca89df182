//! `hamroh content export`.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::{super::files, bundle, invalid};
use crate::{
    channel::{terminal, today},
    config::Config,
    conversation::{Action, Channel, Guide, Inbound, Press, Said, Session, turn},
    knowledge::{Entry, EntryId, read},
    localisation::Locale,
};

/// Write the content to standard output.
#[derive(clap::Args)]
pub struct Export {
    /// toml: the files in one, to change and import again; jsonl: a line an entry and language, for other programs.
    #[arg(long, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Toml,
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a EntryId,
    lang: Locale,
    title: &'a str,
    questions: &'a [String],
    answer: String,
    sms: String,
}

impl Export {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let files = files(config).await;
        let mut out = io::stdout().lock();
        match self.format {
            Format::Toml => out.write_all(bundle::write(&files).as_bytes())?,
            Format::Jsonl => {
                let content = read(&files).map_err(|problems| invalid(&problems))?;
                let guide = Guide::new(content, config.office.clone(), true);
                for entry in guide.content.entries() {
                    for locale in Locale::ALL {
                        serde_json::to_writer(&mut out, &line(&guide, entry, locale))?;
                        out.write_all(b"\n")?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The texts as a person sees them today.
fn line<'a>(guide: &Guide, entry: &'a Entry, locale: Locale) -> Line<'a> {
    let said = Said::Pressed(Press { locale, action: Action::Entry(entry.id.clone()) });
    let inbound = Inbound { channel: Channel::Telegram, locale_hint: None, today: today(), said };
    let turn = turn(guide, Session::default(), &inbound);
    let reply = turn.replies.first();
    let text = entry.texts.get(locale);
    Line {
        id: &entry.id,
        lang: locale,
        title: &text.title,
        questions: &text.questions,
        answer: reply.map(terminal::text).unwrap_or_default(),
        sms: reply.and_then(|reply| reply.brief.clone()).unwrap_or_default().text,
    }
}
