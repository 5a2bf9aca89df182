//! `hamroh ask`: one question, or lines of JSON.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::Context;

use super::{Manner, batch, guide};
use crate::{
    channel::today,
    config::Config,
    conversation::{Channel, Inbound, Said, Session, turn},
    understanding::Situation,
};

/// Answer one question, or lines of JSON.
#[derive(clap::Args)]
pub struct Ask {
    /// The question.
    #[arg(required_unless_present = "batch", value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    manner: Manner,
    /// Show how the question was read and why it was answered so.
    #[arg(long, conflicts_with = "batch")]
    explain: bool,
    /// Read lines of JSON from standard input, write lines of JSON to standard output.
    #[arg(long, conflicts_with = "text")]
    batch: bool,
}

impl Ask {
    /// Runs the command. In a batch, the status is 1 if a line could not be read.
    ///
    /// # Errors
    /// The content has problems, or standard output is gone.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let guide = guide(config).await?;
        let mut out = io::stdout().lock();
        if self.batch {
            let clean = batch::run(&guide, self.manner, &mut io::stdin().lock(), &mut out)
                .context("writing the answers")?;
            return Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        let text = self.text.join(" ");
        if self.explain {
            writeln!(out, "{}", guide.understanding.explain(&text, &Situation::default()))?;
        }
        let said = Said::Text(text);
        let inbound = Inbound {
            channel: self.manner.channel,
            locale_hint: self.manner.locale,
            today: today(),
            said,
        };
        let turn = turn(&guide, Session::default(), &inbound);
        // By SMS one message is one answer: what else there is follows on request.
        let shown = if self.manner.channel == Channel::Sms { 1 } else { turn.replies.len() };
        for reply in turn.replies.iter().take(shown) {
            writeln!(out, "{}\n", self.manner.shown(reply))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
