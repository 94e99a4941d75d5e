//! Laws: their conditions as gates, what enables them included, and the residual coproducer of those only likely.

use super::environment::probability;
use super::{condition, period};
use crate::kernel::elaborate::{Elaborate, Elaborator, Pass, count};
use crate::kernel::law::Residual;
use crate::kernel::{Atom, AtomId, AtomKind, Enabling, EnvironmentId, GateId, Kernel, Law, LawId, Origin, Term};
use crate::model::Kinds;
use coproduce_engine::numbered;
use coproduce_syntax::declaration;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use smallvec::SmallVec;

impl Elaborate for declaration::Law {
    const PASS: Pass = Pass::First;

    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let id = elaborator.next_law();
        let environments = environments(elaborator, self);
        let first = count(&elaborator.kernel.products);
        let mut delay = 0;
        let body = self.body.as_ref().and_then(|body| {
            let uses = condition::term(elaborator, &body.condition, false);
            let enabling = body.enabling().map(|by| (by.span(), condition::term(elaborator, by, false)));
            let condition = match enabling {
                None => uses,
                Some((said, by)) => uses.zip(by).map(|(uses, by)| {
                    elaborator.kernel.enabling.insert(id, Enabling { uses, by, said });
                    both(elaborator, uses, by)
                }),
            };
            let mut sound = true;
            if body.ends {
                sound = end(elaborator, id, &body.products);
            }
            for &product in body.products.iter().filter(|_| !body.ends) {
                match elaborator.mention(product, Kinds::PRODUCTS) {
                    Some(atom) => {
                        let produced = produced(&elaborator.kernel, atom);
                        elaborator.kernel.products.push(produced);
                    }
                    None => sound = false,
                }
            }
            delay = body.delay().map_or(Some(0), |number| period::delay(elaborator, number))?;
            let likelihood = match body.likelihood() {
                None => Some(1.0),
                Some(amount) => probability(elaborator, amount),
            };
            Some((condition.filter(|_| sound && environments.is_some())?, likelihood?))
        });
        let likelihood = body.map_or(1.0, |(_, likelihood)| likelihood);
        let residual = (likelihood < 1.0).then(|| {
            elaborator.kernel.likelihoods.insert(id, likelihood);
            unnamed(elaborator, id, self.declared.name.span)
        });
        let condition = match body {
            Some((condition, _)) => top(elaborator, condition, residual),
            // One of nothing: never.
            None => elaborator.kernel.conditions.add(1, []),
        };
        let origin = match (body, elaborator.is_own()) {
            (None, _) => Origin::Unread,
            (Some(_), true) => Origin::Stated,
            (Some(_), false) => Origin::Used,
        };
        let law = Law {
            name: self.declared.name.span,
            span,
            origin,
            alternative: self.alternative,
            delay,
            condition,
            products: (first, count(&elaborator.kernel.products)),
            environments: environments.unwrap_or(0),
        };
        elaborator.kernel.laws.push(law);
    }
}

/// Notes what a law ends; whether all of it was understood.
fn end(elaborator: &mut Elaborator, law: LawId, named: &[Name]) -> bool {
    let things: Vec<Option<AtomId>> = named.iter().map(|&name| elaborator.mention(name, Kinds::LASTING)).collect();
    let found: Vec<AtomId> = things.iter().flatten().copied().collect();
    let places = named.iter().zip(&things).filter_map(|(name, thing)| Some(((*thing)?, name.span)));
    elaborator.ends.extend(places);
    let sound = found.len() == things.len();
    elaborator.kernel.ended.insert(law, found);
    sound
}

/// What a law produces that names a product: of an offering, that it is provided.
pub(in crate::kernel::elaborate) fn produced(kernel: &Kernel, named: AtomId) -> AtomId {
    // Where there is no offering, the atom need not be fetched from memory.
    if kernel.offerings.is_empty() {
        return named;
    }
    kernel.offering_of(named).map_or(named, |offering| offering.provided)
}

/// The set of environments a law names; `None` where one of them could not be understood.
fn environments(elaborator: &mut Elaborator, law: &declaration::Law) -> Option<u32> {
    let named: SmallVec<[_; 4]> = law.environments.iter().map(|&name| elaborator.mention_environment(name)).collect();
    if !named.iter().all(Option::is_some) {
        return None;
    }
    Some(environment_set(elaborator, named.into_iter().flatten().collect()))
}

/// The position of a set of environments among the distinct ones.
pub(super) fn environment_set(elaborator: &mut Elaborator, set: Vec<EnvironmentId>) -> u32 {
    let index = elaborator.kernel.environment_sets.insert_full(set, ()).0;
    numbered(index)
}

fn unnamed(elaborator: &mut Elaborator, law: LawId, name: Span) -> AtomId {
    let atom = AtomId(count(&elaborator.kernel.atoms));
    let own = elaborator.is_own();
    elaborator.kernel.atoms.push(Atom { kind: AtomKind::Unnamed(law), name, own });
    atom
}

/// What a law uses and what enables it, as one condition: conjunctions are joined to one.
fn both(elaborator: &mut Elaborator, uses: Term, by: Term) -> Term {
    let conditions = &mut elaborator.kernel.conditions;
    let mut inputs: Vec<Term> = Vec::new();
    for term in [uses, by] {
        match term {
            Term::Gate(gate) if conditions.need(gate) as usize == conditions.inputs(gate).len() => {
                inputs.extend(conditions.inputs(gate));
            }
            term => inputs.push(term),
        }
    }
    Term::Gate(conditions.add(count(&inputs), inputs))
}

/// The outermost gate of a law. The residual joins a conjunction as one more coproducer.
fn top(elaborator: &mut Elaborator, condition: Term, residual: Residual) -> GateId {
    let conditions = &mut elaborator.kernel.conditions;
    match (condition, residual) {
        (Term::Gate(gate), None) => gate,
        (term, None) => conditions.add(1, [term]),
        (Term::Gate(gate), Some(residual)) if conditions.need(gate) as usize == conditions.inputs(gate).len() => {
            let mut inputs: Vec<Term> = conditions.inputs(gate).collect();
            inputs.push(Term::Present(residual));
            conditions.add(count(&inputs), inputs)
        }
        (term, Some(residual)) => conditions.add(2, [term, Term::Present(residual)]),
    }
}

/// Adds a law that says what a word means; it holds in every environment.
pub(in crate::kernel::elaborate) fn define(
    elaborator: &mut Elaborator,
    span: Span,
    inputs: Vec<Term>,
    product: AtomId,
) {
    let condition = elaborator.kernel.conditions.add(count(&inputs), inputs);
    let first = count(&elaborator.kernel.products);
    elaborator.kernel.products.push(product);
    let products = (first, first + 1);
    elaborator.kernel.laws.push(Law {
        name: span,
        span,
        origin: Origin::Definition,
        alternative: true,
        delay: 0,
        condition,
        products,
        environments: u32::MAX,
    });
}
