//! `hamroh content`: check, export and import the answers.

mod bundle;
mod check;
mod export;
mod import;
mod limits;
mod parts;
mod reviews;

use clap::Subcommand;

use crate::{config::Config, knowledge::Problem};

/// Check, export or import the answers.
#[derive(Subcommand)]
pub enum ContentCommand {
    /// Say all that is wrong with the content, or that nothing is.
    Check(check::Check),
    /// Write the content to standard output.
    Export(export::Export),
    /// Take over content from a folder or an exported file.
    Import(import::Import),
}

impl ContentCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// The content has problems, or a file or the database cannot be used.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        match self {
            Self::Check(check) => check.run(config).await,
            Self::Export(export) => export.run(config).await,
            Self::Import(import) => import.run(config).await,
        }
    }
}

/// All problems as one error, one a line.
pub fn invalid(problems: &[Problem]) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("the content has {} problem(s):\n{}", problems.len(), lines.join("\n"))
}
