//! A proof as text: a tree while it is small, else a line for each product.

use super::column::paragraph;
use super::escape::inline;
use super::phrase::{counted, listed, shortlisted, word};
use super::place::Place;
use crate::analysis::production::{Alternative, OpenPresence, Why};
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

/// Writes why something is produced: a proof, or several, each after the part of what is open that it covers.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, why: &Why, extent: Extent, out: &mut dyn Write) -> Result<()> {
    let (ways, is_complete) = match why {
        Why::Proof(found) => return proof(sources, found, extent, out),
        Why::OneOf { ways, is_complete } => (ways, *is_complete),
    };
    writeln!(out, "by one of {}, as what is open turns out", counted(ways.len(), "way"))?;
    for way in ways {
        writeln!(out)?;
        paragraph(&format!("with {}:", with(&way.with)), 0, 4, out)?;
        proof(sources, &way.proof, extent, out)?;
    }
    if is_complete { Ok(()) } else { writeln!(out, "\nand in further ways") }
}

/// `a and b present, c absent`
fn with(presences: &[OpenPresence]) -> String {
    let part = |present: bool| {
        let names: Vec<String> =
            presences.iter().filter(|one| one.present == present).map(|one| word(&one.name)).collect();
        (!names.is_empty()).then(|| format!("{} {}", listed(&names), if present { "present" } else { "absent" }))
    };
    [part(true), part(false)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn proof(sources: &Sources, proof: &Proof, extent: Extent, out: &mut dyn Write) -> Result<()> {
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
            How::Unstarted => "only itself could bring it about".to_owned(),
            How::Open => "open".to_owned(),
        }
    }
}

fn name(step: &ProofStep) -> String {
    if step.absent { format!("not {}", word(&step.name)) } else { word(&step.name) }
}

/// Why something is produced, for machines.
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
    pub with: &'r [OpenPresence<'p>],
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
        let small = proof.steps.len() <= LARGEST_TREE && depth(proof) <= DEEPEST_TREE;
        let mut seen = vec![false; proof.steps.len()];
        let tree = small.then(|| Self::tree(proof, &located, 0, &mut seen));
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
