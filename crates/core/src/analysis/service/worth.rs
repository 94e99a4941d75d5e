//! Nets: what a situation comes to for each actor, by layer. Nothing here adds the worths of two actors.

use super::ledger::{Ledger, Owed};
use crate::analysis::inquiry::Verdict;
use crate::kernel::{Action, AtomId, Kernel, Layer, Preferences, Value, Worth};
use coproduce_engine::{Node, Role};
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
    /// The least and the most over all layers together: what is bad on one layer may be good on another.
    pub totals: [f64; 2],
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
        settled(self.totals[0], self.totals[1])
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

/// The first layer on which an actor requires more than a net brings, with what is required there.
pub(in crate::analysis) fn below(kernel: &Kernel, actor: AtomId, net: &Net) -> Option<(Layer, f64)> {
    let required = Layer::ALL.into_iter().zip(preferences(kernel, actor).requires);
    required
        .filter_map(|(layer, required)| Some((layer, required?)))
        .find(|&(layer, required)| is_above(required, net.least[layer]))
}

/// What a situation comes to for every actor whom a value, a cost or a payment concerns:
/// worths of actual values + received − paid − costs of performed actions.
///
/// Worth counts as much as its layer and its value weigh with the actor; costs and payments as much as their layer does.
pub(super) fn nets<R: Fn(Node) -> Role<AtomId>>(ledger: &mut Ledger<R>, owed: &[Owed]) -> Nets {
    let kernel = ledger.inquiry.kernel;
    for value in &kernel.values {
        let when = ledger.presence(value.atom);
        for &(beneficiary, _) in &value.beneficiaries {
            ledger.add(beneficiary, worth_to(kernel, value, beneficiary), when);
        }
    }
    for action in kernel.actions.iter().filter(|action| action.costs != Worth::default()) {
        let when = ledger.presence(action.performed);
        for &actor in &action.actors {
            ledger.add(actor, cost_to(kernel, action, actor), when);
        }
    }
    for one in owed {
        for actor in [one.payer, one.payee] {
            ledger.add(actor, payment_to(kernel, one.payer, one.amount, actor), one.made);
        }
    }
    ledger.nets()
}

/// What a value is worth to a beneficiary, weighed by layer and by value.
pub(in crate::analysis) fn worth_to(kernel: &Kernel, value: &Value, beneficiary: AtomId) -> Worth {
    let likes = preferences(kernel, beneficiary);
    weighed(&value.worth, |layer| likes.of_value(value.atom) * likes.of_layer(layer))
}

/// What performing an action takes from one of its actors, weighed by layer.
pub(super) fn cost_to(kernel: &Kernel, action: &Action, actor: AtomId) -> Worth {
    let likes = preferences(kernel, actor);
    weighed(&action.costs, |layer| -likes.of_layer(layer))
}

/// What a payment takes from the one who pays, or brings the one who is paid.
pub(super) fn payment_to(kernel: &Kernel, payer: AtomId, amount: f64, actor: AtomId) -> Worth {
    let sign = if actor == payer { -1.0 } else { 1.0 };
    let mut worth = Worth::default();
    worth[Layer::Economic] = sign * amount * preferences(kernel, actor).of_layer(Layer::Economic);
    worth
}

fn weighed(worth: &Worth, weight: impl Fn(Layer) -> f64) -> Worth {
    let mut weighed = Worth::default();
    weighed.add(worth, weight);
    weighed
}
