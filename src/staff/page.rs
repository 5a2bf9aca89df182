//! The pages by name, and the way between them.

use crate::store::Role;

/// A page for whoever is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Week,
    Topics,
    Channels,
    Hours,
    Missed,
    Entries,
    Sources,
    Alerts,
    Report,
    System,
    Deeds,
}

impl Page {
    /// All pages, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Week,
        Self::Topics,
        Self::Channels,
        Self::Hours,
        Self::Missed,
        Self::Entries,
        Self::Sources,
        Self::Alerts,
        Self::Report,
        Self::System,
        Self::Deeds,
    ];

    /// Its name in addresses, in file names and in the log of deeds.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Topics => "topics",
            Self::Channels => "channels",
            Self::Hours => "hours",
            Self::Missed => "missed",
            Self::Entries => "entries",
            Self::Sources => "sources",
            Self::Alerts => "alerts",
            Self::Report => "report",
            Self::System => "system",
            Self::Deeds => "deeds",
        }
    }

    /// The page of this name.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }

    /// Where it is.
    pub fn path(self) -> String {
        format!("/staff/{}", self.slug())
    }

    /// The message that is its title.
    pub fn title(self) -> String {
        format!("staff-page-{}", self.slug())
    }

    /// Whether it has sheets that can be taken along as files.
    pub const fn has_figures(self) -> bool {
        !matches!(self, Self::System | Self::Deeds)
    }

    /// Who may see it.
    pub const fn least_role(self) -> Role {
        match self {
            Self::Deeds => Role::Admin,
            _ => Role::Viewer,
        }
    }
}
