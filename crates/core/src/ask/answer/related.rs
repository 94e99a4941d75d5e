//! All relations of some coproducers to a product, and what goes beyond the environment that is asked about.

use crate::Program;
use crate::analysis::{Relations, Setting};
use crate::kernel::{AtomId, Member};
use coproduce_syntax::declaration::Relation;
use indexmap::IndexMap;
use serde::{Serialize, Serializer};
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
    /// How the members of a set stand to a product in a situation.
    pub fn new(program: &'p Program, setting: &Setting, members: &[Member], product: AtomId) -> Self {
        let words = program.words();
        let relations = Relations::new(&program.kernel, &program.networks, product, setting);
        let environment = setting.environment(&program.kernel);
        let related = RELATIONS.map(|(relation, word)| {
            let (holds, witness) = match relations.refutation(relation, members) {
                Ok(None) => (Some(true), None),
                Ok(Some(witness)) => (Some(false), Some(witness.phrase(words, product, environment))),
                Err(limit) => (None, Some(limit.to_string())),
            };
            Relatedness { relation: word, holds, witness }
        });
        Self {
            set: members.iter().map(|member| words.written_member(member)).collect(),
            product: words.atom(product),
            environment: words.environment(environment),
            producible: relations.is_producible(members).ok(),
            anywhere: relations.helps_anywhere(members).ok(),
            relations: related.to_vec(),
        }
    }
}

impl Serialize for Related<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form<'r> {
            set: &'r [String],
            product: &'r str,
            environment: &'r str,
            producible: Option<bool>,
            anywhere: Option<bool>,
            relations: IndexMap<String, Option<bool>>,
            witness: IndexMap<String, &'r str>,
        }
        let key = |one: &Relatedness| one.relation.replace(' ', "_");
        let witnessed = self.relations.iter().filter_map(|one| Some((key(one), one.witness.as_deref()?)));
        let form = Form {
            set: &self.set,
            product: &self.product,
            environment: &self.environment,
            producible: self.producible,
            anywhere: self.anywhere,
            relations: self.relations.iter().map(|one| (key(one), one.holds)).collect(),
            witness: witnessed.collect(),
        };
        form.serialize(serializer)
    }
}
