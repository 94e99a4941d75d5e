//! Worth: how much something is to one actor, on each of four layers. Worths of different actors are never added.

use super::AtomId;
use coproduce_syntax::declaration::Axis;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::ops::{Index, IndexMut};

/// A layer of value, from what is used for argument to what moves (Rintamäki, Kuusela & Mitronen 2007, pp. 627-629).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Price, and what it buys.
    Economic,
    /// The right thing with the least time and effort.
    Functional,
    /// What is felt.
    Emotional,
    /// What it means, to oneself and to others.
    Symbolic,
}

impl Layer {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Economic, Self::Functional, Self::Emotional, Self::Symbolic];

    /// The word that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Economic => "economic",
            Self::Functional => "functional",
            Self::Emotional => "emotional",
            Self::Symbolic => "symbolic",
        }
    }
}

/// An amount for each layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Worth([f64; 4]);

impl Worth {
    /// The sum over the layers, for one and the same actor.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Adds another worth of the same actor, weighed by layer.
    pub fn add(&mut self, other: &Self, weight: impl Fn(Layer) -> f64) {
        for layer in Layer::ALL {
            self[layer] += weight(layer) * other[layer];
        }
    }
}

impl Index<Layer> for Worth {
    type Output = f64;

    fn index(&self, layer: Layer) -> &f64 {
        &self.0[layer as usize]
    }
}

impl IndexMut<Layer> for Worth {
    fn index_mut(&mut self, layer: Layer) -> &mut f64 {
        &mut self.0[layer as usize]
    }
}

/// What matters to an actor. A weight that is not stated is 1.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    axes: [Option<f64>; 3],
    layers: [Option<f64>; 4],
    values: FxHashMap<AtomId, f64>,
    /// Below such a threshold of a layer the actor does not take part, whatever the other layers give.
    pub requires: [Option<f64>; 4],
}

impl Preferences {
    /// How much the actor makes of content on an axis.
    pub fn of_axis(&self, axis: Axis) -> f64 {
        self.axes[axis as usize].unwrap_or(1.0)
    }

    /// How much the actor makes of worth on a layer.
    pub fn of_layer(&self, layer: Layer) -> f64 {
        self.layers[layer as usize].unwrap_or(1.0)
    }

    /// How much the actor makes of a value.
    pub fn of_value(&self, value: AtomId) -> f64 {
        self.values.get(&value).copied().unwrap_or(1.0)
    }

    pub(super) const fn weigh_axis(&mut self, axis: Axis, weight: f64) {
        self.axes[axis as usize] = Some(weight);
    }

    pub(super) const fn weigh_layer(&mut self, layer: Layer, weight: f64) {
        self.layers[layer as usize] = Some(weight);
    }

    pub(super) fn weigh_value(&mut self, value: AtomId, weight: f64) {
        self.values.insert(value, weight);
    }
}
