//! Elementary loops: what they do to themselves, how long they take, and what would cut them.
//!
//! A loop reinforces itself if an even number of its steps turn the sign, and balances itself if an odd number does, as
//! in causal loop diagrams.

use super::influence::{Influence, Mention};
use crate::analysis::inquiry::{Literal, Words};
use crate::kernel::{AtomId, LawId, Origin, Term};
use coproduce_syntax::source::Place;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// What a loop does to a change that goes round in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// It comes back as it was.
    Reinforcing,
    /// It comes back turned round.
    Balancing,
    /// Somewhere both the presence of a thing and its absence lead to the next.
    Mixed,
}

impl Feedback {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reinforcing => "reinforcing",
            Self::Balancing => "balancing",
            Self::Mixed => "mixed",
        }
    }

    /// The letter that marks it in a picture.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Reinforcing => "R",
            Self::Balancing => "B",
            Self::Mixed => "M",
        }
    }
}

/// How one thing of a loop acts on the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// The next comes about with it.
    Same,
    /// The next comes about without it, or is ended by it.
    Opposite,
    /// Both.
    Both,
}

/// A loop that meets no thing twice.
#[derive(Clone, Debug, Serialize)]
pub struct ElementaryLoop<'s> {
    /// What it does to a change that goes round in it.
    pub kind: Feedback,
    /// Its things, in order; the last leads to the first.
    pub things: Vec<Cow<'s, str>>,
    /// For each of its things, how it leads to the next.
    pub steps: Vec<LoopStep<'s>>,
    /// In how many periods one comes round.
    pub delay: Delay,
    /// What cuts it: the laws each of which is the only one somewhere on the way.
    pub cut_by: Vec<Cut<'s>>,
}

/// How one thing leads to the next.
#[derive(Clone, Debug, Serialize)]
pub struct LoopStep<'s> {
    /// With which sign.
    pub sign: Sign,
    /// By which laws, in order of declaration.
    pub laws: Vec<LoopLaw<'s>>,
}

/// A law of a loop.
#[derive(Clone, Debug, Serialize)]
pub struct LoopLaw<'s> {
    /// Its name; none where it is what a word means that leads from the one to the next.
    pub law: Option<Cow<'s, str>>,
    /// The file in which it is stated.
    pub file: &'s str,
    /// The line of its name, or of the declaration, from 1.
    pub line: usize,
    /// After how many periods it acts.
    pub delay: u16,
}

/// How long something takes, in periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Delay {
    /// At least.
    pub least: u64,
    /// At most.
    pub most: u64,
}

/// What cuts a loop where it is left out.
#[derive(Clone, Debug, Serialize)]
pub struct Cut<'s> {
    /// The law; none for the condition that enables an action.
    pub law: Option<Cow<'s, str>>,
    /// What it leads to, on the loop.
    pub to: Cow<'s, str>,
    /// What it mentions such that leaving out the mention is enough.
    pub mentions: Vec<Literal>,
}

/// A loop as it is found: the positions of its things in an influence, in order.
#[derive(Clone, Copy)]
pub struct Circuit<'i> {
    pub influence: &'i Influence,
    pub positions: &'i [u32],
}

impl<'i> Circuit<'i> {
    /// Its things, each with the mentions by which it leads to the next.
    pub fn steps(self) -> impl Iterator<Item = (AtomId, &'i [Mention])> {
        let next = self.positions.iter().cycle().skip(1);
        self.positions
            .iter()
            .zip(next)
            .map(move |(&from, &to)| (self.influence.thing(from), self.influence.step(from, to)))
    }

    pub fn kind(self) -> Feedback {
        let mut turned = false;
        for (_, mentions) in self.steps() {
            match sign(mentions) {
                Sign::Same => {}
                Sign::Opposite => turned = !turned,
                Sign::Both => return Feedback::Mixed,
            }
        }
        if turned { Feedback::Balancing } else { Feedback::Reinforcing }
    }

    /// The same in words, beginning with the thing that is declared first.
    pub fn described(self, words: Words) -> ElementaryLoop {
        let mut steps: Vec<(AtomId, &[Mention])> = self.steps().collect();
        let first = (0..steps.len()).min_by_key(|&at| steps[at].0).unwrap_or(0);
        steps.rotate_left(first);
        let delays = steps.iter().map(|(_, mentions)| {
            let all = mentions.iter().map(|mention| u64::from(words.kernel.laws[mention.law.index()].delay));
            (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
        });
        let (least, most) = delays.fold((0, 0), |(least, most), (one, other)| (least + one, most + other));
        ElementaryLoop {
            kind: self.kind(),
            things: steps.iter().map(|&(thing, _)| words.atom(thing)).collect(),
            steps: steps.iter().map(|(_, mentions)| step(words, mentions)).collect(),
            delay: Delay { least, most },
            cut_by: cuts(words, &steps),
        }
    }
}

fn sign(mentions: &[Mention]) -> Sign {
    let opposes = |mention: &Mention| mention.opposes();
    match (mentions.iter().any(opposes), mentions.iter().all(opposes)) {
        (false, _) => Sign::Same,
        (true, true) => Sign::Opposite,
        (true, false) => Sign::Both,
    }
}

/// The name of a law that was stated.
fn stated(words: Words, law: LawId) -> Option<Cow<str>> {
    (words.kernel.laws[law.index()].origin != Origin::Definition).then(|| words.law(law))
}

fn step<'s>(words: Words<'s>, mentions: &[Mention]) -> LoopStep<'s> {
    let mut laws: Vec<LawId> = mentions.iter().map(|mention| mention.law).collect();
    laws.dedup();
    let described = |law: LawId| {
        let Place { file, start, .. } = Place::of(words.sources, words.kernel.laws[law.index()].name);
        let delay = words.kernel.laws[law.index()].delay;
        LoopLaw { law: stated(words, law), file, line: start.line, delay }
    };
    LoopStep { sign: sign(mentions), laws: laws.into_iter().map(described).collect() }
}

/// A law that is the only one from a thing to the next cuts the loop, and so does its only mention of the thing.
fn cuts<'s>(words: Words<'s>, steps: &[(AtomId, &[Mention])]) -> Vec<Cut<'s>> {
    let mut found: IndexMap<LawId, Cut> = IndexMap::new();
    for (at, &(thing, mentions)) in steps.iter().enumerate() {
        let Some(&Mention { law, absent, .. }) = mentions.first() else { continue };
        let is_only = mentions.iter().all(|mention| mention.law == law);
        if !is_only || !can_be_left_out(words, law, thing) {
            continue;
        }
        let (to, _) = steps[(at + 1) % steps.len()];
        let cut = found.entry(law).or_insert_with(|| Cut {
            law: stated(words, law),
            to: words.atom(to),
            mentions: Vec::new(),
        });
        let mention = words.literal(thing, !absent);
        if mentions.len() == 1 && !cut.mentions.contains(&mention) {
            cut.mentions.push(mention);
        }
    }
    found.into_values().collect()
}

/// Whether a model can leave out that a thing leads on by a law: what a word means cannot be left out, but for the
/// condition that enables an action.
fn can_be_left_out(words: Words, law: LawId, thing: AtomId) -> bool {
    let kernel = words.kernel;
    if kernel.laws[law.index()].origin != Origin::Definition {
        return true;
    }
    match kernel.enabling(law).map(|enabling| enabling.by) {
        None => false,
        Some(Term::Present(atom) | Term::Absent(atom)) => atom == thing,
        Some(Term::Gate(gate)) => {
            let mut mentioned = false;
            kernel.conditions.each_atom(gate, &mut |atom| mentioned |= atom == thing);
            mentioned
        }
    }
}
