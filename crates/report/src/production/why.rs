//! A proof as text: a tree while it is small, else a line for each product.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::phrase::{counted, listed, shortlisted, word};
use crate::page::surface::{Page, Surface};
use coproduce_core::analysis::production::Why;
use coproduce_core::analysis::{How, Literal, Proof, ProofStep};
use coproduce_core::ask::answer::is_tree;
use coproduce_syntax::source::{Place, Sources};
use std::io::{Result, Write};

/// How many products of a large proof a session shows.
const PRODUCTS: usize = 40;
/// How many names of each kind, of what needs no explanation.
const NAMES: usize = 24;

/// Writes why something is produced: a proof, or several, each after the part of what is open that it covers.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, why: &Why, page: Page, out: &mut dyn Write) -> Result<()> {
    let (ways, is_complete) = match why {
        Why::Proof(found) => return proof(sources, found, page, out),
        Why::OneOf { ways, is_complete } => (ways, *is_complete),
    };
    writeln!(out, "by one of {}, depending on what is open", counted(ways.len(), "way"))?;
    for way in ways {
        writeln!(out)?;
        paragraph(&format!("with {}:", with(&way.with)), 0, 4, out)?;
        proof(sources, &way.proof, page, out)?;
    }
    if is_complete { Ok(()) } else { writeln!(out, "\nand in further ways") }
}

/// What a proof is about, of what is open: `a and b present, c absent`.
pub fn with(literals: &[Literal]) -> String {
    let part = |present: bool| {
        let those = literals.iter().filter(|one| one.present == present);
        let names: Vec<String> = those.map(|one| inline(&one.written_name()).into_owned()).collect();
        (!names.is_empty()).then(|| format!("{} {}", listed(&names), if present { "present" } else { "absent" }))
    };
    [part(true), part(false)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn proof(sources: &Sources, proof: &Proof, page: Page, out: &mut dyn Write) -> Result<()> {
    let mut writer = Writer { sources, proof, seen: vec![false; proof.steps.len()], out };
    if is_tree(proof) { writer.branch(0, "", "") } else { writer.list(page) }
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
        let phrase = if again { "as above".to_owned() } else { phrase(self.sources, step) };
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
    fn list(&mut self, page: Page) -> Result<()> {
        let (products, leaves): (Vec<&ProofStep>, Vec<&ProofStep>) =
            self.proof.steps.iter().partition(|step| !step.premises.is_empty());
        // The command line writes all of it: nobody there has asked a question before, and will ask the next.
        let room = |usual| if page.surface == Surface::CommandLine { usize::MAX } else { page.room(usual) };
        let more = products.len().saturating_sub(room(PRODUCTS));
        for step in &products[..products.len() - more] {
            let premises: Vec<String> = step.premises.iter().map(|&at| name(&self.proof.steps[at])).collect();
            let line = format!("{}   {}: {}", name(step), phrase(self.sources, step), premises.join(", "));
            paragraph(&line, 0, 4, self.out)?;
        }
        if more > 0 {
            writeln!(self.out, "… and {} (`:more` lists more)", counted(more, "more product"))?;
        }
        let mut groups: indexmap::IndexMap<String, Vec<String>> = indexmap::IndexMap::new();
        for step in leaves {
            groups.entry(phrase(self.sources, step)).or_default().push(name(step));
        }
        for (phrase, names) in groups {
            paragraph(&format!("{phrase}: {}", shortlisted(&names, room(NAMES))), 0, 4, self.out)?;
        }
        Ok(())
    }
}

/// By what something comes about: `by germination (acorn.coprod:11)`.
pub fn phrase(sources: &Sources, step: &ProofStep) -> String {
    let by = |before: &str| match &step.by {
        Some(by) => format!("{before} {}", word(by)),
        None => before.to_owned(),
    };
    let place = step.span.map(|span| {
        let Place { file, start, .. } = Place::of(sources, span);
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
        How::Lasts => "lasts".to_owned(),
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

/// What a step explains: `soil`, or `not frost`.
pub fn name(step: &ProofStep) -> String {
    if step.absent { format!("not {}", word(&step.name)) } else { word(&step.name) }
}
