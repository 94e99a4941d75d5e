//! Actors: what they make of axes, layers and values, and what they require.

use super::worth::{layer, not_negative};
use super::{Elaborator, count};
use crate::kernel::{AtomId, Layer, Preferences};
use crate::model::Kinds;
use crate::syntax::amount::Weighted;
use crate::syntax::declaration::{Actor, ActorClause, Axis};

pub(super) fn elaborate(elaborator: &mut Elaborator, actor: &Actor) {
    let mut preferences = Preferences::default();
    for clause in &actor.clauses {
        match &clause.kind {
            ActorClause::Requires(thresholds) => {
                for threshold in thresholds {
                    let (layer, amount) = (layer(elaborator, threshold.name), not_negative(elaborator, threshold));
                    if let (Some(layer), Some(amount)) = (layer, amount) {
                        preferences.requires[layer as usize] = Some(amount);
                    }
                }
            }
            ActorClause::Weighs(weights) => {
                weights.iter().for_each(|weight| weigh(elaborator, &mut preferences, weight));
            }
        }
    }
    for atom in elaborator.next_things(count(&actor.names)) {
        if !actor.clauses.is_empty() {
            elaborator.kernel.preferences.insert(atom, preferences.clone());
        }
    }
}

fn weigh(elaborator: &mut Elaborator, preferences: &mut Preferences, weight: &Weighted) {
    let amount = not_negative(elaborator, weight);
    let word = elaborator.text(weight.name.span);
    let axis = Axis::ALL.into_iter().find(|axis| axis.word() == word);
    let layer = Layer::ALL.into_iter().find(|layer| layer.word() == word);
    let value: Option<AtomId> = match (axis, layer) {
        (None, None) => elaborator.mention(weight.name, Kinds::VALUES),
        _ => None,
    };
    let Some(amount) = amount else { return };
    if let Some(axis) = axis {
        preferences.weigh_axis(axis, amount);
    } else if let Some(layer) = layer {
        preferences.weigh_layer(layer, amount);
    } else if let Some(value) = value {
        preferences.weigh_value(value, amount);
    }
}
