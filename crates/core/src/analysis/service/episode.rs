//! Episodes: how two service systems come to value together, or do not (the ISPAR tree).

use super::deal::Deal;
use serde::Serialize;

/// How an episode between two service systems ends (Maglio, Vargo, Caswell & Spohrer 2009): the leaves of the tree that
/// begin with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Episode {
    /// Value is realised.
    #[serde(rename = "R")]
    Realised,
    /// There is no proposal that could be kept.
    #[serde(rename = "-P")]
    NotProposed,
    /// A party does not agree.
    #[serde(rename = "-A")]
    NotAgreed,
    /// Agreed and not realised, without dispute.
    #[serde(rename = "-D")]
    NotDisputed,
    /// Agreed and not realised; the dispute is resolved.
    #[serde(rename = "K")]
    Resolved,
    /// Agreed and not realised; the dispute is not resolved.
    #[serde(rename = "-K")]
    Unresolved,
}

impl Episode {
    /// The leaf's sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Realised => "R",
            Self::NotProposed => "-P",
            Self::NotAgreed => "-A",
            Self::NotDisputed => "-D",
            Self::Resolved => "K",
            Self::Unresolved => "-K",
        }
    }

    /// What happened, in words.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Realised => "proposed, agreed and realised",
            Self::NotProposed => "not a proposal that can be kept",
            Self::NotAgreed => "proposed, not agreed",
            Self::NotDisputed => "agreed, not realised, not disputed",
            Self::Resolved => "agreed, not realised, dispute resolved",
            Self::Unresolved => "agreed, not realised, dispute unresolved",
        }
    }
}

/// How the episode around a proposition ends in a situation, given whether it is disputed there and with what end.
///
/// What comes out well here is realised, whatever it took. Otherwise it is asked whether there was a proposal that can be
/// kept as promised, whether both would agree to what they would net by it, and how the parties part.
pub fn episode(promised: &Deal, here: &Deal, dispute: Option<bool>) -> Episode {
    let is_one_sided = promised.proposition.is_one_sided();
    if !is_one_sided && here.is_met() && here.is_kept() && here.is_agreeable() {
        Episode::Realised
    } else if is_one_sided || !promised.is_kept() {
        Episode::NotProposed
    } else if !promised.is_agreeable() {
        Episode::NotAgreed
    } else {
        match dispute {
            None => Episode::NotDisputed,
            Some(true) => Episode::Resolved,
            Some(false) => Episode::Unresolved,
        }
    }
}
