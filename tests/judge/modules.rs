//! A model cut into files that use one another.

use super::language::{Atom, Condition, Kind, Model};
use super::random::Random;
use super::writer::quoted;

/// How one file brings in the names of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// Every name as it is.
    Plain,
    /// The names that are needed, one by one.
    Listed(Vec<Atom>),
    /// Every name behind another.
    As(String),
}

/// Where each declaration stands.
#[derive(Clone, Debug)]
pub struct Cut {
    pub modules: usize,
    /// The file that declares a name. The first is read first; a file uses those after it.
    pub home: Vec<usize>,
    /// The file that states a law.
    pub laws: Vec<usize>,
    /// What a name is called in its own file.
    pub local: Vec<String>,
    /// How a file uses one after it.
    pub uses: Vec<Vec<Option<Use>>>,
}

impl Cut {
    /// Everything in one file.
    pub fn whole(model: &Model) -> Self {
        let local = model.names.iter().map(|name| name.text.clone()).collect();
        let (home, laws) = (vec![0; model.names.len()], vec![0; model.laws.len()]);
        Self { modules: 1, home, laws, local, uses: vec![vec![None]] }
    }

    /// A cut at random. With `laws_first` all laws are stated in the file that is read first.
    pub fn random(model: &Model, random: &mut Random, laws_first: bool) -> Self {
        let modules = random.between(2, 3);
        let mut cut = Self { modules, ..Self::whole(model) };
        cut.home = model.names.iter().map(|_| random.between(0, modules - 1)).collect();
        cut.laws = model.laws.iter().map(|_| if laws_first { 0 } else { random.between(0, modules - 1) }).collect();
        for deal in &model.propositions {
            cut.home[deal.atom] = 0;
        }
        cut.lift(model);
        let twins = cut.twins(model, random);
        cut.uses = (0..modules)
            .map(|module| (0..modules).map(|other| cut.way(model, random, module, other, &twins)).collect())
            .collect();
        cut
    }

    /// Declarations move towards the file that is read first until no file names what it cannot use.
    fn lift(&mut self, model: &Model) {
        loop {
            let mut changed = false;
            for atom in 0..model.names.len() {
                let least = mentioned(model, atom).into_iter().map(|other| self.home[other]).min();
                let least = least.unwrap_or(self.home[atom]).min(self.home[atom]);
                changed |= least != self.home[atom];
                self.home[atom] = least;
            }
            if !changed {
                break;
            }
        }
        for (law, home) in model.laws.iter().zip(&mut self.laws) {
            let named = law.condition.names().into_iter().chain(law.enabling.iter().flat_map(Condition::names));
            let named = named.chain(law.environments.iter().copied()).chain(law.products.iter().copied());
            *home = named.map(|atom| self.home[atom]).min().unwrap_or(0).min(*home);
        }
    }

    /// Two names of different files are called the same now and then. The files whose names have to stand behind another.
    fn twins(&mut self, model: &Model, random: &mut Random) -> Vec<usize> {
        let one = random.between(0, model.names.len() - 1);
        let other = random.between(0, model.names.len() - 1);
        if self.home[one] == self.home[other] || !random.percent(50) {
            return Vec::new();
        }
        self.local[other] = self.local[one].clone();
        vec![self.home[one], self.home[other]]
    }

    /// How a file uses another: not at all where it names nothing of it and need not have its laws.
    fn way(&self, model: &Model, random: &mut Random, module: usize, other: usize, twins: &[usize]) -> Option<Use> {
        if other <= module {
            return None;
        }
        let named: Vec<Atom> =
            (0..model.names.len()).filter(|&atom| self.home[atom] == other && model.is_declared(atom)).collect();
        let listed = !named.is_empty() && !twins.contains(&other);
        Some(match random.between(0, 2) {
            0 if !twins.contains(&other) => Use::Plain,
            1 if listed => Use::Listed(named),
            _ => Use::As(format!("m{other}")),
        })
    }

    /// The name of a file.
    pub fn file(module: usize) -> String {
        if module == 0 { String::from("main.coprod") } else { format!("part{module}.coprod") }
    }

    /// The lines by which a file uses others.
    pub fn uses(&self, module: usize) -> Vec<String> {
        let line = |other: usize, way: &Use| match way {
            Use::Plain => format!("use part{other}\n"),
            Use::As(name) => format!("use part{other} as {name}\n"),
            Use::Listed(names) => {
                let names: Vec<String> = names.iter().map(|&atom| quoted(&self.local[atom])).collect();
                format!("use part{other} {{ {} }}\n", names.join(", "))
            }
        };
        let ways = self.uses[module].iter().enumerate();
        ways.filter_map(|(other, way)| way.as_ref().map(|way| line(other, way))).collect()
    }

    /// A name as a file mentions it.
    pub fn mention(&self, module: usize, atom: Atom) -> String {
        let local = quoted(&self.local[atom]);
        match self.way_to(module, atom) {
            Some(name) => format!("{name}.{local}"),
            None => local,
        }
    }

    /// A name as the file that is read first calls it, as a plain value: with the word behind which it finds the name
    /// only where another module has the same name.
    pub fn shown(&self, atom: Atom) -> String {
        let local = &self.local[atom];
        let is_shared = self.local.iter().filter(|other| *other == local).nth(1).is_some();
        if is_shared && !self.is_plain(atom) { self.mention(0, atom) } else { local.clone() }
    }

    /// Whether the file that is read first mentions a name by itself.
    pub fn is_plain(&self, atom: Atom) -> bool {
        self.way_to(0, atom).is_none()
    }

    /// The word behind which a file finds a name.
    fn way_to(&self, module: usize, atom: Atom) -> Option<&str> {
        match self.uses[module].get(self.home[atom]) {
            Some(Some(Use::As(name))) => Some(name),
            _ => None,
        }
    }
}

/// The names that the declaration of a name mentions.
fn mentioned(model: &Model, atom: Atom) -> Vec<Atom> {
    let name = &model.names[atom];
    let mut all: Vec<Atom> = name.bearer.into_iter().chain(name.changes.iter().copied()).collect();
    if let Some(action) = model.action(atom) {
        all.extend(&action.actors);
        all.extend(action.enabling.iter().flat_map(Condition::names));
    }
    if name.kind == Kind::Environment {
        let environment = model.environment(atom);
        let lists = [&environment.parents, &environment.holds, &environment.lacks, &environment.includes];
        all.extend(lists.into_iter().flatten());
        all.extend(environment.likely.iter().map(|likely| likely.0));
    }
    for offering in model.offerings.iter().filter(|offering| offering.atom == atom) {
        let lists = [&offering.suppliers, &offering.customers, &offering.interactions];
        all.extend(lists.into_iter().flatten());
        all.extend(offering.content());
    }
    for value in model.values.iter().filter(|value| value.atom == atom) {
        all.extend(value.beneficiaries.iter().chain([&value.counterpart, &value.outcome]));
    }
    all
}
