//! Nets: what a situation comes to for each actor, by layer. Nothing here adds the worths of two actors.

use super::inquiry::{Inquiry, Verdict};
use crate::kernel::{Action, AtomId, Kernel, Layer, Preferences, Value, Worth};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::sync::LazyLock;

/// What a situation comes to for one actor: one worth where all that matters is settled, else from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Net {
    /// Where all that is open turns out badly for the actor.
    pub least: Worth,
    /// Where all of it turns out well.
    pub most: Worth,
}

/// Nets by actor, in order of declaration.
pub type Nets = IndexMap<AtomId, Net, FxBuildHasher>;

/// A payment that is made, or may be.
#[derive(Clone, Copy, Debug)]
pub struct Paid {
    /// Who pays.
    pub payer: AtomId,
    /// Who is paid.
    pub payee: AtomId,
    /// How much economic worth moves.
    pub amount: f64,
    /// Whether it is made.
    pub made: Verdict,
}

impl Net {
    /// The amount on a layer, where it is settled.
    pub fn on(&self, layer: Layer) -> Option<f64> {
        settled(self.least[layer], self.most[layer])
    }

    /// The amount over all layers, where it is settled.
    pub fn total(&self) -> Option<f64> {
        settled(self.least.total(), self.most.total())
    }

    /// Counts what is there, or may be.
    pub(super) fn count(&mut self, verdict: Verdict, worth: &Worth) {
        for layer in Layer::ALL {
            let amount = worth[layer];
            if verdict == Verdict::Produced || verdict == Verdict::Undetermined && amount < 0.0 {
                self.least[layer] += amount;
            }
            if verdict == Verdict::Produced || verdict == Verdict::Undetermined && amount > 0.0 {
                self.most[layer] += amount;
            }
        }
    }
}

fn settled(least: f64, most: f64) -> Option<f64> {
    (!is_above(most, least) && !is_above(least, most)).then_some(least)
}

/// Whether one amount is above another by more than the rounding of sums.
pub fn is_above(one: f64, other: f64) -> bool {
    one - other > 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// What matters to an actor.
pub fn preferences(kernel: &Kernel, actor: AtomId) -> &Preferences {
    static NONE: LazyLock<Preferences> = LazyLock::new(Preferences::default);
    kernel.preferences.get(&actor).unwrap_or(&NONE)
}

/// What a situation comes to for every actor whom a value, a cost or a payment concerns:
/// worths of actual values + received − paid − costs of performed actions.
///
/// Worth counts as much as its layer and its value weigh with the actor; costs and payments as much as their layer does.
pub fn nets(inquiry: &Inquiry, payments: &[Paid]) -> Nets {
    let kernel = inquiry.kernel;
    let mut nets = Nets::default();
    for value in &kernel.values {
        let verdict = inquiry.presence(value.atom);
        for &(beneficiary, _) in &value.beneficiaries {
            nets.entry(beneficiary).or_default().count(verdict, &worth_to(kernel, value, beneficiary));
        }
    }
    for action in kernel.actions.iter().filter(|action| action.costs != Worth::default()) {
        let verdict = inquiry.presence(action.performed);
        for &actor in &action.actors {
            nets.entry(actor).or_default().count(verdict, &cost_to(kernel, action, actor));
        }
    }
    for paid in payments {
        for actor in [paid.payer, paid.payee] {
            nets.entry(actor).or_default().count(paid.made, &payment_to(kernel, paid, actor));
        }
    }
    nets.sort_unstable_keys();
    nets
}

/// What a value is worth to a beneficiary, weighed by layer and by value.
pub(super) fn worth_to(kernel: &Kernel, value: &Value, beneficiary: AtomId) -> Worth {
    let likes = preferences(kernel, beneficiary);
    weighed(&value.worth, |layer| likes.of_value(value.atom) * likes.of_layer(layer))
}

/// What performing an action takes from one of its actors, weighed by layer.
pub(super) fn cost_to(kernel: &Kernel, action: &Action, actor: AtomId) -> Worth {
    let likes = preferences(kernel, actor);
    weighed(&action.costs, |layer| -likes.of_layer(layer))
}

/// What a payment takes from the one who pays, or brings the one who is paid.
pub(super) fn payment_to(kernel: &Kernel, paid: &Paid, actor: AtomId) -> Worth {
    let sign = if actor == paid.payer { -1.0 } else { 1.0 };
    let mut worth = Worth::default();
    worth[Layer::Economic] = sign * paid.amount * preferences(kernel, actor).of_layer(Layer::Economic);
    worth
}

fn weighed(worth: &Worth, weight: impl Fn(Layer) -> f64) -> Worth {
    let mut weighed = Worth::default();
    weighed.add(worth, weight);
    weighed
}
