//! Sets of literals: minimal ones by trying all, production sets and blocking sets.

use super::fixpoint::Program;
use super::model::{Atom, Kind, Model, Set, atoms, one};

/// A set of literals: atoms to have, atoms not to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Literals {
    pub with: Set,
    pub without: Set,
}

impl Literals {
    /// Whether all of these literals are among others.
    pub fn within(self, other: Self) -> bool {
        self.with & !other.with == 0 && self.without & !other.without == 0
    }

    /// `x` or `not x` each, in declaration order.
    pub fn texts(self, model: &Model) -> Vec<String> {
        let signed = |atom| match self.without & one(atom) {
            0 => model.name(atom).to_owned(),
            _ => format!("not {}", model.name(atom)),
        };
        atoms(self.with | self.without).map(signed).collect()
    }
}

/// The minimal sets that work, out of the literals `x` for `x` in `with` and `not x` for `x` in `without`: all sets are
/// tried by increasing size, in declaration order, and those that contain a set already found are left out.
pub fn minimal(with: Set, without: Set, works: &mut dyn FnMut(Literals) -> bool) -> Vec<Literals> {
    let mut candidates = Vec::new();
    for atom in atoms(with | without) {
        if with & one(atom) != 0 {
            candidates.push(Literals { with: one(atom), without: 0 });
        }
        if without & one(atom) != 0 {
            candidates.push(Literals { with: 0, without: one(atom) });
        }
    }
    let mut found = Vec::new();
    for size in 0..=(with | without).count_ones() as usize {
        extend(Literals::default(), &candidates, size, works, &mut found);
    }
    found
}

/// Tries every set of `size` more candidates added to `chosen`.
fn extend(
    chosen: Literals,
    candidates: &[Literals],
    size: usize,
    works: &mut dyn FnMut(Literals) -> bool,
    found: &mut Vec<Literals>,
) {
    if found.iter().any(|smaller| smaller.within(chosen)) {
        return;
    }
    if size == 0 {
        if works(chosen) {
            found.push(chosen);
        }
        return;
    }
    for (place, candidate) in candidates.iter().enumerate() {
        let next = Literals { with: chosen.with | candidate.with, without: chosen.without | candidate.without };
        if next.with & next.without == 0 {
            extend(next, &candidates[place + 1..], size - 1, works, found);
        }
    }
}

/// All subsets of a set, the empty one first.
pub fn subsets(set: Set) -> impl Iterator<Item = Set> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let subset: Set = next?;
        let following = subset.wrapping_sub(set) & set;
        next = (following != 0).then_some(following);
        Some(subset)
    })
}

/// The production sets and the blocking sets of a product in an environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets {
    pub production: Vec<Literals>,
    pub blocking: Vec<Literals>,
}

/// Production sets: the prime implicants of "produced" over the open atoms. Blocking sets: the minimal transversals
/// of the production sets, or with `not` the prime implicants of "not produced".
///
/// Choice: a literal `not x` of a production set means that the open atom `x` is absent, not that it is blocked: an
/// absent actor does not bar its actions.
/// Choice: blocking sets are transversals, of plain names, when no production set holds a `not x`; otherwise they are
/// the prime implicants of the complement as they stand, so that the removal of `a` is written `not a`.
pub fn sets(model: &Model, product: Atom, environment: Atom) -> Sets {
    let production = primes(model, product, environment, true);
    let mut blocking = primes(model, product, environment, false);
    if production.iter().all(|set| set.without == 0) {
        blocking = blocking.iter().map(|set| Literals { with: set.without, without: set.with }).collect();
    }
    Sets { production, blocking }
}

/// The prime implicants of "produced" (`wanted`) or of "not produced" over the open atoms.
fn primes(model: &Model, product: Atom, environment: Atom, wanted: bool) -> Vec<Literals> {
    let program = Program::new(model, environment);
    let setting = model.setting(environment);
    let open = model.open(environment) & !asked(model, product) & program.reaching(product).0;
    minimal(open, open, &mut |literals| {
        let free = open & !literals.with & !literals.without;
        subsets(free).all(|completion| {
            let given = setting.held | setting.within | literals.with | completion;
            (program.produced(given, setting.lacked) & one(product) != 0) == wanted
        })
    })
}

/// The product asked about, which is never exogenous; of an action only the performance is asked about, its choice
/// stays exogenous.
pub fn asked(model: &Model, product: Atom) -> Set {
    if model.names[product].kind == Kind::Action { 0 } else { one(product) }
}
