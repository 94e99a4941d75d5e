//! The difference between two models in what follows from them.
//!
//! In: an old model and a new one. Out: [`Change`]s, setting by setting: what becomes of products, actions, values,
//! propositions and nets, what suffices for products, how probable they are; and findings gained or lost. Products are
//! compared as functions of what is open, so that no difference is overlooked, and where that is too large it is said.

mod alike;
mod compare;
mod course;
mod product;
mod said;
mod states;

pub use states::{States, compared, states};

use crate::analysis::inquiry::{Literal, Setting, Words};
use crate::kernel::{EnvironmentId, Networks};
use coproduce_engine::exact::Limits;
use coproduce_syntax::diagnostic::{Diagnostic, Rule};
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

/// A model to compare.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Its words.
    pub words: Words<'a>,
    /// Its laws as the engine reads them.
    pub networks: &'a Networks,
    /// What was found in it.
    pub findings: &'a [Diagnostic],
    /// The paths of its modules, in the order of the texts.
    pub modules: &'a [String],
}

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What sort of thing it is.
    pub kind: &'static str,
    /// Its name; of a finding, its rule.
    pub name: String,
    /// For whom it is, where it is a value.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<String>,
    /// What became of it before; none where it was not there.
    pub before: Option<String>,
    /// What becomes of it now; none where it is gone.
    pub after: Option<String>,
}

impl Change {
    /// What became of something before, and what becomes of it now.
    pub const fn new(kind: &'static str, name: String, before: Option<String>, after: Option<String>) -> Self {
        Self { kind, name, beneficiary: None, before, after }
    }
}

/// A change, where it is seen, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenChange {
    /// The scenario or the environment in which it is so; none for what is so in no situation.
    pub situation: Option<String>,
    /// The change.
    #[serde(flatten)]
    pub change: Change,
    /// A smallest situation in which the two differ.
    pub witness: Option<Difference>,
    /// The production sets there were not before.
    pub gained: Vec<Vec<Literal>>,
    /// The production sets there are no longer.
    pub lost: Vec<Vec<Literal>>,
}

/// A situation in which a product comes out otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What is present of what is open; all else that is open is absent.
    pub given: Vec<Literal>,
    /// Whether the product was produced in it.
    pub before: bool,
    /// Whether it is now.
    pub after: bool,
}

/// What could not be compared within the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unproven {
    /// The scenario or the environment.
    pub situation: String,
    /// The product.
    pub name: String,
}

/// How two models differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// The changes: environments and scenarios that are gone or new, then setting by setting, then courses, then likelihoods of
    /// laws, claims, expectations and findings.
    pub changes: Vec<SeenChange>,
    /// What is not proven to be the same.
    pub unproven: Vec<Unproven>,
}

/// How an old and a new model differ in what follows from them.
pub fn difference(old: Side, new: Side, limits: Limits) -> Differences {
    let mut found = Differences::default();
    let (before, after) = (settings(old.words), settings(new.words));
    let names: IndexSet<&(&str, String)> = before.keys().chain(after.keys()).collect();
    for &(kind, name) in &names {
        let there =
            |settings: &IndexMap<_, _>| settings.contains_key(&(*kind, name.clone())).then(|| "declared".to_owned());
        let change = Change::new(kind, name.clone(), there(&before), there(&after));
        if change.before != change.after {
            found.changes.push(plain(None, change));
        }
    }
    let names = [old, new].map(|side| crate::analysis::normal::names(side.words, side.modules));
    for (key, setting) in &before {
        if let Some(now) = after.get(key) {
            compare::compare([(old, setting), (new, now)], [&names[0], &names[1]], &key.1, limits, &mut found);
        }
    }
    found.changes.extend(course::courses(old, new));
    found.changes.extend(said::stated(old, new));
    found.changes.extend(findings(old.findings, new.findings).into_iter().map(|change| plain(None, change)));
    found
}

/// A change that is seen as such.
fn plain(situation: Option<&str>, change: Change) -> SeenChange {
    let (gained, lost) = (Vec::new(), Vec::new());
    SeenChange { situation: situation.map(str::to_owned), change, witness: None, gained, lost }
}

/// The environments as they are, and the module's own scenarios.
fn settings(words: Words) -> IndexMap<(&'static str, String), Setting> {
    let environment = |id: EnvironmentId| (("environment", words.environment(id).into_owned()), Setting::bare(id));
    let scenarios = words.kernel.scenarios.iter().enumerate().filter(|(_, one)| one.is_own_situation());
    let scenario = |(index, scenario): (usize, &crate::kernel::Scenario)| {
        (("scenario", words.scenario(scenario).into_owned()), Setting::Scenario(index))
    };
    words.kernel.environment_ids().map(environment).chain(scenarios.map(scenario)).collect()
}

/// The findings there were not before, and those there are no longer; as often as they are made.
fn findings(old: &[Diagnostic], new: &[Diagnostic]) -> Vec<Change> {
    let mut counts: IndexMap<(&Rule, &str), [usize; 2]> = IndexMap::new();
    for (side, findings) in [old, new].into_iter().enumerate() {
        for finding in findings {
            counts.entry((finding.rule, &finding.message)).or_default()[side] += 1;
        }
    }
    let differing = counts.into_iter().filter(|(_, [before, after])| before != after);
    let change = differing.map(|((rule, message), [before, after])| {
        let there = |is: bool| is.then(|| message.to_owned());
        Change::new("finding", rule.name.to_owned(), there(before > after), there(after > before))
    });
    change.collect()
}
