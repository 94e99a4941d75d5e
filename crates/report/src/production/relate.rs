//! Relations of coproducers to a product, as text.

use crate::page::column::{Row, rows};
use crate::page::escape::inline;
use crate::page::phrase::{listed, word};
use coproduce_core::ask::answer::{Related, Relatedness};
use std::io::{Result, Write};

/// Writes the strongest that can be said, then a line for each relation with what shows that it does not hold.
///
/// # Errors
///
/// Those of the writer.
pub fn render(related: &Related, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", summary(related))?;
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

/// `producer   necessary in outdoors, not sufficient alone`
fn summary(related: &Related) -> String {
    let holds = |wanted: &str| related.relations.iter().any(|one| one.relation == wanted && one.holds == Some(true));
    let one = related.set.len() == 1;
    let place = word(&related.environment);
    let strongest: Vec<String> = ["cause", "producer", "potential producer", "irrelevant"]
        .into_iter()
        .filter(|relation| holds(relation))
        .filter(|relation| *relation != "potential producer" || !holds("producer"))
        .map(|relation| {
            if one || relation == "cause" || relation == "irrelevant" {
                relation.to_owned()
            } else {
                format!("{relation}s")
            }
        })
        .collect();
    let role = if strongest.is_empty() { "neither cause nor producer".to_owned() } else { listed(&strongest) };
    let necessary = match (holds("necessary"), one) {
        (true, true) => format!("necessary in {place}"),
        (true, false) => format!("each necessary in {place}"),
        (false, _) => format!("not necessary in {place}"),
    };
    let sufficient = match (holds("sufficient"), one || !holds("cause")) {
        (true, true) => format!("sufficient with what {place} holds"),
        (true, false) => "sufficient together".to_owned(),
        (false, _) if one => "not sufficient alone".to_owned(),
        (false, _) => "not sufficient together".to_owned(),
    };
    format!("{role}   {necessary}, {sufficient}")
}
