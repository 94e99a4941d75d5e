//! What can come about where all that is up to a situation is free, and some actions are kept from being chosen.

use super::Context;
use crate::analysis::{Inquiry, Verdict};
use crate::kernel::{
    Action, AtomId, AtomKind, EnvironmentId, LawId, Offering, Origin, Situation, atom_ids, is_exogenous,
};
use coproduce_engine::{CERTAIN, POSSIBLE};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};

/// A way in which a product can come about.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Where.
    pub environment: EnvironmentId,
    /// The law by which; none where an offering brings it as content.
    pub law: Option<LawId>,
}

impl Way {
    /// Where the module itself says by what the product comes about: by a law, or as content of an offering.
    pub fn own_place(&self, context: &Context, product: AtomId) -> Option<Span> {
        if let Some(law) = self.law {
            return context.own_mention(&[law], product);
        }
        let brings = |offering: &&Offering| offering.contents.iter().any(|content| content.atom == product);
        context.own_offerings().find(brings).map(|offering| context.kernel.name_span(offering.atom))
    }

    /// Points a finding to the law by which the product comes about.
    pub fn labelled(&self, context: &Context, finding: Diagnostic) -> Diagnostic {
        match self.law {
            Some(law) => finding.label(context.law(law).name, "by this law"),
            None => finding,
        }
    }
}

/// Those of some products that can come about, in an environment where a law for them applies, without the actions that
/// are kept out; each with the first such environment.
pub fn ways(
    context: &Context,
    products: impl IntoIterator<Item = AtomId>,
    kept_out: impl Fn(&Action) -> bool,
) -> IndexMap<AtomId, Way> {
    ways_without(context, products, kept_out, &[])
}

/// The same where some atoms cannot be present either.
pub fn ways_without(
    context: &Context,
    products: impl IntoIterator<Item = AtomId>,
    kept_out: impl Fn(&Action) -> bool,
    taken: &[AtomId],
) -> IndexMap<AtomId, Way> {
    let mut waiting: IndexSet<AtomId> = products.into_iter().collect();
    let mut ways = IndexMap::new();
    for environment in context.kernel.environment_ids() {
        if waiting.is_empty() {
            break;
        }
        let network = context.network(environment);
        let mut inquiry = None;
        waiting.retain(|&product| {
            if !network.is_produced(product.0) {
                return true;
            }
            let inquiry = inquiry.get_or_insert_with(|| everything(context, environment, &kept_out, taken));
            let possible = matches!(inquiry.verdict(product), Ok(Verdict::Produced | Verdict::Undetermined));
            if possible {
                ways.insert(product, Way { environment, law: satisfiable(context, inquiry, product) });
            }
            !possible
        });
    }
    ways
}

/// Those of some products that no environment can produce and none holds. Where no environment is declared, nothing is
/// claimed.
pub fn impossible(context: &Context, products: impl IntoIterator<Item = AtomId>) -> IndexSet<AtomId> {
    let kernel = context.kernel;
    let mut waiting: IndexSet<AtomId> = products.into_iter().collect();
    if kernel.environments.is_empty() {
        waiting.clear();
    }
    for environment in kernel.environment_ids() {
        if waiting.is_empty() {
            break;
        }
        let here = kernel.environment(environment);
        let inquiry = everything(context, environment, |_| false, &[]);
        waiting.retain(|&product| !here.holds(product) && inquiry.verdict(product) == Ok(Verdict::NotProduced));
    }
    waiting
}

/// Everything exogenous, held or lacked is free; the actions kept out are not chosen, and what is taken cannot be present.
fn everything<'c>(
    context: &Context<'c>,
    environment: EnvironmentId,
    kept_out: impl Fn(&Action) -> bool,
    taken: &[AtomId],
) -> Inquiry<'c> {
    let kernel = context.kernel;
    let network = context.network(environment);
    let mut situation = Situation::open(kernel, network, environment);
    let stated = &kernel.environment(environment).effective;
    situation.blocked.fill(0);
    for atom in atom_ids(kernel) {
        let present = &mut situation.present[atom.index()];
        match kernel.atom(atom).kind {
            AtomKind::Chosen(_) if kernel.action_of(atom).is_some_and(&kept_out) => *present = 0,
            AtomKind::Environment(_) | AtomKind::Performed(_) => {}
            // An actor who is lacked may act as well.
            AtomKind::Free { .. } => *present = CERTAIN | POSSIBLE,
            _ if is_exogenous(kernel, network, atom) || stated.contains_key(&atom) => *present = POSSIBLE,
            _ => {}
        }
    }
    for atom in taken {
        situation.present[atom.index()] = 0;
        situation.blocked[atom.index()] = CERTAIN | POSSIBLE;
    }
    Inquiry::new(kernel, network, situation)
}

/// The first of the laws for a product that can be satisfied.
fn satisfiable(context: &Context, inquiry: &Inquiry, product: AtomId) -> Option<LawId> {
    let network = inquiry.network;
    let rules = network.rules_for(product.0).filter(|&rule| network.holds(rule, &inquiry.values) & POSSIBLE != 0);
    let laws = rules.filter_map(|rule| network.origin(rule).map(LawId));
    laws.filter(|&law| context.law(law).origin != Origin::Definition).min()
}
