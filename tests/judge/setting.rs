//! What an environment states, once its statements are inherited and overridden.

use super::language::{Atom, Environment, Model};

/// What an environment says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// `holds`, or `includes`: the two agree with each other.
    Held,
    Lacked,
    /// In hundredths.
    Likely(u32),
}

impl Environment {
    /// What it states itself.
    pub fn own(&self, atom: Atom) -> Option<Statement> {
        if self.holds.contains(&atom) || self.includes.contains(&atom) {
            return Some(Statement::Held);
        }
        if self.lacks.contains(&atom) {
            return Some(Statement::Lacked);
        }
        self.likely.iter().find(|likely| likely.0 == atom).map(|likely| Statement::Likely(likely.1))
    }
}

impl Model {
    pub fn environment(&self, atom: Atom) -> &Environment {
        self.environments.iter().find(|environment| environment.atom == atom).expect("an environment")
    }

    /// The environment and all that it lies within.
    pub fn within(&self, environment: Atom) -> Vec<Atom> {
        let mut all = vec![environment];
        let mut next = 0;
        while next < all.len() {
            for &parent in &self.environment(all[next]).parents {
                if !all.contains(&parent) {
                    all.push(parent);
                }
            }
            next += 1;
        }
        all
    }

    /// Whether one environment lies within another; each lies within itself.
    pub fn is_within(&self, inner: Atom, outer: Atom) -> bool {
        self.within(inner).contains(&outer)
    }

    /// What some environments, taken with their order, state of a name: the statements that no environment below
    /// overrides. An error where these disagree.
    pub fn stated_by(&self, environments: &[Atom], atom: Atom) -> Result<Option<Statement>, ()> {
        let stating: Vec<Atom> =
            environments.iter().copied().filter(|&at| self.environment(at).own(atom).is_some()).collect();
        let lowest = |&at: &Atom| !stating.iter().any(|&below| below != at && self.is_within(below, at));
        let mut left = stating.iter().copied().filter(lowest).filter_map(|at| self.environment(at).own(atom));
        let Some(first) = left.next() else { return Ok(None) };
        if left.all(|other| other == first) { Ok(Some(first)) } else { Err(()) }
    }

    /// What an environment states of a name.
    pub fn statement(&self, environment: Atom, atom: Atom) -> Option<Statement> {
        self.stated_by(&self.within(environment), atom).expect("environments without conflict")
    }

    /// Whether no environment inherits contrary statements.
    pub fn is_settled(&self) -> bool {
        let settled = |at: Atom| (0..self.names.len()).all(|atom| self.stated_by(&self.within(at), atom).is_ok());
        self.environments.iter().all(|environment| settled(environment.atom))
    }

    /// Names held or included, and names lacked, after inheritance.
    pub fn held_and_lacked(&self, environment: Atom) -> (Vec<Atom>, Vec<Atom>) {
        let stating = |wanted| {
            (0..self.names.len()).filter(move |&atom| self.statement(environment, atom) == Some(wanted)).collect()
        };
        (stating(Statement::Held), stating(Statement::Lacked))
    }
}
