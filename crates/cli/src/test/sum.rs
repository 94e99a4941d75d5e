//! What the cases of several files come to.

use super::file::{File, Wanted};
use coproduce_report::test::{Covered, Decided, Declared, Share, TakenAway, TestCase, Tested};
use std::collections::{BTreeMap, BTreeSet};

/// What all files came to so far. What one declares, the cases of another may cover.
#[derive(Default)]
pub struct Sum {
    /// Whether any file was understood.
    pub understood: bool,
    /// The files that were tested.
    names: BTreeSet<String>,
    pub cases: Vec<TestCase>,
    laws: BTreeMap<Declared, bool>,
    environments: BTreeMap<Declared, bool>,
    coproducers: BTreeMap<Declared, [bool; 3]>,
    conjuncts: BTreeMap<Declared, bool>,
    /// Whether the parts of conditions of some file were too much to try.
    is_cut: bool,
}

impl Sum {
    /// Adds what a file came to.
    pub fn add(&mut self, file: File) {
        self.understood |= file.understood;
        self.names.insert(file.name);
        self.cases.extend(file.cases);
        for (law, fired) in file.laws {
            *self.laws.entry(law).or_default() |= fired;
        }
        for (environment, visited) in file.environments {
            *self.environments.entry(environment).or_default() |= visited;
        }
        for (coproducer, seen) in file.coproducers {
            let all = self.coproducers.entry(coproducer).or_default();
            *all = std::array::from_fn(|at| all[at] | seen[at]);
        }
        self.is_cut |= file.conjuncts.is_none();
        for (conjunct, decides) in file.conjuncts.into_iter().flatten() {
            *self.conjuncts.entry(conjunct).or_default() |= decides;
        }
    }

    /// All of it, held against the least that is enough.
    pub fn finish(self, wanted: Wanted, threshold: Option<f64>, decided: Option<f64>) -> Tested {
        let cases = self.cases;
        if wanted.filter.is_some() || !self.understood {
            return Tested { cases, coverage: None, conjuncts: None, taken_away: None };
        }
        let own = |declared: &Declared| self.names.contains(&declared.file);
        let of = |all: &BTreeMap<Declared, bool>| share(all.iter().map(|(one, &covered)| (one, covered)), own);
        let seen = |which: usize| share(self.coproducers.iter().map(move |(one, seen)| (one, seen[which])), own);
        let mut covered = Covered {
            percent: 0.0,
            threshold,
            laws: of(&self.laws),
            environments: of(&self.environments),
            present: seen(0),
            absent: seen(1),
        };
        covered.add_up();
        let taken_away = wanted.knock_out.then(|| {
            let Share { total, uncovered, .. } = seen(2);
            TakenAway { total, unnoticed: uncovered }
        });
        let conjuncts = (!self.is_cut).then(|| Decided { share: of(&self.conjuncts), threshold: decided });
        Tested { cases, coverage: Some(covered), conjuncts, taken_away }
    }
}

fn share<'d>(all: impl Iterator<Item = (&'d Declared, bool)>, own: impl Fn(&Declared) -> bool) -> Share {
    let mut share = Share::default();
    for (declared, covered) in all.filter(|(declared, _)| own(declared)) {
        share.total += 1;
        if covered {
            share.covered += 1;
        } else {
            share.uncovered.push(declared.clone());
        }
    }
    share
}
