//! Conditions as gates: each holds where enough of its inputs do.
//!
//! `and`, `or` and `at least k` are one kind of gate; `not` stands at atoms only, pushed there by De Morgan's laws.

use super::AtomId;

/// The identity of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GateId(pub u32);

/// An input of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The atom is present.
    Present(AtomId),
    /// The atom is absent.
    Absent(AtomId),
    /// The gate holds.
    Gate(GateId),
}

/// All gates of a kernel; inner gates come before those they feed.
#[derive(Debug, Default)]
pub struct Conditions {
    needs: Vec<u32>,
    ends: Vec<u32>,
    inputs: Vec<Term>,
}

impl Conditions {
    /// Adds a gate that holds where at least `need` of the inputs do.
    #[expect(clippy::cast_possible_truncation, reason = "inputs are mentions within sources shorter than 4 GiB")]
    pub(super) fn add(&mut self, need: u32, inputs: impl IntoIterator<Item = Term>) -> GateId {
        let id = GateId(self.needs.len() as u32);
        self.inputs.extend(inputs);
        self.needs.push(need);
        self.ends.push(self.inputs.len() as u32);
        id
    }

    /// How many inputs a gate needs.
    pub fn need(&self, gate: GateId) -> u32 {
        self.needs[gate.0 as usize]
    }

    /// The inputs of a gate.
    pub fn inputs(&self, gate: GateId) -> &[Term] {
        let end = self.ends[gate.0 as usize] as usize;
        let start = (gate.0 as usize).checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.inputs[start..end]
    }

    /// How many inputs all gates have.
    pub fn mentions(&self) -> usize {
        self.inputs.len()
    }

    /// How many gates there are.
    pub fn len(&self) -> usize {
        self.needs.len()
    }

    /// Whether there is no gate.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty()
    }

    /// Whether a gate is a plain conjunction of present atoms.
    pub fn is_plain(&self, gate: GateId) -> bool {
        let inputs = self.inputs(gate);
        self.need(gate) as usize == inputs.len() && inputs.iter().all(|term| matches!(term, Term::Present(_)))
    }

    /// Visits every atom a gate depends on, once for each mention.
    pub fn each_atom(&self, gate: GateId, visit: &mut impl FnMut(AtomId)) {
        for &term in self.inputs(gate) {
            match term {
                Term::Present(atom) | Term::Absent(atom) => visit(atom),
                Term::Gate(inner) => self.each_atom(inner, visit),
            }
        }
    }
}
