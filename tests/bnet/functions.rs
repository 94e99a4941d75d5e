//! Random functions, and what a model says of each target for every assignment.

use super::random::Random;
use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::kernel::{AtomId, GateId, Statement, atom_ids};
use coproduce_engine::{CERTAIN, POSSIBLE};

/// Certain and possible presence.
const PRESENT: u8 = CERTAIN | POSSIBLE;

/// A function over names by their position.
pub enum Function {
    Name(usize),
    Constant(bool),
    Not(Box<Function>),
    Join(bool, Vec<Function>),
}

impl Function {
    /// A random one, nested up to some depth.
    pub fn random(random: &mut Random, names: usize, depth: usize) -> Self {
        match random.between(0, if depth == 0 { 2 } else { 7 }) {
            0 if random.percent(25) => Self::Constant(random.percent(50)),
            0..=2 => Self::Name(random.between(0, names - 1)),
            3 => Self::Not(Box::new(Self::random(random, names, depth - 1))),
            _ => {
                let parts = random.between(1, 3);
                Self::Join(random.percent(50), (0..parts).map(|_| Self::random(random, names, depth - 1)).collect())
            }
        }
    }

    /// Its value where these names are 1.
    pub fn value(&self, present: &[bool]) -> bool {
        match self {
            Self::Name(name) => present[*name],
            Self::Constant(value) => *value,
            Self::Not(inner) => !inner.value(present),
            Self::Join(true, parts) => parts.iter().all(|part| part.value(present)),
            Self::Join(false, parts) => parts.iter().any(|part| part.value(present)),
        }
    }

    /// Its text, with more parentheses and white space than needed here and there; `tight` is how tightly what is around
    /// it binds.
    pub fn text(&self, random: &mut Random, names: &[String], tight: usize) -> String {
        let (binds, text) = match self {
            Self::Name(name) => (3, names[*name].clone()),
            Self::Constant(value) => (3, u8::from(*value).to_string()),
            Self::Not(inner) => (2, format!("!{}", inner.text(random, names, 2))),
            Self::Join(all, parts) => {
                let binds = usize::from(*all);
                let parts: Vec<String> = parts.iter().map(|part| part.text(random, names, binds)).collect();
                let joint = random.pick(&["", " ", "\t"]);
                (binds, parts.join(&format!("{joint}{}{joint}", if *all { '&' } else { '|' })))
            }
        };
        if binds < tight || random.percent(10) { format!("( {text})") } else { text }
    }
}

/// All assignments to so many names.
pub fn assignments(names: usize) -> impl Iterator<Item = Vec<bool>> {
    (0..1_u32 << names).map(move |bits| (0..names).map(|name| bits >> name & 1 == 1).collect())
}

/// An imported model, asked what its targets are in the next period.
pub struct Imported {
    program: Program,
    /// The atoms of the names; of what the network does not mention there is none.
    atoms: Vec<Option<AtomId>>,
    /// What the environment or the law says of each name; of an input nothing.
    said: Vec<Option<Said>>,
}

enum Said {
    Constant(bool),
    By(GateId),
}

impl Imported {
    /// Reads a model in which these names are those of a network.
    pub fn of<N: AsRef<str>>(model: &str, names: &[N]) -> Self {
        let program = Program::read("model.coprod", model);
        assert!(program.findings.iter().all(|one| one.rule.name != "syntax-error"), "{model}\n{:?}", program.findings);
        let kernel = &program.kernel;
        let words = Words { sources: &program.sources, kernel };
        let atom = |name: &str| atom_ids(kernel).find(|&atom| words.atom(atom) == name);
        let atoms: Vec<Option<AtomId>> = names.iter().map(|name| atom(name.as_ref())).collect();
        let environment = kernel.environment_ids().next().expect("an environment");
        let setting = &kernel.environment(environment).effective;
        let said = atoms.iter().map(|atom| {
            let atom = atom.as_ref()?;
            let mut laws = kernel.laws.iter().filter(|law| kernel.products(law).contains(atom));
            let law = laws.next();
            assert!(laws.next().is_none(), "two laws for one target: {model}");
            match setting.get(atom).map(|stated| stated.statement) {
                Some(Statement::Holds) => Some(Said::Constant(true)),
                Some(Statement::Likely(0.0)) => Some(Said::Constant(false)),
                _ => law.map(|law| Said::By(law.condition)),
            }
        });
        let said = said.collect();
        Self { program, atoms, said }
    }

    /// What the model says of each name, where those that are set are present in this period.
    pub fn next(&self, present: &[bool]) -> Vec<Option<bool>> {
        let kernel = &self.program.kernel;
        let mut values = vec![0; kernel.atoms.len()];
        for environment in &kernel.environments {
            values[environment.atom.index()] = PRESENT;
        }
        for (atom, present) in self.atoms.iter().zip(present) {
            if let Some(atom) = atom {
                values[atom.index()] = if *present { PRESENT } else { 0 };
            }
        }
        let value = |said: &Said| match said {
            Said::Constant(value) => *value,
            Said::By(condition) => kernel.conditions.value(*condition, &values) != 0,
        };
        self.said.iter().map(|said| said.as_ref().map(value)).collect()
    }
}
