//! Offerings: in which logics their customers can see them, and what they make of them.

use super::logic::Logics;
use super::worth::preferences;
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::figure::rounded;
use crate::kernel::{AtomId, Kernel, Logic, Offering};
use coproduce_syntax::declaration::Axis;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// An offering, apart from any situation.
#[derive(Clone, Debug, Serialize)]
pub struct OfferingReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Those it comes from.
    pub from: Vec<Cow<'s, str>>,
    /// Those it is for.
    pub to: Vec<Cow<'s, str>>,
    /// In which logics each customer can see it.
    pub logics: IndexMap<Cow<'s, str>, LogicReport>,
    /// The magnitude of its content on each axis.
    pub profile: IndexMap<Axis, f64>,
    /// What each customer makes of it: the magnitudes, weighed by axis.
    pub scores: IndexMap<Cow<'s, str>, f64>,
}

/// In which logics a customer can see an offering.
#[derive(Clone, Debug, Serialize)]
pub struct LogicReport {
    /// The one that is declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<Logic>,
    /// Those that nothing in the model contradicts.
    pub possible: Vec<Logic>,
}

impl<'s> OfferingReport<'s> {
    pub(in crate::analysis) fn new(words: Words<'s>, logics: &Logics, offering: &Offering) -> Self {
        let logic = |&customer: &AtomId| {
            let declared = offering.logics.get(&customer).map(|&(logic, _)| logic);
            (words.atom(customer), LogicReport { declared, possible: logics.open_to(offering, customer) })
        };
        let name = |&actor: &AtomId| words.atom(actor);
        let score = |&customer: &AtomId| (words.atom(customer), rounded(score(words.kernel, offering, customer)));
        Self {
            name: words.atom(offering.atom),
            from: offering.suppliers.iter().map(name).collect(),
            to: offering.customers.iter().map(name).collect(),
            logics: offering.customers.iter().map(logic).collect(),
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
/// with it, not from a segment (Ramírez & Wallin 2000, pp. 58-59).
fn score(kernel: &Kernel, offering: &Offering, customer: AtomId) -> f64 {
    let likes = preferences(kernel, customer);
    Axis::ALL.into_iter().map(|axis| likes.of_axis(axis) * magnitude(offering, axis)).sum()
}
