//! The matrix of a platform, as text, as Markdown and for machines.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::markdown::escaped;
use crate::page::phrase::{listed, word};
use coproduce_core::analysis::{Cell, Matrix};
use coproduce_syntax::declaration::{Phase, Strategy};
use std::borrow::Cow;
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// What stands in a cell that asks for an action and has none.
const EMPTY: &str = "(none)";
const GAP: usize = 2;

/// Writes a matrix: strategies from left to right, phases from top to bottom, and what is left to do.
///
/// # Errors
///
/// Those of the writer.
pub fn text(matrix: &Matrix, out: &mut dyn Write) -> Result<()> {
    paragraph(&heading(matrix), 0, 4, out)?;
    writeln!(out)?;
    let phases: Vec<&str> = Phase::ALL.map(Phase::word).to_vec();
    let left = phases.iter().map(|phase| phase.width()).max().unwrap_or(0) + GAP;
    let widths = Strategy::ALL.map(|strategy| {
        let cells = matrix.cells.iter().filter(|cell| cell.strategy == strategy);
        let lines = cells.flat_map(lines).map(|line| line.width());
        lines.chain([strategy.word().width()]).max().unwrap_or(0) + GAP
    });
    write!(out, "  {:left$}", "")?;
    let header: Vec<String> = Strategy::ALL.map(|strategy| strategy.word().to_owned()).to_vec();
    row(&header, &widths, out)?;
    for phase in Phase::ALL {
        let cells = Strategy::ALL.map(|strategy| lines(cell(matrix, strategy, phase)));
        for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let name = if at == 0 { phase.word() } else { "" };
            write!(out, "  {name:left$}")?;
            let line = cells.each_ref().map(|cell| cell.get(at).cloned().unwrap_or_default());
            row(&line, &widths, out)?;
        }
    }
    writeln!(out)?;
    for line in remarks(matrix) {
        paragraph(&format!("  {line}"), 2, 4, out)?;
    }
    Ok(())
}

fn row(cells: &[String], widths: &[usize], out: &mut dyn Write) -> Result<()> {
    let mut blank = 0;
    for (cell, width) in cells.iter().zip(widths) {
        if !cell.is_empty() {
            write!(out, "{:blank$}{cell}", "")?;
            blank = 0;
        }
        blank += width - cell.width();
    }
    writeln!(out)
}

/// Writes a matrix as a table of Markdown.
///
/// # Errors
///
/// Those of the writer.
pub fn markdown(matrix: &Matrix, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "### {}\n", escaped(&heading(matrix)))?;
    write!(out, "| |")?;
    Strategy::ALL.iter().try_for_each(|strategy| write!(out, " {} |", strategy.word()))?;
    writeln!(out, "\n|---|---|---|---|")?;
    for phase in Phase::ALL {
        write!(out, "| {} |", escaped(phase.word()))?;
        for strategy in Strategy::ALL {
            let cell = lines(cell(matrix, strategy, phase));
            write!(out, " {} |", cell.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br>"))?;
        }
        writeln!(out)?;
    }
    writeln!(out)?;
    remarks(matrix).iter().try_for_each(|line| writeln!(out, "- {}", escaped(line)))
}

/// `platform ichiba by operator: shoppers with merchants, hosting market_day`
fn heading(matrix: &Matrix) -> String {
    let mut text = format!("platform {}", word(&matrix.platform));
    if !matrix.operators.is_empty() {
        text.extend([" by ", &names(&matrix.operators)]);
    }
    if !matrix.customers.is_empty() && !matrix.providers.is_empty() {
        text.extend([": ", &names(&matrix.customers), " with ", &names(&matrix.providers)]);
    }
    if !matrix.hosts.is_empty() {
        text.extend([", hosting ", &names(&matrix.hosts)]);
    }
    text
}

/// What is left to do, and who brings it about.
fn remarks(matrix: &Matrix) -> Vec<String> {
    let empty = matrix.cells.iter().filter(|cell| cell.primary && cell.actions.is_empty());
    let empty: Vec<String> = empty.map(|cell| format!("{} × {}", cell.strategy.word(), cell.phase.word())).collect();
    let mut lines = vec![format!("{} of {} primary cells have an action", matrix.covered, matrix.primary)];
    if !empty.is_empty() {
        lines.push(format!("without one: {}", empty.join(", ")));
    }
    let stages = matrix.stages.iter().map(|(stage, actions)| (stage.word(), &actions[..]));
    lines.extend(shares("involvement", stages.collect()));
    let roles = matrix.producers.iter().map(|(role, actors)| (role.word(), &actors[..]));
    lines.extend(shares("producers", roles.collect()));
    lines
}

/// What stands for each of some words, where anything does: `producers: idiot kenji; no outsider, no youngster`.
fn shares(what: &str, all: Vec<(&str, &[Cow<str>])>) -> Option<String> {
    let (there, missing): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, names)| !names.is_empty());
    if there.is_empty() {
        return None;
    }
    let there: Vec<String> = there.into_iter().map(|(word, these)| format!("{word} {}", names(these))).collect();
    let missing: Vec<String> = missing.into_iter().map(|(word, _)| format!("no {word}")).collect();
    let missing = if missing.is_empty() { String::new() } else { format!("; {}", missing.join(", ")) };
    Some(format!("{what}: {}{missing}", there.join(", ")))
}

fn names(names: &[Cow<str>]) -> String {
    listed(&names.iter().map(|name| word(name)).collect::<Vec<_>>())
}

fn cell<'m, 'p>(matrix: &'m Matrix<'p>, strategy: Strategy, phase: Phase) -> &'m Cell<'p> {
    let at = strategy as usize * Phase::ALL.len() + phase as usize;
    &matrix.cells[at]
}

/// The lines of a cell: an action each.
fn lines(cell: &Cell) -> Vec<String> {
    if cell.actions.is_empty() {
        return vec![if cell.primary { EMPTY.to_owned() } else { "-".to_owned() }];
    }
    cell.actions.iter().map(|action| inline(&word(action)).into_owned()).collect()
}
