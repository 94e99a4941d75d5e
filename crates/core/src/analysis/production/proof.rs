//! Proofs in the words of the model, written from those over nodes.

use crate::analysis::inquiry::Inquiry;
use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, AtomKind, LawId, Statement, is_exogenous};
use coproduce_engine::{Literal, Network, Reason, Step, numbered};
use coproduce_syntax::source::Span;
use serde::Serialize;
use smallvec::SmallVec;
use std::borrow::Cow;

/// Why a product is produced.
#[derive(Clone, Debug)]
pub struct Proof<'s> {
    /// The steps, the product's first; what a step rests on is explained after it, and once.
    pub steps: Vec<ProofStep<'s>>,
}

/// One step of a proof: why something is present, or absent.
#[derive(Clone, Debug, Serialize)]
pub struct ProofStep<'s> {
    /// What is explained.
    pub name: Cow<'s, str>,
    /// Whether its absence is explained.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
    /// How it comes about.
    pub how: How,
    /// The law that produces it, or the environment that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Cow<'s, str>>,
    /// Those who choose it, where it is an action.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Cow<'s, str>>,
    /// The place that says so.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The steps it rests on, by position.
    pub premises: Vec<usize>,
}

/// How something comes about, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A law produces it.
    Law,
    /// Its actors choose it, and it is enabled.
    Chosen,
    /// Its interactions are performed, and one of its laws, if it has any, is satisfied.
    Delivered,
    /// An offering brings it.
    Brought,
    /// Its outcome is produced.
    Actualised,
    /// What is done in a phase, or all phases of a co-creation.
    Reached,
    /// By one law in some completions of what is open, by another in others.
    Either,
    /// It acts.
    Acts,
    /// It was there in a period before, and lasts.
    Lasts,
    /// The situation gives it.
    Given,
    /// The environment holds it.
    Held,
    /// The environment includes it.
    Included,
    /// The situation lies within it.
    Within,
    /// The situation does not give it.
    NotGiven,
    /// The environment lacks it.
    Lacked,
    /// It is taken away.
    TakenAway,
    /// The situation lies outside it.
    Outside,
    /// Each law for it lacks something.
    NoLaw,
    /// It could only come about by way of itself, or of what waits for it.
    Unstarted,
    /// It may be present or absent.
    Open,
}

/// By literal, a number; zero for those that have none.
struct ByLiteral(Vec<[u32; 2]>);

impl ByLiteral {
    fn of(network: &Network) -> Self {
        Self(vec![[0; 2]; network.nodes() as usize])
    }

    fn get(&self, literal: Literal) -> usize {
        self.0[literal.node() as usize][usize::from(literal.is_absent())] as usize
    }

    /// Gives a literal a number, and the one it had.
    fn replace(&mut self, literal: Literal, number: usize) -> usize {
        let place = &mut self.0[literal.node() as usize][usize::from(literal.is_absent())];
        std::mem::replace(place, numbered(number)) as usize
    }
}

/// Leaves out the premises that lead back to what rests on them, so that every reason ends: absences in a circle give one
/// another as reasons. Says of each step whether anything of it was left out.
fn end_circles(rests_on: &mut [Vec<usize>]) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; rests_on.len()];
    let mut is_circular = vec![false; rests_on.len()];
    let mut path = vec![(0, 0)];
    while let Some((at, next)) = path.pop() {
        marks[at] = Mark::Open;
        let Some(&premise) = rests_on[at].get(next) else {
            marks[at] = Mark::Done;
            continue;
        };
        match marks[premise] {
            Mark::Open => {
                rests_on[at].remove(next);
                is_circular[at] = true;
                path.push((at, next));
            }
            Mark::Done => path.push((at, next + 1)),
            Mark::New => path.extend([(at, next + 1), (premise, 0)]),
        }
    }
    is_circular
}

/// Writes a proof over nodes in the words of the model.
pub(super) struct Writer<'w, 's, 'k> {
    words: Words<'s>,
    inquiry: &'w Inquiry<'k>,
    proof: &'w [Step],
    /// Where a literal is explained in the proof, from one on.
    places: ByLiteral,
}

impl<'w, 's, 'k> Writer<'w, 's, 'k> {
    pub fn new(words: Words<'s>, inquiry: &'w Inquiry<'k>, proof: &'w [Step]) -> Self {
        let mut places = ByLiteral::of(inquiry.network);
        for (place, &(literal, _)) in (1..).zip(proof) {
            places.replace(literal, place);
        }
        Self { words, inquiry, proof, places }
    }

    fn reason(&self, literal: Literal) -> Option<&'w Reason> {
        let place = self.places.get(literal).checked_sub(1)?;
        Some(&self.proof[place].1)
    }

    pub fn proof(&self, target: Literal) -> Proof<'s> {
        let mut positions = ByLiteral::of(self.inquiry.network);
        let mut mentioned = ByLiteral::of(self.inquiry.network);
        let mut explained: Vec<(Literal, SmallVec<[Literal; 6]>)> = Vec::new();
        let mut stack = vec![target];
        while let Some(literal) = stack.pop() {
            if positions.get(literal) > 0 {
                continue;
            }
            let position = explained.len() + 1;
            positions.replace(literal, position);
            let mut premises = SmallVec::new();
            self.each_premise(literal, &mut |premise| {
                if mentioned.replace(premise, position) != position {
                    premises.push(premise);
                }
            });
            stack.extend(premises.iter().rev());
            explained.push((literal, premises));
        }
        let premises = |of: &SmallVec<[Literal; 6]>| -> Vec<usize> {
            of.iter().filter_map(|&premise| positions.get(premise).checked_sub(1)).collect()
        };
        let mut rests_on: Vec<Vec<usize>> = explained.iter().map(|(_, of)| premises(of)).collect();
        let is_circular = end_circles(&mut rests_on);
        let steps = explained.into_iter().zip(rests_on).zip(is_circular);
        let steps = steps.map(|(((literal, _), premises), is_circular)| {
            let is_unstarted = is_circular && premises.is_empty();
            let step = self.step(literal, premises);
            if is_unstarted { ProofStep { how: How::Unstarted, ..step } } else { step }
        });
        Proof { steps: steps.collect() }
    }

    /// What a step rests on. Inner parts of conditions, choices, and laws of offerings are looked through.
    fn each_premise(&self, literal: Literal, visit: &mut impl FnMut(Literal)) {
        let Some(Reason::Rule(_, inputs) | Reason::NoRule(inputs)) = self.reason(literal) else { return };
        for &input in inputs {
            let kind = self.inquiry.atom_of(input.node()).map(|atom| self.words.kernel.atom(atom).kind);
            match kind {
                None | Some(AtomKind::Provided(_) | AtomKind::Ended) => self.each_premise(input, visit),
                // What lasts is followed to the period in which it came about.
                Some(_) if self.keeps(literal, input) && self.is_kept(input) => self.each_premise(input, visit),
                Some(AtomKind::Chosen(_) | AtomKind::Free { .. }) if !input.is_absent() => {}
                // That an action is not chosen is said of the action itself.
                Some(AtomKind::Chosen(_)) if self.is_own_choice(literal, input) => {}
                Some(_) => visit(input),
            }
        }
    }

    /// Whether an input is that the same thing was there in the period before.
    fn keeps(&self, literal: Literal, input: Literal) -> bool {
        let kernel = self.words.kernel;
        let [atom, before] = [literal, input].map(|literal| self.inquiry.atom_of(literal.node()));
        let is_one_thing = |(atom, before): (AtomId, AtomId)| {
            atom != before
                && kernel.name_span(atom) == kernel.name_span(before)
                && !matches!(kernel.atom(before).kind, AtomKind::Ended | AtomKind::Chosen(_))
        };
        kernel.moments.is_some() && !input.is_absent() && atom.zip(before).is_some_and(is_one_thing)
    }

    /// Whether something is there because it was there in the period before.
    fn is_kept(&self, literal: Literal) -> bool {
        match self.reason(literal) {
            Some(Reason::Rule(_, inputs)) => {
                !literal.is_absent() && inputs.iter().any(|&input| self.keeps(literal, input))
            }
            _ => false,
        }
    }

    /// Whether an input is the choice of the action whose performance a literal is about.
    fn is_own_choice(&self, literal: Literal, input: Literal) -> bool {
        let (atom, choice) = (AtomId(literal.node()), AtomId(input.node()));
        self.inquiry.atom_of(literal.node()).is_some() && atom != choice && self.words.kernel.choice(atom) == choice
    }

    fn step(&self, literal: Literal, premises: Vec<usize>) -> ProofStep<'s> {
        let atom = AtomId(literal.node());
        let kernel = self.words.kernel;
        let kind = kernel.atom(atom).kind;
        let (how, by, span) = match self.reason(literal) {
            Some(Reason::Rule(rule, inputs)) => match self.kept_or_open(literal, inputs) {
                Some(how) => (how, None, None),
                None => self.produced(atom, *rule, inputs),
            },
            Some(Reason::NoRule(inputs)) if inputs.iter().any(|&input| self.is_own_choice(literal, input)) => {
                self.absent(kernel.choice(atom))
            }
            Some(Reason::NoRule(_)) => (How::NoLaw, None, None),
            _ if literal.is_absent() => self.absent(atom),
            _ => self.present(atom),
        };
        let actors = match (kind, how) {
            (AtomKind::Performed(index), How::Chosen) => {
                kernel.actions[index as usize].actors.iter().map(|&actor| self.words.atom(actor)).collect()
            }
            _ => Vec::new(),
        };
        ProofStep { name: self.words.atom(atom), absent: literal.is_absent(), how, by, actors, span, premises }
    }

    /// How something is there by what a course says of it: it lasts, or it may be there or not.
    fn kept_or_open(&self, literal: Literal, inputs: &[Literal]) -> Option<How> {
        let &kept = inputs.iter().find(|&&input| self.keeps(literal, input))?;
        let before = self.inquiry.atom_of(kept.node())?;
        Some(if self.words.period(before).is_some() { How::Lasts } else { How::Open })
    }

    /// The law behind a rule, or the definition it stands for.
    fn produced(&self, atom: AtomId, rule: u32, inputs: &[Literal]) -> (How, Option<Cow<'s, str>>, Option<Span>) {
        let kernel = self.words.kernel;
        let law_of = |rule: u32| {
            let law = LawId(self.inquiry.network.origin(rule)?);
            let stated = kernel.laws[law.index()].origin != crate::kernel::Origin::Definition;
            stated.then(|| (self.words.law(law), kernel.laws[law.index()].name))
        };
        if let Some((law, span)) = law_of(rule) {
            return (How::Law, Some(law), Some(span));
        }
        let how = match kernel.atom(atom).kind {
            AtomKind::Performed(_) => How::Chosen,
            AtomKind::Offering(_) => How::Delivered,
            AtomKind::Value(_) => How::Actualised,
            AtomKind::Actor => How::Acts,
            AtomKind::Phase { .. } | AtomKind::Cocreation(_) => How::Reached,
            _ if self.is_reached(inputs) => How::Reached,
            _ => How::Brought,
        };
        let provided = inputs.iter().find_map(|input| {
            let provided = self.inquiry.atom_of(input.node())?;
            matches!(kernel.atom(provided).kind, AtomKind::Provided(_)).then_some(*input)
        });
        let law = match provided.and_then(|provided| self.reason(provided)) {
            Some(Reason::Rule(rule, _)) => law_of(*rule),
            _ => None,
        };
        (how, law.as_ref().map(|(law, _)| law.clone()), law.map(|(_, span)| span))
    }

    /// Whether a phase is what makes something present.
    fn is_reached(&self, inputs: &[Literal]) -> bool {
        let kind = |input: &Literal| self.inquiry.atom_of(input.node()).map(|atom| self.words.kernel.atom(atom).kind);
        inputs.iter().any(|input| matches!(kind(input), Some(AtomKind::Phase { .. })))
    }

    fn present(&self, atom: AtomId) -> (How, Option<Cow<'s, str>>, Option<Span>) {
        let kernel = self.words.kernel;
        if kernel.environment_of(atom).is_some() {
            return (How::Within, None, None);
        }
        let here = kernel.environment(self.inquiry.situation.environment);
        match here.effective.get(&atom) {
            Some(stated) if stated.statement == Statement::Holds => {
                (How::Held, Some(self.words.environment(stated.by)), Some(stated.span))
            }
            Some(stated) if stated.statement == Statement::Includes => {
                (How::Included, Some(self.words.environment(stated.by)), Some(stated.span))
            }
            _ => (How::Given, None, None),
        }
    }

    fn absent(&self, atom: AtomId) -> (How, Option<Cow<'s, str>>, Option<Span>) {
        let kernel = self.words.kernel;
        if kernel.environment_of(atom).is_some() {
            return (How::Outside, None, None);
        }
        let here = kernel.environment(self.inquiry.situation.environment);
        match here.effective.get(&atom) {
            Some(stated) if stated.statement == Statement::Lacks => {
                (How::Lacked, Some(self.words.environment(stated.by)), Some(stated.span))
            }
            _ if self.inquiry.situation.is_blocked(atom) => (How::TakenAway, None, None),
            _ if is_exogenous(kernel, self.inquiry.network, atom) => (How::NotGiven, None, None),
            _ => (How::NoLaw, None, None),
        }
    }
}
