//! Products of two models as functions of the same variables, with what they have in common built once.

use crate::analysis::difference::{Difference, Side};
use crate::analysis::inquiry::compared;
use crate::analysis::inquiry::{Inquiry, Literal, Setting};
use crate::kernel::{AtomId, Kernel, Statement, Supposed, atom_ids};
use coproduce_engine::exact::{Analysis, Count, Formula, Formulas, Functions, Limits, Progress, Reading, Unfinished};
use coproduce_engine::{Node, Role, Settled};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;
use std::borrow::Cow;

/// How many production sets are told apart.
const SETS: usize = 1_000;

/// How often the limit all functions of a setting that are analysed may be large together. Where each product rests on
/// those before, to analyse all of them takes time as the square of their number.
const TOGETHER: usize = 16;

/// Functions of the products of one model.
type Shared<'n> = Functions<'n, u32, Box<dyn Fn(Node) -> Role<u32> + 'n>>;

/// What is open in one of two models: what it is known by in both, with the atoms that it is in each.
pub(super) struct Open<'p> {
    atoms: IndexMap<(bool, &'p str), [Option<AtomId>; 2], FxBuildHasher>,
    names: [&'p [String]; 2],
}

impl<'p> Open<'p> {
    pub fn of(inquiries: &[Inquiry; 2], names: [&'p [String]; 2]) -> Self {
        let mut open = Self { atoms: IndexMap::default(), names };
        for (at, inquiry) in inquiries.iter().enumerate() {
            let kernel = inquiry.kernel;
            for atom in atom_ids(kernel).filter(|atom| inquiry.fixed_role::<()>(atom.0).is_none()) {
                let identity = open.identity(at, kernel, atom);
                open.atoms.entry(identity).or_default()[at].get_or_insert(atom);
            }
        }
        open
    }

    /// What an atom of one model is known by in both. The residual of a law has the law's name.
    fn identity(&self, at: usize, kernel: &Kernel, atom: AtomId) -> (bool, &'p str) {
        (kernel.atom(atom).kind.declared().is_none(), &self.names[at][atom.index()])
    }

    /// Functions of the variables that these are by their positions.
    fn functions<'n>(&'n self, at: usize, inquiry: &'n Inquiry, limits: Limits) -> Shared<'n> {
        let role = move |node: Node| {
            let variable = || self.atoms.get_index_of(&self.identity(at, inquiry.kernel, AtomId(node)));
            let number = || variable().and_then(|index| u32::try_from(index).ok()).unwrap_or(u32::MAX);
            let settled = inquiry.fixed_role(node);
            settled.unwrap_or_else(|| Role { present: Settled::Where(number()), allowed: Settled::Yes })
        };
        Functions::new(inquiry.network, &inquiry.values, Box::new(role), limits)
    }
}

/// The products of two models in a setting of each.
pub(super) struct Products<'p, 'a> {
    sides: [(Side<'a>, &'p Setting); 2],
    inquiries: &'p [Inquiry<'a>; 2],
    open: &'p Open<'p>,
    limits: Limits,
    /// Whether anything is likely in either.
    likely: [bool; 2],
    functions: [Shared<'p>; 2],
    /// What the functions of both models are made of; lent to either in turn.
    formulas: Formulas<u32>,
    /// How large the functions were that were analysed.
    spent: usize,
}

impl<'p, 'a> Products<'p, 'a> {
    pub fn new(
        sides: [(Side<'a>, &'p Setting); 2],
        inquiries: &'p [Inquiry<'a>; 2],
        open: &'p Open<'p>,
        limits: Limits,
    ) -> Self {
        let likely = sides.map(|(side, setting)| is_any_likely(side.words.kernel, setting));
        let functions = [0, 1].map(|at| open.functions(at, &inquiries[at], limits));
        Self { sides, inquiries, open, limits, likely, functions, formulas: Formulas::new(limits), spent: 0 }
    }

    /// A product of both as functions.
    pub fn formulas(&mut self, atoms: [AtomId; 2]) -> Result<[Formula; 2], Unfinished> {
        self.both(atoms).or_else(|_| {
            // All so far may be too large together where this one is not.
            let fresh = Self::new(self.sides, self.inquiries, self.open, self.limits);
            *self = Self { spent: self.spent, ..fresh };
            self.both(atoms)
        })
    }

    fn both(&mut self, [old, new]: [AtomId; 2]) -> Result<[Formula; 2], Unfinished> {
        Ok([self.formula(0, old)?, self.formula(1, new)?])
    }

    fn formula(&mut self, at: usize, product: AtomId) -> Result<Formula, Unfinished> {
        let inquiry = &self.inquiries[at];
        if inquiry.is_without_law(product) {
            return Ok(Formula::FALSE);
        }
        match inquiry.about(product) {
            Cow::Borrowed(_) => lent(&mut self.formulas, &mut self.functions[at], product),
            Cow::Owned(own) => lent(&mut self.formulas, &mut self.open.functions(at, &own, self.limits), product),
        }
    }

    /// A smallest situation in which one model produces it and the other does not: with as little as possible present.
    pub fn difference(&mut self, [before, after]: [Formula; 2]) -> Result<Option<Difference>, Unfinished> {
        if before == after {
            return Ok(None);
        }
        let mut witness: Option<(Vec<u32>, bool)> = None;
        for (one, other, is_new) in [(before, after, false), (after, before, true)] {
            let only = self.formulas.all(&[one, other.not()]);
            if only == Formula::FALSE {
                continue;
            }
            let Some(given) = self.analysis(only)?.fewest() else { continue };
            if witness.as_ref().is_none_or(|(known, _)| given.len() < known.len()) {
                witness = Some((given, is_new));
            }
        }
        let Some((given, is_new)) = witness else { return Ok(None) };
        let mut given: Vec<(AtomId, Literal)> = given
            .into_iter()
            .filter_map(|variable| {
                let (at, atom) = self.first(variable)?;
                let words = self.sides[at].0.words;
                Some((words.kernel.declared(atom), words.literal(atom, true)))
            })
            .collect();
        given.sort();
        let given = given.into_iter().map(|(_, name)| name).collect();
        Ok(Some(Difference { given, before: !is_new, after: is_new }))
    }

    fn analysis(&mut self, formula: Formula) -> Result<Analysis<u32>, Unfinished> {
        if self.spent > self.limits.nodes.saturating_mul(TOGETHER) {
            return Err(Unfinished::TooLarge { limit: self.limits.nodes, progress: Progress::default() });
        }
        let analysis = self.formulas.analysis(formula)?;
        self.spent += analysis.size();
        Ok(analysis)
    }

    /// The first model that has what a variable stands for.
    fn first(&self, variable: u32) -> Option<(usize, AtomId)> {
        let (_, atoms) = self.open.atoms.get_index(variable as usize)?;
        [0, 1].into_iter().find_map(|at| Some((at, atoms[at]?)))
    }

    /// The production sets that are gone, and those that are new; none where they are too many.
    pub fn sets(&mut self, formulas: [Formula; 2]) -> (Vec<Vec<Literal>>, Vec<Vec<Literal>>) {
        let mut of = |formula: Formula| -> Option<IndexSet<Vec<Literal>>> {
            let analysis = self.analysis(formula).ok()?;
            let sets = analysis.sets(Reading::Primes).ok()?;
            // They are counted before any is listed.
            if sets.count() > Count::from(SETS as u128) {
                return None;
            }
            let named = |set: Vec<(u32, bool)>| {
                let name = |(variable, present)| {
                    self.first(variable).map(|(at, atom)| self.sides[at].0.words.literal(atom, present))
                };
                let mut names: Vec<Literal> = set.into_iter().filter_map(name).collect();
                names.sort();
                names
            };
            let mut sets: Vec<Vec<Literal>> = sets.smallest(SETS).into_iter().map(named).collect();
            sets.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
            Some(sets.into_iter().collect())
        };
        let [Some(before), Some(after)] = formulas.map(&mut of) else { return (Vec::new(), Vec::new()) };
        let only =
            |one: &IndexSet<Vec<Literal>>, other: &IndexSet<Vec<Literal>>| one.difference(other).cloned().collect();
        (only(&before, &after), only(&after, &before))
    }

    /// How probable it is, where everything that it depends on is.
    pub fn probabilities(&mut self, formulas: [Formula; 2]) -> [Option<String>; 2] {
        [0, 1].map(|at| {
            let (side, setting) = self.sides[at];
            let analysis = self.likely[at].then(|| self.analysis(formulas[at]).ok()).flatten()?;
            let likelihood = |variable: u32| {
                let (_, atoms) = self.open.atoms.get_index(variable as usize)?;
                setting.likelihood(side.words.kernel, atoms[at]?)
            };
            if analysis.support().any(|variable| likelihood(variable).is_none()) {
                return None;
            }
            // What it does not depend on may have no probability, and needs none.
            let probability = analysis.probability(&|variable| likelihood(variable).unwrap_or(0.5));
            Some(compared(probability))
        })
    }
}

/// The function of a product, made of formulas that are lent for it.
fn lent(formulas: &mut Formulas<u32>, functions: &mut Shared, product: AtomId) -> Result<Formula, Unfinished> {
    std::mem::swap(&mut functions.formulas, formulas);
    let formula = functions.of(product.0);
    std::mem::swap(&mut functions.formulas, formulas);
    formula
}

/// Whether anything in a setting has a likelihood.
fn is_any_likely(kernel: &Kernel, setting: &Setting) -> bool {
    let here = kernel.environment(setting.environment(kernel));
    kernel.laws_with_ids().any(|(id, _)| kernel.likelihood(id) < 1.0)
        || here.effective.values().any(|stated| matches!(stated.statement, Statement::Likely(_)))
        || setting.states(kernel).iter().any(|(_, supposed)| matches!(supposed, Supposed::Likely(_)))
}
