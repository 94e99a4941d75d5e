//! Witnesses: situations that show why a relation does not hold, and what they say.

use super::words::Words;
use crate::kernel::{AtomId, EnvironmentId, Member};
use coproduce_syntax::diagnostic::listed;

/// A situation that shows why a relation holds or fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Taking part of the set to be given, these open atoms present or absent, the product is not produced.
    NotProduced(Vec<(AtomId, bool)>),
    /// What the set says contradicts what the environment states of the atom.
    Contradicts(AtomId),
    /// The set names both the atom and its absence.
    ContradictsItself(AtomId),
    /// The product cannot be produced at all.
    NeverProduced,
    /// Without the member, with these open atoms present or absent, the product is still produced.
    ProducedWithout(Member, Vec<(AtomId, bool)>),
    /// The member suffices alone.
    SufficientAlone(Member),
    /// Fewer than two coproducers are named.
    Alone,
    /// The set needs these presences and absences that the environment contributes, and does not name them.
    Unnamed(Vec<(AtomId, bool)>),
    /// With these atoms present or absent, the member makes a difference.
    MakesDifference(Member, Vec<(AtomId, bool)>),
    /// The member makes no difference for the better in any environment.
    NoPart(Member),
}

impl Witness {
    /// What it shows of a product in an environment.
    pub fn phrase(&self, words: Words, product: AtomId, environment: EnvironmentId) -> String {
        let name = words.quoted(product);
        let place = format!("`{}`", words.environment(environment));
        let with = |completion: &[(AtomId, bool)]| {
            if completion.is_empty() { String::new() } else { format!(" with {}", words.completion(completion)) }
        };
        match self {
            Self::NotProduced(completion) => format!("{name} is not produced{}", with(completion)),
            Self::Contradicts(atom) => {
                let states = if words.kernel.environment(environment).lacks(*atom) { "lacks" } else { "holds" };
                format!("{place} {states} {}", words.quoted(*atom))
            }
            Self::ContradictsItself(atom) => format!("both {} and its absence are named", words.quoted(*atom)),
            Self::NeverProduced => format!("{name} cannot be produced in {place} at all"),
            Self::ProducedWithout(member, completion) => {
                format!("{name} is still produced when {} is taken away{}", words.member(member), with(completion))
            }
            Self::SufficientAlone(member) => {
                format!("{} suffices alone, and a producer never does", words.member(member))
            }
            Self::Alone => "a cause has at least two members".to_owned(),
            Self::Unnamed(atoms) => {
                let names: Vec<_> =
                    atoms.iter().map(|&(atom, present)| words.literal(atom, present).to_string()).collect();
                format!("unnamed coproducers, contributed by {place}: {}", listed(&names))
            }
            Self::MakesDifference(member, completion) => {
                format!("{} makes a difference{}", words.member(member), with(completion))
            }
            Self::NoPart(member) => {
                format!("{} makes no difference for the better to {name} in any environment", words.member(member))
            }
        }
    }
}
