//! What cases say of laws, for people.

use super::{FitResult, figure, term, terms};
use crate::page::column::{INDENT, paragraph};
use crate::page::escape::inline;
use crate::page::number::count;
use crate::page::phrase::{counted, listed, word};
use crate::page::table;
use coproduce_core::analysis::evidence::{
    AreaReport, CaseList, EvidenceReport, LawReport, ModelReport, NecessityReport, Robustness, SolutionReport,
    TheoryReport, TruthTable,
};
use std::io::{Result, Write};

/// So many rows of a truth table are shown.
const MOST_ROWS: usize = 40;

/// So many models of a solution are shown.
const MOST_SHOWN: usize = 5;

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
    if let Some(table) = &report.truth_table {
        truth_table(table, &outcome(report), out)?;
        if table.rows.iter().all(|row| row.output != "positive") {
            line(&format!("no combination comes out with {}, so there is no solution", outcome(report)), out)?;
        }
    }
    for (at, solution) in report.solutions.iter().enumerate() {
        let same = report.solutions[..at].iter().rev().find(|before| is_same(before, solution));
        match same {
            Some(before) => {
                let product = outcome(report);
                writeln!(out, "  {} solution for {product}: the same as the {} one", solution.kind, before.kind)?;
            }
            None => self::solution(solution, &outcome(report), out)?,
        }
    }
    if let Some(compared) = report.theory.as_ref().filter(|one| differs(one)) {
        theory(compared, &report.product, out)?;
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
        table::render(&lines, out)?;
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
    table::render(&lines, out)
}

fn truth_table(table: &TruthTable, product: &str, out: &mut dyn Write) -> Result<()> {
    let cuts = if table.pri > 0.0 { format!(", PRI {:.3}", table.pri) } else { String::new() };
    let least = counted(table.least_cases as usize, "case");
    writeln!(out, "  truth table (at least {least}, consistency {:.3}{cuts})", table.consistency)?;
    for (at, set) in table.sets.iter().enumerate() {
        writeln!(out, "{:INDENT$}{} {}", "", letter(at), word(set))?;
    }
    let letters = (0..table.sets.len()).map(letter).collect::<Vec<_>>().join(" ");
    let head = [letters.as_str(), product, "cases", "consistency", "PRI", ""].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for row in table.rows.iter().take(MOST_ROWS) {
        let combination: Vec<&str> = row.combination.iter().map(|&is_in| if is_in { "1" } else { "0" }).collect();
        lines.push(vec![
            combination.join(" "),
            match row.output {
                "positive" => "1",
                "negative" => "0",
                _ => "?",
            }
            .to_owned(),
            count(&row.cases.count),
            figure(row.consistency),
            figure(row.pri),
            if row.is_contradictory { "contradictory" } else { "" }.to_owned(),
        ]);
    }
    table::render(&lines, out)?;
    if let Some(more) = table.rows.len().checked_sub(MOST_ROWS).filter(|&more| more > 0) {
        line(&format!("and {}; `--format json` has them", counted(more, "more row")), out)?;
    }
    let beside = [(table.undecided, "at 0.5 in a set"), (table.left_out, "with an empty cell")];
    for (cases, which) in beside.into_iter().filter(|(cases, _)| *cases > 0) {
        line(&format!("in none of the rows: {} {which}", counted(cases, "case")), out)?;
    }
    if table.remainders > 0 {
        let rows = counted(usize::try_from(table.remainders).unwrap_or(usize::MAX), "combination");
        line(&format!("{rows} without enough cases"), out)?;
    }
    match table.same_between {
        [None, None] => Ok(()),
        [above, up_to] => {
            let above = above.map_or_else(String::new, |above| format!(" above {above:.3}"));
            let up_to = up_to.map_or_else(String::new, |up_to| format!(" up to {up_to:.3}"));
            line(&format!("the same rows come out with a consistency{above}{up_to}"), out)
        }
    }
}

/// Whether laws and solution differ about any case.
fn differs(theory: &TheoryReport) -> bool {
    let has_cases = |area: &AreaReport| area.with_product.count + area.without_product.count > 0;
    has_cases(&theory.laws_alone) || has_cases(&theory.solution_alone)
}

/// Where laws and solution agree, and where not.
fn theory(theory: &TheoryReport, product: &str, out: &mut dyn Write) -> Result<()> {
    let areas = [
        ("in both", &theory.both),
        ("in the laws alone", &theory.laws_alone),
        ("in the solution alone", &theory.solution_alone),
        ("in neither", &theory.neither),
    ];
    writeln!(out, "  laws and intermediate solution")?;
    let (with, without) = (format!("with {}", word(product)), format!("without {}", word(product)));
    let mut lines = vec![vec![String::new(), with, without]];
    for (name, area) in areas {
        lines.push(vec![name.to_owned(), count(&area.with_product.count), count(&area.without_product.count)]);
    }
    table::render(&lines, out)?;
    for (cover, area) in [("the laws cover", &theory.laws_alone), ("the solution covers", &theory.solution_alone)] {
        if area.with_product.count > 0 {
            line(&format!("only {cover}: {}", named(&area.with_product)), out)?;
        }
    }
    Ok(())
}

/// Whether two solutions have the same models, with the same assumptions.
fn is_same(one: &SolutionReport, other: &SolutionReport) -> bool {
    let models = |solution: &SolutionReport| -> Vec<(String, Option<u64>)> {
        solution.models.iter().map(|model| (terms(&model.terms), model.assumptions)).collect()
    };
    models(one) == models(other)
}

/// What stands above the column of a set: a letter, or from the twenty-seventh on two.
fn letter(at: usize) -> String {
    let one = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { one(at).to_string() } else { format!("{}{}", one(at / 26 - 1), one(at)) }
}

fn solution(solution: &SolutionReport, product: &str, out: &mut dyn Write) -> Result<()> {
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
    match solution.count.saturating_sub(MOST_SHOWN) {
        0 => Ok(()),
        more => line(&format!("and {}; `--format json` has the first 100", counted(more, "more model")), out),
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

/// Writes what is said of something, in lines of the page.
fn line(text: &str, out: &mut dyn Write) -> Result<()> {
    write!(out, "{:INDENT$}", "")?;
    paragraph(text, INDENT, INDENT + 2, out)
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

/// Cases by name, and how many more there are.
fn named(list: &CaseList) -> String {
    let names: Vec<String> = list.cases.iter().map(|case| inline(&case.name).into_owned()).collect();
    match list.count - names.len() {
        0 => names.join(", "),
        more if names.is_empty() => counted(more, "case"),
        more => format!("{} and {} more", names.join(", "), count(&more)),
    }
}
