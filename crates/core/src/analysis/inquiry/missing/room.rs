//! The missing sets of many products, each given as much room as there is for all.
//!
//! What is easy is done first, and no product takes the room of others: every round goes through all products that are
//! left, with eight times the room of the round before, until the effort is spent.

use super::changes::{Changes, Reach};
use super::few::{few, trials};
use super::solver::Solver;
use super::{Inquiry, MissingSets, ROOM_FOR_ALL, Verdict};
use crate::kernel::{AtomId, is_exogenous};
use coproduce_engine::POSSIBLE;
use coproduce_engine::exact::{Count, Formula, Limits, Progress, Unfinished};
use std::borrow::Cow;

/// How many edges a function may have at first, and how many nodes each of its diagrams.
const FIRST_ROOM: usize = 1_000;
/// By how much the room grows from round to round.
const GROWTH: usize = 8;
/// How many edges and nodes may be looked at for all products together. A product that is asked about alone may take
/// all that the limit of the inquiry allows.
const EFFORT: usize = 8_000_000;
/// How often an edge is looked at, about, before there is a diagram.
const REWRITINGS: usize = 16;
/// How many diagrams are begun, at the most, before it is known that none has room.
const DIAGRAMS: usize = 12;

/// The missing sets of products, each with the verdict on it, at most `most` sets for each.
pub fn missing(inquiry: &Inquiry, products: &[(AtomId, Verdict)], most: usize) -> Vec<MissingSets> {
    let shared = [Reach::Open, Reach::Exogenous].map(|reach| {
        let is_asked = products.iter().any(|&(_, verdict)| reach_of(verdict) == Some(reach));
        is_asked.then(|| Changes::new(inquiry, reach, None))
    });
    let together = if products.len() > 1 { inquiry.limit.min(ROOM_FOR_ALL) } else { inquiry.limit };
    let mut solvers = shared.each_ref().map(|changes| {
        changes.as_ref().map(|changes| Shared { solver: Solver::new(changes, together), is_full: false })
    });
    let mut found: Vec<Option<MissingSets>> = Vec::with_capacity(products.len());
    let mut open: Vec<Open> = Vec::new();
    for (at, &(product, verdict)) in products.iter().enumerate() {
        let reach = reach_of(verdict).filter(|_| !inquiry.is_without_law(product));
        found.push(reach.is_none().then(MissingSets::default));
        open.extend(reach.map(|reach| Open { at, product, reach, is_lost: false }));
    }
    let (mut room, mut spent) = (FIRST_ROOM.min(inquiry.limit), 0_usize);
    loop {
        open.retain_mut(|one| {
            // Whoever is asked about alone may take all the room there is.
            let is_spent = spent >= EFFORT && products.len() > 1;
            if one.is_lost || is_spent {
                return true;
            }
            let solver = solvers[usize::from(one.reach == Reach::Exogenous)].as_mut();
            let (result, cost) = one.solve(inquiry, solver, room, most);
            spent = spent.saturating_add(cost);
            match result {
                Ok(sets) => {
                    found[one.at] = Some(sets);
                    false
                }
                Err(unfinished) => {
                    one.is_lost = unfinished == Unfinished::Circular;
                    true
                }
            }
        });
        if open.is_empty() || room == inquiry.limit || spent >= EFFORT && products.len() > 1 {
            break;
        }
        room = room.saturating_mul(GROWTH).min(inquiry.limit);
    }
    let trials = trials(inquiry.network, open.len());
    for one in open {
        let asked = one.asked(inquiry);
        let sets = if one.is_lost { Vec::new() } else { few(&one.changes(&asked), one.product, trials, most) };
        found[one.at] = Some(MissingSets { count: Count::from(sets.len() as u128), sets, gave_up: true });
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// Functions of all products that have the same reach.
struct Shared<'c> {
    solver: Solver<'c>,
    /// Whether there was no room beside the others for one of them.
    is_full: bool,
}

/// A product whose missing sets are not known yet.
struct Open {
    /// Its position among those asked about.
    at: usize,
    product: AtomId,
    reach: Reach<'static>,
    /// Whether no room is enough.
    is_lost: bool,
}

/// What came of a product, and how much was looked at for it.
type Solved = (Result<MissingSets, Unfinished>, usize);

impl Open {
    /// The inquiry in which the product is asked about.
    fn asked<'i, 'k>(&self, inquiry: &'i Inquiry<'k>) -> Cow<'i, Inquiry<'k>> {
        inquiry.about(self.product)
    }

    fn changes<'i>(&self, asked: &'i Inquiry<'i>) -> Changes<'i> {
        Changes::new(asked, self.reach, Some(self.product))
    }

    fn solve(&mut self, inquiry: &Inquiry, shared: Option<&mut Shared>, room: usize, most: usize) -> Solved {
        let (result, cost) = match shared.filter(|shared| self.is_like_others(inquiry) && !shared.is_full) {
            Some(shared) => self.beside_others(inquiry, shared, room, most),
            None => self.alone(inquiry, room, most),
        };
        match result {
            Ok(none) if none.count.is_zero() && self.reach != Reach::Everything => {
                self.reach = Reach::Everything;
                let (result, more) = self.alone(inquiry, room, most);
                (result, cost + more)
            }
            result => (result, cost),
        }
    }

    /// Whether it may be asked about as others are. An actor is up to the situation although a law may produce it; what
    /// is asked about never is.
    fn is_like_others(&self, inquiry: &Inquiry) -> bool {
        self.reach != Reach::Everything
            && !is_exogenous(inquiry.kernel, inquiry.network, self.product)
            && inquiry.situation.present[self.product.index()] != POSSIBLE
    }

    fn beside_others(&self, inquiry: &Inquiry, shared: &mut Shared, room: usize, most: usize) -> Solved {
        let before = shared.solver.functions.formulas.edges();
        let function = shared.solver.functions.of(self.product.0);
        let grown = shared.solver.functions.formulas.edges() - before;
        match function {
            Ok(function) => solved(&mut shared.solver, function, room, most),
            Err(Unfinished::Circular) => (Err(Unfinished::Circular), grown),
            // There is no room beside the others.
            Err(Unfinished::TooLarge { .. }) => {
                shared.is_full = true;
                let (result, cost) = self.alone(inquiry, room, most);
                (result, cost + grown)
            }
        }
    }

    fn alone(&self, inquiry: &Inquiry, room: usize, most: usize) -> Solved {
        let asked = self.asked(inquiry);
        let changes = self.changes(&asked);
        let mut solver = Solver::new(&changes, room);
        match solver.functions.of(self.product.0) {
            Ok(function) => solved(&mut solver, function, room, most),
            Err(unfinished) => (Err(unfinished), solver.functions.formulas.edges()),
        }
    }
}

/// The sets for a function that has some room.
fn solved(solver: &mut Solver, function: Formula, room: usize, most: usize) -> Solved {
    let Some(edges) = solver.functions.formulas.edges_of(function, room) else {
        return (Err(Unfinished::TooLarge { limit: room, progress: Progress::default() }), room);
    };
    let limits = std::mem::replace(&mut solver.functions.formulas.limits, Limits { nodes: room });
    let result = solver.sets(function, most);
    solver.functions.formulas.limits = limits;
    let diagrams = if result.is_err() { DIAGRAMS * room } else { 0 };
    (result, REWRITINGS * edges + diagrams)
}

/// What may be changed where a verdict is to be: none where nothing is missing.
fn reach_of(verdict: Verdict) -> Option<Reach<'static>> {
    match verdict {
        Verdict::Produced => None,
        Verdict::Undetermined => Some(Reach::Open),
        Verdict::NotProduced => Some(Reach::Exogenous),
    }
}
