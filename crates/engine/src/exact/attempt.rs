//! The modules of a graph one after the other, each in the first order of leaves that comes out small.
//!
//! Every order is tried with a small budget of nodes; those that came farthest are tried again with larger ones, ever
//! fewer of them, until the limit.

use super::Progress;
use super::graph::Graph;
use super::module::modules;
use super::ordering::ORDERS;
use super::plan::{Plan, Proxies};
use super::region::{Built, Region};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The nodes that a diagram may have at first.
const FIRST_BUDGET: usize = 8_000;
/// By how much a budget grows from round to round.
const GROWTH: usize = 64;

/// How many nodes a diagram may have in a round.
pub(super) fn budget(round: u32, limit: usize) -> usize {
    FIRST_BUDGET.saturating_mul(GROWTH.saturating_pow(round)).min(limit)
}

/// A plan as far as it is made.
pub(super) struct Attempt<'g> {
    graph: &'g Graph,
    proxies: Proxies,
    polarities: Vec<[bool; 2]>,
    /// The heads of modules that are to be made, the first of them last.
    heads: Vec<usize>,
    built: FxHashMap<usize, Built>,
    plan: Plan,
    /// The module that is being made, and its orders, the most promising first.
    current: Option<(Region, Vec<usize>)>,
    /// The round in which the next orders are tried.
    round: u32,
    pub progress: Progress,
}

impl<'g> Attempt<'g> {
    pub fn new(graph: &'g Graph, proxies: Proxies) -> Self {
        let root = graph.root.node();
        let is_head = modules(graph);
        let heads: Vec<usize> = (0..is_head.len()).rev().filter(|&node| is_head[node] || node == root).collect();
        Self {
            graph,
            proxies,
            polarities: graph.polarities(),
            progress: Progress { modules: heads.len(), ..Progress::default() },
            heads,
            built: FxHashMap::default(),
            plan: Plan { modules: Vec::new(), complemented: graph.root.is_complement() },
            current: None,
            round: 0,
        }
    }

    /// The plan, once it is made.
    pub fn plan(&mut self) -> Plan {
        let complemented = self.plan.complemented;
        std::mem::replace(&mut self.plan, Plan { modules: Vec::new(), complemented })
    }

    /// Makes modules with the budgets up to that of a round; whether all are made.
    pub fn advance(&mut self, round: u32, limit: usize) -> bool {
        loop {
            let Some((region, mut orders)) = self.current.take().or_else(|| self.next()) else { return true };
            self.progress.gates = region.gates.len();
            let mut module = None;
            while module.is_none() && self.round <= round {
                let budget = budget(self.round, limit);
                let tried = (ORDERS / (2 * self.round as usize + 1)).max(1);
                let mut done = [0; ORDERS];
                for &order in &orders[..tried] {
                    match region.build(self.graph, order, budget) {
                        Ok(built) => {
                            module = Some(built);
                            break;
                        }
                        Err(gates) => done[order] = gates,
                    }
                }
                self.progress.gates_done = done.into_iter().fold(self.progress.gates_done, usize::max);
                orders[..tried].sort_by_key(|&order| Reverse(done[order]));
                self.round += 1;
            }
            let Some(module) = module else {
                self.current = Some((region, orders));
                return false;
            };
            let value = (module.function < 2).then_some(module.function);
            let one_way = region.is_one_way(&self.built);
            self.built.insert(region.head, Built { position: self.plan.modules.len(), value, one_way });
            self.plan.modules.push(module);
            self.round = 0;
            self.progress.modules_done += 1;
            self.progress.gates_done = 0;
        }
    }

    /// The next module to be made, with all orders.
    fn next(&mut self) -> Option<(Region, Vec<usize>)> {
        let root = self.graph.root.node();
        while let Some(head) = self.heads.pop() {
            let region = Region::of(self.graph, &self.built, head);
            let both_ways = self.polarities[head] == [true; 2] && !region.is_one_way(&self.built);
            if self.proxies == Proxies::All || !both_ways || head == root {
                return Some((region, (0..ORDERS).collect()));
            }
            self.progress.modules -= 1;
        }
        None
    }
}
