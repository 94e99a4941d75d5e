//! Elementary circuits of a directed graph: ways from a vertex back to itself that meet no other vertex twice.
//!
//! Johnson, D. (1975). Finding all the elementary circuits of a directed graph. SIAM Journal on Computing 4(1), 77–84.
//! Without recursion, and bounded, since there may be exponentially many. The components are those of Tarjan, R. (1972),
//! as in the order of evaluation.

use std::collections::BTreeSet;

/// Vertices by number: where the arrows from each lead, every one once.
pub type Arrows = [Vec<u32>];

/// Gives every elementary circuit by its vertices in order, the least first. Whether these were all: it ends early once
/// about as many arrows as `effort` were followed.
pub fn circuits(arrows: &Arrows, effort: u64, found: &mut dyn FnMut(&[u32])) -> bool {
    let mut search = Search::new(arrows, effort);
    let mut waiting = search.components(&vertices(arrows));
    waiting.reverse();
    while let Some(component) = waiting.pop() {
        if !search.through_least(&component, found) {
            return false;
        }
        let mut rest = search.components(&component[1..]);
        rest.reverse();
        waiting.append(&mut rest);
    }
    true
}

/// The sets of vertices each of which leads to each of them, as far as a circuit leads through them; in order of their
/// least vertices, each in order.
pub fn components(arrows: &Arrows) -> Vec<Vec<u32>> {
    Search::new(arrows, u64::MAX).components(&vertices(arrows))
}

fn vertices(arrows: &Arrows) -> Vec<u32> {
    (0..super::numbered(arrows.len())).collect()
}

/// A vertex on the way, the next of its arrows, and whether a circuit was closed beyond it.
struct Visit {
    vertex: u32,
    next: usize,
    closes: bool,
}

impl Visit {
    const fn of(vertex: u32) -> Self {
        Self { vertex, next: 0, closes: false }
    }
}

struct Search<'a> {
    arrows: &'a Arrows,
    /// How many arrows may still be followed.
    effort: u64,
    /// By vertex, whether it is among those that are looked at.
    inside: Vec<bool>,
    /// By vertex, whether going on there would lead into the way so far.
    blocked: Vec<bool>,
    /// By vertex, which ones are blocked for as long as it is.
    waiting: Vec<BTreeSet<u32>>,
    /// By vertex, the number in which it was met, lowered to the lowest it reaches.
    low: Vec<u32>,
}

const UNSEEN: u32 = 0;
const DONE: u32 = u32::MAX;

impl<'a> Search<'a> {
    fn new(arrows: &'a Arrows, effort: u64) -> Self {
        let count = arrows.len();
        Self {
            arrows,
            effort,
            inside: vec![false; count],
            blocked: vec![false; count],
            waiting: vec![BTreeSet::new(); count],
            low: vec![UNSEEN; count],
        }
    }

    /// The circuits through the least vertex of a component; whether there was time for all of them.
    fn through_least(&mut self, component: &[u32], found: &mut dyn FnMut(&[u32])) -> bool {
        let Some(&start) = component.first() else { return true };
        self.effort = self.effort.saturating_sub(component.len() as u64);
        for &vertex in component {
            self.inside[vertex as usize] = true;
            self.blocked[vertex as usize] = false;
            self.waiting[vertex as usize].clear();
        }
        self.blocked[start as usize] = true;
        let (mut way, mut visits) = (vec![start], vec![Visit::of(start)]);
        let mut in_time = true;
        while let Some(visit) = visits.last_mut() {
            let vertex = visit.vertex;
            if let Some(&to) = self.arrows[vertex as usize].get(visit.next) {
                visit.next += 1;
                if !self.inside[to as usize] {
                    continue;
                }
                if to == start {
                    found(&way);
                    visit.closes = true;
                } else if !self.blocked[to as usize] {
                    self.blocked[to as usize] = true;
                    way.push(to);
                    visits.push(Visit::of(to));
                }
                // What is done with a circuit takes as long as it is.
                let spent = if to == start { way.len() as u64 } else { 1 };
                self.effort = self.effort.saturating_sub(spent);
                in_time = self.effort > 0;
                if !in_time {
                    break;
                }
                continue;
            }
            let closes = visit.closes;
            visits.pop();
            way.pop();
            if closes {
                self.unblock(vertex);
                if let Some(before) = visits.last_mut() {
                    before.closes = true;
                }
            } else {
                for &to in self.arrows[vertex as usize].iter().filter(|&&to| self.inside[to as usize]) {
                    self.waiting[to as usize].insert(vertex);
                }
            }
        }
        for &vertex in component {
            self.inside[vertex as usize] = false;
        }
        in_time
    }

    fn unblock(&mut self, vertex: u32) {
        let mut open = vec![vertex];
        while let Some(vertex) = open.pop() {
            if std::mem::replace(&mut self.blocked[vertex as usize], false) {
                open.extend(std::mem::take(&mut self.waiting[vertex as usize]));
            }
        }
    }

    /// The components with circuits among some vertices, which are in order.
    fn components(&mut self, among: &[u32]) -> Vec<Vec<u32>> {
        for &vertex in among {
            self.inside[vertex as usize] = true;
            self.low[vertex as usize] = UNSEEN;
        }
        let mut components = Vec::new();
        let (mut met, mut waiting, mut visits) = (0, Vec::new(), Vec::new());
        for &start in among {
            if self.low[start as usize] != UNSEEN {
                continue;
            }
            self.meet(start, &mut met, &mut waiting, &mut visits);
            while let Some((visit, number)) = visits.last_mut() {
                let (vertex, number) = (visit.vertex, *number);
                if let Some(&to) = self.arrows[vertex as usize].get(visit.next) {
                    visit.next += 1;
                    self.effort = self.effort.saturating_sub(1);
                    if !self.inside[to as usize] {
                        continue;
                    }
                    match self.low[to as usize] {
                        UNSEEN => self.meet(to, &mut met, &mut waiting, &mut visits),
                        known => self.lower(vertex, known),
                    }
                    continue;
                }
                visits.pop();
                let lowest = self.low[vertex as usize];
                if let Some((before, _)) = visits.last() {
                    self.lower(before.vertex, lowest);
                }
                if lowest == number {
                    let from = waiting.iter().rposition(|&one| one == vertex).unwrap_or(0);
                    let mut component: Vec<u32> = waiting.drain(from..).collect();
                    for &member in &component {
                        self.low[member as usize] = DONE;
                    }
                    if component.len() > 1 || self.arrows[vertex as usize].contains(&vertex) {
                        component.sort_unstable();
                        components.push(component);
                    }
                }
            }
        }
        for &vertex in among {
            self.inside[vertex as usize] = false;
        }
        components.sort_unstable();
        components
    }

    fn meet(&mut self, vertex: u32, met: &mut u32, waiting: &mut Vec<u32>, visits: &mut Vec<(Visit, u32)>) {
        *met += 1;
        self.low[vertex as usize] = *met;
        waiting.push(vertex);
        visits.push((Visit::of(vertex), *met));
    }

    fn lower(&mut self, vertex: u32, to: u32) {
        let low = &mut self.low[vertex as usize];
        *low = (*low).min(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(arrows: &Arrows) -> Vec<Vec<u32>> {
        let mut found = Vec::new();
        assert!(circuits(arrows, u64::MAX, &mut |circuit| found.push(circuit.to_vec())));
        found.sort();
        found
    }

    #[test]
    fn each_circuit_is_found_once() {
        // 0 and 1 lead to one another, 1 to 2 and back to 0, and 2 to itself; 3 leads in, and is in none.
        let arrows = [vec![1], vec![0, 2], vec![0, 2], vec![0]];
        assert_eq!(all(&arrows), [vec![0, 1], vec![0, 1, 2], vec![2]]);
        assert_eq!(components(&arrows), [[0, 1, 2]]);
    }

    #[test]
    fn of_a_complete_graph_there_are_as_many_as_there_are_cyclic_orders() {
        // Of k of 6 vertices there are (k − 1)! cyclic orders: 15 × 1 + 20 × 2 + 15 × 6 + 6 × 24 + 1 × 120.
        let arrows: Vec<Vec<u32>> = (0..6).map(|from| (0..6).filter(|&to| to != from).collect()).collect();
        assert_eq!(all(&arrows).len(), 15 + 40 + 90 + 144 + 120);
    }

    #[test]
    fn too_many_are_given_up() {
        let arrows: Vec<Vec<u32>> = (0..40).map(|_| (0..40).collect()).collect();
        let mut count = 0_u32;
        assert!(!circuits(&arrows, 10_000, &mut |_| count += 1));
        assert!(count > 100, "some are found before that");
    }

    #[test]
    fn a_long_circuit_needs_no_deep_stack() {
        let arrows: Vec<Vec<u32>> = (0..200_000).map(|from| vec![(from + 1) % 200_000]).collect();
        assert_eq!(all(&arrows).len(), 1);
    }
}
