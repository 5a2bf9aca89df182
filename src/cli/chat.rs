//! `hamroh chat`: talk in the terminal.

use std::{io, sync::Arc};

use super::{Manner, guide};
use crate::{
    channel::{Desk, Served, terminal},
    config::Config,
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
        let desk = Desk::new(served, Box::new(|_| {}));
        terminal::chat(
            &desk,
            self.manner.look(),
            self.manner.locale,
            io::stdin().lock(),
            io::stdout().lock(),
        )?;
        Ok(())
    }
}
