//! Binary decision diagrams with complement edges.
//!
//! Bryant, R. E. (1986). Graph-based algorithms for Boolean function manipulation. IEEE Transactions on Computers
//! C-35(8), 677–691; Brace, K. S., Rudell, R. L. & Bryant, R. E. (1990). Efficient implementation of a BDD package.
//! DAC '90, 40–45. A function is twice the position of a node, plus one for its complement; the edge to where the
//! variable is present is never complemented.

use super::super::interrupt::interrupted;
use super::unique::{Branch, Cache, Unique};

/// A function of a [`Bdd`].
pub(super) type Function = u32;

pub(super) const TRUE: Function = 0;
pub(super) const FALSE: Function = 1;

/// There is no room for another node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Full;

/// A graph of functions.
pub(super) struct Bdd {
    pub unique: Unique,
    cache: Cache,
    limit: usize,
}

impl Bdd {
    pub fn new(limit: usize) -> Self {
        Self { unique: Unique::new(1), cache: Cache::new(), limit }
    }

    /// The same functions, with room for others.
    pub fn copy(&self, limit: usize) -> Self {
        Self { unique: self.unique.clone(), cache: Cache::new(), limit }
    }

    /// The level of the first variable a function depends on.
    #[inline]
    pub fn level(&self, function: Function) -> u32 {
        self.unique.nodes[(function >> 1) as usize].level
    }

    /// The function where its first variable is present, and where it is absent.
    #[inline]
    pub fn parts(&self, function: Function) -> (Function, Function) {
        let node = self.unique.nodes[(function >> 1) as usize];
        (node.high ^ (function & 1), node.low ^ (function & 1))
    }

    #[inline]
    pub fn node(&mut self, level: u32, high: Function, low: Function) -> Result<Function, Full> {
        if high == low {
            return Ok(high);
        }
        let sign = high & 1;
        let position = self.unique.insert(Branch { level, high: high ^ sign, low: low ^ sign });
        if self.unique.len() > self.limit || interrupted(self.unique.len()) {
            return Err(Full);
        }
        self.cache.keep_up(self.unique.len());
        Ok(position << 1 | sign)
    }

    pub fn variable(&mut self, level: u32) -> Result<Function, Full> {
        self.node(level, TRUE, FALSE)
    }

    /// Both hold.
    pub fn and(&mut self, one: Function, other: Function) -> Result<Function, Full> {
        if one == other || other == TRUE {
            return Ok(one);
        }
        if one == TRUE {
            return Ok(other);
        }
        if one == FALSE || other == FALSE || one ^ other == 1 {
            return Ok(FALSE);
        }
        let (one, other) = if one < other { (one, other) } else { (other, one) };
        if let Some(known) = self.cache.get(one, other) {
            return Ok(known);
        }
        let level = self.level(one).min(self.level(other));
        let split = |this: &Self, function| {
            if this.level(function) == level { this.parts(function) } else { (function, function) }
        };
        let (one_high, one_low) = split(self, one);
        let (other_high, other_low) = split(self, other);
        let high = self.and(one_high, other_high)?;
        let low = self.and(one_low, other_low)?;
        let result = self.node(level, high, low)?;
        self.cache.put(one, other, result);
        Ok(result)
    }

    /// One of them holds.
    pub fn or(&mut self, one: Function, other: Function) -> Result<Function, Full> {
        Ok(self.and(one ^ 1, other ^ 1)? ^ 1)
    }

    /// The second where the first holds, else the third.
    fn choose(&mut self, which: Function, yes: Function, no: Function) -> Result<Function, Full> {
        let yes = self.and(which, yes)?;
        let no = self.and(which ^ 1, no)?;
        self.or(yes, no)
    }

    /// All hold. The deepest are joined first, so that each step works near the bottom of the graph.
    pub fn all(&mut self, mut functions: Vec<Function>) -> Result<Function, Full> {
        functions.sort_by_key(|&function| std::cmp::Reverse(self.level(function)));
        functions.into_iter().try_fold(TRUE, |all, function| self.and(function, all))
    }

    /// At least `need` hold.
    pub fn at_least(&mut self, need: usize, mut functions: Vec<Function>) -> Result<Function, Full> {
        functions.sort_by_key(|&function| std::cmp::Reverse(self.level(function)));
        // counts[k]: at least k of those seen so far hold.
        let mut counts = vec![FALSE; need + 1];
        counts[0] = TRUE;
        for (seen, &function) in functions.iter().enumerate() {
            let left = functions.len() - seen - 1;
            for k in (need.saturating_sub(left).max(1)..=need.min(seen + 1)).rev() {
                counts[k] = self.choose(function, counts[k - 1], counts[k])?;
            }
        }
        Ok(counts[need])
    }

    /// The function of complements, complemented: `or` for `and`, and back.
    pub fn dual(&mut self, function: Function) -> Result<Function, Full> {
        let nodes = (function >> 1) as usize + 1;
        let mut duals: Vec<Function> = vec![TRUE; nodes];
        let marked = self.reached(&[function]);
        for position in 1..nodes {
            if !marked[position] {
                continue;
            }
            let Branch { level, high, low } = self.unique.nodes[position];
            let of = |edge: Function| {
                // The dual of a constant is its complement's complement: itself.
                if edge < 2 { edge ^ 1 } else { duals[(edge >> 1) as usize] ^ (edge & 1) }
            };
            // The dual of TRUE is FALSE.
            let (high, low) = (of(low), of(high));
            duals[position] = self.node(level, high, low)?;
        }
        Ok(if function < 2 { function ^ 1 } else { duals[(function >> 1) as usize] ^ (function & 1) })
    }

    /// By node, whether some functions reach it.
    pub fn reached(&self, functions: &[Function]) -> Vec<bool> {
        let mut marked = vec![false; self.unique.len()];
        marked[0] = true;
        for &function in functions {
            marked[(function >> 1) as usize] = true;
        }
        for position in (1..self.unique.len()).rev() {
            if marked[position] {
                let node = self.unique.nodes[position];
                marked[(node.high >> 1) as usize] = true;
                marked[(node.low >> 1) as usize] = true;
            }
        }
        marked
    }

    /// Forgets what is not part of some functions.
    pub fn compact<'f>(&mut self, functions: impl Iterator<Item = &'f mut Function>) {
        let functions: Vec<&mut Function> = functions.collect();
        let kept: Vec<Function> = functions.iter().map(|function| **function).collect();
        let marked = self.reached(&kept);
        let to = self.unique.keep(&marked, 1);
        self.cache.clear();
        for function in functions {
            *function = to[(*function >> 1) as usize] << 1 | (*function & 1);
        }
    }

    /// Gives back what only operations need.
    pub fn finish(&mut self) {
        self.cache = Cache::new();
    }
}
