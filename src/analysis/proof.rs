//! A proof over nodes, written in the words of the model.

use super::inquiry::Inquiry;
use super::why::{How, Proof, ProofStep};
use super::words::Words;
use crate::engine::{Literal, Network, Reason, Step};
use crate::kernel::{AtomId, AtomKind, LawId, Statement, is_exogenous};
use crate::source::Span;
use smallvec::SmallVec;
use std::borrow::Cow;

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
        std::mem::replace(place, u32::try_from(number).unwrap_or(u32::MAX)) as usize
    }
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
        let steps = explained.into_iter().map(|(literal, premises)| {
            let premises = premises.iter().filter_map(|&premise| positions.get(premise).checked_sub(1)).collect();
            self.step(literal, premises)
        });
        Proof { steps: steps.collect() }
    }

    /// What a step rests on. Inner parts of conditions, choices, and laws of offerings are looked through.
    fn each_premise(&self, literal: Literal, visit: &mut impl FnMut(Literal)) {
        let Some(Reason::Rule(_, inputs) | Reason::NoRule(inputs)) = self.reason(literal) else { return };
        for &input in inputs {
            let kind = self.inquiry.atom_of(input.node()).map(|atom| self.words.kernel.atom(atom).kind);
            match kind {
                None | Some(AtomKind::Provided(_)) => self.each_premise(input, visit),
                Some(AtomKind::Chosen(_) | AtomKind::Free { .. }) if !input.is_absent() => {}
                Some(_) => visit(input),
            }
        }
    }

    fn step(&self, literal: Literal, premises: Vec<usize>) -> ProofStep<'s> {
        let atom = AtomId(literal.node());
        let kernel = self.words.kernel;
        let kind = kernel.atom(atom).kind;
        let (how, by, span) = match self.reason(literal) {
            Some(Reason::Rule(rule, inputs)) => self.produced(atom, *rule, inputs),
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
