//! A proof as text: a tree while it is small, else a line for each product.

use super::column::paragraph;
use super::escape::inline;
use super::phrase::{counted, listed, shortlisted, word};
use super::place::Place;
use crate::analysis::{How, Proof, ProofStep};
use crate::source::Sources;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

/// A larger proof is a list.
const LARGEST_TREE: usize = 60;
/// A deeper proof is a list.
const DEEPEST_TREE: usize = 16;

/// How much of a large proof is shown.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many products, from the one that is explained on.
    pub products: usize,
    /// Of what needs no explanation, how many names of each kind.
    pub names: usize,
}

impl Extent {
    /// All of it.
    pub const WHOLE: Self = Self { products: usize::MAX, names: usize::MAX };
    /// What somebody reads who asked one question, and will ask the next.
    pub const READABLE: Self = Self { products: 40, names: 24 };
}

/// Writes a proof.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, proof: &Proof, extent: Extent, out: &mut dyn Write) -> Result<()> {
    let mut writer = Writer { sources, proof, seen: vec![false; proof.steps.len()], out };
    if proof.steps.len() <= LARGEST_TREE && depth(proof) <= DEEPEST_TREE {
        writer.branch(0, "", "")
    } else {
        writer.list(extent)
    }
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

struct Writer<'w, 's> {
    sources: &'w Sources,
    proof: &'w Proof<'s>,
    seen: Vec<bool>,
    out: &'w mut dyn Write,
}

impl Writer<'_, '_> {
    /// A step and what it rests on. What was explained before is only named.
    fn branch(&mut self, at: usize, before: &str, under: &str) -> Result<()> {
        let step = &self.proof.steps[at];
        let again = std::mem::replace(&mut self.seen[at], true) && !step.premises.is_empty();
        let phrase = if again { "as above".to_owned() } else { self.phrase(step) };
        writeln!(self.out, "{before}{}   {phrase}", name(step))?;
        if again {
            return Ok(());
        }
        for (index, &premise) in step.premises.iter().enumerate() {
            let last = index + 1 == step.premises.len();
            let (branch, rest) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.branch(premise, &format!("{under}{branch}"), &format!("{under}{rest}"))?;
        }
        Ok(())
    }

    /// A line for each product, and at the end everything that is not explained further.
    fn list(&mut self, extent: Extent) -> Result<()> {
        let (products, leaves): (Vec<&ProofStep>, Vec<&ProofStep>) =
            self.proof.steps.iter().partition(|step| !step.premises.is_empty());
        let more = products.len().saturating_sub(extent.products);
        for step in &products[..products.len() - more] {
            let premises: Vec<String> = step.premises.iter().map(|&at| name(&self.proof.steps[at])).collect();
            let line = format!("{}   {}: {}", name(step), self.phrase(step), premises.join(", "));
            paragraph(&line, 0, 4, self.out)?;
        }
        if more > 0 {
            let all = "`coproduce why` writes all, and so does `--format json`";
            writeln!(self.out, "… and {}: {all}", counted(more, "more product"))?;
        }
        let mut groups: indexmap::IndexMap<String, Vec<String>> = indexmap::IndexMap::new();
        for step in leaves {
            groups.entry(self.phrase(step)).or_default().push(name(step));
        }
        for (phrase, names) in groups {
            paragraph(&format!("{phrase}: {}", shortlisted(&names, extent.names)), 0, 4, self.out)?;
        }
        Ok(())
    }

    fn phrase(&self, step: &ProofStep) -> String {
        let by = |before: &str| match &step.by {
            Some(by) => format!("{before} {}", word(by)),
            None => before.to_owned(),
        };
        let place = step.span.map(|span| {
            let Place { file, start, .. } = Place::of(self.sources, span);
            format!(" ({}:{})", inline(file), start.line)
        });
        let place = place.unwrap_or_default();
        match step.how {
            How::Law => by("by") + &place,
            How::Chosen => {
                let actors: Vec<String> = step.actors.iter().map(|actor| word(actor)).collect();
                let enabled = if step.premises.is_empty() { "" } else { ", and enabled" };
                format!("chosen by {}{enabled}", listed(&actors))
            }
            How::Delivered => by(if step.by.is_some() { "delivered, by" } else { "delivered" }) + &place,
            How::Brought => "brought by an offering".to_owned(),
            How::Actualised => "actual".to_owned(),
            How::Reached => "reached".to_owned(),
            How::Either => "by one law or another".to_owned(),
            How::Acts => "acts".to_owned(),
            How::Given => "given".to_owned(),
            How::Held => by("held by"),
            How::Included => by("included by"),
            How::Within => "the environment, or one around it".to_owned(),
            How::NotGiven => "not given".to_owned(),
            How::Lacked => by("lacked by"),
            How::TakenAway => "taken away".to_owned(),
            How::Outside => "another environment".to_owned(),
            How::NoLaw => "no law for it is satisfied".to_owned(),
            How::Open => "open".to_owned(),
        }
    }
}

fn name(step: &ProofStep) -> String {
    if step.absent { format!("not {}", word(&step.name)) } else { word(&step.name) }
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
        let small = proof.steps.len() <= LARGEST_TREE && depth(proof) <= DEEPEST_TREE;
        let mut seen = vec![false; proof.steps.len()];
        let tree = small.then(|| Self::tree(proof, &located, 0, &mut seen));
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
