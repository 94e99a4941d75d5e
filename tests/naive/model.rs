//! A small model as plain data, and its text as a model file.

use std::fmt::Write;

pub use super::condition::Condition;

/// A name of the model: its place in [`Model::names`], which is the declaration order.
pub type Atom = usize;

/// A set of atoms, one bit each.
pub type Set = u32;

/// The set that holds one atom.
pub fn one(atom: Atom) -> Set {
    1 << atom
}

/// The set of some atoms.
pub fn set(atoms: &[Atom]) -> Set {
    atoms.iter().fold(0, |all, &atom| all | one(atom))
}

/// The atoms of a set, in declaration order.
pub fn atoms(set: Set) -> impl Iterator<Item = Atom> {
    (0..Set::BITS as usize).filter(move |&atom| set & one(atom) != 0)
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    Actor,
    Action,
    Environment,
    /// The coproducer that a law with a likelihood leaves unnamed; never written in a model file.
    Residual,
}

/// A name and its kind.
#[derive(Clone, Debug)]
pub struct Name {
    pub text: String,
    pub kind: Kind,
}

/// An action, its actors and what enables it.
#[derive(Clone, Debug)]
pub struct Action {
    pub atom: Atom,
    pub actors: Vec<Atom>,
    pub enabling: Option<Condition>,
}

/// An environment with its own statements, nothing inherited.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub atom: Atom,
    pub parents: Vec<Atom>,
    pub holds: Vec<Atom>,
    pub lacks: Vec<Atom>,
    pub includes: Vec<Atom>,
}

/// A law; every one is printed as `alternative`.
#[derive(Clone, Debug)]
pub struct Law {
    pub name: String,
    pub environments: Vec<Atom>,
    pub condition: Condition,
    pub products: Vec<Atom>,
    /// A likelihood below 1 as it is written (0 as `0`), and the coproducer it leaves unnamed.
    pub likelihood: Option<(&'static str, Atom)>,
}

/// A closed situation.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    pub name: String,
    pub environment: Atom,
    pub given: Vec<Atom>,
    pub without: Vec<Atom>,
    pub unknown: Vec<Atom>,
}

/// A model: the names in declaration order, then what is said with them.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub names: Vec<Name>,
    pub actions: Vec<Action>,
    pub environments: Vec<Environment>,
    pub laws: Vec<Law>,
    pub scenarios: Vec<Scenario>,
}

impl Model {
    /// Declares a name. Names are declared in the order objects, actors, actions, environments, residuals.
    pub fn declare(&mut self, text: &str, kind: Kind) -> Atom {
        self.names.push(Name { text: text.to_owned(), kind });
        self.names.len() - 1
    }

    /// The text of a name.
    pub fn name(&self, atom: Atom) -> &str {
        &self.names[atom].text
    }

    /// The atom of a name.
    pub fn atom(&self, text: &str) -> Option<Atom> {
        self.names.iter().position(|name| name.text == text)
    }

    /// All atoms of a kind.
    pub fn all(&self, kind: Kind) -> Set {
        let of_kind = (0..self.names.len()).filter(|&atom| self.names[atom].kind == kind);
        of_kind.fold(0, |all, atom| all | one(atom))
    }

    /// What likely laws leave unnamed; of a law of likelihood 0 it is never there.
    pub fn unnamed(&self) -> Set {
        let likely = self.laws.iter().filter_map(|law| law.likelihood);
        likely.filter(|(likelihood, _)| *likelihood != "0").fold(0, |all, (_, unnamed)| all | one(unnamed))
    }

    /// Everything that some law of the model produces.
    pub fn products(&self) -> Set {
        self.laws.iter().fold(0, |all, law| all | set(&law.products))
    }

    /// The model as the text of a `.coprod` file.
    pub fn text(&self) -> String {
        let mut text = String::from("model random\n\n");
        let objects: Vec<Atom> = atoms(self.all(Kind::Object)).collect();
        self.line(&mut text, "object", &objects, "\n");
        for actor in atoms(self.all(Kind::Actor)) {
            let _ = writeln!(text, "actor {}", self.name(actor));
        }
        for action in &self.actions {
            let actors = self.list(&action.actors, " and ");
            let _ = write!(text, "action {} by {actors}", self.name(action.atom));
            if let Some(condition) = &action.enabling {
                let _ = write!(text, " enabled by {}", condition.text(self));
            }
            text.push('\n');
        }
        for environment in &self.environments {
            let _ = write!(text, "environment {}", self.name(environment.atom));
            self.line(&mut text, " within", &environment.parents, "");
            text.push_str(" {");
            self.line(&mut text, " holds", &environment.holds, " ");
            self.line(&mut text, " lacks", &environment.lacks, " ");
            self.line(&mut text, " includes", &environment.includes, " ");
            text.push_str("}\n");
        }
        for law in &self.laws {
            let environments = self.list(&law.environments, ", ");
            let _ = writeln!(text, "alternative law {} in {environments} {{", law.name);
            let products = self.list(&law.products, ", ");
            let _ = writeln!(text, "  {} produce {products}", law.condition.text(self));
            if let Some((likelihood, _)) = law.likelihood {
                let _ = writeln!(text, "  likelihood {likelihood}");
            }
            text.push_str("}\n");
        }
        for scenario in &self.scenarios {
            let _ = write!(text, "scenario {} in {} {{", scenario.name, self.name(scenario.environment));
            self.line(&mut text, " given", &scenario.given, " ");
            self.line(&mut text, " without", &scenario.without, " ");
            self.line(&mut text, " unknown", &scenario.unknown, " ");
            text.push_str("}\n");
        }
        text
    }

    /// Names with a separator between them.
    pub fn list(&self, atoms: &[Atom], separator: &str) -> String {
        let names: Vec<&str> = atoms.iter().map(|&atom| self.name(atom)).collect();
        names.join(separator)
    }

    /// `keyword a, b` and an end, or nothing for no names.
    fn line(&self, text: &mut String, keyword: &str, atoms: &[Atom], end: &str) {
        if !atoms.is_empty() {
            let _ = write!(text, "{keyword} {}{end}", self.list(atoms, ", "));
        }
    }
}
