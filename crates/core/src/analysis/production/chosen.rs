//! Actions that are chosen: performed, or why not.

use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::{Inquiry, Verdict};
use coproduce_engine::CERTAIN;
use serde::Serialize;
use std::borrow::Cow;

/// What becomes of a chosen action.
#[derive(Clone, Debug, Serialize)]
pub struct ActionReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Whether it is performed, and if not, why.
    pub status: ActionStatus,
}

/// Whether a chosen action is performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// It is performed.
    Performed,
    /// What enables it is not present.
    NotEnabled,
    /// One of its actors is kept out.
    KeptOut,
    /// It depends on what is open.
    Undetermined,
}

/// What becomes of every action that is chosen.
pub(in crate::analysis) fn chosen<'s>(words: Words<'s>, inquiry: &Inquiry) -> Vec<ActionReport<'s>> {
    let kernel = words.kernel;
    let chosen = kernel.actions.iter().filter(|action| inquiry.situation.present[action.chosen.index()] & CERTAIN != 0);
    chosen
        .map(|action| {
            let status = match inquiry.verdict(action.performed) {
                Ok(Verdict::Produced) => ActionStatus::Performed,
                Ok(Verdict::Undetermined) | Err(_) => ActionStatus::Undetermined,
                Ok(Verdict::NotProduced) => {
                    if action.actors.iter().any(|&actor| inquiry.situation.is_blocked(actor)) {
                        ActionStatus::KeptOut
                    } else {
                        ActionStatus::NotEnabled
                    }
                }
            };
            ActionReport { name: words.atom(action.performed), status }
        })
        .collect()
}
