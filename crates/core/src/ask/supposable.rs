//! What can be supposed in a situation: everything that is up to it and plays a part there, and how it stands.

use crate::Program;
use crate::analysis::Setting;
use crate::kernel::{AtomId, Stated, Supposed, is_exogenous};
use crate::model::{Kind, Kinds};
use coproduce_engine::{CERTAIN, Network, numbered};

/// Something that is up to a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Supposable {
    /// Its name, as the language writes it.
    pub written: String,
    /// Its label, where it has one.
    pub label: Option<String>,
    /// Its kind; of an action its choice is meant.
    pub kind: Kind,
    /// How it stands: given, without, or unknown.
    pub stands: Supposed,
    /// Who says so.
    pub said: Said,
    /// Whether it may be given: what the environment lacks may not.
    pub can_be_given: bool,
}

/// Who says how something stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// The situation supposes it.
    Supposed(Supposed),
    /// An environment states it, by the word and by its name.
    Stated(&'static str, String),
    /// The situation is closed, and says nothing of it.
    NotGiven,
    /// Nobody: it may be there or not.
    Nobody,
}

/// What is up to a situation and is a condition of anything there, in order of declaration.
pub fn supposable(program: &Program, setting: &Setting) -> Vec<Supposable> {
    let (kernel, words) = (&program.kernel, program.words());
    let environment = setting.environment(kernel);
    let network = program.networks.of(kernel, environment);
    let here = kernel.environment(environment);
    let (needed, supposals) = (conditions(network), setting.states(kernel));
    let situation = setting.situation_in(kernel, &program.networks, environment);
    let one = |(_, kind, atom): (std::borrow::Cow<str>, Kind, AtomId)| {
        let choice = kernel.choice(atom);
        if !Kinds::CONDITIONS.contains(kind) || !needed[choice.index()] || !is_exogenous(kernel, network, choice) {
            return None;
        }
        let stands = match situation.present[choice.index()] {
            0 => Supposed::Without,
            present if present & CERTAIN != 0 => Supposed::Given,
            _ => Supposed::Unknown,
        };
        let stated: Option<&Stated> = here.effective.get(&atom).or_else(|| here.effective.get(&choice));
        let supposed = supposals.iter().find(|(one, _)| *one == choice || *one == atom).map(|&(_, supposed)| supposed);
        let said = match (supposed, stated) {
            (Some(supposed), _) => Said::Supposed(supposed),
            (None, Some(stated)) => Said::Stated(stated.statement.word(), words.environment(stated.by).into_owned()),
            (None, None) if setting.is_closed() => Said::NotGiven,
            (None, None) => Said::Nobody,
        };
        Some(Supposable {
            written: words.written(atom),
            label: words.label(atom).map(str::to_owned),
            kind,
            stands,
            said,
            can_be_given: !here.lacks(atom) && !here.lacks(choice),
        })
    };
    program.names().filter_map(one).collect()
}

/// By node, whether any rule has it as an input.
fn conditions(network: &Network) -> Vec<bool> {
    let mut needed = vec![false; network.nodes() as usize];
    for rule in 0..numbered(network.rules()) {
        for input in network.inputs(rule) {
            needed[input.node() as usize] = true;
        }
    }
    needed
}
