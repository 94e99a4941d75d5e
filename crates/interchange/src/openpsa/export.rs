//! A model as a fault tree.

use super::formula::Formula;
use crate::Refusal;
use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, Origin, Situation, Statement, atom_ids};
use coproduce_engine::{CERTAIN, Literal, Node, POSSIBLE};
use coproduce_syntax::diagnostic::joined;
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::fmt::Write;

/// The text of a fault tree in the Open-PSA format: the products of the laws that apply in an environment.
///
/// # Errors
///
/// Where no law applies, or products depend on one another in a cycle, which a fault tree cannot say.
pub fn export(program: &Program, environment: EnvironmentId) -> Result<String, Refusal> {
    let (kernel, network) = (&program.kernel, program.networks.of(&program.kernel, environment));
    let stated = kernel.laws.iter().filter(|law| law.origin != Origin::Definition && kernel.applies(law, environment));
    let products: Vec<Node> = stated.flat_map(|law| kernel.products(law)).map(|product| product.0).collect();
    let words = Words { sources: &program.sources, kernel };
    let name = words.environment(environment);
    if products.is_empty() {
        return Err(Refusal::new(None, format!("no law applies in `{name}`"), "choose an environment with laws"));
    }
    let cone = network.cone(&products);
    for range in network.loops() {
        let heads = range.clone().map(|rule| network.head(rule)).filter(|&head| (head as usize) < kernel.atoms.len());
        let around: Vec<String> =
            heads.filter(|&head| cone[head as usize]).map(|head| words.atom(AtomId(head)).into_owned()).collect();
        if !around.is_empty() {
            let message = format!("{} depend on one another in a cycle", joined(&around, "and"));
            return Err(Refusal::new(None, message, "a fault tree has no cycles; leave out what only feeds back"));
        }
    }
    let situation = Situation::open(kernel, network, environment);
    let mut exporter = Exporter {
        program,
        words,
        situation,
        environment,
        identifiers: IndexMap::default(),
        taken: FxHashSet::default(),
        events: String::new(),
    };
    let in_cone = |atom: &AtomId| cone[atom.index()];
    let mut gates = String::new();
    for atom in atom_ids(kernel).filter(in_cone) {
        if network.is_produced(atom.0) && exporter.is_up_to_laws(atom) {
            exporter.gate(&mut gates, atom);
        }
    }
    let tree = identifier(&name);
    let events = exporter.events;
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opsa-mef>\n  <define-fault-tree name=\"{tree}\">\n{gates}  \
         </define-fault-tree>\n  <model-data>\n{events}  </model-data>\n</opsa-mef>\n"
    ))
}

/// An event where it is mentioned: what it is, and its identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Event(&'static str, String);

struct Exporter<'p> {
    program: &'p Program,
    words: Words<'p>,
    situation: Situation,
    environment: EnvironmentId,
    /// The identifiers given so far; of an atom that may be present of itself and is produced too, both.
    identifiers: IndexMap<(AtomId, bool), String, FxBuildHasher>,
    taken: FxHashSet<String>,
    events: String,
}

impl Exporter<'_> {
    fn kernel(&self) -> &Kernel {
        &self.program.kernel
    }

    /// Whether neither environment nor situation settles an atom.
    fn is_up_to_laws(&self, atom: AtomId) -> bool {
        self.situation.present[atom.index()] & CERTAIN == 0 && !self.situation.is_blocked(atom)
    }

    fn gate(&mut self, gates: &mut String, atom: AtomId) {
        let network = self.program.networks.of(self.kernel(), self.environment);
        let mut ways: Vec<Formula<Event>> = network.rules_for(atom.0).map(|rule| self.rule(network, rule)).collect();
        if self.situation.present[atom.index()] == POSSIBLE {
            ways.insert(0, Formula::Event(Event("basic-event", self.basic(atom))));
        }
        let formula = any(ways);
        let name = self.identifier(atom, false);
        let _ = writeln!(gates, "    <define-gate name=\"{name}\">");
        self.label(gates, atom, &name);
        write(gates, &formula, 6);
        gates.push_str("    </define-gate>\n");
    }

    fn rule(&mut self, network: &coproduce_engine::Network, rule: u32) -> Formula<Event> {
        let inputs = network.inputs(rule);
        let need = network.need(rule) as usize;
        let parts: Vec<Formula<Event>> = inputs.iter().map(|&input| self.input(network, input)).collect();
        at_least(need, parts)
    }

    fn input(&mut self, network: &coproduce_engine::Network, input: Literal) -> Formula<Event> {
        let node = input.node();
        let formula = if (node as usize) < self.kernel().atoms.len() {
            self.atom(AtomId(node))
        } else {
            any(network.rules_for(node).map(|rule| self.rule(network, rule)).collect())
        };
        if input.is_absent() { not(formula) } else { formula }
    }

    fn atom(&mut self, atom: AtomId) -> Formula<Event> {
        let present = self.situation.present[atom.index()];
        let settled = present & CERTAIN != 0 || self.situation.is_blocked(atom);
        match self.kernel().atom(atom).kind {
            AtomKind::Environment(_) | AtomKind::Free { .. } => Formula::Constant(present & CERTAIN != 0),
            _ if settled => Formula::Event(Event("house-event", self.house(atom, present & CERTAIN != 0))),
            _ if self.program.networks.of(self.kernel(), self.environment).is_produced(atom.0) => {
                Formula::Event(Event("gate", self.identifier(atom, false)))
            }
            _ if present == POSSIBLE => Formula::Event(Event("basic-event", self.basic(atom))),
            _ => Formula::Constant(false),
        }
    }

    fn house(&mut self, atom: AtomId, value: bool) -> String {
        let known = self.identifiers.contains_key(&(atom, false));
        let name = self.identifier(atom, false);
        if !known {
            let mut event = format!("    <define-house-event name=\"{name}\">\n");
            self.label(&mut event, atom, &name);
            let _ = writeln!(event, "      <constant value=\"{value}\"/>\n    </define-house-event>");
            self.events.push_str(&event);
        }
        name
    }

    fn basic(&mut self, atom: AtomId) -> String {
        let produced = self.program.networks.of(self.kernel(), self.environment).is_produced(atom.0);
        let known = self.identifiers.contains_key(&(atom, produced));
        let name = self.identifier(atom, produced);
        if !known {
            let mut event = format!("    <define-basic-event name=\"{name}\">\n");
            self.label(&mut event, atom, &name);
            let stated =
                self.kernel().environment(self.environment).effective.get(&atom).map(|stated| stated.statement);
            let probability = match (self.kernel().atom(atom).kind, stated) {
                (AtomKind::Unnamed(law), _) => Some(self.kernel().likelihood(law)),
                (_, Some(Statement::Likely(probability))) => Some(probability),
                _ => None,
            };
            if let Some(probability) = probability {
                let _ = writeln!(event, "      <float value=\"{probability}\"/>");
            }
            event.push_str("    </define-basic-event>\n");
            self.events.push_str(&event);
        }
        name
    }

    /// The name as a label, where it could not be written as it is.
    fn label(&self, text: &mut String, atom: AtomId, name: &str) {
        let label = self.words.label(atom).map(str::to_owned).or_else(|| {
            let shown = self.words.atom(atom);
            (shown != name).then(|| shown.into_owned())
        });
        if let Some(label) = label {
            let _ = writeln!(text, "      <label>{}</label>", escaped(&label));
        }
    }

    /// An identifier that no other event has: of what is present of itself although it is produced too, a second one.
    fn identifier(&mut self, atom: AtomId, of_itself: bool) -> String {
        if let Some(known) = self.identifiers.get(&(atom, of_itself)) {
            return known.clone();
        }
        let mut wanted = identifier(&self.words.atom(atom));
        match self.kernel().atom(atom).kind {
            AtomKind::Chosen(_) => wanted.push_str("_chosen"),
            AtomKind::Provided(_) => wanted.push_str("_provided"),
            _ if of_itself => wanted.push_str("_itself"),
            _ => {}
        }
        let mut name = wanted.clone();
        let mut number = 1;
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        self.identifiers.insert((atom, of_itself), name.clone());
        name
    }
}

/// A name as other tools can read it: letters, digits, `_` and single hyphens, the first no digit.
fn identifier(name: &str) -> String {
    let mut identifier = String::new();
    for character in name.chars() {
        let fits = character.is_alphanumeric() || character == '_' || (character == '-' && !identifier.ends_with('-'));
        identifier.push(if fits { character } else { '_' });
    }
    let identifier = identifier.trim_end_matches('-');
    let begins = identifier.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_');
    if begins { identifier.to_owned() } else { format!("_{identifier}") }
}

fn escaped(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn not(formula: Formula<Event>) -> Formula<Event> {
    match formula {
        Formula::Constant(value) => Formula::Constant(!value),
        Formula::Not(inner) => *inner,
        other => Formula::Not(Box::new(other)),
    }
}

fn any(parts: Vec<Formula<Event>>) -> Formula<Event> {
    at_least(1, parts)
}

/// So many of the parts, without those that are constant.
fn at_least(need: usize, parts: Vec<Formula<Event>>) -> Formula<Event> {
    let certain = parts.iter().filter(|part| **part == Formula::Constant(true)).count();
    let Some(need) = need.checked_sub(certain).filter(|&need| need > 0) else { return Formula::Constant(true) };
    let mut parts: Vec<_> = parts.into_iter().filter(|part| !matches!(part, Formula::Constant(_))).collect();
    match parts.len() {
        found if found < need => Formula::Constant(false),
        1 => parts.swap_remove(0),
        found if found == need => Formula::All(parts),
        _ if need == 1 => Formula::Any(parts),
        _ => Formula::AtLeast(need, parts),
    }
}

fn write(text: &mut String, formula: &Formula<Event>, indent: usize) {
    let (open, close, parts) = match formula {
        Formula::Event(Event(kind, name)) => {
            let _ = writeln!(text, "{:indent$}<{kind} name=\"{name}\"/>", "");
            return;
        }
        Formula::Constant(value) => {
            let _ = writeln!(text, "{:indent$}<constant value=\"{value}\"/>", "");
            return;
        }
        Formula::Not(inner) => ("not".to_owned(), "not", std::slice::from_ref(&**inner)),
        Formula::All(parts) => ("and".to_owned(), "and", parts.as_slice()),
        Formula::Any(parts) => ("or".to_owned(), "or", parts.as_slice()),
        Formula::AtLeast(need, parts) => (format!("atleast min=\"{need}\""), "atleast", parts.as_slice()),
        Formula::Either(parts) => ("xor".to_owned(), "xor", parts.as_slice()),
    };
    let _ = writeln!(text, "{:indent$}<{open}>", "");
    for part in parts {
        write(text, part, indent + 2);
    }
    let _ = writeln!(text, "{:indent$}</{close}>", "");
}
