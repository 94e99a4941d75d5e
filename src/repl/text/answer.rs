//! Proofs and relations.

use crate::model::written;
use crate::repl::proof::Explanation;
use crate::report::escape::inline;
use crate::report::relate::{self, Related};
use crate::report::{listed, why, why_not};
use std::io::{Result, Write};

pub(super) fn explanation(explanation: &Explanation, out: &mut dyn Write) -> Result<()> {
    match explanation {
        Explanation::Produced { product, situation, why: reason, sources } => {
            let [product, situation] = [product, situation].map(|name| written(name));
            writeln!(out, "{} is produced in {}", inline(&product), inline(&situation))?;
            why::render(sources, reason, why::Extent::READABLE, out)
        }
        Explanation::NotProduced(result) => why_not::render(result, out),
    }
}

/// The strongest that can be said, then every relation with what shows that it does not hold.
pub(super) fn related(related: &Related, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", summary(related))?;
    relate::render(related, out)
}

/// `producer   necessary in outdoors, not sufficient alone`
fn summary(related: &Related) -> String {
    let holds = |wanted: &str| related.relations.iter().any(|one| one.relation == wanted && one.holds == Some(true));
    let one = related.set.len() == 1;
    let place = inline(&written(&related.environment)).into_owned();
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
