//! A fault tree as a model.

use super::formula::Formula;
use super::read::read;
use super::resolve::{Event, Resolved, resolve};
use crate::Refusal;
use crate::name::name as written;
use crate::places::Places;
use coproduce_core::model::declared;
use coproduce_syntax::format;
use coproduce_syntax::source::{Sources, TooLarge};
use rustc_hash::FxHashSet;
use std::fmt::Write;

/// The one environment of the model.
const ENVIRONMENT: &str = "plant";
/// What it holds, so that a setting can be told from it.
const HELD: &str = "operating";

/// The text of a model that says what a file in the Open-PSA format says.
///
/// # Errors
///
/// All reasons why it cannot be taken over: it is not well-formed, has a document type declaration, uses more than fault
/// trees with constant probabilities, mentions what it does not define, or has a circle.
pub fn import(text: &str) -> Result<String, Vec<Refusal>> {
    let too_large = |TooLarge| vec![Refusal::new(None, "the file is too large", "a file may have up to 512 MiB")];
    let places = Places::of(text).map_err(too_large)?;
    let file = read(text, &places)?;
    let events = resolve(file.elements, &places)?;
    let mut names = Names::of(&events);
    let writer = Writer { environment: names.fresh(ENVIRONMENT), held: names.fresh(HELD), names };
    let text = writer.model(file.name.as_deref().unwrap_or("fault_tree"), &events);
    let mut sources = Sources::new();
    let id = sources.add("model", text).map_err(too_large)?;
    Ok(format::format(&sources, id).unwrap_or_else(|_| sources.get(id).text().to_owned()))
}

/// The names that are taken.
struct Names {
    taken: FxHashSet<String>,
    /// By event, as it is written.
    written: Vec<String>,
}

impl Names {
    fn of(events: &[Event]) -> Self {
        let mut names = Self { taken: FxHashSet::default(), written: Vec::new() };
        for event in events {
            let name = names.fresh(&event.name);
            names.written.push(name);
        }
        names
    }

    /// A name as it is written, which no other has.
    fn fresh(&mut self, wanted: &str) -> String {
        let clean: String = wanted.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut name = written(&clean).into_owned();
        let mut number = 1;
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = written(&format!("{clean}_{number}")).into_owned();
        }
        name
    }
}

struct Writer {
    environment: String,
    held: String,
    names: Names,
}

impl Writer {
    fn model(mut self, name: &str, events: &[Event]) -> String {
        let clean: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut laws = String::new();
        let mut parts = Vec::new();
        for (index, event) in events.iter().enumerate() {
            if let Resolved::Gate(formula) = &event.kind {
                self.law(&mut laws, index, formula, &mut parts);
            }
        }
        let of_kind = |gates: bool| {
            let events = events.iter().enumerate();
            let of_kind = events.filter(move |(_, event)| matches!(event.kind, Resolved::Gate(_)) == gates);
            of_kind.map(|(index, event)| self.declared(index, event))
        };
        let mut text = format!("model {}\n\n", declared(&clean));
        for names in [of_kind(true).chain(parts).collect::<Vec<_>>(), of_kind(false).collect()] {
            if !names.is_empty() {
                let _ = writeln!(text, "object {}\n", names.join(", "));
            }
        }
        let _ = writeln!(text, "property {} of {}\n", self.held, self.environment);
        text.push_str(&self.setting(events));
        text.push_str(&laws);
        text
    }

    fn declared(&self, index: usize, event: &Event) -> String {
        let name = &self.names.written[index];
        match &event.label {
            Some(label) => format!("{name} \"{}\"", label.replace('"', "'").replace(char::is_control, " ")),
            None => name.clone(),
        }
    }

    fn setting(&self, events: &[Event]) -> String {
        let mut held = vec![self.held.clone()];
        let mut lacked = Vec::new();
        let mut likely = Vec::new();
        for (event, name) in events.iter().zip(&self.names.written) {
            match event.kind {
                Resolved::House(true) => held.push(name.clone()),
                Resolved::House(false) => lacked.push(name.clone()),
                Resolved::Basic(Some(probability)) => likely.push(format!("{name} {probability}")),
                Resolved::Basic(None) | Resolved::Gate(_) => {}
            }
        }
        let clauses = [("holds", held), ("lacks", lacked), ("likely", likely)];
        let clauses = clauses.into_iter().filter(|(_, names)| !names.is_empty());
        let clauses: Vec<String> = clauses.map(|(word, names)| format!("  {word} {}\n", names.join(", "))).collect();
        format!("environment {} {{\n{}}}\n\n", self.environment, clauses.concat())
    }

    fn law(&mut self, laws: &mut String, index: usize, formula: &Formula<usize>, parts: &mut Vec<String>) {
        let product = self.names.written[index].clone();
        let mut split = Split { laws: Vec::new() };
        let condition = self.condition(formula, Bind::And, &product, &mut split);
        parts.extend(split.laws.iter().map(|(name, _)| name.clone()));
        for (name, condition) in split.laws.into_iter().chain([(product, condition)]) {
            let environment = &self.environment;
            let _ = writeln!(laws, "law {name} in {environment} {{ {condition} and {environment} produce {name} }}\n");
        }
    }

    /// A formula as a condition.
    fn condition(&mut self, formula: &Formula<usize>, within: Bind, product: &str, split: &mut Split) -> String {
        let (bind, text) = match formula {
            Formula::Event(event) => return self.names.written[*event].clone(),
            Formula::Constant(true) => return self.held.clone(),
            Formula::Constant(false) => return format!("not {}", self.held),
            Formula::Not(inner) => return format!("not {}", self.condition(inner, Bind::Not, product, split)),
            Formula::All(parts) | Formula::Any(parts) if parts.len() == 1 => {
                return self.condition(&parts[0], within, product, split);
            }
            Formula::All(parts) => (Bind::And, self.list(parts, Bind::And, product, split).join(" and ")),
            Formula::Any(parts) => (Bind::Or, self.list(parts, Bind::Or, product, split).join(" or ")),
            Formula::AtLeast(need, parts) => {
                return format!("at least {need} of ({})", self.list(parts, Bind::Comma, product, split).join(", "));
            }
            Formula::Either(parts) => {
                let [one, other] = parts.each_ref().map(|part| self.simple(part, product, split));
                (Bind::Or, format!("{one} and {} or {} and {other}", absent(&other), absent(&one)))
            }
        };
        if bind > within { format!("({text})") } else { text }
    }

    fn list(&mut self, parts: &[Formula<usize>], within: Bind, product: &str, split: &mut Split) -> Vec<String> {
        parts.iter().map(|part| self.condition(part, within, product, split)).collect()
    }

    /// A part of an exclusive `or`, which is written twice: what is not a single event becomes a product of its own.
    fn simple(&mut self, part: &Formula<usize>, product: &str, split: &mut Split) -> String {
        if let Formula::Event(event) = part {
            return self.names.written[*event].clone();
        }
        if let Formula::Not(inner) = part
            && let Formula::Event(event) = **inner
        {
            return format!("not {}", self.names.written[event]);
        }
        let condition = self.condition(part, Bind::And, product, split);
        let bare = product.trim_matches('`');
        let name = self.names.fresh(&format!("{bare} part"));
        split.laws.push((name.clone(), condition));
        name
    }
}

/// Parts of one law that are products of their own.
struct Split {
    laws: Vec<(String, String)>,
}

/// What a condition stands within; the later, the looser it binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bind {
    Not,
    And,
    Or,
    Comma,
}

/// The absence of an event, or the presence of one whose absence is given.
fn absent(literal: &str) -> String {
    literal.strip_prefix("not ").map_or_else(|| format!("not {literal}"), str::to_owned)
}
