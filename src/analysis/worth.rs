//! Nets: what a situation comes to for each actor, by layer. Nothing here adds the worths of two actors.

use super::inquiry::{Inquiry, Verdict};
use crate::kernel::{AtomId, Kernel, Layer, Preferences, Worth};
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

    fn count(&mut self, verdict: Verdict, worth: &Worth, weight: impl Fn(Layer) -> f64) {
        for layer in Layer::ALL {
            let amount = weight(layer) * worth[layer];
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
            let likes = preferences(kernel, beneficiary);
            let weight = |layer| likes.of_value(value.atom) * likes.of_layer(layer);
            nets.entry(beneficiary).or_default().count(verdict, &value.worth, weight);
        }
    }
    for action in kernel.actions.iter().filter(|action| action.costs != Worth::default()) {
        let verdict = inquiry.presence(action.performed);
        for &actor in &action.actors {
            let likes = preferences(kernel, actor);
            nets.entry(actor).or_default().count(verdict, &action.costs, |layer| -likes.of_layer(layer));
        }
    }
    for paid in payments {
        let mut worth = Worth::default();
        worth[Layer::Economic] = paid.amount;
        for (actor, sign) in [(paid.payer, -1.0), (paid.payee, 1.0)] {
            let likes = preferences(kernel, actor);
            nets.entry(actor).or_default().count(paid.made, &worth, |layer| sign * likes.of_layer(layer));
        }
    }
    nets.sort_unstable_keys();
    nets
}
