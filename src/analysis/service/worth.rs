//! Nets: what a situation comes to for each actor, by layer. Nothing here adds the worths of two actors.

use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::engine::{CERTAIN, POSSIBLE};
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
        self.totals = [self.least.total(), self.most.total()];
    }

    /// What lies between the lesser and the greater of two nets of one actor.
    fn spanned(&mut self, other: &Self) {
        for layer in Layer::ALL {
            self.least[layer] = self.least[layer].min(other.least[layer]);
            self.most[layer] = self.most[layer].max(other.most[layer]);
        }
        self.totals = [self.totals[0].min(other.totals[0]), self.totals[1].max(other.totals[1])];
    }
}

/// Nets that hold in each of several situations, as the spans in which they lie.
pub fn spanned(situations: impl Iterator<Item = Nets>) -> Nets {
    situations
        .reduce(|mut spans, nets| {
            for (actor, net) in nets {
                spans.entry(actor).and_modify(|span| span.spanned(&net)).or_insert(net);
            }
            spans
        })
        .unwrap_or_default()
}

/// How many open atoms are completed in every way to find what depends on them together.
const MOST_COMPLETED: usize = 8;

/// The completions of a situation as far as worth depends on what is open; none where nothing is open, and none where
/// there are too many: then each part of a net is taken at its worst and at its best by itself.
pub(super) fn completions<'k>(inquiry: &Inquiry<'k>) -> Vec<Inquiry<'k>> {
    let Inquiry { kernel, network, situation, .. } = inquiry;
    let atoms = 0..u32::try_from(kernel.atoms.len()).unwrap_or(u32::MAX);
    let is_open = |node: &u32| situation.present[*node as usize] == POSSIBLE;
    if !atoms.clone().any(|node| is_open(&node)) {
        return Vec::new();
    }
    let values = kernel.values.iter().map(|value| value.atom);
    let acts = kernel.actions.iter().filter(|action| action.costs != Worth::default()).map(|action| action.performed);
    let promised = kernel.propositions.iter().flat_map(|one| one.promises.iter().map(|promise| promise.promised));
    let targets: Vec<u32> = values.chain(acts).chain(promised).map(|atom| atom.0).collect();
    let cone = network.cone(&targets);
    let open: Vec<u32> = atoms.filter(is_open).filter(|&node| cone[node as usize]).take(MOST_COMPLETED + 1).collect();
    if open.len() > MOST_COMPLETED {
        return Vec::new();
    }
    let completed = (0..1_u32 << open.len()).map(|choice| {
        let mut situation = situation.clone();
        for (bit, &node) in open.iter().enumerate() {
            situation.present[node as usize] = if choice >> bit & 1 == 1 { CERTAIN | POSSIBLE } else { 0 };
        }
        Inquiry::new(kernel, network, situation)
    });
    completed.collect()
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
