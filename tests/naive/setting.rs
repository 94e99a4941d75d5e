//! What an environment says once its statements are inherited and overridden, and which laws apply in it.

use super::model::{Atom, Environment, Kind, Law, Model, Set, atoms, one, set};

/// What an environment states about an atom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Statement {
    /// `holds`, or `includes` for an actor.
    Present,
    /// `lacks`.
    Absent,
}

/// What an environment fixes after inheritance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The environment itself and those above it.
    pub within: Set,
    /// Held conditions and included actors.
    pub held: Set,
    /// Lacked atoms.
    pub lacked: Set,
}

impl Model {
    /// The declaration of an environment.
    pub fn environment(&self, atom: Atom) -> &Environment {
        let found = self.environments.iter().find(|environment| environment.atom == atom);
        found.expect("an environment")
    }

    /// `{ f | environment ≤ f }`.
    pub fn within(&self, environment: Atom) -> Set {
        let parents = &self.environment(environment).parents;
        parents.iter().fold(one(environment), |all, &parent| all | self.within(parent))
    }

    /// What an environment fixes, or nothing when its statements are in conflict.
    pub fn try_setting(&self, environment: Atom) -> Option<Setting> {
        let within = self.within(environment);
        let mut setting = Setting { within, held: 0, lacked: 0 };
        for atom in 0..self.names.len() {
            let stating: Vec<Atom> = atoms(within).filter(|&at| self.states(at, atom).is_some()).collect();
            // A statement is overridden by one of any environment below it.
            let overridden = |at: Atom| stating.iter().any(|&below| below != at && self.within(below) & one(at) != 0);
            let rest: Vec<Statement> =
                stating.iter().filter(|&&at| !overridden(at)).filter_map(|&at| self.states(at, atom)).collect();
            if rest.contains(&Statement::Present) && rest.contains(&Statement::Absent) {
                return None;
            }
            match rest.first() {
                Some(Statement::Present) => setting.held |= one(atom),
                Some(Statement::Absent) => setting.lacked |= one(atom),
                None => {}
            }
        }
        Some(setting)
    }

    /// What an environment fixes.
    pub fn setting(&self, environment: Atom) -> Setting {
        self.try_setting(environment).expect("environments without conflict")
    }

    /// What one environment itself states about an atom.
    fn states(&self, environment: Atom, atom: Atom) -> Option<Statement> {
        let own = self.environment(environment);
        if own.holds.contains(&atom) || own.includes.contains(&atom) {
            Some(Statement::Present)
        } else if own.lacks.contains(&atom) {
            Some(Statement::Absent)
        } else {
            None
        }
    }

    /// A law stated in `f` applies in every `e ≤ f`.
    pub fn applies(&self, law: &Law, environment: Atom) -> bool {
        set(&law.environments) & self.within(environment) != 0
    }

    /// The atoms no law that applies in the environment produces; a chosen action, an actor and what a law leaves
    /// unnamed always are, an environment never. The caller leaves out the product asked about.
    pub fn exogenous(&self, environment: Atom) -> Set {
        let applying = self.laws.iter().filter(|law| self.applies(law, environment));
        let produced = applying.fold(0, |all, law| all | set(&law.products));
        let always = self.all(Kind::Actor) | self.all(Kind::Action) | self.unnamed();
        (self.all(Kind::Object) & !produced) | always
    }

    /// The exogenous atoms that the environment neither holds nor lacks.
    pub fn open(&self, environment: Atom) -> Set {
        let setting = self.setting(environment);
        self.exogenous(environment) & !setting.held & !setting.lacked
    }
}
