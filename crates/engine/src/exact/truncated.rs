//! The minimal sets up to a size of functions that are too large to be known in full.

use super::bdd::{FALSE, TRUE};
use super::bounded::Bounded;
use super::formula::{Formula, Formulas, changes, simplified};
use super::graph::{Edge, Gate, Graph};
use super::module::modules;
use super::ordering::ORDERS;
use super::part::Families;
use super::plan::Leaf;
use super::region::{Built, Region};
use super::zbdd::{NONE, UNIT};
use super::{Freedom, Limits, Progress, Reading, Sets, Unfinished};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::hash::Hash;

impl<V: Copy + Eq + Ord + Hash> Formulas<V> {
    /// The sets that suffice for a function and have at most so many members. [`Sets::truncated_at`] says whether larger
    /// ones may have been left out.
    ///
    /// Where each variable that matters helps the function or each hinders it, but none does both, no diagram of the
    /// function is made: this may succeed where [`Analysis::sets`](super::Analysis::sets) does not.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn sets_up_to(&self, formula: Formula, reading: Reading, order: usize) -> Result<Sets<'static, V>, Unfinished> {
        let (graph, variables) = self.part(formula);
        let freedom = match reading {
            Reading::Primes => Freedom::FREE,
            Reading::Models => Freedom::Kept { as_it_is: false },
        };
        let simple = simplified(&graph, |_, polarity| freedom.certain(polarity));
        let both_ways = |(gate, polarity)| matches!(gate, &Gate::Variable(_)) && polarity == [true; 2];
        let trivial = simple.gate(simple.root).arguments().is_empty();
        if trivial || simple.gates.iter().zip(simple.polarities()).any(both_ways) {
            return Ok(changes(&graph, Cow::Owned(variables), |_| freedom, self.limits)?.up_to(order));
        }
        let (families, cut) = truncated(&simple, order, self.limits)?;
        let sets = Sets { variables: Cow::Owned(variables), families, negated: false, up_to: None };
        Ok(if cut { Sets { up_to: Some(order), ..sets } } else { sets.up_to(order) })
    }
}

/// The families of the modules of a graph, and whether anything was left out.
#[expect(clippy::cast_possible_truncation, reason = "sets have fewer than 2^32 members")]
fn truncated(graph: &Graph, order: usize, limits: Limits) -> Result<(Families, bool), Unfinished> {
    let root = graph.root.node();
    let is_head = modules(graph);
    let heads: Vec<usize> = (0..is_head.len()).filter(|&node| is_head[node] || node == root).collect();
    let bound = order.min(u32::MAX as usize - 1) as u32;
    let mut built: FxHashMap<usize, Built> = FxHashMap::default();
    let mut families = Vec::with_capacity(heads.len());
    let (mut weights, mut cut) = (Vec::with_capacity(heads.len()), false);
    for &head in &heads {
        let region = Region::of(graph, &built, head);
        let weight = |leaf| match leaf {
            Leaf::Variable(_) => 1,
            Leaf::Module(module) => weights[module],
        };
        let mut found = Err(0);
        for order in 0..ORDERS {
            let next = Bounded::of(graph, &region, order, bound, limits.nodes, weight);
            found = match (found, next) {
                (Err(before), Err(done)) => Err(done.max(before)),
                (_, found) => found,
            };
            if found.is_ok() {
                break;
            }
        }
        let (part, lightest, cut_here) = found.map_err(|gates_done| Unfinished::TooLarge {
            limit: limits.nodes,
            progress: Progress {
                modules_done: families.len(),
                modules: heads.len(),
                gates_done,
                gates: region.gates.len(),
            },
        })?;
        let value = match part.family {
            NONE => Some(FALSE),
            UNIT => Some(TRUE),
            _ => None,
        };
        built.insert(head, Built { position: families.len(), value, one_way: true });
        families.push([Some(part), None]);
        weights.push(lightest);
        cut |= cut_here;
    }
    debug_assert!(graph.root == Edge::to(root), "complements are pushed down where all variables go one way");
    Ok((families, cut))
}
