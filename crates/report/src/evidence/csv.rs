//! What cases say of laws, as comma-separated values: one row for each law, and for each term of each solution.

use super::{FitResult, terms};
use crate::page::sheet::cell;
use coproduce_core::analysis::evidence::Measures;
use std::io::{Result, Write};

/// Writes a row for each law, and for each model of each solution.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &FitResult, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "file,evidence,product,what,condition,cases,members,consistency,pri,coverage,unique,verdict")?;
    for one in &result.evidence {
        let report = &one.report;
        let mut row = |what: &str, condition: &str, fit: &Measures, unique: Option<f64>, verdict: &str| {
            let numbers = [fit.consistency, fit.pri, fit.coverage, unique].map(number).join(",");
            writeln!(
                out,
                "{},{},{},{what},{},{},{},{numbers},{verdict}",
                cell(&one.file),
                cell(&report.evidence),
                cell(&report.product),
                cell(condition),
                fit.cases,
                fit.members,
            )
        };
        for law in &report.laws {
            let Some(fit) = &law.fit else { continue };
            let verdict = match law.passes {
                Some(true) => "borne out",
                Some(false) => "refuted",
                None => "",
            };
            row("law", &law.law, fit, law.unique_coverage, verdict)?;
        }
        for solution in &report.solutions {
            for model in &solution.models {
                row(solution.kind, &terms(&model.terms), &model.fit, None, "")?;
            }
        }
    }
    Ok(())
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
