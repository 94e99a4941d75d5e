//! The family of sets of one module, and what may be done about its leaves.

use super::bdd::{FALSE, Full, Function, TRUE};
use super::freedom::Freedom;
use super::plan::{Leaf, Module, Plan};
use super::zbdd::{Family, Zbdd};
use super::{Limits, Progress, Unfinished};
use rustc_hash::FxHashSet;

/// The sets that suffice for a module, or for its absence.
pub(super) struct Part {
    pub zbdd: Zbdd,
    pub family: Family,
    /// By level, what a literal of the family stands for.
    pub leaves: Vec<Leaf>,
    /// By level, whether a literal stands for an absence where it reads as a presence.
    pub inverted: Vec<bool>,
}

/// A literal of a family: what it is about, and whether it is about its presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub leaf: Leaf,
    pub present: bool,
}

impl Part {
    pub fn literal(&self, item: u32) -> Literal {
        let level = (item / 2) as usize;
        Literal { leaf: self.leaves[level], present: item.is_multiple_of(2) != self.inverted[level] }
    }
}

/// By module, for its presence and for its absence, as far as they are needed.
pub(super) type Families = Vec<[Option<Part>; 2]>;

/// The sets of a module or its complement, and whether literals stand for complements.
pub(super) type PartFamily = (Zbdd, Family, bool);

/// The families of all modules that the last one needs.
pub(super) fn families(
    plan: &Plan,
    negated: bool,
    limits: Limits,
    part: impl Fn(usize, &Module, bool) -> Result<PartFamily, Full>,
) -> Result<Families, Unfinished> {
    let count = plan.modules.len();
    let mut needed = vec![[false; 2]; count];
    let mut families: Families = (0..count).map(|_| [None, None]).collect();
    if let Some(last) = needed.last_mut() {
        last[usize::from(negated)] = true;
    }
    for index in (0..count).rev() {
        let module = &plan.modules[index];
        for negated in [false, true] {
            if !needed[index][usize::from(negated)] {
                continue;
            }
            let stack = module.leaves.len() * 2048 + (64 << 10);
            let (zbdd, family, complemented) = stacker::maybe_grow(stack, stack, || part(index, module, negated))
                .map_err(|Full| Unfinished::TooLarge {
                    limit: limits.nodes,
                    progress: Progress { modules: count, modules_done: count - 1 - index, ..Progress::default() },
                })?;
            let inverted = module.flipped.iter().map(|&flipped| flipped != complemented).collect();
            let part = Part { zbdd, family, leaves: module.leaves.clone(), inverted };
            for node in &part.zbdd.unique.nodes[2..] {
                let literal = part.literal(node.level);
                if let Leaf::Module(below) = literal.leaf {
                    needed[below][usize::from(!literal.present)] = true;
                }
            }
            families[index][usize::from(negated)] = Some(part);
        }
    }
    Ok(families)
}

/// The prime implicants of a module or its complement, and whether literals stand for complements.
pub(super) fn prime_part(module: &Module, negated: bool, limit: usize) -> Result<PartFamily, Full> {
    let mut zbdd = Zbdd::new(limit);
    let sign = u32::from(negated);
    let family = if module.unhindered && !negated {
        zbdd.sufficient(&module.bdd, module.function)?
    } else {
        let mut bdd = module.bdd.copy(limit);
        if module.unhindered {
            let dual = bdd.dual(module.function)?;
            zbdd.sufficient(&bdd, dual)?
        } else {
            zbdd.primes(&mut bdd, module.function ^ sign)?
        }
    };
    let family = zbdd.compact(family);
    Ok((zbdd, family, module.unhindered && negated))
}

/// The minimal sets of changes for a module or its complement.
pub(super) fn change_part(
    module: &Module,
    freedoms: &[Freedom],
    negated: bool,
    limit: usize,
) -> Result<PartFamily, Full> {
    let rises = |freedom: &Freedom| if negated { freedom.flipped().rises() } else { freedom.rises() };
    let free = |&freedom: &Freedom| freedom == Freedom::FREE;
    if module.unhindered && freedoms.iter().all(rises) || freedoms.iter().all(free) {
        return prime_part(module, negated, limit);
    }
    let (mut zbdd, mut bdd) = (Zbdd::new(limit), module.bdd.copy(limit));
    let family = zbdd.changes(&mut bdd, module.function ^ u32::from(negated), freedoms)?;
    let family = zbdd.compact(family);
    Ok((zbdd, family, false))
}

/// By module and level, what may be done about it. A module is as it is if nothing is done about what it depends on.
pub(super) fn freedoms_of_levels(plan: &Plan, freedoms: &[Freedom]) -> Vec<Vec<Freedom>> {
    let mut modules: Vec<Freedom> = Vec::with_capacity(plan.modules.len());
    let mut levels = Vec::with_capacity(plan.modules.len());
    for module in &plan.modules {
        let of_leaf = |(&leaf, &flipped): (&Leaf, &bool)| {
            let freedom = match leaf {
                Leaf::Variable(variable) => freedoms[variable as usize],
                Leaf::Module(module) => modules[module],
            };
            if flipped { freedom.flipped() } else { freedom }
        };
        let of_module: Vec<Freedom> = module.leaves.iter().zip(&module.flipped).map(of_leaf).collect();
        modules.push(match unchanged(module, &of_module) {
            [true, true] => Freedom::FREE,
            [_, present] => Freedom::Kept { as_it_is: present },
        });
        levels.push(of_module);
    }
    levels
}

/// Whether a module may fail, and whether it may hold, if nothing is changed.
fn unchanged(module: &Module, freedoms: &[Freedom]) -> [bool; 2] {
    let mut seen: FxHashSet<Function> = FxHashSet::default();
    let mut stack = vec![module.function];
    while let Some(function) = stack.pop() {
        if !seen.insert(function) || function < 2 {
            continue;
        }
        let (high, low) = module.bdd.parts(function);
        match freedoms[module.bdd.level(function) as usize] {
            Freedom::Open { .. } => stack.extend([high, low]),
            Freedom::Kept { as_it_is } => stack.push(if as_it_is { high } else { low }),
        }
    }
    [seen.contains(&FALSE), seen.contains(&TRUE)]
}
