//! The kinds of danger: one list for the rules, the examples and the questions that measure them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A kind of danger, as files name it: `restriction-of-movement`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Harm {
    /// Somebody's lack of papers, language or anybody else is used against them.
    AbuseOfVulnerability,
    /// The work is another than was promised.
    Deception,
    /// Locked in, guarded, not let go.
    RestrictionOfMovement,
    /// Without telephone, address, contact.
    Isolation,
    /// Beaten, raped, drugged.
    PhysicalAndSexualViolence,
    /// Threatened, with violence or with the police, to work or to be silent.
    IntimidationAndThreats,
    /// Papers taken and refused.
    RetentionOfIdentityDocuments,
    /// Wages kept back so that somebody cannot leave.
    WithholdingOfWages,
    /// Made to work a debt off.
    DebtBondage,
    /// Work and life as nobody would choose them.
    AbusiveConditions,
    /// Made to work far beyond the hours of the law.
    ExcessiveOvertime,
    /// Bought, sold, passed on.
    BeingSold,
    /// Forced into sex for money of others.
    ForcedProstitution,
    /// Forced to marry.
    ForcedMarriage,
    /// A child used: to work, to beg, for sex.
    ChildExploitation,
    /// Forced into the army or a war.
    ForcedMilitaryContract,
    /// Violence at home.
    DomesticViolence,
    /// Blackmail with pictures.
    BlackmailImages,
    /// Ill or hurt, and kept from a doctor.
    DeniedDoctor,
    /// Wanting to die.
    Suicide,
    /// Kidnapped, with money asked for.
    KidnappingRansom,
    /// Forced to steal, carry drugs, deceive others.
    ForcedCrime,
}

impl Harm {
    /// The eleven indicators of forced labour (International Labour Office, "ILO indicators of forced labour", Geneva 2012),
    /// in its order.
    pub const ILO_INDICATORS: [Self; 11] = [
        Self::AbuseOfVulnerability,
        Self::Deception,
        Self::RestrictionOfMovement,
        Self::Isolation,
        Self::PhysicalAndSexualViolence,
        Self::IntimidationAndThreats,
        Self::RetentionOfIdentityDocuments,
        Self::WithholdingOfWages,
        Self::DebtBondage,
        Self::AbusiveConditions,
        Self::ExcessiveOvertime,
    ];

    /// Other harm.
    pub const OTHERS: [Self; 11] = [
        Self::BeingSold,
        Self::ForcedProstitution,
        Self::ForcedMarriage,
        Self::ChildExploitation,
        Self::ForcedMilitaryContract,
        Self::DomesticViolence,
        Self::BlackmailImages,
        Self::DeniedDoctor,
        Self::Suicide,
        Self::KidnappingRansom,
        Self::ForcedCrime,
    ];

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ILO_INDICATORS.into_iter().chain(Self::OTHERS)
    }

    /// Whether it is danger alone. The others are danger only where one of these stands beside them: bad pay or long hours
    /// alone are for the labour inspection, not for the help numbers.
    pub fn is_danger_alone(self) -> bool {
        !matches!(
            self,
            Self::AbuseOfVulnerability
                | Self::Deception
                | Self::WithholdingOfWages
                | Self::AbusiveConditions
                | Self::ExcessiveOvertime
        )
    }
}

impl fmt::Display for Harm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(formatter)
    }
}
