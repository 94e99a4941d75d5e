//! Conditions in normal form: no order, no repetition, no parentheses that say nothing.

use crate::analysis::normal::Normal;
use crate::kernel::{AtomKind, GateId, Kernel, Term};
use std::collections::BTreeSet;

/// What a gate takes that is declared, and how much of it: a gate of one inner gate alone is that gate, and the residual
/// coproducer of a likely law is left out.
pub(in crate::analysis) fn inputs(kernel: &Kernel, mut gate: GateId) -> (usize, Vec<Term>) {
    let is_residual = |term: &Term| {
        matches!(term, Term::Present(atom) | Term::Absent(atom)
            if matches!(kernel.atom(*atom).kind, AtomKind::Unnamed(_)))
    };
    loop {
        let all = kernel.conditions.inputs(gate);
        let (count, need) = (all.len(), kernel.conditions.need(gate) as usize);
        let inputs: Vec<Term> = all.filter(|term| !is_residual(term)).collect();
        match inputs[..] {
            [Term::Gate(inner)] => gate = inner,
            // What has no name joins conjunctions alone.
            _ => return (need.saturating_sub(count - inputs.len()), inputs),
        }
    }
}

/// A condition, with what is joined by one word in order and each part once.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A name, an absence, or a count.
    One(String),
    /// All, or any, of several.
    Several(&'static str, BTreeSet<Part>),
}

impl Part {
    fn text(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Several(word, parts) => {
                format!("({word} {})", parts.iter().map(Self::text).collect::<Vec<_>>().join(" "))
            }
        }
    }
}

impl Normal<'_> {
    /// The condition of a gate.
    pub(super) fn condition(&self, gate: GateId) -> String {
        self.part(gate).text()
    }

    /// A term where it stands alone.
    pub(super) fn term(&self, term: Term) -> String {
        self.of_term(term).text()
    }

    fn of_term(&self, term: Term) -> Part {
        match term {
            Term::Present(atom) => Part::One(self.name(atom).to_owned()),
            Term::Absent(atom) => Part::One(format!("(not {})", self.name(atom))),
            Term::Gate(gate) => self.part(gate),
        }
    }

    fn part(&self, gate: GateId) -> Part {
        let (need, inputs) = inputs(self.kernel, gate);
        let word = match need {
            _ if need == inputs.len() => "all",
            1 => "any",
            _ => {
                let mut parts: Vec<String> = inputs.into_iter().map(|term| self.term(term)).collect();
                // Repetition counts here.
                parts.sort_unstable();
                return Part::One(format!("(at-least {need} {})", parts.join(" ")));
            }
        };
        let mut parts = BTreeSet::new();
        for term in inputs {
            match self.of_term(term) {
                Part::Several(inner, several) if inner == word => parts.extend(several),
                part => {
                    parts.insert(part);
                }
            }
        }
        match parts.pop_first() {
            Some(only) if parts.is_empty() => only,
            first => Part::Several(word, first.into_iter().chain(parts).collect()),
        }
    }
}
