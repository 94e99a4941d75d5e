//! Conditions put together: all of them, one of them, some of them, none.
//!
//! With degrees, all is the least of the memberships, one the greatest, and not is what is left to 1 (Zadeh 1965).

use crate::column::{Column, MISSING, fill, fill_bytes, greater, smaller};

/// How many cases are worked on at once: their memberships stay near at hand.
const BLOCK: usize = 1024;

/// A condition made of sets.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// Membership in a set, by number of its column.
    Set(usize),
    /// The same membership for every case, from 0 to 1.
    Constant(f64),
    /// What is not so: 1 − x.
    Not(Box<Formula>),
    /// All of some: the least. Of none, 1.
    All(Vec<Formula>),
    /// One of some: the greatest. Of none, 0.
    Any(Vec<Formula>),
    /// As many of some, or more: the greatest but so many.
    AtLeast(usize, Vec<Formula>),
}

impl Formula {
    /// The numbers of its columns, each once, in order.
    pub fn sets(&self) -> Vec<usize> {
        let mut sets: Vec<usize> = steps(self).iter().filter_map(Step::set).collect();
        sets.sort_unstable();
        sets.dedup();
        sets
    }

    /// The memberships of all cases. One is missing where that of one of its sets is.
    ///
    /// There are as many cases as the longest of all columns has. The memberships are crisp where those of all its sets
    /// are, and its constants 0 or 1.
    pub fn memberships(&self, columns: &[Column]) -> Column {
        let (steps, sets) = (steps(self), self.sets());
        let cases = columns.iter().map(Column::len).max().unwrap_or(0);
        let is_crisp = |step: &Step| match *step {
            Step::Load(set) => columns.get(set).is_some_and(Column::is_crisp),
            Step::Fill(constant) => constant.is_nan() || constant <= 0.0 || constant >= 1.0,
            _ => true,
        };
        if steps.iter().all(is_crisp) {
            Column::Crisp(crisp(&steps, &sets, columns, cases))
        } else {
            Column::Fuzzy(fuzzy(&steps, &sets, columns, cases))
        }
    }
}

/// A step of working out a formula: takes what earlier ones left off a stack, and leaves one there.
enum Step {
    Load(usize),
    Fill(f64),
    Not,
    Least,
    Greatest,
    /// The so-manieth greatest of so many last ones.
    Rank(usize, usize),
}

impl Step {
    fn set(&self) -> Option<usize> {
        if let Self::Load(set) = self { Some(*set) } else { None }
    }
}

/// The steps of a formula, parts before what they are part of. Formulas may be nested deeper than the stack of a thread.
fn steps(formula: &Formula) -> Vec<Step> {
    enum Task<'a> {
        Enter(&'a Formula),
        Leave(Step),
    }
    let (mut steps, mut tasks) = (Vec::new(), vec![Task::Enter(formula)]);
    while let Some(task) = tasks.pop() {
        let formula = match task {
            Task::Leave(step) => {
                steps.push(step);
                continue;
            }
            Task::Enter(formula) => formula,
        };
        match formula {
            Formula::Set(set) => steps.push(Step::Load(*set)),
            Formula::Constant(constant) => steps.push(Step::Fill(*constant)),
            Formula::Not(part) => tasks.extend([Task::Leave(Step::Not), Task::Enter(part)]),
            Formula::All(parts) | Formula::Any(parts) => {
                let is_all = matches!(formula, Formula::All(_));
                steps.push(Step::Fill(if is_all { 1.0 } else { 0.0 }));
                for part in parts.iter().rev() {
                    tasks.push(Task::Leave(if is_all { Step::Least } else { Step::Greatest }));
                    tasks.push(Task::Enter(part));
                }
            }
            Formula::AtLeast(least, parts) => {
                tasks.push(Task::Leave(Step::Rank(*least, parts.len())));
                tasks.extend(parts.iter().map(Task::Enter));
            }
        }
    }
    steps
}

/// The memberships by these steps, as bytes.
fn crisp(steps: &[Step], sets: &[usize], columns: &[Column], cases: usize) -> Vec<u8> {
    let mut memberships = vec![0; cases];
    let mut stack: Stack<u8> = Stack::default();
    let mut counts = [0_u32; BLOCK];
    for (at, out) in memberships.chunks_mut(BLOCK).enumerate() {
        let (first, length) = (at * BLOCK, out.len());
        let mut is_missing = false;
        for step in steps {
            match *step {
                Step::Load(set) => fill_bytes(columns.get(set), first, stack.grow(length)),
                Step::Fill(constant) if constant.is_nan() => {
                    is_missing = true;
                    stack.grow(length).fill(0);
                }
                Step::Fill(constant) => stack.grow(length).fill(u8::from(constant >= 1.0)),
                Step::Not => stack.change(length, |byte| 1 ^ byte),
                Step::Least => stack.merge(length, |one, other| one & other),
                Step::Greatest => stack.merge(length, |one, other| one | other),
                Step::Rank(least, of) => {
                    counts[..length].fill(0);
                    for _ in 0..of {
                        let bytes = stack.top(length);
                        counts.iter_mut().zip(&*bytes).for_each(|(count, &byte)| *count += u32::from(byte & 1));
                        stack.shrink();
                    }
                    let least = u32::try_from(least).unwrap_or(u32::MAX);
                    let bytes = stack.grow(length);
                    bytes.iter_mut().zip(&counts).for_each(|(byte, &count)| *byte = u8::from(count >= least));
                }
            }
        }
        // Only the lowest bit has been reckoned with: whether a membership is missing does not depend on the rest.
        out.iter_mut().zip(&*stack.top(length)).for_each(|(out, &byte)| *out = byte & 1);
        stack.shrink();
        let bytes = stack.grow(length);
        for &set in sets {
            fill_bytes(columns.get(set), first, bytes);
            for (out, &byte) in out.iter_mut().zip(&*bytes) {
                *out = if byte >= MISSING { MISSING } else { *out };
            }
        }
        stack.shrink();
        if is_missing {
            out.fill(MISSING);
        }
    }
    memberships
}

/// The memberships by these steps, as degrees.
fn fuzzy(steps: &[Step], sets: &[usize], columns: &[Column], cases: usize) -> Vec<f64> {
    let mut memberships = vec![0.0; cases];
    let mut stack: Stack<f64> = Stack::default();
    let mut degrees = Vec::new();
    for (at, out) in memberships.chunks_mut(BLOCK).enumerate() {
        let (first, length) = (at * BLOCK, out.len());
        let mut is_missing = false;
        for step in steps {
            match *step {
                Step::Load(set) => fill(columns.get(set), first, stack.grow(length)),
                Step::Fill(constant) => {
                    is_missing |= constant.is_nan();
                    stack.grow(length).fill(constant.clamp(0.0, 1.0));
                }
                Step::Not => stack.change(length, |degree| 1.0 - degree),
                Step::Least => stack.merge(length, smaller),
                Step::Greatest => stack.merge(length, greater),
                Step::Rank(least, of) => {
                    let parts = stack.last(of);
                    // The result takes the place of no part before it is known.
                    let mut ranked = [0.0; BLOCK];
                    for (case, ranked) in ranked[..length].iter_mut().enumerate() {
                        degrees.clear();
                        degrees.extend(parts.iter().map(|part| part[case]));
                        degrees.sort_unstable_by(|one, other| f64::total_cmp(other, one));
                        *ranked = if least == 0 { 1.0 } else { degrees.get(least - 1).copied().unwrap_or(0.0) };
                    }
                    (0..of).for_each(|_| stack.shrink());
                    stack.grow(length).copy_from_slice(&ranked[..length]);
                }
            }
        }
        out.copy_from_slice(stack.top(length));
        stack.shrink();
        let block = stack.grow(length);
        for &set in sets {
            fill(columns.get(set), first, block);
            for (out, degree) in out.iter_mut().zip(&*block) {
                *out = if degree.is_nan() { f64::NAN } else { *out };
            }
        }
        stack.shrink();
        if is_missing {
            out.fill(f64::NAN);
        }
    }
    memberships
}

/// Blocks of memberships that are being worked on, kept to be used again.
struct Stack<T> {
    blocks: Vec<Vec<T>>,
    height: usize,
}

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self { blocks: vec![Vec::new()], height: 0 }
    }
}

impl<T: Copy + Default> Stack<T> {
    /// A further block, whatever is in it.
    fn grow(&mut self, length: usize) -> &mut [T] {
        if self.height == self.blocks.len() {
            self.blocks.push(Vec::new());
        }
        let block = &mut self.blocks[self.height];
        block.resize(BLOCK, T::default());
        self.height += 1;
        &mut block[..length]
    }

    /// Drops the last block.
    fn shrink(&mut self) {
        self.height = self.height.saturating_sub(1);
    }

    /// The last block.
    fn top(&mut self, length: usize) -> &mut [T] {
        if self.height == 0 {
            self.grow(length);
        }
        &mut self.blocks[self.height - 1][..length]
    }

    /// The last blocks.
    fn last(&self, count: usize) -> &[Vec<T>] {
        &self.blocks[self.height.saturating_sub(count)..self.height]
    }

    /// Changes the last block.
    fn change(&mut self, length: usize, change: impl Fn(T) -> T) {
        self.top(length).iter_mut().for_each(|value| *value = change(*value));
    }

    /// Puts the last block together with the one before.
    fn merge(&mut self, length: usize, merge: impl Fn(T, T) -> T) {
        if let [.., into, from] = &mut self.blocks[..self.height] {
            into[..length].iter_mut().zip(&from[..length]).for_each(|(into, &from)| *into = merge(*into, from));
        }
        self.shrink();
    }
}
