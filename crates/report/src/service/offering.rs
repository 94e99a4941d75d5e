//! Offerings, apart from any situation, as text of 80 columns for people.

use super::values::words;
use crate::page::column::{Row, rows};
use crate::page::number::amount;
use crate::page::phrase::{listed, word};
use coproduce_core::analysis::{Logic, LogicReport, OfferingReport};
use indexmap::IndexMap;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes the offerings of a model: their logic, their profile, and what each customer makes of them.
///
/// # Errors
///
/// Those of the writer.
pub fn offerings(offerings: &[OfferingReport], out: &mut dyn Write) -> Result<()> {
    if offerings.is_empty() {
        return Ok(());
    }
    writeln!(out, "offerings")?;
    let row = |offering: &OfferingReport| Row { name: word(&offering.name), text: offering_text(offering) };
    rows(&offerings.iter().map(row).collect::<Vec<_>>(), out)?;
    let mut customers: IndexMap<&Cow<str>, Vec<(&Cow<str>, f64)>> = IndexMap::new();
    for offering in offerings {
        for (customer, &score) in &offering.scores {
            customers.entry(customer).or_default().push((&offering.name, score));
        }
    }
    let ranked = customers.into_iter().filter(|(_, scores)| scores.len() > 1).map(|(customer, mut scores)| {
        scores.sort_by(|one, other| other.1.total_cmp(&one.1));
        let mut text = String::new();
        for (index, (name, score)) in scores.iter().enumerate() {
            let alike = index > 0 && scores[index - 1].1.total_cmp(score).is_eq();
            text.push_str(if index == 0 {
                ""
            } else if alike {
                " and "
            } else {
                ", then "
            });
            text.extend([&word(name), " ", &amount(*score)]);
        }
        Row { name: format!("  {}", word(customer)), text }
    });
    let ranked: Vec<Row> = ranked.collect();
    if !ranked.is_empty() {
        writeln!(out, "    as each customer ranks them")?;
        rows(&ranked, out)?;
    }
    writeln!(out)
}

/// `from maker to buyer, partnership: physical 9, service 7, people 2; weighed, 18 for buyer`
fn offering_text(offering: &OfferingReport) -> String {
    let profile = offering.profile.iter().filter(|(_, magnitude)| **magnitude != 0.0);
    let profile: Vec<String> =
        profile.map(|(axis, &magnitude)| format!("{} {}", axis.word(), amount(magnitude))).collect();
    let scores = offering.scores.iter().map(|(customer, score)| format!("{} for {}", amount(*score), word(customer)));
    let scores: Vec<String> = scores.collect();
    let mut text =
        format!("from {} to {}, {}", listed(&words(&offering.from)), listed(&words(&offering.to)), logics(offering));
    if !profile.is_empty() {
        text.extend([": ", &profile.join(", "), "; weighed, ", &scores.join(", ")]);
    }
    text
}

/// The logic that is declared, or those that nothing contradicts: one answer where it is that of all customers.
fn logics(offering: &OfferingReport) -> String {
    let logic = |report: &LogicReport| match report.declared {
        Some(logic) if report.possible.contains(&logic) => logic.word().to_owned(),
        Some(logic) => format!("{} (contradicted)", logic.word()),
        None if report.possible.len() == Logic::ALL.len() => "any logic".to_owned(),
        None => report.possible.iter().map(|logic| logic.word()).collect::<Vec<_>>().join(" or "),
    };
    let mut by_answer: IndexMap<String, Vec<String>> = IndexMap::new();
    for (customer, report) in &offering.logics {
        by_answer.entry(logic(report)).or_default().push(word(customer));
    }
    match by_answer.len() {
        1 => by_answer.into_keys().collect(),
        _ => by_answer
            .into_iter()
            .map(|(logic, customers)| format!("{logic} for {}", listed(&customers)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}
