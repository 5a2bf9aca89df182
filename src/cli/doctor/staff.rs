//! The staff's pages: who can sign in, and from where.

use super::finding::Finding;
use crate::{
    config::Config,
    store::{Mode, Store},
};

const ABOUT: &str = "staff";

/// Looks at accounts and address.
pub async fn look(config: &Config) -> Vec<Finding> {
    [accounts(config).await, Some(address(config))].into_iter().flatten().collect()
}

/// Nothing, if there is no database to ask: that is said elsewhere.
async fn accounts(config: &Config) -> Option<Finding> {
    let store = Store::open(&config.database_url, Mode::Read).await.ok()?;
    let accounts = store.accounts().await;
    store.close().await;
    let todo = "hamroh staff add NAME --role admin prints a link for the first one";
    Some(match accounts.ok()?.len() {
        0 => Finding::note(ABOUT, "nobody has an account for the pages with the figures", todo),
        number => Finding::fine(ABOUT, format!("{number} accounts")),
    })
}

fn address(config: &Config) -> Finding {
    match config.staff.public() {
        Ok(Some(url)) => Finding::fine(ABOUT, format!("the pages are at {}/staff", url.origin())),
        Ok(None) => Finding::note(
            ABOUT,
            "the pages answer on this machine alone",
            "set public_url under [staff] to the address of your proxy with TLS: docs/operator.md",
        ),
        Err(error) => {
            Finding::mend(ABOUT, error.to_string(), "set it right: Hamroh does not start so")
        }
    }
}
