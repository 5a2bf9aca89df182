//! `hamroh staff`: who may see the staff's pages.

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};

use crate::{
    config::Config,
    staff::{StaffName, invite},
    store::{Deed, Mode, Role, Store},
};

/// Make, list and remove accounts for the staff's pages.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Make an account and print a one-time link to choose a password with; for an existing account, a new link.
    Add(Add),
    /// Print the accounts with their roles.
    List,
    /// Remove an account and sign it out everywhere.
    Remove {
        /// The name of the account.
        name: StaffName,
    },
}

/// What account to make.
#[derive(Args)]
pub struct Add {
    /// The name to sign in with: letters, digits, dots, hyphens.
    name: StaffName,
    /// What the account may do: viewer looks and exports, editor also registers campaigns, admin also sees who did what.
    #[arg(long, default_value = "viewer")]
    role: Role,
}

impl StaffCommand {
    /// # Errors
    /// The database cannot be used, or there is no such account.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let store = Store::open(&config.database_url, Mode::Serve).await?;
        let done = match self {
            Self::Add(add) => add.run(&store, config).await,
            Self::List => list(&store).await,
            Self::Remove { name } => remove(&store, &name).await,
        };
        store.close().await;
        done
    }
}

impl Add {
    async fn run(&self, store: &Store, config: &Config) -> anyhow::Result<()> {
        let path =
            invite(store, &self.name, self.role, now()).await.context("no link could be made")?;
        println!("{}{path}", config.staff.address(config.listen));
        eprintln!(
            "Give this link to {} in person: it works once, for three days. It sets the password and the code app.",
            self.name.as_str()
        );
        Ok(())
    }
}

async fn list(store: &Store) -> anyhow::Result<()> {
    for (name, role) in store.accounts().await? {
        println!("{name}\t{role}");
    }
    Ok(())
}

async fn remove(store: &Store, name: &StaffName) -> anyhow::Result<()> {
    if !store.remove_account(name.as_str()).await? {
        bail!("there is no account {}; `hamroh staff list` prints all", name.as_str());
    }
    let deed = |deed: &str| Deed {
        at: now(),
        name: "hamroh".into(),
        deed: deed.into(),
        subject: name.as_str().into(),
    };
    Ok(store.note_deed(&deed("account-removed")).await?)
}

fn now() -> i64 {
    DateTime::<Utc>::from(std::time::SystemTime::now()).timestamp()
}
