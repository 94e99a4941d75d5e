//! Reads the grammar file into a context-free grammar.
//!
//! In: W3C-style EBNF whose lexical part is announced by a comment and left unread, its classes being terminals. Out:
//! plain productions, a group or repetition having become a nonterminal of its own. Repetitions recurse on the left,
//! which keeps recognition of long lists linear.

use super::grammar::{Grammar, Symbol};
use super::terminal::Terminal;

impl Grammar {
    /// Reads a grammar and checks that every nonterminal is defined, once, and reachable from the first.
    pub fn read(text: &str) -> Result<Self, String> {
        let (syntax, lexical) = text.split_once("/* Lexical part").ok_or("the grammar has no lexical part")?;
        let grammar = Self { names: Vec::new(), rules: Vec::new() };
        let mut reader = Reader { tokens: tokens(syntax)?, at: 0, grammar };
        while let Some(name) = reader.next() {
            reader.definition(&name)?;
        }
        reader.grammar.check(lexical)?;
        Ok(reader.grammar)
    }
}

/// Cuts EBNF into names, quoted literals and signs, without the comments.
fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("/*") => rest.find("*/").map(|end| end + 2),
            '\'' | '"' => rest[1..].find(first).map(|end| end + 2),
            ':' => rest.starts_with("::=").then_some(3),
            '(' | ')' | '|' | '*' | '+' | '?' => Some(1),
            _ => Some(rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())).filter(|&end| end > 0),
        };
        let length = length.ok_or_else(|| format!("unreadable: {}", rest.lines().next().unwrap_or_default()))?;
        if first != '/' {
            tokens.push(rest[..length].to_owned());
        }
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
    grammar: Grammar,
}

impl Reader {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn next(&mut self) -> Option<String> {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned()
    }

    fn definition(&mut self, name: &str) -> Result<(), String> {
        let rule = self.grammar.rule(name);
        if self.next().as_deref() != Some("::=") {
            return Err(format!("`{name}` stands where a definition should begin"));
        }
        if !self.grammar.rules[rule].is_empty() {
            return Err(format!("`{name}` is defined twice"));
        }
        self.grammar.rules[rule] = self.choice(name)?;
        Ok(())
    }

    fn choice(&mut self, name: &str) -> Result<Vec<Vec<Symbol>>, String> {
        let mut alternatives = vec![self.sequence(name)?];
        while self.peek(0) == "|" {
            self.at += 1;
            alternatives.push(self.sequence(name)?);
        }
        Ok(alternatives)
    }

    fn sequence(&mut self, name: &str) -> Result<Vec<Symbol>, String> {
        let mut symbols = Vec::new();
        while !matches!(self.peek(0), "" | "|" | ")") && self.peek(1) != "::=" {
            let symbol = self.item(name)?;
            symbols.push(self.repeated(name, symbol));
        }
        Ok(symbols)
    }

    fn item(&mut self, name: &str) -> Result<Symbol, String> {
        let token = self.next().unwrap_or_default();
        if let Some(literal) = token.strip_prefix(['\'', '"']) {
            return Ok(Symbol::Terminal(Terminal::Literal(literal[..literal.len() - 1].to_owned())));
        }
        if token == "(" {
            let alternatives = self.choice(name)?;
            let closed = self.next().as_deref() == Some(")");
            let group = self.grammar.add(format!("group in {name}"), alternatives);
            return closed.then_some(Symbol::Rule(group)).ok_or_else(|| format!("`{name}` leaves a group open"));
        }
        if !token.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Err(format!("`{name}` has a stray `{token}`"));
        }
        Ok(Terminal::class(&token).map_or_else(|| Symbol::Rule(self.grammar.rule(&token)), Symbol::Terminal))
    }

    fn repeated(&mut self, name: &str, item: Symbol) -> Symbol {
        let sign = self.peek(0).to_owned();
        let again = Symbol::Rule(self.grammar.names.len());
        let alternatives = match sign.as_str() {
            "?" => vec![vec![], vec![item]],
            "*" => vec![vec![], vec![again, item]],
            "+" => vec![vec![item.clone()], vec![again, item]],
            _ => return item,
        };
        self.at += 1;
        Symbol::Rule(self.grammar.add(format!("{name}{sign}"), alternatives))
    }
}
