//! Names in a column with text beside them, wrapped at the width of the page.

use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// The width of the page.
const WIDTH: usize = 80;
/// Where names begin.
pub const INDENT: usize = 4;
/// A wider name has its text on the next line.
const WIDEST_NAME: usize = 28;
/// Between a name and its text.
const GAP: usize = 3;

/// A name and what is said of it.
pub struct Row {
    /// The name.
    pub name: String,
    /// What is said of it.
    pub text: String,
}

/// Writes rows with their texts aligned.
///
/// # Errors
///
/// Those of the writer.
pub fn rows(rows: &[Row], out: &mut dyn Write) -> Result<()> {
    let widths = rows.iter().map(|row| row.name.width()).filter(|&width| width <= WIDEST_NAME);
    let column = INDENT + widths.max().unwrap_or(0) + GAP;
    for row in rows {
        write!(out, "{:INDENT$}{}", "", row.name)?;
        let at = INDENT + row.name.width();
        if at + GAP > column {
            writeln!(out)?;
            write!(out, "{:column$}", "")?;
        } else {
            write!(out, "{:1$}", "", column - at)?;
        }
        paragraph(&row.text, column, column + 2, out)?;
    }
    Ok(())
}

/// Writes a text that begins at a column, with all further lines indented. A run of spaces stays as it is, or becomes
/// the end of a line.
///
/// # Errors
///
/// Those of the writer.
pub fn paragraph(text: &str, column: usize, indent: usize, out: &mut dyn Write) -> Result<()> {
    paragraph_within(WIDTH, text, column, indent, out)
}

/// The same on a page of another width.
///
/// # Errors
///
/// Those of the writer.
pub fn paragraph_within(page: usize, text: &str, column: usize, indent: usize, out: &mut dyn Write) -> Result<()> {
    let mut at = column;
    let mut space = 0;
    let mut fresh = true;
    for word in text.split(' ') {
        if word.is_empty() {
            space += 1;
            continue;
        }
        let width = word.width();
        if fresh {
            at += width;
        } else if at + space + width > page {
            write!(out, "\n{:indent$}", "")?;
            at = indent + width;
        } else {
            write!(out, "{:space$}", "")?;
            at += space + width;
        }
        write!(out, "{word}")?;
        (fresh, space) = (false, 1);
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_a_column_and_texts_wrap() {
        let wide = "w".repeat(30);
        let row = |name: &str, text: &str| Row { name: name.to_owned(), text: text.to_owned() };
        let mut out = Vec::new();
        rows(&[row("oak", "by a"), row("諏訪湖", &"word ".repeat(20)), row(&wide, "by b")], &mut out).unwrap();
        let lines: Vec<String> = String::from_utf8(out).unwrap().lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "    oak      by a");
        assert!(lines[1].starts_with("    諏訪湖   word word"));
        assert!(lines[2].starts_with("               word"));
        assert_eq!(lines[3..], [format!("    {wide}"), "             by b".to_owned()]);
        assert!(lines.iter().all(|line| line.width() <= WIDTH));
    }
}
