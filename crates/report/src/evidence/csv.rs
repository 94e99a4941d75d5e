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
        let mut row = |(what, product): (&str, &str), condition: &str, numbers: &str, verdict: &str| {
            let (file, evidence) = (cell(&one.file), cell(&report.evidence));
            writeln!(out, "{file},{evidence},{},{what},{},{numbers},{verdict}", cell(product), cell(condition))
        };
        for law in &report.laws {
            let Some(fit) = &law.fit else {
                row(("law", &report.product), &law.law, ",,,,,", "not tested")?;
                continue;
            };
            let verdict = match law.passes {
                Some(true) => "borne out",
                Some(false) => "refuted",
                None => "",
            };
            row(("law", &report.product), &law.law, &numbers(fit, law.unique_coverage), verdict)?;
        }
        let outcome = if report.of_absence { format!("not {}", report.product) } else { report.product.to_string() };
        for solution in &report.solutions {
            for model in &solution.models {
                row((solution.kind, &outcome), &terms(&model.terms), &numbers(&model.fit, None), "")?;
            }
        }
    }
    Ok(())
}

/// The cells with the numbers of a row.
fn numbers(fit: &Measures, unique: Option<f64>) -> String {
    let measures = [fit.consistency, fit.pri, fit.coverage, unique].map(number).join(",");
    format!("{},{},{measures}", fit.cases, fit.members)
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
