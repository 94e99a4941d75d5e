//! What cases say of laws, for people.

mod solution;
mod table;
mod theory;

use super::{FitResult, figure};
use crate::page::column::{INDENT, paragraph};
use crate::page::escape::inline;
use crate::page::number::count;
use crate::page::phrase::{counted, word};
use crate::page::table as columns;
use coproduce_core::analysis::evidence::{CaseList, EvidenceReport, LawReport, NecessityReport, Robustness};
use std::io::{Result, Write};

/// What is necessary in fewer cases is not listed: nine tenths are usual (Ragin 2006; Schneider and Wagemann 2012).
const NECESSARY: f64 = 0.9;
/// Writes what the cases say of each law, and what their rows come to.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &FitResult, out: &mut dyn Write) -> Result<()> {
    for (at, one) in result.evidence.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        evidence(&one.report, out)?;
    }
    Ok(())
}

fn evidence(report: &EvidenceReport, out: &mut dyn Write) -> Result<()> {
    let stand_for =
        if report.counted == report.cases { String::new() } else { format!(", counted as {}", count(&report.counted)) };
    let cases = counted(report.cases, "case");
    writeln!(
        out,
        "{}: {cases} from {}{stand_for}, in {}",
        word(&report.evidence),
        inline(report.table),
        word(&report.environment)
    )?;
    missing(report, out)?;
    laws(report, out)?;
    necessary(report, out)?;
    for unknown in &report.too_large {
        writeln!(out, "  {unknown}")?;
    }
    if let Some(table) = &report.truth_table {
        table::truth_table(table, &outcome(report), out)?;
        if table.rows.iter().all(|row| row.output != "positive") {
            line(&format!("no combination comes out with {}, so there is no solution", outcome(report)), out)?;
        }
    }
    for (at, solution) in report.solutions.iter().enumerate() {
        let same = report.solutions[..at].iter().rev().find(|before| solution::is_same(before, solution));
        match same {
            Some(before) => {
                let product = outcome(report);
                writeln!(out, "  {} solution for {product}: the same as the {} one", solution.kind, before.kind)?;
            }
            None => solution::solution(solution, &outcome(report), out)?,
        }
    }
    if let Some(compared) = report.theory.as_ref().filter(|one| theory::differs(one)) {
        theory::theory(compared, &report.product, out)?;
    }
    if !report.proposed.is_empty() {
        writeln!(out, "  what the cases suggest beside the laws")?;
        for law in &report.proposed {
            line(&inline(law), out)?;
        }
    }
    Ok(())
}

/// What truth table and solutions are of.
fn outcome(report: &EvidenceReport) -> String {
    let product = word(&report.product);
    if report.of_absence { format!("not {product}") } else { product }
}

fn missing(report: &EvidenceReport, out: &mut dyn Write) -> Result<()> {
    let lacking = report.sets.iter().filter(|set| set.missing > 0);
    let lacking: Vec<String> = lacking.map(|set| format!("{} {}", word(&set.name), count(&set.missing))).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    writeln!(out, "  empty cells")?;
    line(&lacking.join(", "), out)
}

fn laws(report: &EvidenceReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  laws for {}", word(&report.product))?;
    if report.laws.is_empty() {
        return writeln!(out, "{:INDENT$}none applies there", "");
    }
    let head = ["", "consistency", "PRI", "coverage", "unique", "cases"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for law in report.laws.iter().filter(|law| law.fit.is_some()) {
        let Some(fit) = &law.fit else { continue };
        lines.push(vec![
            word(&law.law),
            figure(fit.consistency),
            figure(fit.pri),
            figure(fit.coverage),
            figure(law.unique_coverage),
            count(&fit.members),
        ]);
    }
    if let Some(together) = report.together.as_ref().filter(|_| lines.len() > 2) {
        let all = [
            "together".to_owned(),
            figure(together.consistency),
            figure(together.pri),
            figure(together.coverage),
            String::new(),
            count(&together.members),
        ];
        lines.push(all.to_vec());
    }
    if lines.len() > 1 {
        columns::render(&lines, out)?;
    }
    for law in &report.laws {
        remarks(law, out)?;
    }
    if report.uncovered.count > 0 {
        line(&format!("{} by none of them: {}", word(&report.product), named(&report.uncovered)), out)?;
    }
    Ok(())
}

fn remarks(law: &LawReport, out: &mut dyn Write) -> Result<()> {
    let mut say = |text: String| line(&text, out);
    let name = word(&law.law);
    if let Some(why) = &law.untested {
        return say(format!("{name} is not held against them: {}", inline(why)));
    }
    match (law.passes, law.wanted) {
        (Some(true), _) => say(format!("{name} is borne out"))?,
        (Some(false), Some(wanted)) => {
            let pri = if wanted.pri > 0.0 { format!(" and PRI {:.3}", wanted.pri) } else { String::new() };
            say(format!("{name} is refuted: it needs consistency {:.3}{pri}", wanted.consistency))?;
        }
        _ => {}
    }
    if law.deviating.count > 0 {
        say(format!("the condition of {name} without the product: {}", named(&law.deviating)))?;
    }
    if law.in_degree > 0 {
        let cases = counted(law.in_degree, "case");
        say(format!("{cases} on the same side of both, and more in the condition than in the product"))?;
    }
    if let Some(robustness) = &law.robustness {
        robust(&name, robustness, &mut say)?;
    }
    Ok(())
}

fn robust(name: &str, robustness: &Robustness, say: &mut dyn FnMut(String) -> Result<()>) -> Result<()> {
    if let Some([least, most]) = robustness.without_a_case {
        say(format!("whichever case is left out, the consistency of {name} is {least:.3} to {most:.3}"))?;
    }
    if robustness.decisive.count > 0 {
        say(format!("the verdict rests on {}", named(&robustness.decisive)))?;
    }
    for set in &robustness.thresholds {
        let turns: Vec<String> = set.from.iter().chain(&set.to).map(|turn| format!("at {turn}")).collect();
        let said = if turns.is_empty() {
            "the verdict does not turn".to_owned()
        } else {
            format!("the verdict turns {}", turns.join(" and "))
        };
        let tried: Vec<String> = set.tried.iter().flatten().map(|tried| format!("{tried}")).collect();
        let stopped =
            if tried.is_empty() { String::new() } else { format!("; tried as far as {}", tried.join(" and ")) };
        say(format!("threshold {} of {}: {said}{stopped}", set.threshold, word(&set.name)))?;
    }
    Ok(())
}

fn necessary(report: &EvidenceReport, out: &mut dyn Write) -> Result<()> {
    let is_necessary = |one: &&NecessityReport| one.consistency.is_some_and(|found| found >= NECESSARY);
    let found: Vec<&NecessityReport> = report.necessary.iter().filter(is_necessary).collect();
    if found.is_empty() {
        return Ok(());
    }
    writeln!(out, "  necessary for {} (consistency at least {NECESSARY:.3})", outcome(report))?;
    let mut lines = vec![["", "consistency", "coverage", "relevance"].map(str::to_owned).to_vec()];
    for one in found {
        let name = if one.absent { format!("not {}", word(&one.name)) } else { word(&one.name) };
        lines.push(vec![name, figure(one.consistency), figure(one.coverage), figure(one.relevance)]);
    }
    columns::render(&lines, out)
}

/// Writes what is said of something, in lines of the page.
fn line(text: &str, out: &mut dyn Write) -> Result<()> {
    write!(out, "{:INDENT$}", "")?;
    paragraph(text, INDENT, INDENT + 2, out)
}

/// Cases by name, and how many more there are.
fn named(list: &CaseList) -> String {
    let names: Vec<String> = list.cases.iter().map(|case| inline(&case.name).into_owned()).collect();
    match list.count - names.len() {
        0 => names.join(", "),
        more if names.is_empty() => counted(more, "case"),
        more => format!("{} and {} more", names.join(", "), count(&more)),
    }
}
