//! `hamroh backup`.

use std::path::PathBuf;

use crate::{config::Config, store};

/// Copy the database into a new file, also while the service runs.
///
/// For SQLite; with PostgreSQL it names the command that does it. The file holds staff accounts: keep it where only you can read it.
#[derive(clap::Args)]
pub struct Backup {
    /// The file to write; it must not exist yet.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    /// Runs the command.
    ///
    /// # Errors
    /// Why there is no backup.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let bytes = store::backup(&config.database_url, &self.file).await?;
        println!(
            "{} is written and can be read back: {} kB. How to restore it: docs/operator.md",
            self.file.display(),
            bytes.div_ceil(1000)
        );
        Ok(())
    }
}
