//! Cells of comma-separated values.

use super::escape::inline;

/// A name in a cell: quoted, and no formula to a program that computes tables.
pub(crate) fn cell(text: &str) -> String {
    let text = inline(text);
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !text.contains([',', '"', '\n', '\r', '\'', ';']) {
        return text.into_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
