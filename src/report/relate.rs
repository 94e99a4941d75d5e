//! Relations of coproducers to a product, as text and for machines.

use super::column::{Row, rows};
use super::escape::inline;
use super::phrase::word;
use crate::analysis::{Related, Relatedness};
use indexmap::IndexMap;
use serde::Serialize;
use std::io::{Result, Write};

/// The same for machines.
#[derive(Debug, Serialize)]
pub struct RelateResult<'r> {
    set: &'r [String],
    product: &'r str,
    environment: &'r str,
    producible: Option<bool>,
    anywhere: Option<bool>,
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
            producible: self.producible,
            anywhere: self.anywhere,
            relations: self.relations.iter().map(|one| (key(one), one.holds)).collect(),
            witness: witnessed.collect(),
        }
    }
}

/// Writes one line for each relation; before them, whether the product cannot be produced at all.
///
/// # Errors
///
/// Those of the writer.
pub fn render(related: &Related, out: &mut dyn Write) -> Result<()> {
    let set = inline(&related.set.join(", ")).into_owned();
    writeln!(out, "{set} to {} in {}", word(&related.product), word(&related.environment))?;
    if related.producible == Some(false) {
        writeln!(out, "  {} cannot be produced in {} at all", word(&related.product), word(&related.environment))?;
    }
    let row = |one: &Relatedness| {
        let answer = match one.holds {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not decided",
        };
        let because = match (&one.witness, one.relation, one.holds, related.anywhere) {
            (Some(witness), ..) => format!(": {}", inline(witness)),
            (None, "irrelevant", Some(true), Some(true)) => {
                ": no difference here, but one for the better elsewhere".to_owned()
            }
            (None, "irrelevant", Some(true), Some(false)) => {
                ": no difference here, nor anywhere for the better".to_owned()
            }
            _ => String::new(),
        };
        Row { name: one.relation.to_owned(), text: format!("{answer}{because}") }
    };
    rows(&related.relations.iter().map(row).collect::<Vec<_>>(), out)
}
