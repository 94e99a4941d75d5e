//! Functions in 64 situations at once, one bit each, which show of most functions that they are not constant.

use super::graph::{Edge, Gate, Graph};
use crate::closure::at_least;

/// How all gates of a graph stand in the situations, as far as it was when they were looked at.
#[derive(Default)]
pub(super) struct Sample {
    words: Vec<u64>,
}

impl Sample {
    /// How an edge of a graph stands; the graph may have grown since the last time.
    pub fn of(&mut self, graph: &Graph, edge: Edge) -> u64 {
        for gate in &graph.gates[self.words.len()..] {
            let words = gate.arguments().iter().map(|&edge| self.word(edge));
            let word = match gate {
                Gate::False => 0,
                Gate::Variable(variable) => variable_word(*variable),
                Gate::All(_) => words.fold(u64::MAX, |all, word| all & word),
                Gate::Any(_) => words.fold(0, |any, word| any | word),
                Gate::AtLeast(need, _) => at_least(*need as usize, words),
            };
            self.words.push(word);
        }
        self.word(edge)
    }

    fn word(&self, edge: Edge) -> u64 {
        let word = self.words[edge.node()];
        if edge.is_complement() { !word } else { word }
    }
}

/// In the first situation all variables are absent, in the second all are present; in the others some are, the same ones
/// every time: in a third of them about half, in a third few, in a third most.
fn variable_word(variable: u32) -> u64 {
    const FEW: u64 = 0x1F_FFFF << 22;
    const MOST: u64 = 0x1F_FFFF << 43;
    let mut state = u64::from(variable) + 1;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    };
    let (one, two, three) = (next(), next(), next());
    let word = one & !(FEW | MOST) | one & two & three & FEW | (one | two | three) & MOST;
    word & !1 | 2
}
