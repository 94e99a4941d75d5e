//! Products in several situations side by side: as text of 80 columns, as Markdown and as CSV.

use crate::page::escape::inline;
use crate::page::markdown::escaped;
use crate::page::phrase::{counted, listed, word};
use crate::page::sheet;
use coproduce_core::analysis::{How, Verdict};
use coproduce_core::ask::answer::{Cell, Column, Compared, Row, Table};
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// The width of the page.
const WIDTH: usize = 80;
/// A wider cell is cut.
const WIDEST: usize = 20;
const GAP: usize = 2;

/// Writes a table for each model: a line for each product, a column for each situation. Where the situations do not fit
/// beside one another, they stand below one another in parts.
///
/// # Errors
///
/// Those of the writer.
pub fn text(compared: &Compared, out: &mut dyn Write) -> Result<()> {
    let several = compared.tables.len() > 1;
    for table in &compared.tables {
        if several {
            writeln!(out, "--- {}\n", inline(&table.file))?;
        }
        parts(table, out)?;
    }
    if compared.tables.iter().any(|table| !table.products.is_empty()) {
        writeln!(out, "by a law if one is named; `-` not produced, `?` undetermined")?;
    }
    Ok(())
}

fn parts(table: &Table, out: &mut dyn Write) -> Result<()> {
    if table.situations.is_empty() {
        return writeln!(out, "no scenario or environment to compare\n");
    }
    if table.products.is_empty() {
        let alike = if table.alike > 0 { "every product comes out the same" } else { "no law produces anything" };
        return writeln!(out, "{alike} in {}\n", counted(table.situations.len(), "situation"));
    }
    let names: Vec<String> = table.products.iter().map(|row| fitted(&word(&row.name))).collect();
    let left = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let columns: Vec<Vec<String>> = (0..table.situations.len()).map(|at| column(table, at)).collect();
    let widths: Vec<usize> =
        columns.iter().map(|column| column.iter().map(|cell| cell.width()).max().unwrap_or(0) + GAP).collect();
    let mut at = 0;
    while at < columns.len() {
        let mut used = left + widths[at];
        let mut end = at + 1;
        while end < columns.len() && used + widths[end] <= WIDTH {
            used += widths[end];
            end += 1;
        }
        let heads = std::iter::once(String::new()).chain(names.iter().cloned());
        for (line, head) in heads.enumerate() {
            let mut text = padded(&head, left);
            for (column, width) in columns[at..end].iter().zip(&widths[at..end]) {
                text.push_str(&padded(&format!("{:GAP$}{}", "", column[line]), *width));
            }
            writeln!(out, "{}", text.trim_end())?;
        }
        writeln!(out)?;
        at = end;
    }
    if table.alike > 0 {
        writeln!(out, "{} the same in all of them\n", counted(table.alike, "product"))?;
    }
    Ok(())
}

/// The name of a situation, and what becomes of each product there.
fn column(table: &Table, at: usize) -> Vec<String> {
    let head = std::iter::once(fitted(&heading(&table.situations[at].name)));
    head.chain(table.products.iter().map(|row| fitted(&said(&row.cells[at])))).collect()
}

/// The name of a situation; where that is too wide, of a row of a table without its table.
fn heading(name: &str) -> String {
    let whole = word(name);
    match name.split_once(": ") {
        Some((_, row)) if whole.width() > WIDEST => format!("… {}", inline(row)),
        _ => whole,
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(text.width()))
}

/// A text that is cut where it is too wide.
fn fitted(text: &str) -> String {
    if text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut cut = String::new();
    for character in text.chars() {
        if cut.width() + 2 > WIDEST {
            break;
        }
        cut.push(character);
    }
    cut + "…"
}

/// By what a product is produced; `-` where it is not, `?` where that depends on what is open.
fn said(cell: &Cell) -> String {
    match (cell.verdict, cell.how) {
        (Some(Verdict::Produced), _) if !cell.by.is_empty() => {
            listed(&cell.by.iter().map(|law| word(law)).collect::<Vec<_>>())
        }
        (Some(Verdict::Produced), Some(How::Given)) => "given".to_owned(),
        (Some(Verdict::Produced), Some(How::Held)) => "held".to_owned(),
        (Some(Verdict::Produced), _) => "produced".to_owned(),
        (Some(Verdict::NotProduced), _) => "-".to_owned(),
        (Some(Verdict::Undetermined), _) => "?".to_owned(),
        (None, _) => "not decided".to_owned(),
    }
}

/// Writes the tables in Markdown.
///
/// # Errors
///
/// Those of the writer.
pub fn markdown(compared: &Compared, out: &mut dyn Write) -> Result<()> {
    for table in &compared.tables {
        writeln!(out, "### {}\n", escaped(&inline(&table.file)))?;
        let heads: Vec<String> = table.situations.iter().map(|one| escaped(&word(&one.name))).collect();
        writeln!(out, "| | {} |", heads.join(" | "))?;
        writeln!(out, "|---{}|", "|---".repeat(heads.len()))?;
        for row in &table.products {
            let cells: Vec<String> = row.cells.iter().map(|cell| escaped(&said(cell))).collect();
            writeln!(out, "| {} | {} |", escaped(&word(&row.name)), cells.join(" | "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes the tables as CSV: a row for each product in each situation.
///
/// # Errors
///
/// Those of the writer.
pub fn csv(compared: &Compared, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "file,situation,environment,product,verdict,by")?;
    for table in &compared.tables {
        for Row { name, cells, .. } in &table.products {
            for (Column { name: situation, environment, .. }, cell) in table.situations.iter().zip(cells) {
                let verdict = cell.verdict.map_or("not decided", Verdict::word);
                let by = cell.by.join("; ");
                let cells = [&*table.file, situation, environment, name, verdict, &by].map(sheet::cell);
                writeln!(out, "{}", cells.join(","))?;
            }
        }
    }
    Ok(())
}
