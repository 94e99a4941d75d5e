//! A small table: names to the left, numbers to the right.

use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 4;
/// A wider name has its numbers on the next line.
const WIDEST_NAME: usize = 24;
const GAP: usize = 2;

/// Writes lines of as many cells each, the first of them the header.
pub(crate) fn render(lines: &[Vec<String>], out: &mut dyn Write) -> Result<()> {
    let Some(header) = lines.first() else { return Ok(()) };
    let widest = |column: usize| lines.iter().map(|line| line[column].width()).max().unwrap_or(0);
    let names = lines.iter().map(|line| line[0].width()).filter(|&width| width <= WIDEST_NAME).max().unwrap_or(0);
    let widths: Vec<usize> = (1..header.len()).map(widest).collect();
    for line in lines {
        write!(out, "{:INDENT$}{}", "", line[0])?;
        let mut at = line[0].width();
        if at > names {
            write!(out, "\n{:INDENT$}", "")?;
            at = 0;
        }
        let mut blank = names - at;
        for (cell, width) in line[1..].iter().zip(&widths) {
            blank += GAP + width - cell.width();
            if !cell.is_empty() {
                write!(out, "{:blank$}{cell}", "")?;
                blank = 0;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}
