//! Laws that other laws for their product cover together, whatever is present.
//!
//! In an environment a product is a function of what no law produces, of what is stated of products, and of the names of
//! environments; products on a circle with it, itself included, stand for themselves. A law adds nothing where the function
//! of each of its products is the same without it.

use super::Context;
use super::doubt::{Doubt, hang_together};
use super::stated_free::{RoleOf, Variable, bounds, role};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin};
use coproduce_engine::exact::{Formula, Functions, Limits, Unfinished};
use coproduce_engine::{Network, Rule};
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

/// The laws that others cover together, where the module states them or one that is needed to cover them; laws that are
/// `gone` are left out of account, and for the products that are `shared` one law covers another that is not gone.
pub fn covered(context: &Context, gone: &FxHashSet<LawId>, shared: &FxHashSet<AtomId>) -> Coverage {
    let groups: Vec<Vec<EnvironmentId>> = context.networks.groups().filter(|group| !group.is_empty()).collect();
    let mut judge = Judge {
        context,
        gone,
        shared,
        is_partial: groups.len() > 1,
        doubt: Doubt::of(context, gone),
        budget: BUDGET,
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
    doubt: Doubt,
    budget: usize,
    undecided: BTreeSet<AtomId>,
}

impl Judge<'_, '_> {
    /// The laws that add nothing, left out one after the other, the last first. A law of several products that can go for
    /// one and turns out to be needed for another stays for all; what was kept in its place is looked at again.
    fn left_out(&mut self, groups: &[Vec<EnvironmentId>], open: &Found) -> Found {
        if open.is_empty() {
            return Found::default();
        }
        for _ in 0..MOST_PASSES {
            let before = self.doubt.clone();
            let mut found = Found::default();
            self.pass(groups, Some(open), &mut found);
            let Some(&stays) = found.keys().filter(|&&law| !self.doubt.is_about(law)).max() else {
                let is_decided = |law: &LawId| {
                    let products = self.context.kernel.products(self.context.law(*law));
                    !products.iter().any(|product| self.undecided.contains(product))
                };
                found.retain(|law, _| is_decided(law));
                return found;
            };
            self.doubt = before;
            self.doubt.settle(stays);
        }
        let kernel = self.context.kernel;
        let left: Vec<LawId> = open.keys().copied().filter(|&law| self.doubt.is_about(law)).collect();
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
            if laws.len() < 2 {
                if let [law] = *laws {
                    self.doubt.settle(law);
                }
                continue;
            }
            let is_open = |&law: &LawId| self.doubt.is_about(law) && open.is_none_or(|open| open.contains_key(&law));
            if !laws.iter().any(is_open) || self.undecided.contains(&product) {
                continue;
            }
            let rules = network.rules_for(product.0);
            let range = network.loop_of(rules.start).filter(|_| !rules.is_empty());
            // In another environment another law may cover it, and in this one it may never hold.
            let is_partial = self.is_partial && (1..=FEW).contains(&rules.len());
            let may_cover = || {
                self.shared.contains(&product) || hang_together(self.context, network, rules.clone(), range.as_ref())
            };
            if is_partial || rules.len() > 1 && may_cover() {
                let entry = by_loop.entry(range.as_ref().map(|range| range.start));
                entry.or_insert_with(|| (range, Vec::new())).1.push(product);
            } else {
                rules.filter_map(|rule| network.origin(rule)).for_each(|law| self.doubt.settle(LawId(law)));
            }
        }
        let mut by_loop: ByLoop = by_loop.into_values().collect();
        by_loop.sort_by_key(|(range, _)| range.as_ref().map(|range| range.start));
        by_loop
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
        if open.is_none() {
            self.doubt.look(self.context, network, &role, (range.is_some(), products), self.gone);
        }
        let by_product = self.context.by_product();
        let is_open = |&product: &AtomId| by_product.laws(product).iter().any(|&law| self.doubt.is_about(law));
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
            let is_open = |law: &LawId| self.doubt.is_about(*law) && open.is_none_or(|open| open.contains_key(law));
            if let Some(law) = law.filter(is_open) {
                let others = functions.formulas.any(&[before[place], after]);
                if !is_covered(functions, rule, &[others], &mut self.budget)? {
                    self.doubt.settle(law);
                } else if open.is_some() {
                    let mut others: Vec<_> = rules[..place].iter().chain(&kept).copied().collect();
                    // Of a law of another module it is asked whether it takes laws of this one to cover it.
                    if !is_own(law) {
                        others.sort_by_key(|&(other, _)| !other.is_some_and(is_own));
                    }
                    let by = self.covering(functions, rule, others)?;
                    note(found, law, by);
                    continue;
                } else if !is_covered(functions, rule, &[], &mut self.budget)? {
                    // What holds nowhere here by itself may hold in a scenario.
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
    // All functions together may be large; the diagram of one may not.
    let limits = std::mem::replace(&mut functions.formulas.limits, Limits { nodes: NODES });
    let value = functions.formulas.value_within(uncovered, &mut left);
    functions.formulas.limits = limits;
    *budget -= if value.is_ok() { share - left } else { share };
    Ok(value? == Some(false))
}
