//! Combinations without cases that cannot be assumed to have the product, or not to have it, for the model says
//! otherwise (enhanced standard analysis: Schneider and Wagemann 2012, ch. 8).

use crate::kernel::{Claim, Evidence, Kernel, Member};
use coproduce_evidence::{Column, Formula};
use coproduce_syntax::declaration::Relation;

/// With more sets no combination is looked at.
const MOST_SETS: usize = 20;

/// The combinations that are untenable, by code.
pub(super) struct Untenable(Vec<u8>);

impl Untenable {
    /// Of the product: what claims say is necessary is not there. Of its absence: a law produces it.
    pub fn of(kernel: &Kernel, evidence: &Evidence, laws: &[Formula], sets: usize, of_absence: bool) -> Self {
        let refuting = if of_absence { laws.to_vec() } else { necessary(kernel, evidence) };
        if sets > MOST_SETS || refuting.is_empty() {
            return Self(Vec::new());
        }
        let codes = 0..1_u32 << sets;
        let column = |set: usize| Column::Crisp(codes.clone().map(|code| u8::from(code >> set & 1 == 1)).collect());
        let columns: Vec<Column> = (0..sets).map(column).collect();
        match Formula::Any(refuting).memberships(&columns) {
            Column::Crisp(found) => Self(found),
            Column::Fuzzy(found) => Self(found.into_iter().map(|membership| u8::from(membership > 0.5)).collect()),
        }
    }

    /// Whether a combination is one of them.
    pub fn has(&self, code: u32) -> bool {
        self.0.get(code as usize) == Some(&1)
    }
}

/// For each set that the model claims to be necessary for the product where the cases are, its absence.
fn necessary(kernel: &Kernel, evidence: &Evidence) -> Vec<Formula> {
    let (Some(environment), Some(product)) = (evidence.environment, &evidence.product) else { return Vec::new() };
    let is_meant = |claim: &&Claim| {
        claim.relation == Relation::Necessary
            && !claim.denied
            && claim.product == product.atom
            && kernel.environment(environment).is_within(claim.environment)
    };
    let claims = kernel.claims.iter().filter(is_meant);
    let set = |atom| evidence.sets.iter().position(|set| kernel.choice(set.atom) == atom).map(Formula::Set);
    let without = |formula: Formula| Formula::Not(Box::new(formula));
    let lacking = |member: &Member| match member {
        Member::Present(atom) => set(*atom).map(without),
        Member::Absent(atom) => set(*atom),
        Member::AnyOf(atoms) => {
            atoms.iter().map(|&atom| set(atom)).collect::<Option<Vec<_>>>().map(Formula::Any).map(without)
        }
    };
    claims.flat_map(|claim| claim.members.iter().filter_map(lacking)).collect()
}
