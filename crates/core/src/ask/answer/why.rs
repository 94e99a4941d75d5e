//! Why something is produced.

use crate::analysis::production::{Alternative, Why};
use crate::analysis::{Literal, Proof, ProofStep};
use coproduce_syntax::source::{Place, Sources};
use serde::Serialize;
use std::borrow::Cow;

/// A larger proof is a list.
const LARGEST_TREE: usize = 60;
/// A deeper proof is a list.
const DEEPEST_TREE: usize = 16;

/// Whether a proof is small enough to be read as a tree.
pub fn is_tree(proof: &Proof) -> bool {
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

/// Why something is produced.
#[derive(Debug, Serialize)]
pub struct WhyResult<'r, 'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// The proof; of several, none.
    #[serde(flatten)]
    pub proof: Listed<'r, 'p>,
    /// The proofs where there are several, one for each part of what is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<Way<'r, 'p>>,
    /// Whether these are all; left out where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
}

/// One of several proofs.
#[derive(Debug, Serialize)]
pub struct Way<'r, 'p> {
    /// What has to be present and absent of what is open.
    pub with: &'r [Literal],
    /// The proof there.
    #[serde(flatten)]
    pub proof: Listed<'r, 'p>,
}

/// A proof as a tree and as a list.
#[derive(Debug, Default, Serialize)]
pub struct Listed<'r, 'p> {
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
    /// Why a product is produced in a situation.
    pub fn new(sources: &'r Sources, product: Cow<'p, str>, situation: Cow<'p, str>, why: &'r Why<'p>) -> Self {
        match why {
            Why::Proof(proof) => {
                let proof = Listed::new(sources, proof);
                Self { product, situation, proof, one_of: Vec::new(), complete: None }
            }
            Why::OneOf { ways, is_complete } => {
                let way = |way: &'r Alternative<'p>| Way { with: &way.with, proof: Listed::new(sources, &way.proof) };
                let one_of = ways.iter().map(way).collect();
                Self { product, situation, proof: Listed::default(), one_of, complete: Some(*is_complete) }
            }
        }
    }
}

impl<'r, 'p> Listed<'r, 'p> {
    fn new(sources: &'r Sources, proof: &'r Proof<'p>) -> Self {
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
        Self { tree, steps: proof.steps.iter().map(located).collect() }
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
