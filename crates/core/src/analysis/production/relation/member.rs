//! What it means to name a member of a set, to have it in place, and to take it away.

use super::Relations;
use crate::kernel::{AtomId, EnvironmentId, Member, Statement};

/// What a member changes of a situation.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// What is put in place.
    pub with: Vec<AtomId>,
    /// What is kept away.
    pub without: Vec<AtomId>,
    /// The environments that are left: a law applies where one of its environments is still there.
    pub left: Vec<EnvironmentId>,
}

impl Change {
    pub fn and(mut self, other: &Self) -> Self {
        self.with.extend(&other.with);
        self.without.extend(&other.without);
        self.left.extend(&other.left);
        self
    }

    /// The atom that is both put in place and kept away, if one is.
    pub fn contradiction(&self) -> Option<AtomId> {
        self.with.iter().find(|atom| self.without.contains(atom)).copied()
    }
}

impl Relations<'_> {
    /// The ways to name a member: one, or for a functional class one for each of its members.
    pub(super) fn named(&self, member: &Member) -> Vec<Change> {
        self.each(member, &|atom| self.naming(atom))
    }

    /// The ways to have a member in place. An environment that one is in is in place as it stands.
    pub(super) fn in_place(&self, member: &Member) -> Vec<Change> {
        self.each(member, &|atom| self.standing(atom))
    }

    /// The member taken away: a class all at once, an absence by what is absent.
    pub(super) fn taken_away(&self, member: &Member) -> Change {
        match member {
            Member::Absent(atom) => self.standing(*atom),
            _ => atoms_of(member).iter().fold(Change::default(), |all, &atom| all.and(&self.leaving(atom))),
        }
    }

    fn each(&self, member: &Member, present: &dyn Fn(AtomId) -> Change) -> Vec<Change> {
        match member {
            Member::Absent(atom) => vec![self.leaving(*atom)],
            _ => atoms_of(member).iter().map(|&atom| present(atom)).collect(),
        }
    }

    /// To name an environment names it, those above it, all it holds and includes, and the absence of what it lacks.
    fn naming(&self, atom: AtomId) -> Change {
        let Some(id) = self.kernel.environment_of(atom) else {
            return Change { with: vec![atom], ..Change::default() };
        };
        let environment = self.kernel.environment(id);
        let mut change = Change::default();
        change.with.extend(environment.above.iter().map(|&above| self.kernel.environment(above).atom));
        for (&stated, statement) in environment.effective.iter().filter(|&(&atom, _)| atom != self.product) {
            match statement.statement {
                Statement::Holds | Statement::Includes => change.with.push(stated),
                Statement::Lacks => change.without.push(stated),
                Statement::Likely(_) => {}
            }
        }
        change
    }

    /// An atom in place: an environment with what would go if it were left.
    fn standing(&self, atom: AtomId) -> Change {
        let Change { with, without, .. } = self.leaving(atom);
        Change { with: without, without: with, left: Vec::new() }
    }

    /// To take an environment away is to leave it, and every environment within it: their names go, and what only they
    /// state is reversed.
    fn leaving(&self, atom: AtomId) -> Change {
        let Some(id) = self.kernel.environment_of(atom) else {
            return Change { without: vec![atom], ..Change::default() };
        };
        let here = self.kernel.environment(self.environment);
        if !here.is_within(id) {
            return Change::default();
        }
        let (left, stays): (Vec<EnvironmentId>, Vec<EnvironmentId>) =
            here.above.iter().partition(|&&above| self.kernel.environment(above).is_within(id));
        let mut change = Change::default();
        change.without.extend(left.iter().map(|&left| self.kernel.environment(left).atom));
        for (&stated, statement) in &here.effective {
            let is_present = match statement.statement {
                Statement::Holds | Statement::Includes => true,
                Statement::Lacks => false,
                Statement::Likely(_) => continue,
            };
            let stays = stays.iter().any(|&stays| {
                let above = self.kernel.environment(stays);
                if is_present { above.holds(stated) } else { above.lacks(stated) }
            });
            let is_supposed = self.states.iter().any(|&(supposed, _)| supposed == stated);
            if !stays && !is_supposed && stated != self.product {
                if is_present { &mut change.without } else { &mut change.with }.push(stated);
            }
        }
        change.left = left;
        change
    }
}

/// The atoms that a member speaks of.
pub(super) fn atoms_of(member: &Member) -> &[AtomId] {
    match member {
        Member::Present(atom) | Member::Absent(atom) => std::slice::from_ref(atom),
        Member::AnyOf(atoms) => atoms,
    }
}
