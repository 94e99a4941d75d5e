//! Conditions as gates: each holds where enough of its inputs do.
//!
//! `and`, `or` and `at least k` are one kind of gate; `not` stands at atoms only, pushed there by De Morgan's laws.

use super::AtomId;
use coproduce_engine::{CERTAIN, Lanes, POSSIBLE};
use coproduce_syntax::source::Sources;

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

/// A term in 32 bits: large models have millions. What it is stands in the two highest, the atom or gate below them.
#[derive(Clone, Copy, Debug)]
struct Packed(u32);

impl Packed {
    const BITS: u32 = 30;

    const fn of(term: Term) -> Self {
        let (tag, index) = match term {
            Term::Present(atom) => (0, atom.0),
            Term::Absent(atom) => (1, atom.0),
            Term::Gate(gate) => (2, gate.0),
        };
        debug_assert!(index < 1 << Self::BITS, "the sources cannot declare so many");
        Self(tag << Self::BITS | index)
    }

    const fn term(self) -> Term {
        let index = self.0 & ((1 << Self::BITS) - 1);
        match self.0 >> Self::BITS {
            0 => Term::Present(AtomId(index)),
            1 => Term::Absent(AtomId(index)),
            _ => Term::Gate(GateId(index)),
        }
    }
}

// No byte of source makes more than one atom, nor more than one gate.
const _: () = assert!(Sources::LIMIT <= 1 << Packed::BITS);

/// All gates of a kernel; inner gates come before those they feed.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    needs: Vec<u32>,
    ends: Vec<u32>,
    inputs: Vec<Packed>,
}

impl Conditions {
    /// Makes room for more gates and all their inputs.
    pub(super) fn reserve(&mut self, gates: usize, inputs: usize) {
        self.needs.reserve(gates);
        self.ends.reserve(gates);
        self.inputs.reserve(inputs);
    }

    /// Adds a gate that holds where at least `need` of the inputs do.
    #[expect(clippy::cast_possible_truncation, reason = "inputs are mentions within sources shorter than 4 GiB")]
    pub(super) fn add(&mut self, need: u32, inputs: impl IntoIterator<Item = Term>) -> GateId {
        let id = GateId(self.needs.len() as u32);
        self.inputs.extend(inputs.into_iter().map(Packed::of));
        self.needs.push(need);
        self.ends.push(self.inputs.len() as u32);
        id
    }

    /// How many inputs a gate needs.
    pub fn need(&self, gate: GateId) -> u32 {
        self.needs[gate.0 as usize]
    }

    /// The inputs of a gate.
    pub fn inputs(&self, gate: GateId) -> impl ExactSizeIterator<Item = Term> + Clone {
        let end = self.ends[gate.0 as usize] as usize;
        let start = (gate.0 as usize).checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.inputs[start..end].iter().map(|input| input.term())
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
        let mut inputs = self.inputs(gate);
        self.need(gate) as usize == inputs.len() && inputs.all(|term| matches!(term, Term::Present(_)))
    }

    /// Whether a gate certainly holds, and whether it may, by what is so of atoms.
    pub fn value(&self, gate: GateId, values: &[u8]) -> u8 {
        let (mut certain, mut possible) = (0, 0);
        for term in self.inputs(gate) {
            let value = match term {
                Term::Present(atom) => values[atom.index()],
                Term::Absent(atom) => values[atom.index()].absent(),
                Term::Gate(inner) => self.value(inner, values),
            };
            certain += u32::from(value & CERTAIN != 0);
            possible += u32::from(value & POSSIBLE != 0);
        }
        let need = self.need(gate);
        let bit = |count: u32, bit: u8| if count >= need { bit } else { 0 };
        bit(certain, CERTAIN) | bit(possible, POSSIBLE)
    }

    /// Visits every atom a gate depends on, once for each mention.
    pub fn each_atom(&self, gate: GateId, visit: &mut impl FnMut(AtomId)) {
        self.each_literal(gate, &mut |atom, _| visit(atom));
    }

    /// The same, each with whether its absence is meant. No gate asks for less of what it depends on, so that the gate
    /// itself gains by each literal it mentions, and by no other.
    pub fn each_literal(&self, gate: GateId, visit: &mut impl FnMut(AtomId, bool)) {
        for term in self.inputs(gate) {
            match term {
                Term::Present(atom) => visit(atom, false),
                Term::Absent(atom) => visit(atom, true),
                Term::Gate(inner) => self.each_literal(inner, visit),
            }
        }
    }
}
