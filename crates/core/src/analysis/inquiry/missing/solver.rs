//! Missing sets by the function of a product.

use super::changes::{Changes, Variable};
use super::{Missing, MissingSets};
use crate::kernel::AtomId;
use coproduce_engine::exact::{Formula, Functions, Limits, Unfinished};
use coproduce_engine::{Node, Role};

/// How many sets are put in order before the first of them are taken.
const MOST_COMPARED: usize = 10_000;

type RoleOf<'c> = Box<dyn Fn(Node) -> Role<Variable> + 'c>;

/// Solves for one product after another, sharing what they have in common.
pub(super) struct Solver<'c> {
    changes: &'c Changes<'c>,
    pub functions: Functions<'c, Variable, RoleOf<'c>>,
}

impl<'c> Solver<'c> {
    /// All functions together may have as many edges as a limit allows nodes, and each diagram as many nodes.
    pub fn new(changes: &'c Changes<'c>, limit: usize) -> Self {
        let role: RoleOf<'c> = Box::new(|node| changes.role(node));
        let functions = Functions::new(changes.inquiry.network, &changes.values, role, Limits { nodes: limit });
        Self { changes, functions }
    }

    /// The sets for a function, at most `most` of them.
    pub fn sets(&self, function: Formula, most: usize) -> Result<MissingSets, Unfinished> {
        let found = self.functions.formulas.changes(function, |variable| self.changes.freedom(variable))?;
        // All of the sizes that are wanted, since among sets of one size the order of declaration decides.
        let mut upwards = found.counts_by_size().into_iter().scan(0_u128, |sum, count| {
            *sum = sum.saturating_add(count.small().unwrap_or(u128::MAX));
            Some(*sum)
        });
        let wanted = upwards.find(|&sum| sum >= most as u128).and_then(|sum| usize::try_from(sum).ok());
        let sets = found.smallest(wanted.unwrap_or(usize::MAX).min(most.max(MOST_COMPARED)));
        let mut sets: Vec<Vec<Missing>> = sets.iter().map(|set| self.named(set)).collect();
        sets.sort_by(|one, other| {
            let key = |set: &Vec<Missing>| (set.len(), set.iter().map(|&one| self.rank(one)).collect::<Vec<_>>());
            key(one).cmp(&key(other))
        });
        sets.truncate(most);
        Ok(MissingSets { sets, count: found.count(), gave_up: false })
    }

    fn named(&self, set: &[(Variable, bool)]) -> Vec<Missing> {
        let mut named: Vec<Missing> =
            set.iter().map(|&((atom, _), present)| Missing { atom, away: !present }).collect();
        named.sort_by_key(|&one| self.rank(one));
        named
    }

    /// In order of declaration; what is not declared comes last.
    fn rank(&self, one: Missing) -> (AtomId, bool) {
        let kernel = self.changes.inquiry.kernel;
        (kernel.action_of(one.atom).map_or(one.atom, |action| action.performed), one.away)
    }
}
