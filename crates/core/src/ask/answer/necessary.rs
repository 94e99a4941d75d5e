//! What a product cannot do without.

use crate::analysis::{Necessary, Verdict, Words};
use serde::Serialize;
use std::borrow::Cow;

/// What a product cannot do without, in the words of the model.
#[derive(Debug, Serialize)]
pub struct NecessaryResult<'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// Its environment.
    pub environment: Cow<'p, str>,
    /// What becomes of it there.
    pub verdict: Verdict,
    /// What no law produces here.
    pub necessary: Vec<Cow<'p, str>>,
    /// Products on the way.
    pub necessary_products: Vec<Cow<'p, str>>,
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
