//! Products of two models as functions of what is open in a setting that both have.

use super::states::{compared, states};
use super::{Change, Difference, Differences, SeenChange, Side, Unproven, plain};
use crate::analysis::{Extent, Inquiry, Setting, produced_atoms, rank, sets};
use crate::engine::exact::{Formula, Functions, Limits, Reading, Unfinished};
use crate::engine::{Node, Role, Settled};
use crate::kernel::{AtomId, Statement, Supposed};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// How many production sets are told apart.
const SETS: usize = 1_000;

/// What is open in one of two models, with the first of them that has it.
type Open<'p> = IndexMap<(bool, &'p str), (usize, AtomId), FxBuildHasher>;

/// Adds what is not in the new model's setting as it was in the old one's. By atom, `names` tell what is the same.
pub(super) fn compare(
    sides: [(Side, &Setting); 2],
    names: [&[String]; 2],
    situation: &str,
    limits: Limits,
    found: &mut Differences,
) {
    let [was, now] = sides.map(|(side, setting)| states(side.words, side.networks, setting));
    let mut changes: Vec<SeenChange> =
        compared(&was, &now).into_iter().map(|change| plain(Some(situation), change)).collect();
    let inquiries = sides.map(|(side, setting)| setting.inquiry(side.words.kernel, side.networks));
    let products = [0, 1].map(|at| {
        let kernel = sides[at].0.words.kernel;
        produced_atoms(kernel).into_iter().map(move |atom| (names[at][atom.index()].as_str(), atom))
    });
    let [before, after] = products;
    let after: IndexMap<&str, AtomId, FxBuildHasher> = after.collect();
    for (name, old) in before {
        let Some(&new) = after.get(name) else { continue };
        let product = Product { sides, inquiries: &inquiries, names, atoms: [old, new], limits };
        let shown = sides[1].0.words.atom(new).into_owned();
        match product.difference() {
            Ok(None) => {}
            Ok(Some(witness)) => {
                let known = changes.iter().position(|seen| seen.change.kind == "product" && seen.change.name == shown);
                let at = known.unwrap_or_else(|| {
                    // The verdict is the same, and what it takes is not.
                    let state = was.get(&("product", shown.clone())).cloned();
                    let change = Change { kind: "product", name: shown.clone(), before: state.clone(), after: state };
                    changes.push(plain(Some(situation), change));
                    changes.len() - 1
                });
                changes[at].witness = Some(witness);
                (changes[at].lost, changes[at].gained) = product.sets();
            }
            Err(_) => found.unproven.push(Unproven { situation: situation.to_owned(), name: shown.clone() }),
        }
        let [before, after] = product.probabilities();
        if before != after {
            changes.push(plain(Some(situation), Change { kind: "probability", name: shown, before, after }));
        }
    }
    found.changes.extend(changes);
}

/// A product that both models have.
struct Product<'p, 'a> {
    sides: [(Side<'a>, &'p Setting); 2],
    inquiries: &'p [Inquiry<'a>; 2],
    names: [&'p [String]; 2],
    atoms: [AtomId; 2],
    limits: Limits,
}

impl Product<'_, '_> {
    /// A smallest situation in which one model produces it and the other does not: with as little as possible present.
    fn difference(&self) -> Result<Option<Difference>, Unfinished> {
        let [old, new] = [0, 1].map(|at| self.inquiries[at].about(self.atoms[at]));
        let mut open = Open::default();
        for (at, inquiry) in [&old, &new].into_iter().enumerate() {
            for atom in
                crate::kernel::atom_ids(inquiry.kernel).filter(|atom| inquiry.fixed_role::<()>(atom.0).is_none())
            {
                open.entry(self.identity(at, atom)).or_insert((at, atom));
            }
        }
        let role = |at: usize, inquiry: &Inquiry, node: Node| {
            let variable = || open.get_index_of(&self.identity(at, AtomId(node)));
            let number = || variable().and_then(|index| u32::try_from(index).ok()).unwrap_or(u32::MAX);
            let settled = inquiry.fixed_role(node);
            settled.unwrap_or_else(|| Role { present: Settled::Where(number()), allowed: Settled::Yes })
        };
        let mut functions = Functions::new(old.network, &old.values, |node| role(0, &old, node), self.limits);
        let before = if old.is_without_law(self.atoms[0]) { Formula::FALSE } else { functions.of(self.atoms[0].0)? };
        let formulas = functions.formulas;
        let mut functions = Functions::new(new.network, &new.values, |node| role(1, &new, node), self.limits);
        functions.formulas = formulas;
        let after = if new.is_without_law(self.atoms[1]) { Formula::FALSE } else { functions.of(self.atoms[1].0)? };
        let mut formulas = functions.formulas;
        let mut witness: Option<(Vec<u32>, bool)> = None;
        for (one, other, is_new) in [(before, after, false), (after, before, true)] {
            let only = formulas.all(&[one, other.not()]);
            if formulas.value(only)? == Some(false) {
                continue;
            }
            let smallest = formulas.analysis(only)?.sets(Reading::Models)?.smallest(1).pop().unwrap_or_default();
            let given: Vec<u32> = smallest.into_iter().filter(|(_, present)| *present).map(|(one, _)| one).collect();
            if witness.as_ref().is_none_or(|(known, _)| given.len() < known.len()) {
                witness = Some((given, is_new));
            }
        }
        let Some((given, is_new)) = witness else { return Ok(None) };
        let known = given.into_iter().filter_map(|variable| open.get_index(variable as usize));
        let mut given: Vec<(AtomId, String)> = known
            .map(|(_, &(at, atom))| {
                let words = self.sides[at].0.words;
                (words.kernel.declared(atom), words.presence(atom, true))
            })
            .collect();
        given.sort();
        let given = given.into_iter().map(|(_, name)| name).collect();
        Ok(Some(Difference { given, before: !is_new, after: is_new }))
    }

    /// What an atom of one model is known by in both. The residual of a law has the law's name.
    fn identity(&self, at: usize, atom: AtomId) -> (bool, &str) {
        let is_residual = self.sides[at].0.words.kernel.atom(atom).kind.declared().is_none();
        (is_residual, &self.names[at][atom.index()])
    }

    /// The production sets that are gone, and those that are new; none where they are too many.
    fn sets(&self) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
        let of = |at: usize| -> Option<IndexSet<Vec<String>>> {
            let words = self.sides[at].0.words;
            let extent = Extent { most: SETS, up_to: None, limits: self.limits };
            let found = sets(&self.inquiries[at], self.atoms[at], extent).ok()?.production.ok()?;
            let named = |set: &Vec<(AtomId, bool)>| {
                let mut names: Vec<String> = set.iter().map(|&(atom, present)| words.presence(atom, present)).collect();
                names.sort();
                names
            };
            found.is_complete().then(|| found.sets.iter().map(named).collect())
        };
        let (Some(before), Some(after)) = (of(0), of(1)) else { return (Vec::new(), Vec::new()) };
        let only =
            |one: &IndexSet<Vec<String>>, other: &IndexSet<Vec<String>>| one.difference(other).cloned().collect();
        (only(&before, &after), only(&after, &before))
    }

    /// How probable it is, where everything that it depends on is.
    fn probabilities(&self) -> [Option<String>; 2] {
        [0, 1].map(|at| {
            let (side, setting) = self.sides[at];
            let kernel = side.words.kernel;
            let here = kernel.environment(setting.environment(kernel));
            let is_likely = |statement: Statement| matches!(statement, Statement::Likely(_));
            let any = kernel.laws_with_ids().any(|(id, _)| kernel.likelihood(id) < 1.0)
                || here.effective.values().any(|stated| is_likely(stated.statement))
                || setting.states(kernel).iter().any(|(_, supposed)| matches!(supposed, Supposed::Likely(_)));
            let ranking =
                any.then(|| rank(setting, &self.inquiries[at], self.atoms[at], self.limits).ok()).flatten()?;
            // Rounding in the order of sums is no change.
            Some(format!("{}", (ranking.probability * 1e12).round() / 1e12))
        })
    }
}
