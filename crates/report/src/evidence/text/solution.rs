//! The solutions of evidence, for people.

use super::{line, named};
use crate::evidence::{figure, term, terms};
use crate::page::number::count;
use crate::page::phrase::{counted, listed};
use crate::page::table;
use coproduce_core::analysis::evidence::{ModelReport, SolutionReport};
use std::io::{Result, Write};

/// So many models of a solution are shown.
const MOST_SHOWN: usize = 5;

/// Writes the first models of a solution.
pub(super) fn solution(solution: &SolutionReport, product: &str, out: &mut dyn Write) -> Result<()> {
    if solution.count == 0 {
        return writeln!(out, "  {} solution for {product}: too large to be found", solution.kind);
    }
    let of = match (solution.count, solution.fewest) {
        (1, _) => String::new(),
        (count, fewest) if fewest == count => format!(": {count} models of equally few terms"),
        (count, 0) => format!(": {count} models"),
        (count, fewest) => format!(": {count} models, {fewest} of the fewest terms"),
    };
    let more = if solution.is_complete { "" } else { ", and perhaps more" };
    writeln!(out, "  {} solution for {product}{of}{more}", solution.kind)?;
    for model in solution.models.iter().take(MOST_SHOWN) {
        self::model(model, solution, out)?;
    }
    let shown = solution.models.len().min(MOST_SHOWN);
    match solution.count - shown {
        0 => Ok(()),
        more if solution.models.len() == shown => line(&format!("and {}", counted(more, "more model")), out),
        more => line(&format!("and {}; `--format json` has more of them", counted(more, "more model")), out),
    }
}

fn model(model: &ModelReport, of: &SolutionReport, out: &mut dyn Write) -> Result<()> {
    if of.count > 1 {
        let mark = if model.is_fewest || of.fewest == 0 { "" } else { "with more terms: " };
        line(&format!("{mark}{}", terms(&model.terms)), out)?;
    }
    let mut lines = vec![["", "consistency", "coverage", "unique", "cases"].map(str::to_owned).to_vec()];
    for one in &model.terms {
        lines.push(vec![
            term(one),
            figure(one.fit.consistency),
            figure(one.fit.coverage),
            figure(one.unique_coverage),
            count(&one.cases.count),
        ]);
    }
    if model.terms.len() > 1 {
        let fit = &model.fit;
        lines.push(vec!["all".to_owned(), figure(fit.consistency), figure(fit.coverage), String::new(), String::new()]);
    }
    table::render(&lines, out)?;
    for one in model.terms.iter().filter(|one| !one.cases.cases.is_empty()) {
        line(&format!("{}: {}", term(one), named(&one.cases)), out)?;
    }
    match model.assumptions {
        Some(0) => {}
        Some(assumed) => {
            let noun = if assumed == 1 { "1 combination" } else { &format!("{} combinations", count(&assumed)) };
            let which = listed_numbers(&model.assumed);
            let which = if which.is_empty() { which } else { format!(":{which}") };
            line(&format!("it rests on {noun} without cases{which}"), out)?;
        }
        None => line("it rests on very many combinations without cases", out)?,
    }
    if !model.untenable.is_empty() {
        line(&format!("the model speaks against assuming{}", listed_numbers(&model.untenable)), out)?;
    }
    if !model.contradictory.is_empty() {
        let which = listed_numbers(&model.contradictory);
        line(&format!("the solution for the opposite rests as well on{which}"), out)?;
    }
    Ok(())
}

/// Whether two solutions have the same models, with the same assumptions.
pub(super) fn is_same(one: &SolutionReport, other: &SolutionReport) -> bool {
    let models = |solution: &SolutionReport| -> Vec<(String, Option<u64>)> {
        solution.models.iter().map(|model| (terms(&model.terms), model.assumptions)).collect()
    };
    models(one) == models(other)
}

/// Numbers of rows, unless they are many.
fn listed_numbers(numbers: &[u64]) -> String {
    const SHOWN: usize = 12;
    if numbers.is_empty() || numbers.len() > SHOWN {
        return String::new();
    }
    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
    format!("{} {}", if numbers.len() == 1 { " row" } else { " rows" }, listed(&numbers))
}
