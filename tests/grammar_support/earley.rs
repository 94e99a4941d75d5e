//! Recognition by Earley's algorithm (1970), with the treatment of empty rules of Aycock and Horspool (2002).
//!
//! In: a grammar and a list of tokens. Out: whether the grammar has a derivation of the list.

use super::grammar::{Grammar, Symbol};
use super::terminal::Terminal;

/// A production in progress: which rule and alternative, how many symbols are behind, and where it began.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Item {
    rule: usize,
    alternative: usize,
    dot: usize,
    origin: usize,
}

impl Item {
    fn next<'g>(&self, grammar: &'g Grammar) -> Option<&'g Symbol> {
        grammar.rules[self.rule][self.alternative].get(self.dot)
    }

    fn advanced(self) -> Self {
        Self { dot: self.dot + 1, ..self }
    }
}

/// The items of one position, each once, in order of discovery.
#[derive(Default)]
struct Set {
    items: Vec<Item>,
    predicted: Vec<usize>,
}

impl Set {
    fn add(&mut self, item: Item) {
        if !self.items.contains(&item) {
            self.items.push(item);
        }
    }

    /// Adds every alternative of a rule; items that begin here come from nowhere else.
    fn predict(&mut self, grammar: &Grammar, rule: usize, origin: usize) {
        if !self.predicted.contains(&rule) {
            self.predicted.push(rule);
            let alternatives = 0..grammar.rules[rule].len();
            self.items.extend(alternatives.map(|alternative| Item { rule, alternative, dot: 0, origin }));
        }
    }
}

impl Grammar {
    /// Whether the tokens are a sentence of the grammar.
    pub fn accepts(&self, tokens: &[Terminal]) -> bool {
        let nullable = self.nullable();
        let mut sets = vec![Set::default()];
        sets[0].predict(self, 0, 0);
        for position in 0..=tokens.len() {
            let mut scanned = Set::default();
            let mut index = 0;
            while let Some(&item) = sets[position].items.get(index) {
                index += 1;
                match item.next(self) {
                    Some(&Symbol::Rule(rule)) => {
                        sets[position].predict(self, rule, position);
                        if nullable[rule] {
                            sets[position].add(item.advanced());
                        }
                    }
                    Some(Symbol::Terminal(terminal)) => {
                        if tokens.get(position).is_some_and(|token| terminal.matches(token)) {
                            scanned.add(item.advanced());
                        }
                    }
                    None => {
                        let mut waiting = sets[item.origin].items.clone();
                        waiting.retain(|other| other.next(self) == Some(&Symbol::Rule(item.rule)));
                        for other in waiting {
                            sets[position].add(other.advanced());
                        }
                    }
                }
            }
            sets.push(scanned);
        }
        let complete = |item: &Item| item.rule == 0 && item.origin == 0 && item.next(self).is_none();
        sets[tokens.len()].items.iter().any(complete)
    }

    /// Which rules derive the empty list.
    fn nullable(&self) -> Vec<bool> {
        let mut nullable = vec![false; self.rules.len()];
        loop {
            let empty = |symbol: &Symbol| matches!(symbol, Symbol::Rule(rule) if nullable[*rule]);
            let next: Vec<bool> =
                self.rules.iter().map(|rule| rule.iter().any(|body| body.iter().all(empty))).collect();
            if next == nullable {
                return nullable;
            }
            nullable = next;
        }
    }
}
