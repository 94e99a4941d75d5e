//! The library, called directly.

use super::super::facts::{Facts, Shown, asked};
use super::super::language::{Member, RELATIONS, Relation};
use super::super::writer;
use coproduce_core::Program;
use coproduce_core::analysis::{Extent, Options, Relations, SetList, Setting, Words, loops, sets};
use coproduce_core::kernel::{self, AtomId};
use coproduce_core::model::Loader;
use coproduce_syntax::declaration::Relation as Asked;
use std::collections::{BTreeMap, BTreeSet};

/// Files in memory.
#[derive(Clone, Debug)]
pub struct Memory(pub Vec<(String, String)>);

impl Loader for Memory {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        self.0.iter().find(|file| file.0 == name).cloned()
    }
}

/// The program of some files, of which the first is read.
pub fn program(files: &[(String, String)]) -> Program {
    let (name, text) = &files[0];
    let program = Program::read_with(name, text.clone(), &mut Memory(files.to_vec()));
    assert!(program.understood, "not understood: {:#?}\n{files:#?}", program.findings);
    program
}

/// The files of a model, each declaration on a line of its own.
pub fn files(shown: &Shown) -> Vec<(String, String)> {
    writer::texts(shown.model, shown.cut, None)
}

fn atom(program: &Program, name: &str) -> Option<AtomId> {
    program.names().find(|known| known.0 == name).map(|known| known.2)
}

/// All situations evaluated, environments as they are among them.
pub fn evaluated(shown: &Shown, files: &[(String, String)]) -> Facts {
    let program = program(files);
    let mut facts = Facts::new();
    let options = Options { missing_sets: usize::MAX, ..Options::default() };
    let mut add = |options: &Options| {
        let json = serde_json::to_value(program.evaluate(options)).unwrap_or_default();
        super::situations(&mut facts, &json);
    };
    if !shown.model.scenarios.is_empty() {
        add(&options);
    }
    for environment in &shown.model.environments {
        let Some(atom) = atom(&program, &shown.name(environment.atom)) else { continue };
        let Some(environment) = program.kernel.environment_of(atom) else { continue };
        let only = Some(Setting::bare(environment));
        add(&Options { only, ..options.clone() });
    }
    facts
}

/// The relations of all claims.
pub fn related(shown: &Shown, files: &[(String, String)]) -> Facts {
    let program = program(files);
    let kernel = &program.kernel;
    let mut facts = Facts::new();
    let named = |name| atom(&program, &shown.name(name));
    let input = |name| named(name).map(|atom| kernel.choice(atom));
    for claim in &shown.model.claims {
        let member = |member: &Member| match member {
            Member::Name(name) => input(*name).map(kernel::Member::Present),
            Member::Not(name) => input(*name).map(kernel::Member::Absent),
            Member::AnyOf(class) => {
                class.iter().map(|&name| input(name)).collect::<Option<_>>().map(kernel::Member::AnyOf)
            }
        };
        let Some(members) = claim.members.iter().map(member).collect::<Option<Vec<_>>>() else { continue };
        let (Some(product), Some(here)) = (named(claim.product), named(claim.environment)) else { continue };
        let Some(here) = kernel.environment_of(here) else { continue };
        let relations = Relations::new(kernel, &program.networks, product, &Setting::bare(here));
        for (relation, name) in RELATIONS {
            let relation = match relation {
                Relation::Sufficient => Asked::Sufficient,
                Relation::Necessary => Asked::Necessary,
                Relation::Producer => Asked::Producer,
                Relation::PotentialProducer => Asked::PotentialProducer,
                Relation::Cause => Asked::Cause,
                Relation::Irrelevant => Asked::Irrelevant,
            };
            if let Ok(holds) = relations.holds(relation, &members) {
                facts.insert(format!("{name}: {}", asked(shown, claim)), holds.to_string());
            }
        }
    }
    facts
}

/// The production and blocking sets of the products of all claims.
pub fn product_sets(shown: &Shown, files: &[(String, String)]) -> Facts {
    let program = program(files);
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        let (product, here) = (shown.name(claim.product), shown.name(claim.environment));
        let Some(environment) = atom(&program, &here).and_then(|atom| kernel.environment_of(atom)) else { continue };
        let Some(asked) = atom(&program, &product) else { continue };
        let inquiry = Setting::bare(environment).inquiry(kernel, &program.networks);
        let Ok(found) = sets(&inquiry, asked, Extent::default()) else { continue };
        let listed = |list: &SetList, as_it_is: bool| {
            let name = |&(atom, present): &(AtomId, bool)| {
                format!("{}{}", if present == as_it_is { "" } else { "not " }, words.atom(atom))
            };
            super::listed(list.sets.iter().map(|set| set.iter().map(name).collect()))
        };
        let (Some(Ok(production)), Some(Ok(blocking))) = (&found.production, &found.blocking) else { continue };
        facts.insert(format!("production: {product} in {here}"), listed(production, true));
        facts.insert(format!("blocking: {product} in {here}"), listed(blocking, !found.is_monotone));
    }
    facts
}

/// The loops of every environment.
pub fn feedback(shown: &Shown, files: &[(String, String)]) -> Facts {
    let program = program(files);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let mut facts = Facts::new();
    for environment in &shown.model.environments {
        let name = shown.name(environment.atom);
        let Some(here) = atom(&program, &name).and_then(|atom| program.kernel.environment_of(atom)) else { continue };
        let inquiry = Setting::bare(here).inquiry(&program.kernel, &program.networks);
        for found in loops(words, &inquiry, usize::MAX) {
            let json = serde_json::json!({
                "situation": name, "products": found.products, "verdict": found.verdict, "seeds": found.seeds,
            });
            super::feedback(&mut facts, &serde_json::json!({ "loops": [json] }));
        }
    }
    facts
}

/// For each rule what it finds fault with: the declarations, by their names, in whose lines a finding stands.
pub fn findings(files: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let program = program(files);
    // A coproducer that a law does without does not make the law redundant.
    let is_of_law = |rule: &str, message: &str| rule != "redundant-law" || message.contains("adds nothing");
    for finding in program.findings.iter().filter(|finding| is_of_law(finding.rule.name, &finding.message)) {
        let (file, range) = program.sources.locate(finding.span);
        let text = program.sources.get(file).text();
        let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let mut words = line.split_whitespace();
        let subject = match words.next() {
            Some("alternative") => words.nth(1),
            Some("claim") => Some(line),
            _ => words.next(),
        };
        found.entry(finding.rule.name.to_owned()).or_default().insert(subject.unwrap_or_default().to_owned());
    }
    found
}
