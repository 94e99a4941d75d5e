//! Draws sentences from a grammar, and spoils them.
//!
//! In: a grammar and a seed. Out: token lists the grammar accepts, and edits of them that it may or may not accept.

use super::grammar::{Grammar, Symbol};
use super::random::Random;
use super::terminal::Terminal;

/// The length beyond which a sentence only finishes what it has begun.
const LENGTH: usize = 60;
/// The depth of derivation beyond which it does.
const DEPTH: usize = 24;

/// An endless supply of sentences.
pub struct Sampler<'g> {
    grammar: &'g Grammar,
    terminals: Vec<Terminal>,
    heights: Vec<usize>,
    random: Random,
}

impl<'g> Sampler<'g> {
    /// A supply that depends on the grammar and the seed alone.
    pub fn new(grammar: &'g Grammar, seed: u64) -> Self {
        let mut terminals = grammar.terminals();
        terminals.retain(|terminal| !matches!(terminal, Terminal::Party | Terminal::Player | Terminal::Side));
        Self { grammar, terminals, heights: heights(grammar), random: Random::new(seed) }
    }

    /// A sentence of the grammar that is not empty.
    pub fn sentence(&mut self) -> Vec<Terminal> {
        loop {
            let mut sentence = Vec::new();
            self.expand(0, 0, &mut sentence);
            if !sentence.is_empty() {
                return sentence;
            }
        }
    }

    fn expand(&mut self, rule: usize, depth: usize, sentence: &mut Vec<Terminal>) {
        let alternatives = &self.grammar.rules[rule];
        let body = if depth > DEPTH || sentence.len() > LENGTH {
            alternatives.iter().min_by_key(|body| height(&self.heights, body)).expect("a rule has an alternative")
        } else {
            self.random.pick(alternatives)
        };
        for symbol in body {
            match symbol {
                Symbol::Rule(next) => self.expand(*next, depth + 1, sentence),
                Symbol::Terminal(Terminal::Path) if self.random.once_in(2) => sentence.push(Terminal::Qualified),
                Symbol::Terminal(Terminal::Party | Terminal::Player | Terminal::Side) => {
                    let qualified = self.random.once_in(3);
                    sentence.push(if qualified { Terminal::Qualified } else { Terminal::Name });
                }
                Symbol::Terminal(terminal) => sentence.push(terminal.clone()),
            }
        }
    }

    /// The sentence with one token deleted, doubled, moved or put in.
    pub fn edited(&mut self, sentence: &[Terminal]) -> Vec<Terminal> {
        let mut edited = sentence.to_vec();
        self.edit(&mut edited);
        edited
    }

    fn edit(&mut self, sentence: &mut Vec<Terminal>) {
        let place = self.random.below(sentence.len() + 1);
        let other = self.random.below(sentence.len() + 1);
        match self.random.below(4) {
            0 if place < sentence.len() => drop(sentence.remove(place)),
            1 if place < sentence.len() => sentence.insert(place, sentence[place].clone()),
            2 if place.max(other) < sentence.len() => sentence.swap(place, other),
            _ => sentence.insert(place, self.random.pick(&self.terminals).clone()),
        }
    }
}

/// The least depth of a derivation of each rule.
fn heights(grammar: &Grammar) -> Vec<usize> {
    let mut heights = vec![usize::MAX; grammar.rules.len()];
    loop {
        let least = |rule: &Vec<Vec<Symbol>>| rule.iter().map(|body| height(&heights, body)).min();
        let next: Vec<usize> = grammar.rules.iter().map(|rule| least(rule).unwrap_or(usize::MAX)).collect();
        if next == heights {
            return heights;
        }
        heights = next;
    }
}

fn height(heights: &[usize], body: &[Symbol]) -> usize {
    let tallest = body.iter().map(|symbol| match symbol {
        Symbol::Rule(rule) => heights[*rule],
        Symbol::Terminal(_) => 0,
    });
    tallest.max().unwrap_or(0).saturating_add(1)
}
