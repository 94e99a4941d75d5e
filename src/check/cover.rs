//! Laws that other laws for their product cover together, whatever is present.
//!
//! In an environment a product is a function of what no law produces, of what is stated of products, and of the names of
//! environments; products on a circle with it stand for themselves. A law adds nothing where that function is the same
//! without it.

use super::Context;
use super::life::{self, ROUNDS};
use crate::engine::exact::{Formula, Functions, Limits, Unfinished};
use crate::engine::{CERTAIN, Network, Node, POSSIBLE, Role, Rule, Settled};
use crate::kernel::{AtomId, AtomKind, EnvironmentId, LawId, Origin, Statement, Term, is_exogenous};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many edges all functions that have to be analysed may have together.
const BUDGET: usize = 50_000;
/// How many nodes the diagrams of one function may have.
const NODES: usize = 50_000;
/// Of so many laws those are found that are needed to cover another.
const FEW: usize = 16;

/// A law that adds nothing for a product, and laws that cover it together; none where these are too many to tell.
pub struct Covered {
    pub product: AtomId,
    pub law: LawId,
    pub by: Vec<LawId>,
}

/// What other laws cover together.
#[derive(Default)]
pub struct Coverage {
    /// In order of declaration of the products, and then of the laws.
    pub covered: Vec<Covered>,
    /// The products of which this was too large to be decided.
    pub undecided: BTreeSet<AtomId>,
}

/// The laws of the module that others cover together; those that are `known` to be covered are left out of account.
pub fn covered(context: &Context, known: &FxHashSet<(AtomId, LawId)>) -> Coverage {
    let groups: Vec<Vec<EnvironmentId>> = context.networks.groups().filter(|group| !group.is_empty()).collect();
    let mut judge = Judge {
        context,
        known,
        is_partial: groups.len() > 1,
        budget: BUDGET,
        refuted: FxHashSet::default(),
        coverage: Coverage::default(),
    };
    let mut found: FxHashMap<(AtomId, LawId), Vec<LawId>> = FxHashMap::default();
    // First each law by itself; then those that add nothing are left out one after the other, the last first.
    for (removing, group) in groups.iter().map(|group| (false, group)).chain(groups.iter().map(|group| (true, group))) {
        for (range, products) in judge.products(group, removing.then_some(&found)) {
            judge.group(group, range.as_ref(), &products, removing, &mut found);
        }
    }
    let Judge { mut coverage, refuted, .. } = judge;
    found.retain(|&(product, law), _| !refuted.contains(&(product, law)) && !coverage.undecided.contains(&product));
    coverage.covered = found.into_iter().map(|((product, law), by)| Covered { product, law, by }).collect();
    coverage.covered.sort_by_key(|one| (one.product, one.law));
    coverage
}

/// What a product is a function of: an atom, and whether it is its being allowed that varies.
type Variable = (AtomId, bool);
type RoleOf<'r> = Box<dyn Fn(Node) -> Role<Variable> + 'r>;
/// Products that are on one circle, or on none, by that circle.
type ByLoop = Vec<OnLoop>;
type OnLoop = (Option<Range<Rule>>, Vec<AtomId>);

struct Judge<'c, 'a> {
    context: &'c Context<'a>,
    known: &'c FxHashSet<(AtomId, LawId)>,
    /// Whether laws apply in some environments and not in others.
    is_partial: bool,
    budget: usize,
    /// Laws that make a difference to a product somewhere.
    refuted: FxHashSet<(AtomId, LawId)>,
    coverage: Coverage,
}

impl Judge<'_, '_> {
    /// Whether a law may turn out to add nothing.
    fn is_candidate(&self, product: AtomId, law: LawId) -> bool {
        self.context.law(law).origin == Origin::Stated
            && self.context.living()[law.index()]
            && !self.known.contains(&(product, law))
            && !self.refuted.contains(&(product, law))
    }

    /// The products whose laws in a group of environments have to be looked at together. The others make a difference
    /// there: no law covers them alone, for that is known already.
    fn products(&mut self, group: &[EnvironmentId], found: Option<&FxHashMap<(AtomId, LawId), Vec<LawId>>>) -> ByLoop {
        let network = self.context.network(group[0]);
        let mut by_loop: IndexMap<Option<Rule>, OnLoop> = IndexMap::new();
        for (product, laws) in self.context.by_product().iter() {
            let is_open = |&law: &LawId| match found {
                None => self.is_candidate(product, law),
                Some(found) => found.contains_key(&(product, law)) && self.is_candidate(product, law),
            };
            if laws.len() < 2 || self.coverage.undecided.contains(&product) || !laws.iter().any(is_open) {
                continue;
            }
            let rules = network.rules_for(product.0);
            let range = network.loop_of(rules.start).filter(|_| !rules.is_empty());
            // In another environment another law may cover it.
            let is_partial = self.is_partial && (2..=FEW).contains(&rules.len());
            if is_partial || rules.len() > 1 && self.hang_together(network, rules.clone(), range.as_ref()) {
                let entry = by_loop.entry(range.as_ref().map(|range| range.start));
                entry.or_insert_with(|| (range, Vec::new())).1.push(product);
            } else {
                let laws = rules.filter_map(|rule| network.origin(rule).map(LawId));
                self.refuted.extend(laws.map(|law| (product, law)));
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
                let is_on_circle = range.is_some_and(|range| range.contains(&own.start));
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
        removing: bool,
        found: &mut FxHashMap<(AtomId, LawId), Vec<LawId>>,
    ) {
        let network = self.context.network(group[0]);
        let role = role(self.context, group, range);
        if range.is_none() && !removing {
            self.refute(network, &role, products);
        }
        let by_product = self.context.by_product();
        let is_open = |&product: &AtomId| by_product.laws(product).iter().any(|&law| self.is_candidate(product, law));
        let products: Vec<AtomId> = products.iter().copied().filter(is_open).collect();
        if products.is_empty() {
            return;
        }
        let values = bounds(self.context, network, &role);
        let limits = Limits { nodes: NODES.max(network.rules().saturating_mul(16)) };
        let mut functions = Functions::new(network, &values, role, limits);
        for product in products {
            if self.product(&mut functions, network, product, removing, found).is_err() {
                self.coverage.undecided.insert(product);
            }
        }
    }

    /// Notes which laws hold by themselves in one of many situations: most make a difference that shows at once. On a circle
    /// products stand for themselves, so that this is no way to ask there.
    fn refute(&mut self, network: &Network, role: &RoleOf, products: &[AtomId]) {
        for round in 0..ROUNDS {
            let values = life::situations(network, round, |node| {
                let Role { present, allowed } = role(node);
                let may = |settled: Settled<Variable>| match settled {
                    Settled::Yes => Some(true),
                    Settled::No => Some(false),
                    Settled::Where(_) | Settled::Unless(_) => None,
                };
                [may(present), may(allowed)]
            });
            for &product in products {
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
                        self.refuted.insert((product, law));
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
        removing: bool,
        found: &mut FxHashMap<(AtomId, LawId), Vec<LawId>>,
    ) -> Result<(), Unfinished> {
        let mut rules: Vec<(Option<LawId>, Formula)> = Vec::new();
        for rule in network.rules_for(product.0) {
            let law = network.origin(rule).map(LawId);
            if law.is_none_or(|law| !self.known.contains(&(product, law))) {
                rules.push((law, functions.of_rule(rule)?));
            }
        }
        rules.sort_by_key(|&(law, _)| law);
        let mut before = vec![Formula::FALSE];
        for &(_, rule) in &rules {
            let last = before[before.len() - 1];
            before.push(functions.formulas.any(&[last, rule]));
        }
        let (mut after, mut kept) = (Formula::FALSE, Vec::new());
        for (place, &(law, rule)) in rules.iter().enumerate().rev() {
            let candidate = law.filter(|&law| self.is_candidate(product, law));
            if let Some(law) = candidate {
                let others = functions.formulas.any(&[before[place], after]);
                if is_covered(functions, rule, &[others], &mut self.budget)? {
                    let mut others: Vec<(Option<LawId>, Formula)> = rules[..place].to_vec();
                    others.extend(&kept);
                    found.insert((product, law), self.needed(functions, rule, others)?);
                    if removing {
                        continue;
                    }
                } else {
                    self.refuted.insert((product, law));
                }
            }
            kept.push((law, rule));
            after = functions.formulas.any(&[after, rule]);
        }
        Ok(())
    }

    /// Of some laws those that are needed to cover another; none where they are too many.
    fn needed(
        &mut self,
        functions: &mut Functions<Variable, RoleOf>,
        rule: Formula,
        mut others: Vec<(Option<LawId>, Formula)>,
    ) -> Result<Vec<LawId>, Unfinished> {
        if others.len() > FEW {
            return Ok(Vec::new());
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
        let mut needed: Vec<LawId> = others.into_iter().filter_map(|(law, _)| law).filter(is_stated).collect();
        needed.sort_unstable();
        Ok(needed)
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
    Ok(functions.formulas.value_within(uncovered, budget)? == Some(false))
}

/// What nodes are of themselves in a group of environments, all that is stated there being free; the products on a
/// circle stand for themselves.
fn role<'r>(context: &'r Context, group: &[EnvironmentId], range: Option<&Range<Rule>>) -> RoleOf<'r> {
    let kernel = context.kernel;
    let network = context.network(group[0]);
    let circle: FxHashSet<Node> = range.cloned().into_iter().flatten().map(|rule| network.head(rule)).collect();
    let mut stated: FxHashMap<AtomId, [bool; 2]> = FxHashMap::default();
    for &environment in group {
        for (&atom, found) in &kernel.environment(environment).effective {
            stated.entry(atom).or_default()[usize::from(found.statement == Statement::Lacks)] = true;
        }
    }
    Box::new(move |node| {
        if node as usize >= kernel.atoms.len() {
            return Role { present: Settled::No, allowed: Settled::Yes };
        }
        let atom = AtomId(node);
        let (present, allowed) = (Settled::Where((atom, false)), Settled::Where((atom, true)));
        match kernel.atom(atom).kind {
            _ if circle.contains(&node) => Role { present: Settled::Yes, allowed: present },
            AtomKind::Environment(_) => Role { present, allowed: Settled::Yes },
            AtomKind::Free { .. } => Role { present: Settled::Yes, allowed },
            _ if is_exogenous(kernel, network, atom) => Role { present, allowed: Settled::Yes },
            _ => {
                let [held, lacked] = stated.get(&atom).copied().unwrap_or_default();
                Role {
                    present: if held { present } else { Settled::No },
                    allowed: if lacked { allowed } else { Settled::Yes },
                }
            }
        }
    })
}

/// What is certain and what is possible over all values of all variables.
fn bounds(context: &Context, network: &Network, role: &RoleOf) -> Vec<u8> {
    let mut values = vec![0; network.nodes() as usize];
    let mut blocked = vec![0; network.nodes() as usize];
    for node in 0..u32::try_from(context.kernel.atoms.len()).unwrap_or(Node::MAX) {
        let Role { present, allowed } = role(node);
        let place = node as usize;
        values[place] = match present {
            Settled::Yes => CERTAIN | POSSIBLE,
            Settled::No => 0,
            Settled::Where(_) | Settled::Unless(_) => POSSIBLE,
        };
        blocked[place] = match allowed {
            Settled::Yes => 0,
            Settled::No => CERTAIN | POSSIBLE,
            Settled::Where(_) | Settled::Unless(_) => CERTAIN,
        };
        values[place] &= !blocked[place];
    }
    network.close(&mut values, &blocked, 2);
    values
}

/// The literals of a law that is a conjunction, each once, with whether an absence is meant; none of any other.
pub fn literals(context: &Context, law: LawId) -> Option<BTreeSet<(AtomId, bool)>> {
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
