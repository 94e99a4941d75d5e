//! Actors: what they make of axes, layers and values, and what they require.

use super::once::Once;
use super::worth::{layer, not_negative};
use super::{Elaborator, count};
use crate::kernel::{AtomId, Layer, Preferences};
use crate::model::Kinds;
use crate::syntax::declaration::{Actor, ActorClause, Axis};
use crate::syntax::name::Name;

pub(super) fn elaborate(elaborator: &mut Elaborator, actor: &Actor) {
    let mut preferences = Preferences::default();
    let (mut required, mut weighed) = (Once::default(), Once::default());
    for clause in &actor.clauses {
        match &clause.kind {
            ActorClause::Requires(thresholds) => {
                for threshold in thresholds {
                    let (layer, amount) = (layer(elaborator, threshold.name), not_negative(elaborator, threshold));
                    let Some(layer) = layer else { continue };
                    if required.is_first(elaborator, layer, threshold.name)
                        && let Some(amount) = amount
                    {
                        preferences.requires[layer as usize] = Some(amount);
                    }
                }
            }
            ActorClause::Weighs(weights) => {
                for weight in weights {
                    let amount = not_negative(elaborator, weight);
                    let Some(found) = Weighed::of(elaborator, weight.name) else { continue };
                    if weighed.is_first(elaborator, found, weight.name)
                        && let Some(amount) = amount
                    {
                        found.weigh(&mut preferences, amount);
                    }
                }
            }
        }
    }
    for atom in elaborator.next_things(count(&actor.names)) {
        if !actor.clauses.is_empty() {
            elaborator.kernel.preferences.insert(atom, preferences.clone());
        }
    }
}

/// What an actor makes much or little of.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Weighed {
    Axis(Axis),
    Layer(Layer),
    Value(AtomId),
}

impl Weighed {
    /// What a name means here: of an axis or a layer its word, whatever else is called so.
    fn of(elaborator: &mut Elaborator, name: Name) -> Option<Self> {
        let word = elaborator.text(name.span);
        let axis = Axis::ALL.into_iter().find(|axis| axis.word() == word).map(Self::Axis);
        let layer = || Layer::ALL.into_iter().find(|layer| layer.word() == word).map(Self::Layer);
        axis.or_else(layer).or_else(|| elaborator.mention(name, Kinds::VALUES).map(Self::Value))
    }

    fn weigh(self, preferences: &mut Preferences, amount: f64) {
        match self {
            Self::Axis(axis) => preferences.weigh_axis(axis, amount),
            Self::Layer(layer) => preferences.weigh_layer(layer, amount),
            Self::Value(value) => preferences.weigh_value(value, amount),
        }
    }
}
