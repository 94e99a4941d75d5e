//! Relations of coproducers to a product, as text and for machines.

use super::column::{Row, rows};
use super::escape::inline;
use super::phrase::word;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

/// How a set of coproducers stands to a product.
#[derive(Clone, Debug)]
pub struct Related<'p> {
    /// The set, as a claim would write it.
    pub set: Vec<String>,
    /// The product.
    pub product: Cow<'p, str>,
    /// The environment.
    pub environment: Cow<'p, str>,
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

/// The same for machines.
#[derive(Debug, Serialize)]
pub struct RelateResult<'r> {
    set: &'r [String],
    product: &'r str,
    environment: &'r str,
    relations: IndexMap<String, Option<bool>>,
    witness: IndexMap<String, &'r str>,
}

impl Related<'_> {
    /// The form for machines.
    pub fn for_machines(&self) -> RelateResult<'_> {
        let key = |one: &Relatedness| one.relation.replace(' ', "_");
        let witnessed = self.relations.iter().filter_map(|one| Some((key(one), one.witness.as_deref()?)));
        RelateResult {
            set: &self.set,
            product: &self.product,
            environment: &self.environment,
            relations: self.relations.iter().map(|one| (key(one), one.holds)).collect(),
            witness: witnessed.collect(),
        }
    }
}

/// Writes one line for each relation.
///
/// # Errors
///
/// Those of the writer.
pub fn render(related: &Related, out: &mut dyn Write) -> Result<()> {
    let set = inline(&related.set.join(", ")).into_owned();
    writeln!(out, "{set} to {} in {}", word(&related.product), word(&related.environment))?;
    let row = |one: &Relatedness| {
        let answer = match one.holds {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not decided",
        };
        let because = one.witness.as_ref().map(|witness| format!(": {}", inline(witness))).unwrap_or_default();
        Row { name: one.relation.to_owned(), text: format!("{answer}{because}") }
    };
    rows(&related.relations.iter().map(row).collect::<Vec<_>>(), out)
}
