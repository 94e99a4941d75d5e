//! Which laws may add nothing: those of which nothing has shown yet that they make a difference.
//!
//! Most laws make one that shows at once: in some situation they hold and no other law for their product does. Such
//! situations are drawn first, then built (`Examples`); what is left is for functions to decide (`cover`).

use super::Context;
use super::stated_free::{RoleOf, Variable, stands_for_itself};
use crate::kernel::{AtomId, Law, LawId, Origin};
use coproduce_engine::{Examples, Network, NoExample, Node, Own, Role, Rule, Settled, drawn};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The rounds in which situations are drawn: where no rule asks for an absence, much has to be there.
const ROUNDS: [u64; 6] = [0, 1, 3, 5, 7, 9];
const ROUNDS_WITH_ABSENCES: [u64; 4] = [0, 1, 2, 3];
/// How many situations are built for a law.
const ATTEMPTS: u32 = 4;
/// How many inputs may be looked at in the situations that are built, all together.
const STEPS: usize = 16_000_000;

/// By law, whether it may add nothing.
#[derive(Clone)]
pub struct Doubt {
    about: Vec<bool>,
    steps: usize,
}

impl Doubt {
    /// Doubt about all laws that are judged here and have neither died nor `gone`.
    pub fn of(context: &Context, gone: &FxHashSet<LawId>) -> Self {
        let kernel = context.kernel;
        // What the module's own laws produce: there they may complete what covers a law of a module that it uses.
        let mut own = vec![false; kernel.atoms.len()];
        for (_, law) in context.stated_laws() {
            for product in kernel.products(law) {
                own[product.index()] = true;
            }
        }
        let is_judged = |law: &Law| match law.origin {
            Origin::Stated => true,
            Origin::Used => kernel.products(law).iter().any(|product| own[product.index()]),
            Origin::Unread | Origin::Definition => false,
        };
        let is_doubtful = |(id, law): (LawId, &Law)| context.living()[id.index()] && is_judged(law);
        let mut about: Vec<bool> = kernel.laws_with_ids().map(is_doubtful).collect();
        for law in gone {
            about[law.index()] = false;
        }
        Self { about, steps: STEPS }
    }

    /// Whether a law may turn out to add nothing.
    pub fn is_about(&self, law: LawId) -> bool {
        self.about[law.index()]
    }

    /// A law makes a difference.
    pub fn settle(&mut self, law: LawId) {
        self.about[law.index()] = false;
    }

    /// Looks for situations in which laws for some products hold alone, those that are `gone` left out of account. On a
    /// circle products stand for themselves, so that there no situations can be drawn.
    pub fn look(
        &mut self,
        context: &Context,
        network: &Network,
        role: &RoleOf,
        (is_circle, products): (bool, &[AtomId]),
        gone: &FxHashSet<LawId>,
    ) {
        let own: Vec<Own> = (0..network.nodes()).map(|node| own(role, node)).collect();
        if !is_circle {
            self.draw(context, network, &own, products);
        }
        let open = self.open(context, products);
        let mut examples = Examples::new(network, &own, self.steps);
        let mut others = Vec::new();
        for product in open {
            let rules = network.rules_for(product.0);
            for rule in rules.clone() {
                let Some(law) = network.origin(rule).map(LawId).filter(|&law| self.is_about(law)) else { continue };
                let is_other = |&other: &Rule| {
                    other != rule && network.origin(other).is_none_or(|law| !gone.contains(&LawId(law)))
                };
                others.clear();
                others.extend(rules.clone().filter(is_other));
                let mut alone = (0..ATTEMPTS).map(|attempt| holds_alone(&mut examples, rule, &others, attempt));
                if alone.any(|alone| alone.unwrap_or(false)) {
                    self.settle(law);
                }
            }
        }
        self.steps = examples.steps();
    }

    /// The products with a law that is doubtful.
    fn open(&self, context: &Context, products: &[AtomId]) -> Vec<AtomId> {
        let is_open = |product: &AtomId| context.by_product().laws(*product).iter().any(|&law| self.is_about(law));
        products.iter().copied().filter(is_open).collect()
    }

    fn draw(&mut self, context: &Context, network: &Network, own: &[Own], products: &[AtomId]) {
        for round in if network.negates() { &ROUNDS_WITH_ABSENCES[..] } else { &ROUNDS } {
            let open = self.open(context, products);
            if open.is_empty() {
                return;
            }
            let values = drawn(network, *round, own);
            for product in open {
                let (mut once, mut twice) = (0_u64, 0_u64);
                let rules = network.rules_for(product.0);
                for rule in rules.clone() {
                    let holds = network.holds(rule, &values);
                    twice |= once & holds;
                    once |= holds;
                }
                for rule in rules {
                    if let Some(law) = network.origin(rule).map(LawId)
                        && network.holds(rule, &values) & once & !twice != 0
                    {
                        self.settle(law);
                    }
                }
            }
        }
    }
}

fn holds_alone(examples: &mut Examples, rule: Rule, others: &[Rule], attempt: u32) -> Result<bool, NoExample> {
    examples.build(rule, attempt)?;
    if examples.network().negates() && !examples.holds(rule)? {
        return Ok(false);
    }
    for &other in others {
        if examples.holds(other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn own(role: &RoleOf, node: Node) -> Own {
    let Role { present, allowed } = role(node);
    [present, allowed].map(|settled: Settled<Variable>| match settled {
        Settled::Yes => Some(true),
        Settled::No => Some(false),
        Settled::Where(_) | Settled::Unless(_) => None,
    })
}

/// Whether laws may cover another together that none of them covers alone: where a condition is more than a conjunction,
/// asks for a product of laws that are not on its circle, or for what another wants absent.
pub fn hang_together(context: &Context, network: &Network, rules: Range<Rule>, range: Option<&Range<Rule>>) -> bool {
    let mut polarities: FxHashMap<Node, bool> = FxHashMap::default();
    for rule in rules {
        if network.need(rule) as usize != network.inputs(rule).len() {
            return true;
        }
        for input in network.inputs(rule) {
            let is_inner = input.node() as usize >= context.kernel.atoms.len();
            let own = network.rules_for(input.node());
            let is_on_circle =
                range.is_some_and(|range| range.contains(&own.start)) && stands_for_itself(context, input.node());
            if is_inner || !own.is_empty() && !is_on_circle {
                return true;
            }
            let is_mixed = network.negates()
                && *polarities.entry(input.node()).or_insert_with(|| input.is_absent()) != input.is_absent();
            if is_mixed {
                return true;
            }
        }
    }
    false
}
