//! A reaction system as a model.

use super::read::{Reaction, System, read};
use crate::Refusal;
use crate::name::name;
use coproduce_core::model::declared;
use coproduce_syntax::format;
use coproduce_syntax::source::{Sources, TooLarge};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write;

/// The one environment of the model.
const ENVIRONMENT: &str = "surroundings";

/// The text of a model that says what a reaction system says.
///
/// # Errors
///
/// All lines that cannot be taken over, and why.
pub fn import(text: &str) -> Result<String, Vec<Refusal>> {
    let too_large = |TooLarge| vec![Refusal::new(None, "the file is too large", "a file may have up to 512 MiB")];
    let system = read(text)?;
    let mut sources = Sources::new();
    let id = sources.add("model", model(&system)).map_err(too_large)?;
    Ok(format::format(&sources, id).unwrap_or_else(|_| sources.get(id).text().to_owned()))
}

fn model(system: &System) -> String {
    let molecules = molecules(system);
    let mut environment = ENVIRONMENT.to_owned();
    while molecules.contains(environment.as_str()) {
        environment.push('_');
    }
    let list = |names: &mut dyn Iterator<Item = &str>| names.map(name).collect::<Vec<_>>().join(", ");
    let mut text = format!("model {}\n\n", declared("reaction system"));
    let _ = writeln!(text, "object {}\n", list(&mut molecules.iter().copied()));
    let food: IndexSet<&str> = system.food.iter().map(String::as_str).collect();
    let _ = writeln!(text, "environment {environment} {{ holds {} }}\n", list(&mut food.iter().copied()));
    let mut made: FxHashMap<&str, usize> = FxHashMap::default();
    for product in system.reactions.iter().flat_map(|reaction| distinct(&reaction.products)) {
        *made.entry(product).or_default() += 1;
    }
    let mut taken = FxHashSet::default();
    for reaction in &system.reactions {
        let products = distinct(&reaction.products);
        let alternative = if products.iter().any(|product| made[product] > 1) { "alternative " } else { "" };
        let mut law = reaction.name.clone();
        while !taken.insert(law.clone()) {
            law.push('_');
        }
        let _ = writeln!(
            text,
            "{alternative}law {} in {environment} {{ {} produce {}{} }}\n",
            name(&law),
            uses(reaction, &environment),
            list(&mut products.iter().copied()),
            enabling(reaction),
        );
    }
    text
}

/// What a reaction uses. No coproducer suffices alone: the environment joins a single reactant.
fn uses(reaction: &Reaction, environment: &str) -> String {
    let reactants = distinct(&reaction.reactants);
    let own = (reactants.len() == 1).then_some(environment);
    reactants.into_iter().chain(own).map(name).collect::<Vec<_>>().join(" and ")
}

fn enabling(reaction: &Reaction) -> String {
    if reaction.catalysts.is_empty() {
        return String::new();
    }
    let all = |all: &Vec<String>| distinct(all).into_iter().map(name).collect::<Vec<_>>().join(" and ");
    let any: IndexMap<String, ()> = reaction.catalysts.iter().map(|one| (all(one), ())).collect();
    format!(" enabled by {}", any.into_keys().collect::<Vec<_>>().join(" or "))
}

fn molecules(system: &System) -> IndexSet<&str> {
    let mut found: IndexSet<&str> = system.food.iter().map(String::as_str).collect();
    for reaction in &system.reactions {
        let all = reaction.reactants.iter().chain(reaction.catalysts.iter().flatten()).chain(&reaction.products);
        found.extend(all.map(String::as_str));
    }
    found
}

fn distinct(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect::<IndexSet<_>>().into_iter().collect()
}
