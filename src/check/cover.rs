//! Laws that other laws for their product cover together, whatever is present.
//!
//! In an environment a product is a function of what no law produces, of what is stated of products, and of the names of
//! environments; products on a circle with it, itself included, stand for themselves. A law adds nothing where the function
//! of each of its products is the same without it.

use super::Context;
use super::life::{self, ROUNDS};
use super::stated_free::{RoleOf, Variable, bounds, role, stands_for_itself};
use crate::engine::exact::{Formula, Functions, Limits, Unfinished};
use crate::engine::{Network, Node, Role, Rule, Settled};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many edges all functions that have to be analysed may have together.
const BUDGET: usize = 50_000;
/// How many of these one function may have; one that has more takes as many away.
const SHARE: usize = 5_000;
/// How many nodes the diagrams of one function may have.
const NODES: usize = 50_000;
/// Of so many laws those are found that are needed to cover another.
const FEW: usize = 16;
/// How many times the laws that add nothing are sought after one of them has turned out to be needed.
const MOST_PASSES: usize = 16;

/// A law that adds nothing for any of its products, and laws that cover it together; none where these are too many to
/// tell.
pub struct Covered {
    pub law: LawId,
    pub by: Vec<LawId>,
}

/// What other laws cover together.
#[derive(Default)]
pub struct Coverage {
    /// In order of declaration.
    pub covered: Vec<Covered>,
    /// The products of which this was too large to be decided.
    pub undecided: BTreeSet<AtomId>,
}

/// The laws that others cover together, where the module states them or one that is needed to cover them; laws that are `gone` are left out of account, and for the products
/// that are `shared` one law covers another that is not gone.
pub fn covered(context: &Context, gone: &FxHashSet<LawId>, shared: &FxHashSet<AtomId>) -> Coverage {
    let groups: Vec<Vec<EnvironmentId>> = context.networks.groups().filter(|group| !group.is_empty()).collect();
    let mut judge = Judge {
        context,
        gone,
        shared,
        is_partial: groups.len() > 1,
        own: own_products(context),
        budget: BUDGET,
        needed: FxHashSet::default(),
        undecided: BTreeSet::new(),
    };
    // First each law by itself.
    let mut open = Found::default();
    judge.pass(&groups, None, &mut open);
    let found = judge.left_out(&groups, &open);
    let Judge { undecided, .. } = judge;
    let is_own = |law: &LawId| context.law(*law).origin == Origin::Stated;
    let mut covered: Vec<Covered> =
        found.into_iter().map(|(law, by)| Covered { law, by: by.unwrap_or_default() }).collect();
    covered.retain(|one| is_own(&one.law) || one.by.iter().any(is_own));
    covered.sort_by_key(|one| one.law);
    Coverage { covered, undecided }
}

/// What the module's own laws produce: there they may complete what covers a law of a module that it uses.
fn own_products(context: &Context) -> FxHashSet<AtomId> {
    let own = context.kernel.laws.iter().filter(|law| law.origin == Origin::Stated);
    own.flat_map(|law| context.kernel.products(law)).copied().collect()
}

/// Laws that others cover somewhere, with these; none where they are too many to tell.
type Found = FxHashMap<LawId, Option<Vec<LawId>>>;
/// Products that are on one circle, or on none, by that circle.
type ByLoop = Vec<OnLoop>;
type OnLoop = (Option<Range<Rule>>, Vec<AtomId>);

struct Judge<'c, 'a> {
    context: &'c Context<'a>,
    gone: &'c FxHashSet<LawId>,
    shared: &'c FxHashSet<AtomId>,
    /// Whether laws apply in some environments and not in others.
    is_partial: bool,
    /// What the module's own laws produce.
    own: FxHashSet<AtomId>,
    budget: usize,
    /// Laws that make a difference to one of their products somewhere.
    needed: FxHashSet<LawId>,
    undecided: BTreeSet<AtomId>,
}

impl Judge<'_, '_> {
    /// Whether a law may turn out to add nothing.
    fn is_candidate(&self, law: LawId) -> bool {
        self.is_judged(law)
            && self.context.living()[law.index()]
            && !self.gone.contains(&law)
            && !self.needed.contains(&law)
    }

    fn is_judged(&self, law: LawId) -> bool {
        let stated = self.context.law(law);
        match stated.origin {
            Origin::Stated => true,
            Origin::Used => self.context.kernel.products(stated).iter().any(|product| self.own.contains(product)),
            Origin::Unread | Origin::Definition => false,
        }
    }

    /// The laws that add nothing, left out one after the other, the last first. A law of several products that can go for
    /// one and turns out to be needed for another stays for all; what was kept in its place is looked at again.
    fn left_out(&mut self, groups: &[Vec<EnvironmentId>], open: &Found) -> Found {
        for _ in 0..MOST_PASSES {
            let before = self.needed.clone();
            let mut found = Found::default();
            self.pass(groups, Some(open), &mut found);
            let Some(&stays) = found.keys().filter(|law| self.needed.contains(law)).max() else {
                let is_decided = |law: &LawId| {
                    let products = self.context.kernel.products(self.context.law(*law));
                    !products.iter().any(|product| self.undecided.contains(product))
                };
                found.retain(|law, _| is_decided(law));
                return found;
            };
            self.needed = before;
            self.needed.insert(stays);
        }
        let kernel = self.context.kernel;
        let left: Vec<LawId> = open.keys().copied().filter(|&law| self.is_candidate(law)).collect();
        self.undecided.extend(left.into_iter().flat_map(|law| kernel.products(self.context.law(law))));
        Found::default()
    }

    /// Looks at all laws, or where these are given at those that are `open`, which are left out as they are found.
    fn pass(&mut self, groups: &[Vec<EnvironmentId>], open: Option<&Found>, found: &mut Found) {
        for group in groups {
            for (range, products) in self.products(group, open) {
                self.group(group, range.as_ref(), &products, open, found);
            }
        }
    }

    /// The products whose laws in a group of environments have to be looked at together. The others make a difference
    /// there: no law covers them alone, for that is known already.
    fn products(&mut self, group: &[EnvironmentId], open: Option<&Found>) -> ByLoop {
        let network = self.context.network(group[0]);
        let mut by_loop: IndexMap<Option<Rule>, OnLoop> = IndexMap::new();
        for (product, laws) in self.context.by_product().iter() {
            let is_open = |&law: &LawId| self.is_candidate(law) && open.is_none_or(|open| open.contains_key(&law));
            if self.undecided.contains(&product) || !laws.iter().any(is_open) {
                continue;
            }
            if laws.len() < 2 {
                self.needed.extend(laws);
                continue;
            }
            let rules = network.rules_for(product.0);
            let range = network.loop_of(rules.start).filter(|_| !rules.is_empty());
            // In another environment another law may cover it, and in this one it may never hold.
            let is_partial = self.is_partial && (1..=FEW).contains(&rules.len());
            let is_shared = self.shared.contains(&product);
            if is_partial
                || rules.len() > 1 && (is_shared || self.hang_together(network, rules.clone(), range.as_ref()))
            {
                let entry = by_loop.entry(range.as_ref().map(|range| range.start));
                entry.or_insert_with(|| (range, Vec::new())).1.push(product);
            } else {
                self.needed.extend(rules.filter_map(|rule| network.origin(rule).map(LawId)));
            }
        }
        let mut by_loop: ByLoop = by_loop.into_values().collect();
        by_loop.sort_by_key(|(range, _)| range.as_ref().map(|range| range.start));
        by_loop
    }

    /// Whether laws may cover another together that none of them covers alone: where a condition is more than a
    /// conjunction, asks for a product of laws that are not on its circle, or for what another wants absent.
    fn hang_together(&self, network: &Network, rules: Range<Rule>, range: Option<&Range<Rule>>) -> bool {
        let mut polarities: FxHashMap<Node, bool> = FxHashMap::default();
        let kernel = self.context.kernel;
        for rule in rules {
            if network.need(rule) as usize != network.inputs(rule).len() {
                return true;
            }
            for input in network.inputs(rule) {
                let is_inner = input.node() as usize >= kernel.atoms.len();
                let own = network.rules_for(input.node());
                let is_on_circle = range.is_some_and(|range| range.contains(&own.start))
                    && stands_for_itself(self.context, input.node());
                if is_inner || !own.is_empty() && !is_on_circle {
                    return true;
                }
                if *polarities.entry(input.node()).or_insert_with(|| input.is_absent()) != input.is_absent() {
                    return true;
                }
            }
        }
        false
    }

    fn group(
        &mut self,
        group: &[EnvironmentId],
        range: Option<&Range<Rule>>,
        products: &[AtomId],
        open: Option<&Found>,
        found: &mut Found,
    ) {
        let network = self.context.network(group[0]);
        let role = role(self.context, group, range);
        if range.is_none() && open.is_none() {
            self.refute(network, &role, products);
        }
        let by_product = self.context.by_product();
        let is_open = |&product: &AtomId| by_product.laws(product).iter().any(|&law| self.is_candidate(law));
        let products: Vec<AtomId> = products.iter().copied().filter(is_open).collect();
        if products.is_empty() {
            return;
        }
        let values = bounds(self.context, network, &role);
        let limits = Limits { nodes: NODES.max(network.rules().saturating_mul(16)) };
        let mut functions = Functions::new(network, &values, role, limits);
        for product in products {
            let is_spent = self.budget == 0;
            if is_spent || self.product(&mut functions, network, product, open, found).is_err() {
                self.undecided.insert(product);
            }
        }
    }

    /// Notes which laws hold by themselves in one of many situations: most make a difference that shows at once. On a circle
    /// products stand for themselves, so that this is no way to ask there.
    fn refute(&mut self, network: &Network, role: &RoleOf, products: &[AtomId]) {
        for round in 0..ROUNDS {
            let is_open = |product: &AtomId| {
                let laws = self.context.by_product().laws(*product);
                laws.iter().any(|&law| self.is_candidate(law))
            };
            let products: Vec<AtomId> = products.iter().copied().filter(is_open).collect();
            if products.is_empty() {
                return;
            }
            let values = life::situations(network, round, |node| {
                let Role { present, allowed } = role(node);
                let may = |settled: Settled<Variable>| match settled {
                    Settled::Yes => Some(true),
                    Settled::No => Some(false),
                    Settled::Where(_) | Settled::Unless(_) => None,
                };
                [may(present), may(allowed)]
            });
            for product in products {
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
                        self.needed.insert(law);
                    }
                }
            }
        }
    }

    fn product(
        &mut self,
        functions: &mut Functions<Variable, RoleOf>,
        network: &Network,
        product: AtomId,
        open: Option<&Found>,
        found: &mut Found,
    ) -> Result<(), Unfinished> {
        let mut rules: Vec<(Option<LawId>, Formula)> = Vec::new();
        for rule in network.rules_for(product.0) {
            let law = network.origin(rule).map(LawId);
            if law.is_none_or(|law| !self.gone.contains(&law)) {
                rules.push((law, functions.of_rule(rule)?));
            }
        }
        rules.sort_by_key(|&(law, _)| law);
        let mut before = vec![Formula::FALSE];
        for &(_, rule) in &rules {
            let last = before[before.len() - 1];
            before.push(functions.formulas.any(&[last, rule]));
        }
        let context = self.context;
        let is_own = |law: LawId| context.law(law).origin == Origin::Stated;
        let (mut after, mut kept) = (Formula::FALSE, Vec::new());
        for (place, &(law, rule)) in rules.iter().enumerate().rev() {
            let is_open = |law: &LawId| self.is_candidate(*law) && open.is_none_or(|open| open.contains_key(law));
            if let Some(law) = law.filter(is_open) {
                let others = functions.formulas.any(&[before[place], after]);
                if !is_covered(functions, rule, &[others], &mut self.budget)? {
                    self.needed.insert(law);
                } else if open.is_some() {
                    let mut others: Vec<_> = rules[..place].iter().chain(&kept).copied().collect();
                    // Of a law of another module it is asked whether it takes laws of this one to cover it.
                    if !is_own(law) {
                        others.sort_by_key(|&(other, _)| !other.is_some_and(is_own));
                    }
                    let by = self.covering(functions, rule, others)?;
                    note(found, law, by);
                    continue;
                } else {
                    found.entry(law).or_default();
                }
            }
            kept.push((law, rule));
            after = functions.formulas.any(&[after, rule]);
        }
        Ok(())
    }

    /// Of some laws those that are needed to cover another; none where they are too many.
    fn covering(
        &mut self,
        functions: &mut Functions<Variable, RoleOf>,
        rule: Formula,
        mut others: Vec<(Option<LawId>, Formula)>,
    ) -> Result<Option<Vec<LawId>>, Unfinished> {
        if others.len() > FEW {
            return Ok(None);
        }
        let mut place = 0;
        while place < others.len() {
            let fewer: Vec<Formula> =
                others.iter().enumerate().filter(|&(at, _)| at != place).map(|(_, &(_, rule))| rule).collect();
            if is_covered(functions, rule, &fewer, &mut self.budget)? {
                others.remove(place);
            } else {
                place += 1;
            }
        }
        let is_stated = |law: &LawId| matches!(self.context.law(*law).origin, Origin::Stated | Origin::Used);
        Ok(Some(others.into_iter().filter_map(|(law, _)| law).filter(is_stated).collect()))
    }
}

/// Adds laws that cover another to those that cover it for other products, or elsewhere.
fn note(found: &mut Found, law: LawId, by: Option<Vec<LawId>>) {
    let all = found.entry(law).or_insert_with(|| Some(Vec::new()));
    match (all.as_mut(), by) {
        (Some(all), Some(by)) => {
            all.extend(by);
            all.sort_unstable();
            all.dedup();
        }
        _ => *all = None,
    }
}

/// Whether one of some conditions holds wherever another does.
fn is_covered(
    functions: &mut Functions<Variable, RoleOf>,
    rule: Formula,
    others: &[Formula],
    budget: &mut usize,
) -> Result<bool, Unfinished> {
    let others = functions.formulas.any(others);
    let uncovered = functions.formulas.all(&[rule, others.not()]);
    let share = SHARE.min(*budget);
    let mut left = share;
    let value = functions.formulas.value_within(uncovered, &mut left);
    *budget -= if value.is_ok() { share - left } else { share };
    Ok(value? == Some(false))
}
