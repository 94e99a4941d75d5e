//! Offerings: which logic they follow, and what their customers make of them.

use super::worth::preferences;
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::figure::rounded;
use crate::kernel::{AtomId, GateId, Kernel, Logic, Offering, Origin, Term};
use crate::syntax::declaration::Axis;
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;

/// An offering, apart from any situation.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct OfferingReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Those it comes from.
    pub from: Vec<Cow<'s, str>>,
    /// Those it is for.
    pub to: Vec<Cow<'s, str>>,
    /// The logic that its laws and content follow.
    pub logic: Logic,
    /// The logic it is declared to follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_logic: Option<Logic>,
    /// The magnitude of its content on each axis.
    pub profile: IndexMap<Axis, f64>,
    /// What each customer makes of it: the magnitudes, weighed by axis.
    pub scores: IndexMap<Cow<'s, str>, f64>,
}

impl<'s> OfferingReport<'s> {
    pub(in crate::analysis) fn new(words: Words<'s>, uses: &Uses, offering: &Offering) -> Self {
        let name = |&actor: &AtomId| words.atom(actor);
        let score = |&customer: &AtomId| (words.atom(customer), rounded(score(words.kernel, offering, customer)));
        Self {
            name: words.atom(offering.atom),
            from: offering.suppliers.iter().map(name).collect(),
            to: offering.customers.iter().map(name).collect(),
            logic: uses.logic(words.kernel, offering),
            declared_logic: offering.logic.map(|(logic, _)| logic),
            profile: Axis::ALL.into_iter().map(|axis| (axis, magnitude(offering, axis))).collect(),
            scores: offering.customers.iter().map(score).collect(),
        }
    }
}

/// How much content an offering has on an axis.
pub fn magnitude(offering: &Offering, axis: Axis) -> f64 {
    offering.contents.iter().filter(|content| content.axis == axis).map(|content| content.magnitude).sum()
}

/// What a customer makes of an offering: magnitudes weighed by axis. The weights follow from what the customer creates
/// with it, not from a segment (Normann & Ramírez 1994).
fn score(kernel: &Kernel, offering: &Offering, customer: AtomId) -> f64 {
    let likes = preferences(kernel, customer);
    Axis::ALL.into_iter().map(|axis| likes.of_axis(axis) * magnitude(offering, axis)).sum()
}

/// Where offerings and their contents are mentioned: found once for all of them.
#[derive(Debug)]
pub struct Uses {
    by_atom: FxHashMap<AtomId, Vec<Use>>,
}

/// A place where something is put to use.
#[derive(Clone, Copy, Debug)]
enum Use {
    /// It enables an action.
    Enables(AtomId),
    /// A law needs it, and whatever else its condition names.
    NeededWith(GateId),
}

impl Uses {
    /// The uses of all offerings of a kernel.
    pub fn of(kernel: &Kernel) -> Self {
        let brought = |offering: &Offering| {
            let contents = offering.contents.iter().map(|content| content.atom).collect::<Vec<_>>();
            std::iter::once(offering.atom).chain(contents)
        };
        let mut by_atom: FxHashMap<AtomId, Vec<Use>> =
            kernel.offerings.iter().flat_map(brought).map(|atom| (atom, Vec::new())).collect();
        if by_atom.is_empty() {
            return Self { by_atom };
        }
        let mut note = |atom: AtomId, found: Use| {
            if let Some(uses) = by_atom.get_mut(&atom) {
                uses.push(found);
            }
        };
        for action in &kernel.actions {
            match action.enabled_by {
                Some(Term::Present(atom) | Term::Absent(atom)) => note(atom, Use::Enables(action.performed)),
                Some(Term::Gate(gate)) => {
                    kernel.conditions.each_atom(gate, &mut |atom| note(atom, Use::Enables(action.performed)));
                }
                None => {}
            }
        }
        for law in kernel.laws.iter().filter(|law| matches!(law.origin, Origin::Stated | Origin::Used)) {
            kernel.conditions.each_atom(law.condition, &mut |atom| note(atom, Use::NeededWith(law.condition)));
        }
        Self { by_atom }
    }

    /// The logic that an offering follows (Ramírez & Wallin 2000, p. 141): it is an input where a customer acts with it
    /// beyond the interactions, and in a relationship where it has content on the axis of people.
    pub fn logic(&self, kernel: &Kernel, offering: &Offering) -> Logic {
        Logic::of(self.input_of(kernel, offering).is_some(), magnitude(offering, Axis::People) > 0.0)
    }

    /// An action by which a customer acts with an offering, if there is one: a law needs both, or the offering enables
    /// it.
    pub fn input_of(&self, kernel: &Kernel, offering: &Offering) -> Option<AtomId> {
        let is_own = |atom: AtomId| {
            let action = kernel.action_of(atom)?;
            let interacts = offering.interactions.iter().any(|&(performed, _)| performed == atom);
            let by_customer = action.actors.iter().any(|actor| offering.customers.contains(actor));
            (by_customer && !interacts).then_some(atom)
        };
        let brought = std::iter::once(offering.atom).chain(offering.contents.iter().map(|content| content.atom));
        let mut uses = brought.filter_map(|atom| self.by_atom.get(&atom)).flatten();
        uses.find_map(|found| match *found {
            Use::Enables(performed) => is_own(performed),
            Use::NeededWith(condition) => {
                let mut with = None;
                kernel.conditions.each_atom(condition, &mut |atom| with = with.or_else(|| is_own(atom)));
                with
            }
        })
    }
}
