//! Values: actual, potential or impossible in a situation, for a beneficiary with a counterpart.
//!
//! Value is not added by selling. It is actual once customer, counterpart and supplier have acted (Ramírez & Wallin
//! 2000, pp. 43-45).

use crate::analysis::inquiry::{Inquiry, Literal, Missing, Verdict, Words, missing};
use crate::kernel::{AtomId, Layer};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;

/// Whether a value is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its outcome is produced.
    Actual,
    /// It could be, by what is open or not given.
    Potential,
    /// Something it needs is lacked or taken away, or no law applies.
    Impossible,
}

impl Standing {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Potential => "potential",
            Self::Impossible => "impossible",
        }
    }
}

/// What becomes of a value for one beneficiary.
#[derive(Clone, Debug, Serialize)]
pub struct ValueReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// To whom it is of value.
    #[serde(rename = "for")]
    pub beneficiary: Cow<'s, str>,
    /// With whom it is actualised.
    #[serde(rename = "with")]
    pub counterpart: Cow<'s, str>,
    /// The outcome it comes from.
    pub from: Cow<'s, str>,
    /// How much it is worth, by layer, as it is declared.
    pub worth: IndexMap<Layer, f64>,
    /// Whether it is there.
    pub status: Standing,
    /// What is missing where it is potential: the minimal sets, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// Whose the missing actions are.
    pub whose: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
}

/// What becomes of all values in a situation.
pub(in crate::analysis) fn values<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Vec<ValueReport<'s>> {
    let kernel = words.kernel;
    if kernel.values.is_empty() {
        return Vec::new();
    }
    let situation = inquiry.situation.reopened(kernel, inquiry.network);
    let reopened = Inquiry::new(kernel, inquiry.network, situation);
    let mut reports = Vec::new();
    for value in &kernel.values {
        let (Some((counterpart, _)), Some((outcome, _))) = (value.counterpart, value.outcome) else { continue };
        let status = standing(inquiry, &reopened, value.atom, outcome);
        let sets = match status {
            Standing::Potential => {
                let found = missing(&reopened, &[(outcome, Verdict::Undetermined)], most).swap_remove(0);
                to_do(inquiry, found.sets)
            }
            Standing::Actual | Standing::Impossible => Vec::new(),
        };
        for &(beneficiary, _) in &value.beneficiaries {
            let worth = Layer::ALL.into_iter().map(|layer| (layer, value.worth[layer]));
            reports.push(ValueReport {
                name: words.atom(value.atom),
                beneficiary: words.atom(beneficiary),
                counterpart: words.atom(counterpart),
                from: words.atom(outcome),
                worth: worth.filter(|&(_, amount)| amount != 0.0).collect(),
                status,
                missing: sets.iter().map(|set| words.changes(set)).collect(),
                whose: owners(words, sets.iter().flatten()),
            });
        }
    }
    reports
}

/// Of what has to be so, what is not so yet: in a closed situation much is absent as it has to be.
fn to_do(inquiry: &Inquiry, mut sets: Vec<Vec<Missing>>) -> Vec<Vec<Missing>> {
    let is_so = |one: &Missing| one.away && inquiry.presence(one.atom) == Verdict::NotProduced;
    if !sets.iter().flatten().any(is_so) {
        return sets;
    }
    for set in &mut sets {
        set.retain(|one| !is_so(one));
    }
    sets.sort_by_key(Vec::len);
    // A set that another is part of is not the smallest any more. There may be very many: each is looked up by its first.
    let mut by_first: FxHashMap<Option<Missing>, Vec<usize>> = FxHashMap::default();
    let mut smallest: Vec<Vec<Missing>> = Vec::new();
    for set in sets {
        let firsts = std::iter::once(None).chain(set.iter().copied().map(Some));
        let mut known = firsts.filter_map(|first| by_first.get(&first)).flatten();
        if !known.any(|&at| smallest[at].iter().all(|one| set.contains(one))) {
            by_first.entry(set.first().copied()).or_default().push(smallest.len());
            smallest.push(set);
        }
    }
    smallest
}

fn standing(inquiry: &Inquiry, reopened: &Inquiry, value: AtomId, outcome: AtomId) -> Standing {
    if inquiry.presence(value) == Verdict::Produced {
        Standing::Actual
    } else if reopened.verdict(outcome) == Ok(Verdict::NotProduced) {
        Standing::Impossible
    } else {
        Standing::Potential
    }
}

/// The actors of the actions among some changes, by action.
pub fn owners<'s, 'm>(
    words: Words<'s>,
    changes: impl Iterator<Item = &'m Missing>,
) -> IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>> {
    let owner = |change: &Missing| {
        let action = words.kernel.action_of(change.atom).filter(|_| !change.away)?;
        let actors = action.actors.iter().map(|&actor: &AtomId| words.atom(actor)).collect();
        Some((words.atom(action.performed), actors))
    };
    changes.filter_map(owner).collect()
}
