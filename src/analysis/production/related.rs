//! All relations of some coproducers to a product, and what goes beyond the environment that is asked about.

use super::relation::Relations;
use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, EnvironmentId, Member};
use crate::syntax::declaration::Relation;
use std::borrow::Cow;

/// The relations, in the order in which they are shown.
const RELATIONS: [(Relation, &str); 6] = [
    (Relation::Sufficient, "sufficient"),
    (Relation::Necessary, "necessary"),
    (Relation::Producer, "producer"),
    (Relation::PotentialProducer, "potential producer"),
    (Relation::Cause, "cause"),
    (Relation::Irrelevant, "irrelevant"),
];

/// How a set of coproducers stands to a product.
#[derive(Clone, Debug)]
pub struct Related<'p> {
    /// The set, as a claim would write it.
    pub set: Vec<String>,
    /// The product.
    pub product: Cow<'p, str>,
    /// The environment.
    pub environment: Cow<'p, str>,
    /// Whether the product can be produced there at all; not known where the analysis reached its limit.
    pub producible: Option<bool>,
    /// Whether each of the set makes a difference for the better in some environment; not known where the analysis
    /// reached its limit.
    pub anywhere: Option<bool>,
    /// The relations, in order.
    pub relations: Vec<Relatedness>,
}

/// Whether a relation holds.
#[derive(Clone, Debug)]
pub struct Relatedness {
    /// The relation.
    pub relation: &'static str,
    /// Whether it holds; not known where the analysis reached its limit.
    pub holds: Option<bool>,
    /// What shows that it does not.
    pub witness: Option<String>,
}

impl<'p> Related<'p> {
    /// How the members of a set stand to a product.
    pub fn of(
        words: Words<'p>,
        relations: &Relations,
        members: &[Member],
        (product, environment): (AtomId, EnvironmentId),
    ) -> Self {
        let related = RELATIONS.map(|(relation, word)| {
            let (holds, witness) = match relations.refutation(relation, members) {
                Ok(None) => (Some(true), None),
                Ok(Some(witness)) => (Some(false), Some(witness.phrase(words, product, environment))),
                Err(limit) => (None, Some(limit.to_string())),
            };
            Relatedness { relation: word, holds, witness }
        });
        Self {
            set: members.iter().map(|member| words.member(member).replace('`', "")).collect(),
            product: words.atom(product),
            environment: words.environment(environment),
            producible: relations.is_producible(members).ok(),
            anywhere: relations.helps_anywhere(members).ok(),
            relations: related.to_vec(),
        }
    }
}
