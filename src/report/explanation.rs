//! Why something is produced, or why not.

use super::phrase::word;
use super::surface::Page;
use super::{why, why_not};
use crate::ask::answer::Explanation;
use std::io::{Result, Write};

/// Writes a proof, or what is missing.
///
/// # Errors
///
/// Those of the writer.
pub fn render(explanation: &Explanation, page: Page, out: &mut dyn Write) -> Result<()> {
    match explanation {
        Explanation::Produced { product, situation, proof, sources } => {
            writeln!(out, "{} is produced in {}", word(product), word(situation))?;
            why::render(sources, proof, page, out)
        }
        Explanation::NotProduced(result) => why_not::render(result, page, out),
        Explanation::EitherWay { product, situation } => {
            writeln!(out, "{} is produced in {} whatever is open,", word(product), word(situation))?;
            writeln!(out, "  by one law or another: suppose what is open to see by which")
        }
    }
}
