//! Why something is produced.

use crate::analysis::{Proof, ProofStep};
use crate::source::{Place, Sources};
use serde::Serialize;
use std::borrow::Cow;

/// A larger proof is a list.
const LARGEST_TREE: usize = 60;
/// A deeper proof is a list.
const DEEPEST_TREE: usize = 16;

/// Whether a proof is small enough to be read as a tree.
pub(crate) fn is_tree(proof: &Proof) -> bool {
    proof.steps.len() <= LARGEST_TREE && depth(proof) <= DEEPEST_TREE
}

/// How many steps stand under one another; a step that was explained before ends a branch.
fn depth(proof: &Proof) -> usize {
    let mut seen = vec![false; proof.steps.len()];
    let mut deepest = 0;
    let mut stack = vec![(0, 1)];
    while let Some((at, depth)) = stack.pop() {
        deepest = deepest.max(depth);
        if !std::mem::replace(&mut seen[at], true) {
            stack.extend(proof.steps[at].premises.iter().map(|&premise| (premise, depth + 1)));
        }
    }
    deepest
}

/// A proof for machines.
#[derive(Debug, Serialize)]
pub struct WhyResult<'r, 'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// The proof as a tree in which what was explained before is only named; none where it would be too large.
    pub tree: Option<Tree<'r, 'p>>,
    /// The proof as a list; premises are positions in it.
    pub steps: Vec<Located<'r, 'p>>,
}

/// A step with what it rests on.
#[derive(Debug, Serialize)]
pub struct Tree<'r, 'p> {
    #[serde(flatten)]
    step: Located<'r, 'p>,
    /// What it rests on; left out where that stands before.
    because: Vec<Tree<'r, 'p>>,
}

/// A step with its place.
#[derive(Debug, Serialize)]
pub struct Located<'r, 'p> {
    #[serde(flatten)]
    step: &'r ProofStep<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl<'r, 'p> WhyResult<'r, 'p> {
    /// A proof of a product in a situation.
    pub fn new(sources: &'r Sources, product: Cow<'p, str>, situation: Cow<'p, str>, proof: &'r Proof<'p>) -> Self {
        let located = |step: &'r ProofStep<'p>| {
            let place = step.span.map(|span| Place::of(sources, span));
            Located {
                step,
                file: place.as_ref().map(|place| place.file),
                line: place.as_ref().map(|place| place.start.line),
            }
        };
        let mut seen = vec![false; proof.steps.len()];
        let tree = is_tree(proof).then(|| Self::tree(proof, &located, 0, &mut seen));
        Self { product, situation, tree, steps: proof.steps.iter().map(located).collect() }
    }

    fn tree(
        proof: &'r Proof<'p>,
        located: &impl Fn(&'r ProofStep<'p>) -> Located<'r, 'p>,
        at: usize,
        seen: &mut Vec<bool>,
    ) -> Tree<'r, 'p> {
        let step = &proof.steps[at];
        let again = std::mem::replace(&mut seen[at], true);
        let premises = if again { &[] } else { step.premises.as_slice() };
        let because = premises.iter().map(|&premise| Self::tree(proof, located, premise, seen)).collect();
        Tree { step: located(step), because }
    }
}
