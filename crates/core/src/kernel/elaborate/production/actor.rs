//! Actors: what they make of axes, layers and values, and what they require.

use super::lasting;
use crate::kernel::elaborate::once::Once;
use crate::kernel::elaborate::service::worth::{layer, not_negative};
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::kernel::{AtomId, Layer, Preferences};
use crate::model::{Kinds, Sort, plain};
use coproduce_syntax::declaration::{Actor, ActorClause, Axis};
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

impl Elaborate for Actor {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let mut preferences = Preferences::default();
        let (mut required, mut weighed) = (Once::default(), Once::default());
        for clause in &self.clauses {
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
        for atom in elaborator.next_things(count(&self.names)) {
            lasting::note(elaborator, atom, self.lasting);
            if !self.clauses.is_empty() {
                elaborator.kernel.preferences.insert(atom, preferences.clone());
            }
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
        let known = axis.or_else(layer);
        if known.is_none() && !elaborator.model.may_know(elaborator.module, Sort::Thing, word) {
            let finding = unknown(elaborator, name);
            elaborator.report(finding);
            return None;
        }
        known.or_else(|| elaborator.mention(name, Kinds::VALUES).map(Self::Value))
    }

    fn weigh(self, preferences: &mut Preferences, amount: f64) {
        match self {
            Self::Axis(axis) => preferences.weigh_axis(axis, amount),
            Self::Layer(layer) => preferences.weigh_layer(layer, amount),
            Self::Value(value) => preferences.weigh_value(value, amount),
        }
    }
}

/// The finding that nothing an actor could weigh is called so.
fn unknown(elaborator: &Elaborator, name: Name) -> Diagnostic {
    let text = plain(elaborator.text(name.span));
    let words: Vec<&str> =
        Axis::ALL.into_iter().map(Axis::word).chain(Layer::ALL.into_iter().map(Layer::word)).collect();
    let values = elaborator.model.names_of(elaborator.module, Kinds::VALUES);
    let near = nearest(&text, words.iter().copied().chain(values.iter().map(AsRef::as_ref)));
    let help = if near.is_empty() {
        format!("name a value, or one of {}", joined(&words, "and"))
    } else {
        format!("perhaps {} was meant", joined(&near, "or"))
    };
    rules::UNKNOWN_NAME
        .at(name.span, format!("no axis, layer or value is called `{text}`"))
        .remark("cannot be weighed")
        .help(help)
}
