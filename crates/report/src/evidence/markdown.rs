//! What cases say of laws, as Markdown.

use super::{FitResult, figure, term};
use crate::page::markdown::escaped;
use coproduce_core::analysis::evidence::EvidenceReport;
use std::io::{Result, Write};

/// Writes a section for each piece of evidence, with a table of its laws and one of each solution.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &FitResult, out: &mut dyn Write) -> Result<()> {
    for (at, one) in result.evidence.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        section(&one.report, out)?;
    }
    Ok(())
}

fn section(report: &EvidenceReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "## {}\n", escaped(&report.evidence))?;
    writeln!(
        out,
        "| law for {} | consistency | PRI | coverage | unique | cases | verdict |",
        escaped(&report.product)
    )?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|---|")?;
    for law in &report.laws {
        let name = escaped(&law.law);
        let Some(fit) = &law.fit else {
            writeln!(out, "| {name} | | | | | | not tested |")?;
            continue;
        };
        let verdict = match law.passes {
            Some(true) => "borne out",
            Some(false) => "refuted",
            None => "",
        };
        let [consistency, pri, coverage, unique] =
            [fit.consistency, fit.pri, fit.coverage, law.unique_coverage].map(figure);
        let members = fit.members;
        writeln!(out, "| {name} | {consistency} | {pri} | {coverage} | {unique} | {members} | {verdict} |")?;
    }
    for solution in &report.solutions {
        for model in &solution.models {
            let not = if report.of_absence { "not " } else { "" };
            let head = format!("{} solution for {not}{}", solution.kind, escaped(&report.product));
            writeln!(out, "\n| {head} | consistency | coverage | unique |")?;
            writeln!(out, "|---|--:|--:|--:|")?;
            for one in &model.terms {
                let [consistency, coverage, unique] =
                    [one.fit.consistency, one.fit.coverage, one.unique_coverage].map(figure);
                writeln!(out, "| {} | {consistency} | {coverage} | {unique} |", escaped(&term(one)))?;
            }
        }
    }
    Ok(())
}
