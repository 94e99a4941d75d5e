//! Binary decision diagrams: Boolean functions as shared graphs.
//!
//! Bryant, R. E. (1986). Graph-based algorithms for Boolean function manipulation. IEEE Transactions on Computers
//! C-35(8), 677–691. Reduced and ordered, so that two functions are equal where their numbers are.

use rustc_hash::FxHashMap;

/// A function of a [`Diagram`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Function(u32);

impl Function {
    /// Holds never.
    pub const FALSE: Self = Self(0);
    /// Holds always.
    pub const TRUE: Self = Self(1);

    /// The constant function.
    pub const fn constant(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// Whether the function is constant.
    pub const fn is_constant(self) -> bool {
        self.0 < 2
    }
}

/// An analysis grew past its limit; nothing is known of its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitReached {
    /// The number of nodes it was allowed.
    pub limit: usize,
}

impl std::fmt::Display for LimitReached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the analysis grew past its limit of {} nodes", self.limit)
    }
}

impl std::error::Error for LimitReached {}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Node {
    level: u32,
    low: Function,
    high: Function,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Operation {
    And,
    Or,
}

/// A shared graph of functions over variables, which are ordered by their levels.
pub struct Diagram {
    nodes: Vec<Node>,
    unique: FxHashMap<Node, Function>,
    binary: FxHashMap<(Operation, Function, Function), Function>,
    negation: FxHashMap<Function, Function>,
    limit: usize,
}

/// Runs a step of a deep recursion; the stack grows on the heap where it must.
pub(super) fn deeper<R>(step: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, step)
}

impl Diagram {
    /// An empty diagram that may grow to `limit` nodes.
    pub fn new(limit: usize) -> Self {
        let constant = |value| Node { level: u32::MAX, low: value, high: value };
        Self {
            nodes: vec![constant(Function::FALSE), constant(Function::TRUE)],
            unique: FxHashMap::default(),
            binary: FxHashMap::default(),
            negation: FxHashMap::default(),
            limit,
        }
    }

    /// The level of the first variable a function depends on.
    pub fn level(&self, function: Function) -> u32 {
        self.nodes[function.0 as usize].level
    }

    /// The function where its first variable is absent.
    pub fn low(&self, function: Function) -> Function {
        self.nodes[function.0 as usize].low
    }

    /// The function where its first variable is present.
    pub fn high(&self, function: Function) -> Function {
        self.nodes[function.0 as usize].high
    }

    /// The function that holds where a variable does.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn variable(&mut self, level: u32) -> Result<Function, LimitReached> {
        self.node(level, Function::FALSE, Function::TRUE)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the limit is far below 2^32")]
    fn node(&mut self, level: u32, low: Function, high: Function) -> Result<Function, LimitReached> {
        if low == high {
            return Ok(low);
        }
        let node = Node { level, low, high };
        if let Some(&known) = self.unique.get(&node) {
            return Ok(known);
        }
        if self.nodes.len() >= self.limit {
            return Err(LimitReached { limit: self.limit });
        }
        let function = Function(self.nodes.len() as u32);
        self.nodes.push(node);
        self.unique.insert(node, function);
        Ok(function)
    }

    /// Both hold.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn and(&mut self, one: Function, other: Function) -> Result<Function, LimitReached> {
        match (one, other) {
            (Function::FALSE, _) | (_, Function::FALSE) => Ok(Function::FALSE),
            (Function::TRUE, rest) | (rest, Function::TRUE) => Ok(rest),
            _ if one == other => Ok(one),
            _ => self.apply(Operation::And, one, other),
        }
    }

    /// One of them holds.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn or(&mut self, one: Function, other: Function) -> Result<Function, LimitReached> {
        match (one, other) {
            (Function::TRUE, _) | (_, Function::TRUE) => Ok(Function::TRUE),
            (Function::FALSE, rest) | (rest, Function::FALSE) => Ok(rest),
            _ if one == other => Ok(one),
            _ => self.apply(Operation::Or, one, other),
        }
    }

    fn apply(&mut self, operation: Operation, one: Function, other: Function) -> Result<Function, LimitReached> {
        let key = (operation, one.min(other), one.max(other));
        if let Some(&known) = self.binary.get(&key) {
            return Ok(known);
        }
        let level = self.level(one).min(self.level(other));
        let (one_low, one_high) = self.split(one, level);
        let (other_low, other_high) = self.split(other, level);
        let (low, high) = deeper(|| match operation {
            Operation::And => Ok((self.and(one_low, other_low)?, self.and(one_high, other_high)?)),
            Operation::Or => Ok((self.or(one_low, other_low)?, self.or(one_high, other_high)?)),
        })?;
        let result = self.node(level, low, high)?;
        self.binary.insert(key, result);
        Ok(result)
    }

    /// It does not hold.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn not(&mut self, function: Function) -> Result<Function, LimitReached> {
        if function.is_constant() {
            return Ok(Function::constant(function == Function::FALSE));
        }
        if let Some(&known) = self.negation.get(&function) {
            return Ok(known);
        }
        let Node { level, low, high } = self.nodes[function.0 as usize];
        let (low, high) = deeper(|| Ok((self.not(low)?, self.not(high)?)))?;
        let result = self.node(level, low, high)?;
        self.negation.insert(function, result);
        Ok(result)
    }

    fn split(&self, function: Function, level: u32) -> (Function, Function) {
        let node = self.nodes[function.0 as usize];
        if node.level == level { (node.low, node.high) } else { (function, function) }
    }

    /// At least `need` of the functions hold.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn at_least(&mut self, need: usize, functions: &[Function]) -> Result<Function, LimitReached> {
        // counts[k]: at least k of those seen so far hold.
        let mut counts = vec![Function::FALSE; need + 1];
        counts[0] = Function::TRUE;
        for &function in functions {
            for k in (1..=need).rev() {
                let one_more = self.and(counts[k - 1], function)?;
                counts[k] = self.or(counts[k], one_more)?;
            }
        }
        Ok(counts[need])
    }

    /// A way to make a function hold: for each level it depends on along the way, whether it is present.
    pub fn witness(&self, function: Function) -> Option<Vec<(u32, bool)>> {
        if function == Function::FALSE {
            return None;
        }
        let mut way = Vec::new();
        let mut at = function;
        while !at.is_constant() {
            // Absence first: the witness names as little as it can.
            let present = self.low(at) == Function::FALSE;
            way.push((self.level(at), present));
            at = if present { self.high(at) } else { self.low(at) };
        }
        Some(way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_functions_are_one() {
        let mut diagram = Diagram::new(1000);
        let [a, b, c] = [0, 1, 2].map(|level| diagram.variable(level).unwrap());
        let ab = diagram.and(a, b).unwrap();
        let ac = diagram.and(a, c).unwrap();
        let sum = diagram.or(ab, ac).unwrap();
        let b_or_c = diagram.or(b, c).unwrap();
        let factored = diagram.and(a, b_or_c).unwrap();
        assert_eq!(sum, factored);
        let not = diagram.not(sum).unwrap();
        assert_eq!(diagram.or(sum, not).unwrap(), Function::TRUE);
        let two = diagram.at_least(2, &[a, b, c]).unwrap();
        let bc = diagram.and(b, c).unwrap();
        assert_eq!(diagram.or(sum, bc).unwrap(), two);
    }

    #[test]
    fn the_limit_is_an_error() {
        let mut diagram = Diagram::new(3);
        diagram.variable(0).unwrap();
        assert_eq!(diagram.variable(1), Err(LimitReached { limit: 3 }));
    }
}
