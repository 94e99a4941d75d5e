//! Single situations: one in which a function holds, and one in which a variable decides.
//!
//! Modules share no variables and none of them is constant, so that each can be made to hold or to fail whatever the
//! others do.

use super::bdd::{FALSE, Function, TRUE};
use super::plan::{Leaf, Module};
use super::{Analysis, Progress, Unfinished};
use crate::network::numbered;
use rustc_hash::FxHashSet;
use std::hash::Hash;

/// Some variables, present or absent.
type Situation<V> = Vec<(V, bool)>;
/// Some levels of a diagram, present or absent.
type Way = Vec<(u32, bool)>;

impl<V: Copy + Eq + Ord + Hash> Analysis<V> {
    /// A situation in which the node holds, or in which it does not: the variables that matter there, in the order in
    /// which they were met. None where there is none.
    pub fn witness(&self, holds: bool) -> Option<Situation<V>> {
        let top = self.plan.modules.last()?;
        let function = top.function ^ u32::from(holds == self.plan.complemented);
        if function == FALSE {
            return None;
        }
        let mut found = Vec::new();
        self.take(top, Self::way(top, function), &mut found);
        Some(self.named(found))
    }

    /// A situation of the other variables in which the node holds where a variable is present and does not where it is
    /// absent, or the other way round. None where there is none.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn deciding(&self, variable: V, helps: bool) -> Result<Option<Situation<V>>, Unfinished> {
        let Some(number) = self.variables.get_index_of(&variable) else { return Ok(None) };
        let mut leaf = Leaf::Variable(numbered(number));
        // The variable's presence may make what was reached so far hold, or fail, in these situations.
        let mut reached: [Option<Vec<(u32, bool)>>; 2] = [Some(Vec::new()), None];
        for (index, module) in self.plan.modules.iter().enumerate() {
            let Some(level) = module.leaves.iter().position(|&one| one == leaf) else { continue };
            let ways = self.ways(module, level)?;
            let mut next = [None, None];
            for (through, way) in ways.into_iter().enumerate() {
                let Some(way) = way else { continue };
                for (so_far, found) in reached.iter().enumerate() {
                    let result = &mut next[so_far ^ through];
                    if let (Some(found), None) = (found, &result) {
                        let mut found = found.clone();
                        self.take(module, way.clone(), &mut found);
                        *result = Some(found);
                    }
                }
            }
            reached = next;
            leaf = Leaf::Module(index);
        }
        let [helping, hindering] = reached;
        let found = if helps == self.plan.complemented { hindering } else { helping };
        // The last leaf met has to be the top.
        let top = self.plan.modules.len().checked_sub(1).map(Leaf::Module);
        Ok(found.filter(|_| top == Some(leaf)).map(|found| self.named(found)))
    }

    /// How the other levels of a module may stand so that it holds where a leaf is present and fails where it is absent;
    /// and the other way round.
    fn ways(&self, module: &Module, level: usize) -> Result<[Option<Way>; 2], Unfinished> {
        let limit = self.limits.nodes;
        let own = numbered(level);
        let turned = |high, low| Search { module, level: own, limit, seen: FxHashSet::default() }.turned(high, low);
        let full = |limit| Unfinished::TooLarge { limit, progress: Progress::default() };
        let helping = turned(module.function, module.function).map_err(full)?;
        let hindering = turned(module.function ^ 1, module.function ^ 1).map_err(full)?;
        Ok(if module.flipped[level] { [hindering, helping] } else { [helping, hindering] })
    }

    /// A way on which a function of a module holds.
    fn way(module: &Module, mut function: Function) -> Way {
        let mut way = Vec::new();
        while function > FALSE {
            // Absence first: as little is named as can be.
            let (high, low) = module.bdd.parts(function);
            let present = low == FALSE;
            way.push((module.bdd.level(function), present));
            function = if present { high } else { low };
        }
        way
    }

    /// Adds what makes the levels of a module stand as they do on a way.
    fn take(&self, module: &Module, way: Way, found: &mut Vec<(u32, bool)>) {
        let mut open = vec![(module, way)];
        while let Some((module, way)) = open.pop() {
            for (level, present) in way {
                let present = present != module.flipped[level as usize];
                match module.leaves[level as usize] {
                    Leaf::Variable(variable) => found.push((variable, present)),
                    Leaf::Module(inner) => {
                        let inner = &self.plan.modules[inner];
                        open.push((inner, Self::way(inner, inner.function ^ u32::from(!present))));
                    }
                }
            }
        }
    }

    fn named(&self, mut found: Vec<(u32, bool)>) -> Situation<V> {
        found.sort_unstable();
        let named = found.into_iter();
        named.filter_map(|(variable, present)| Some((*self.variables.get_index(variable as usize)?, present))).collect()
    }
}

/// A search for a way on which one function holds with a level and another fails without it.
struct Search<'m> {
    module: &'m Module,
    level: u32,
    limit: usize,
    /// Pairs from which there is no such way.
    seen: FxHashSet<(Function, Function)>,
}

/// A step that is still to be tried: how long the way was before, and the pair of functions it leads to.
struct Step {
    length: usize,
    taken: Option<(u32, bool)>,
    with: Function,
    without: Function,
}

impl Search<'_> {
    /// The way from a pair of functions; `Err` has the limit that was reached.
    fn turned(&mut self, with: Function, without: Function) -> Result<Option<Way>, usize> {
        let mut way: Way = Vec::new();
        let mut open = vec![Step { length: 0, taken: None, with, without }];
        while let Some(Step { length, taken, with, without }) = open.pop() {
            way.truncate(length);
            way.extend(taken);
            if with == TRUE && without == FALSE {
                return Ok(Some(way));
            }
            let bdd = &self.module.bdd;
            let level = bdd.level(with).min(bdd.level(without));
            let hopeless = with == FALSE || without == TRUE || level > self.level && with == without;
            if hopeless || !self.seen.insert((with, without)) {
                continue;
            }
            if self.seen.len() > self.limit {
                return Err(self.limit);
            }
            let parts =
                |function| if bdd.level(function) == level { bdd.parts(function) } else { (function, function) };
            let ((with_high, with_low), (without_high, without_low)) = (parts(with), parts(without));
            let length = way.len();
            if level == self.level {
                open.push(Step { length, taken: None, with: with_high, without: without_low });
            } else {
                let step = |present, with, without| Step { length, taken: Some((level, present)), with, without };
                open.extend([step(true, with_high, without_high), step(false, with_low, without_low)]);
            }
        }
        Ok(None)
    }
}
