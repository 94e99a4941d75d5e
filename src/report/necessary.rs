//! What a product cannot do without, as text and for machines.

use super::column::{INDENT, paragraph};
use super::phrase::{listed, word};
use crate::analysis::{Necessary, Verdict, Words};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

/// What a product cannot do without, in the words of the model.
#[derive(Debug, Serialize)]
pub struct NecessaryResult<'p> {
    product: Cow<'p, str>,
    situation: Cow<'p, str>,
    environment: Cow<'p, str>,
    verdict: Verdict,
    /// What no law produces here.
    necessary: Vec<Cow<'p, str>>,
    /// Products on the way.
    necessary_products: Vec<Cow<'p, str>>,
}

impl<'p> NecessaryResult<'p> {
    /// What was found, in words.
    pub fn new(
        words: Words<'p>,
        [product, situation, environment]: [Cow<'p, str>; 3],
        verdict: Verdict,
        found: &Necessary,
    ) -> Self {
        let named = |atoms: &[_]| atoms.iter().map(|&atom| words.atom(atom)).collect();
        let (necessary, necessary_products) = (named(&found.bases), named(&found.products));
        Self { product, situation, environment, verdict, necessary, necessary_products }
    }
}

/// Writes both lists.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &NecessaryResult, out: &mut dyn Write) -> Result<()> {
    let (product, situation) = (word(&result.product), word(&result.situation));
    writeln!(out, "{product} in {situation}: {}", result.verdict.word())?;
    if result.necessary.is_empty() && result.necessary_products.is_empty() {
        return writeln!(out, "  nothing is necessary: whatever is taken away, another way is left");
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
    list("necessary products on the way", &result.necessary_products)
}
