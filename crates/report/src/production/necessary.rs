//! What a product cannot do without, as text.

use crate::page::column::{INDENT, paragraph};
use crate::page::phrase::{listed, word};
use coproduce_core::ask::answer::NecessaryResult;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes both lists.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &NecessaryResult, out: &mut dyn Write) -> Result<()> {
    let (product, situation) = (word(&result.product), word(&result.situation));
    writeln!(out, "{product} in {situation}: {}", result.verdict.word())?;
    if result.necessary.is_empty() && result.necessary_products.is_empty() {
        return writeln!(out, "  nothing is necessary: whatever is taken away, another way remains");
    }
    let mut list = |title: &str, names: &[Cow<str>]| -> Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        writeln!(out, "  {title}")?;
        write!(out, "{:INDENT$}", "")?;
        let names: Vec<String> = names.iter().map(|name| word(name)).collect();
        paragraph(&listed(&names), INDENT, INDENT, out)
    };
    list("necessary", &result.necessary)?;
    list("necessary products along the way", &result.necessary_products)
}
