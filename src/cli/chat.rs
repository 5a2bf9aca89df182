//! `hamroh chat`: talk in the terminal.

use std::{io, sync::Arc};

use super::{Manner, guide};
use crate::{
    channel::{Desk, Served, sms, terminal},
    config::Config,
    conversation::Channel,
};

/// Talk in the terminal.
#[derive(clap::Args)]
pub struct Chat {
    #[command(flatten)]
    manner: Manner,
}

impl Chat {
    /// Runs the command until the end of the input.
    ///
    /// # Errors
    /// The content has problems, or the terminal is gone.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let served = Arc::new(Served::new(guide(config).await?));
        let desk = Arc::new(Desk::new(served, Box::new(|_, _| {})));
        let (locale, input, output) = (self.manner.locale, io::stdin().lock(), io::stdout().lock());
        if self.manner.channel == Channel::Sms {
            let handset = sms::handset(desk, config.sms.price());
            terminal::chat_by_sms(&handset, locale, input, output)?;
        } else {
            terminal::chat(&desk, locale, input, output)?;
        }
        Ok(())
    }
}
