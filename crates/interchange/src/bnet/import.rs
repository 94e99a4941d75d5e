//! A Boolean network as a model.

use super::function::Function;
use super::read::{Network, read};
use super::text::Notation;
use crate::Refusal;
use crate::name::name;
use crate::places::Places;
use coproduce_core::model::declared;
use coproduce_syntax::format;
use coproduce_syntax::source::{Sources, TooLarge};
use std::borrow::Cow;
use std::fmt::Write;

/// The one environment of the model.
const ENVIRONMENT: &str = "network";
/// What it holds where no target is always 1, so that a setting can be told from it.
const HELD: &str = "operating";

/// The text of a model that says what a Boolean network says.
///
/// # Errors
///
/// All lines that cannot be taken over, and why.
pub fn import(text: &str) -> Result<String, Vec<Refusal>> {
    let too_large = |TooLarge| vec![Refusal::new(None, "the file is too large", "a file may have up to 512 MiB")];
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let network = read(text, &Places::of(text).map_err(too_large)?)?;
    let mut sources = Sources::new();
    let id = sources.add("model", Writer::of(&network).model()).map_err(too_large)?;
    Ok(format::format(&sources, id).unwrap_or_else(|_| sources.get(id).text().to_owned()))
}

struct Writer<'n> {
    network: &'n Network,
    environment: String,
    held: Option<String>,
}

impl<'n> Writer<'n> {
    fn of(network: &'n Network) -> Self {
        let fresh = |wanted: &str| {
            let mut name = wanted.to_owned();
            while network.names.contains(&name) {
                name.push('_');
            }
            name
        };
        let says_nothing = !network.functions.values().any(|function| *function == Function::Constant(true));
        Self { network, environment: fresh(ENVIRONMENT), held: says_nothing.then(|| fresh(HELD)) }
    }

    fn name(&self, position: usize) -> Cow<'n, str> {
        name(&self.network.names[position])
    }

    fn model(&self) -> String {
        let (network, environment) = (self.network, &self.environment);
        let mut text = format!("model {}\n\n", declared("Boolean network"));
        let inputs = (0..network.names.len()).filter(|position| !network.functions.contains_key(position));
        for names in [network.functions.keys().copied().collect::<Vec<_>>(), inputs.collect()] {
            if !names.is_empty() {
                let names: Vec<_> = names.into_iter().map(|position| self.name(position)).collect();
                let _ = writeln!(text, "object {}\n", names.join(", "));
            }
        }
        if let Some(held) = &self.held {
            let _ = writeln!(text, "property {held} of {environment}\n");
        }
        let _ = writeln!(text, "environment {environment} {{ {} }}\n", self.setting().join(" "));
        // That one is in the environment is always so.
        let never = format!("not {environment}");
        let notation = Notation { not: "not ", and: " and ", or: " or ", constants: [&never, environment] };
        for (&target, function) in &network.functions {
            if matches!(function, Function::Constant(_)) {
                continue;
            }
            let law = format!("make_{}", network.names[target]);
            let condition = notation.conjunct(function, &|&position| self.name(position));
            let (law, product) = (declared(&law), self.name(target));
            let condition = format!("{condition} and {environment}");
            let _ = writeln!(text, "law {law} in {environment} {{ {condition} produce {product} after 1 period }}\n");
        }
        text
    }

    /// The clauses of the environment.
    fn setting(&self) -> Vec<String> {
        let constant = |value: bool, after: &str| {
            let of_value =
                self.network.functions.iter().filter(|(_, function)| **function == Function::Constant(value));
            of_value.map(|(&target, _)| format!("{}{after}", self.name(target))).collect::<Vec<_>>()
        };
        let held = constant(true, "").into_iter().chain(self.held.clone()).collect();
        let clauses = [("holds", held), ("likely", constant(false, " 0"))];
        let clauses = clauses.into_iter().filter(|(_, names): &(_, Vec<String>)| !names.is_empty());
        clauses.map(|(word, names)| format!("{word} {}", names.join(", "))).collect()
    }
}
