//! All that a turn may look at.

use serde::Deserialize;

use crate::{
    knowledge::{Content, TextStatus},
    localisation::PerLocale,
    understanding::Understanding,
};

/// The served snapshot: content, what is understood of it, and the office that runs the service.
pub struct Guide {
    /// The FAQ.
    pub content: Content,
    /// What messages mean.
    pub understanding: Understanding,
    /// Who runs the service, if configured.
    pub office: Option<Office>,
}

impl Guide {
    /// Builds the indexes over the content. Without `drafts`, entries that are not reviewed in every language are left out.
    pub fn new(content: Content, office: Option<Office>, drafts: bool) -> Self {
        let content = if drafts { content } else { reviewed(&content) };
        let understanding = Understanding::learn(&content);
        Self { content, understanding, office }
    }
}

fn reviewed(content: &Content) -> Content {
    content.filter(|entry| {
        entry.texts.iter().all(|(_, text)| text.status == TextStatus::Reviewed && !text.stale)
    })
}

/// Who runs the service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name in each language.
    pub name: PerLocale<String>,
    /// Its telephone number, E.164.
    pub telephone: Option<String>,
    /// Its street address.
    pub address: Option<PerLocale<String>>,
    /// When it is open.
    pub hours: Option<PerLocale<String>>,
}
