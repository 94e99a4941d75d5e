//! Missing sets: the minimal sets of changes after which a product is produced however open atoms turn out.

use super::verdict::{Inquiry, Verdict};
use crate::kernel::{AtomId, AtomKind, is_exogenous};
use coproduce_engine::exact::{Formula, Freedom, Functions, Limits, Unfinished};
use coproduce_engine::{CERTAIN, Node, POSSIBLE, Role, Settled};
use std::cell::OnceCell;

/// How many sets are put in order before the first of them are taken.
const MOST_COMPARED: usize = 10_000;

/// One change: an atom put in place, or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Missing {
    /// The atom; of an action, its choice.
    pub atom: AtomId,
    /// Whether it must be taken away.
    pub away: bool,
}

/// The missing sets of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingSets {
    /// The sets, smallest first; within a size in order of declaration.
    pub sets: Vec<Vec<Missing>>,
    /// How many there are; [`u128::MAX`] stands for more.
    pub count: u128,
    /// Whether the analysis reached its limit, so that there may be sets although none is given.
    pub gave_up: bool,
}

/// Which atoms may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach<'i> {
    /// Those that are open.
    Open,
    /// Those no law produces: also what is lacked, taken away or not given.
    Exogenous,
    /// Those, and the members of a loop: what would seed it.
    Loop(&'i [AtomId]),
    /// These products alone, in order of declaration; nothing is taken away.
    Products(&'i [AtomId]),
    /// Other products too, and environments: what would seed any loop.
    Everything,
}

/// Whether a change is about an atom's presence of itself, or about its being allowed at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Aspect {
    Present,
    Allowed,
}

type Variable = (AtomId, Aspect);

/// The missing sets of products, each with the verdict on it, at most `most` sets for each.
pub fn missing(inquiry: &Inquiry, products: &[(AtomId, Verdict)], most: usize) -> Vec<MissingSets> {
    let (open, exogenous) = (OnceCell::new(), OnceCell::new());
    let (mut of_open, mut of_exogenous) = (None, None);
    products
        .iter()
        .map(|&(product, verdict)| {
            if inquiry.is_without_law(product) {
                return MissingSets::default();
            }
            // An actor is up to the situation although a law may produce it; what is asked about never is.
            let apart = is_exogenous(inquiry.kernel, inquiry.network, product)
                || inquiry.situation.present[product.index()] == POSSIBLE;
            let first =
                match verdict {
                    Verdict::Produced => return MissingSets::default(),
                    _ if apart => None,
                    Verdict::Undetermined => Some(of_open.get_or_insert_with(|| {
                        Solver::new(open.get_or_init(|| Changes::new(inquiry, Reach::Open, None)))
                    })),
                    Verdict::NotProduced => Some(of_exogenous.get_or_insert_with(|| {
                        Solver::new(exogenous.get_or_init(|| Changes::new(inquiry, Reach::Exogenous, None)))
                    })),
                };
            let result = match first {
                Some(solver) => match solver.functions.of(product.0) {
                    Ok(function) => solver.sets(function, most),
                    // There is no room beside the others.
                    Err(_) => alone(inquiry, product, verdict, most),
                },
                None => alone(&inquiry.about(product), product, verdict, most),
            };
            let result = match result {
                Ok(none) if none.count == 0 => {
                    Changes::new(&inquiry.about(product), Reach::Everything, Some(product)).solve(product, most)
                }
                other => other,
            };
            result.unwrap_or(MissingSets { gave_up: true, ..MissingSets::default() })
        })
        .collect()
}

/// The minimal sets of changes after which all members of a loop are produced, given the verdict on all of them together:
/// what would seed it. As with missing sets, only what is open is changed where that suffices; else whatever no law
/// produces, and the members themselves may be put in place.
///
/// # Errors
///
/// [`Unfinished`]
pub fn seeds(inquiry: &Inquiry, members: &[AtomId], verdict: Verdict, most: usize) -> Result<MissingSets, Unfinished> {
    let reach = match verdict {
        Verdict::Produced => return Ok(MissingSets { sets: vec![Vec::new()], count: 1, gave_up: false }),
        Verdict::Undetermined => Reach::Open,
        Verdict::NotProduced => Reach::Loop(members),
    };
    all_of(&inquiry.about_all(members), members, reach, most)
}

/// The minimal sets of some products, in order of declaration, that bring about all of them once they are put in place.
///
/// # Errors
///
/// [`Unfinished`]
pub fn seeds_among(inquiry: &Inquiry, products: &[AtomId], most: usize) -> Result<MissingSets, Unfinished> {
    all_of(inquiry, products, Reach::Products(products), most)
}

fn all_of(inquiry: &Inquiry, members: &[AtomId], reach: Reach, most: usize) -> Result<MissingSets, Unfinished> {
    let changes = Changes::new(inquiry, reach, None);
    let mut solver = Solver::new(&changes);
    let all = members.iter().map(|member| solver.functions.of(member.0)).collect::<Result<Vec<_>, _>>()?;
    let all = solver.functions.formulas.all(&all);
    solver.sets(all, most)
}

fn alone(inquiry: &Inquiry, product: AtomId, verdict: Verdict, most: usize) -> Result<MissingSets, Unfinished> {
    let reach = if verdict == Verdict::Undetermined { Reach::Open } else { Reach::Exogenous };
    Changes::new(inquiry, reach, Some(product)).solve(product, most)
}

/// What may be changed in a situation, and what is settled however it is changed.
struct Changes<'i> {
    inquiry: &'i Inquiry<'i>,
    reach: Reach<'i>,
    product: Option<AtomId>,
    values: Vec<u8>,
}

impl<'i> Changes<'i> {
    fn new(inquiry: &'i Inquiry<'i>, reach: Reach<'i>, product: Option<AtomId>) -> Self {
        let mut changes = Self { inquiry, reach, product, values: Vec::new() };
        let mut values = inquiry.situation.present.clone();
        let mut blocked = inquiry.situation.blocked.clone();
        for node in 0..inquiry.kernel.atoms.len() {
            let role = changes.role(u32::try_from(node).unwrap_or(Node::MAX));
            values[node] = match role.present {
                Settled::Yes => CERTAIN | POSSIBLE,
                Settled::No => 0,
                Settled::Where(_) | Settled::Unless(_) => POSSIBLE,
            };
            blocked[node] = match role.allowed {
                Settled::Yes => 0,
                Settled::No => CERTAIN | POSSIBLE,
                Settled::Where(_) | Settled::Unless(_) => CERTAIN,
            };
            values[node] &= !blocked[node];
        }
        inquiry.network.leave_circular_open(&mut values, &blocked);
        inquiry.network.close(&mut values, &blocked, 2);
        changes.values = values;
        changes
    }

    fn solve(&self, product: AtomId, most: usize) -> Result<MissingSets, Unfinished> {
        let mut solver = Solver::new(self);
        let function = solver.functions.of(product.0)?;
        solver.sets(function, most)
    }

    /// Whether an atom may be changed.
    fn may_change(&self, atom: AtomId) -> bool {
        let inquiry = &self.inquiry;
        if self.product == Some(atom) {
            return false;
        }
        let open = inquiry.situation.present[atom.index()] == POSSIBLE;
        match self.reach {
            Reach::Open => open,
            Reach::Exogenous => open || is_exogenous(inquiry.kernel, inquiry.network, atom),
            Reach::Loop(members) => {
                let is_derived = inquiry.kernel.atom(atom).kind.is_derived();
                open || is_exogenous(inquiry.kernel, inquiry.network, atom) || !is_derived && members.contains(&atom)
            }
            Reach::Products(products) => {
                !inquiry.kernel.atom(atom).kind.is_derived() && products.binary_search(&atom).is_ok()
            }
            Reach::Everything => match inquiry.kernel.atom(atom).kind {
                AtomKind::Unnamed(_) => is_exogenous(inquiry.kernel, inquiry.network, atom),
                kind => !kind.is_derived(),
            },
        }
    }

    fn role(&self, node: Node) -> Role<Variable> {
        let inquiry = &self.inquiry;
        let Some(atom) = inquiry.atom_of(node) else {
            return Role { present: Settled::No, allowed: Settled::Yes };
        };
        match inquiry.kernel.atom(atom).kind {
            AtomKind::Performed(_) => {
                let choice = inquiry.choice_of_performance(atom).unwrap_or(atom);
                let allowed = if inquiry.situation.is_blocked(choice) { self.allowed(choice) } else { Settled::Yes };
                Role { present: Settled::No, allowed }
            }
            AtomKind::Free { actor } => Role { present: Settled::Yes, allowed: self.allowed(actor) },
            _ => Role { present: self.present(atom), allowed: self.allowed(atom) },
        }
    }

    fn present(&self, atom: AtomId) -> Settled<Variable> {
        let situation = &self.inquiry.situation;
        let changes = self.may_change(atom);
        match situation.present[atom.index()] {
            POSSIBLE => Settled::Where((atom, Aspect::Present)),
            0 if !changes => Settled::No,
            0 if situation.is_blocked(atom) => Settled::Yes,
            0 => Settled::Where((atom, Aspect::Present)),
            _ => Settled::Yes,
        }
    }

    fn allowed(&self, atom: AtomId) -> Settled<Variable> {
        let inquiry = &self.inquiry;
        let (situation, kernel) = (&inquiry.situation, inquiry.kernel);
        let changes = self.may_change(atom);
        let varies = Settled::Where((atom, Aspect::Allowed));
        if situation.is_blocked(atom) {
            return if changes { varies } else { Settled::No };
        }
        // Taking away helps only where something asks for an absence.
        if !changes || !inquiry.network.negates() || matches!(self.reach, Reach::Products(_)) {
            return Settled::Yes;
        }
        let produced_otherwise = match kernel.atom(atom).kind {
            AtomKind::Actor => true,
            _ => inquiry.network.is_produced(atom.0),
        };
        let stays = situation.present[atom.index()] & CERTAIN != 0;
        if produced_otherwise || stays { varies } else { Settled::Yes }
    }

    fn freedom(&self, (atom, aspect): Variable) -> Freedom {
        let situation = &self.inquiry.situation;
        match aspect {
            Aspect::Allowed => Freedom::Kept { as_it_is: !situation.is_blocked(atom) },
            Aspect::Present if situation.present[atom.index()] == POSSIBLE => {
                let may = self.may_change(atom);
                // Whoever may be taken away is so by the other aspect.
                let apart = matches!(self.allowed(atom), Settled::Where(_));
                Freedom::Open { present: may, absent: may && !apart }
            }
            Aspect::Present => Freedom::Kept { as_it_is: false },
        }
    }
}

type RoleOf<'c> = Box<dyn Fn(Node) -> Role<Variable> + 'c>;

/// Solves for one product after another, sharing what they have in common.
struct Solver<'c> {
    changes: &'c Changes<'c>,
    functions: Functions<'c, Variable, RoleOf<'c>>,
}

impl<'c> Solver<'c> {
    fn new(changes: &'c Changes<'c>) -> Self {
        let role: RoleOf<'c> = Box::new(|node| changes.role(node));
        let inquiry = changes.inquiry;
        let functions = Functions::new(inquiry.network, &changes.values, role, Limits { nodes: inquiry.limit });
        Self { changes, functions }
    }

    fn sets(&self, function: Formula, most: usize) -> Result<MissingSets, Unfinished> {
        let found = self.functions.formulas.changes(function, |variable| self.changes.freedom(variable))?;
        // More than are wanted, since among sets of one size the order of declaration decides.
        let sets = found.smallest(most.max(MOST_COMPARED));
        let mut sets: Vec<Vec<Missing>> = sets.iter().map(|set| self.named(set)).collect();
        sets.sort_by(|one, other| {
            let key = |set: &Vec<Missing>| (set.len(), set.iter().map(|&one| self.rank(one)).collect::<Vec<_>>());
            key(one).cmp(&key(other))
        });
        sets.truncate(most);
        Ok(MissingSets { sets, count: found.count().small().unwrap_or(u128::MAX), gave_up: false })
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
