//! Context-free grammars: numbered nonterminals, each with its alternatives.
//!
//! The invariant, once [`Grammar::check`] has passed: every nonterminal has an alternative, and is reached from the
//! first.

use super::terminal::Terminal;

/// What a production is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A token.
    Terminal(Terminal),
    /// A nonterminal, by number.
    Rule(usize),
}

/// A context-free grammar; nonterminal 0 is where it starts.
pub struct Grammar {
    /// The nonterminals' names.
    pub names: Vec<String>,
    /// The alternatives of each nonterminal.
    pub rules: Vec<Vec<Vec<Symbol>>>,
}

impl Grammar {
    /// Checks that every nonterminal is defined and reachable, and every class a rule of the lexical part.
    pub fn check(&self, lexical: &str) -> Result<(), String> {
        let defines = |name: &str| {
            let defined = |line: &str| line.split_once("::=").is_some_and(|(head, _)| head.trim_end() == name);
            lexical.lines().any(defined)
        };
        let mut reached = vec![false; self.rules.len()];
        let mut open = vec![0];
        while let Some(rule) = open.pop() {
            let alternatives = self.rules.get(rule).ok_or("the grammar is empty")?;
            if alternatives.is_empty() {
                return Err(format!("`{}` is not defined", self.names[rule]));
            }
            if std::mem::replace(&mut reached[rule], true) {
                continue;
            }
            for symbol in alternatives.iter().flatten() {
                match symbol {
                    Symbol::Rule(next) => open.push(*next),
                    Symbol::Terminal(Terminal::Literal(_)) => {}
                    Symbol::Terminal(class) if defines(&format!("{class:?}")) => {}
                    Symbol::Terminal(class) => return Err(format!("`{class:?}` has no lexical rule")),
                }
            }
        }
        let lost = reached.iter().position(|reached| !reached);
        lost.map_or(Ok(()), |rule| Err(format!("`{}` is not reachable", self.names[rule])))
    }

    /// Every literal and class of the grammar, once.
    pub fn terminals(&self) -> Vec<Terminal> {
        let mut found = Vec::new();
        for symbol in self.rules.iter().flatten().flatten() {
            if let Symbol::Terminal(terminal) = symbol
                && !found.contains(terminal)
            {
                found.push(terminal.clone());
            }
        }
        found
    }

    /// The nonterminal of this name, new or known.
    pub fn rule(&mut self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or_else(|| self.add(name.to_owned(), Vec::new()))
    }

    /// A new nonterminal.
    pub fn add(&mut self, name: String, alternatives: Vec<Vec<Symbol>>) -> usize {
        self.names.push(name);
        self.rules.push(alternatives);
        self.rules.len() - 1
    }
}
