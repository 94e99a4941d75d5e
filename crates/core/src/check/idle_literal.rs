//! Coproducers that make no difference to the law that names them, beside the other laws for its product: with `a and b`,
//! the `not a` of `not a and b and c` does no work.
//!
//! Products of other laws stand for themselves.

use super::Context;
use super::local::Local;
use crate::kernel::{AtomId, LawId, Origin, Term};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// How many laws are compared with all others for their product.
const MOST: usize = 1_000;

/// A coproducer that a law does without, whichever of its products is asked about.
pub struct Idle {
    pub products: Vec<AtomId>,
    pub law: LawId,
    pub atom: AtomId,
    /// Whether its absence is meant.
    pub absent: bool,
}

/// An atom, and whether its absence is meant.
type Literal = (AtomId, bool);

/// The coproducers that laws of the module do without, one of a law at the most; laws that are `left_out` add nothing
/// themselves. The second value says of which products that was too much to be decided.
pub fn idle(context: &Context, left_out: &FxHashSet<LawId>) -> (Vec<Idle>, Vec<AtomId>) {
    let (mut undecided, mut budget) = (Vec::new(), MOST);
    let mut products_without: IndexMap<(LawId, Literal), BTreeSet<AtomId>> = IndexMap::new();
    for (product, laws) in context.by_product().iter() {
        if laws.len() < 2 || !laws.iter().any(|&law| asks_for_absence(context, law)) {
            continue;
        }
        let laws: Vec<LawId> = laws.iter().copied().filter(|law| !left_out.contains(law)).collect();
        let wanted = wanted(context, &laws);
        for &law in
            laws.iter().filter(|&&law| context.law(law).origin == Origin::Stated && context.living()[law.index()])
        {
            let Some(own) = literals(context, law).filter(|own| own.len() > 2) else { continue };
            // What all laws ask for in one way only does work as long as its law does.
            let mut doubtful = own.iter().copied().filter(|(atom, _)| wanted[atom] == [true; 2]).peekable();
            if doubtful.peek().is_none() {
                continue;
            }
            let Some(left) = budget.checked_sub(1) else {
                undecided.push(product);
                break;
            };
            budget = left;
            for literal in doubtful.filter(|&literal| is_idle(context, &laws, law, literal)) {
                products_without.entry((law, literal)).or_default().insert(product);
            }
        }
    }
    let mut found: IndexMap<LawId, Idle> = IndexMap::new();
    for ((law, (atom, absent)), products) in products_without {
        if context.kernel.products(context.law(law)).iter().all(|product| products.contains(product)) {
            let products = products.into_iter().collect();
            found.entry(law).or_insert(Idle { products, law, atom, absent });
        }
    }
    (found.into_values().collect(), undecided)
}

/// Whether a condition asks for something to be absent; where none does, every coproducer does work as long as its law does.
fn asks_for_absence(context: &Context, law: LawId) -> bool {
    let mut asks = false;
    context.kernel.conditions.each_literal(context.law(law).condition, &mut |_, absent| asks |= absent);
    asks
}

/// Which atoms some laws mention, and of each whether its presence is asked for, and its absence.
fn wanted(context: &Context, laws: &[LawId]) -> FxHashMap<AtomId, [bool; 2]> {
    let mut wanted: FxHashMap<AtomId, [bool; 2]> = FxHashMap::default();
    for &law in laws {
        context.kernel.conditions.each_literal(context.law(law).condition, &mut |atom, absent| {
            wanted.entry(atom).or_default()[usize::from(absent)] = true;
        });
    }
    wanted
}

/// Whether, wherever a law applies, other laws hold where all of its literals do but one.
fn is_idle(context: &Context, laws: &[LawId], law: LawId, literal: Literal) -> bool {
    let kernel = context.kernel;
    let environments = kernel.environment_ids().filter(|&environment| kernel.applies(context.law(law), environment));
    let others: IndexSet<Vec<LawId>> = environments
        .map(|environment| {
            let applying = laws.iter().filter(|&&other| kernel.applies(context.law(other), environment));
            applying.copied().filter(|&other| other != law).collect()
        })
        .collect();
    let Some(own) = literals(context, law) else { return false };
    !others.is_empty()
        && others.iter().all(|others| {
            let mut local = Local::new(kernel);
            let mut parts = Vec::new();
            for &(atom, absent) in &own {
                let variable = local.formulas.variable(atom);
                parts.push(if absent == ((atom, absent) != literal) { variable.not() } else { variable });
            }
            for &other in others {
                parts.push(local.condition(context.law(other).condition).not());
            }
            local.exclude_one_another(&parts)
        })
}

/// The literals of a law that is a conjunction, each once, with whether an absence is meant; none of any other.
fn literals(context: &Context, law: LawId) -> Option<BTreeSet<Literal>> {
    let conditions = &context.kernel.conditions;
    let condition = context.law(law).condition;
    if conditions.need(condition) as usize != conditions.inputs(condition).len() {
        return None;
    }
    let literal = |term: Term| match term {
        Term::Present(atom) => Some((atom, false)),
        Term::Absent(atom) => Some((atom, true)),
        Term::Gate(_) => None,
    };
    conditions.inputs(condition).map(literal).collect()
}
