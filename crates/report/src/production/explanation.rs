//! Why something is produced, or why not.

use super::{why, why_not};
use crate::page::phrase::word;
use crate::page::surface::Page;
use coproduce_core::ask::answer::Explanation;
use std::io::{Result, Write};

/// Writes a proof, or what is missing.
///
/// # Errors
///
/// Those of the writer.
pub fn render(explanation: &Explanation, page: Page, out: &mut dyn Write) -> Result<()> {
    match explanation {
        Explanation::Produced { product, situation, why: reason, sources } => {
            writeln!(out, "{} is produced in {}", word(product), word(situation))?;
            why::render(sources, reason, page, out)
        }
        Explanation::NotProduced(result) => why_not::render(result, page, out),
    }
}
