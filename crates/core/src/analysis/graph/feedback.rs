//! The loops that a picture marks: R where a loop reinforces itself, B where it balances itself.

use crate::analysis::graph::{Graph, Node};
use crate::analysis::inquiry::Words;
use crate::analysis::production::{Circuit, EFFORT, ElementaryLoop, Feedback, Influence};
use crate::kernel::{AtomId, EnvironmentId, LawId, Networks, Origin};
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

/// How many loops have a number each. Where there are more, a law is marked with letters alone.
const NUMBERED: usize = 99;

/// A loop with its mark.
#[derive(Clone, Debug, Serialize)]
pub struct PicturedLoop<'s> {
    /// The letter and the number: `R1`.
    pub mark: String,
    /// The loop.
    #[serde(flatten)]
    pub found: ElementaryLoop<'s>,
}

/// The marks of laws, by law.
pub(super) type Marks = IndexMap<LawId, Vec<String>>;

/// A loop that may be the same in several environments.
struct Found<'s> {
    found: ElementaryLoop<'s>,
    laws: IndexSet<LawId>,
}

/// The loops of which all is drawn, and the marks of the laws in them. None where there is no time to find all loops.
pub(super) fn marked<'s>(
    words: Words<'s>,
    networks: &Networks,
    graph: &Graph,
    environment: Option<EnvironmentId>,
    kept: &[bool],
) -> (Vec<PicturedLoop<'s>>, Marks) {
    let kernel = words.kernel;
    let is_drawn = |node: Node| graph.position(node).is_some_and(|at| kept[at]);
    let is_stated = |law: LawId| kernel.laws[law.index()].origin != Origin::Definition;
    let places: Vec<EnvironmentId> = match environment {
        Some(one) => vec![one],
        None => networks.groups().filter_map(|group| group.first().copied()).collect(),
    };
    let mut effort = EFFORT;
    let mut found: IndexMap<(Vec<AtomId>, Feedback), Found> = IndexMap::new();
    let mut letters: IndexMap<LawId, IndexSet<Feedback>> = IndexMap::new();
    let mut numbered = true;
    for environment in places {
        let reading = (kernel.conditions.mentions() + kernel.laws.len()) as u64;
        let Some(left) = effort.checked_sub(reading) else { return Default::default() };
        effort = left;
        let influence = Influence::of(kernel, environment);
        let mut spent = 0;
        let complete = influence.circuits(effort, |positions| {
            spent += positions.len() as u64;
            let circuit = Circuit { influence: &influence, positions };
            let steps = || circuit.steps();
            let laws: IndexSet<LawId> = steps().flat_map(|(_, mentions)| mentions).map(|mention| mention.law).collect();
            let is_whole = steps().all(|(thing, mentions)| {
                let mut laws = mentions.iter().map(|mention| mention.law);
                is_drawn(Node::Atom(thing)) && laws.any(|law| !is_stated(law) || is_drawn(Node::Law(law)))
            });
            if !is_whole {
                return;
            }
            let kind = circuit.kind();
            for &law in &laws {
                letters.entry(law).or_default().insert(kind);
            }
            numbered &= found.len() <= NUMBERED;
            if numbered {
                let things = in_order(steps().map(|(thing, _)| thing).collect());
                let new = || Found { found: circuit.described(words), laws: IndexSet::new() };
                found.entry((things, kind)).or_insert_with(new).laws.extend(laws);
            }
        });
        if !complete {
            return Default::default();
        }
        effort = effort.saturating_sub(spent);
    }
    if !numbered || found.len() > NUMBERED {
        let of_law = |kinds: IndexSet<Feedback>| kinds.into_iter().map(|kind| kind.letter().to_owned()).collect();
        return (Vec::new(), letters.into_iter().map(|(law, kinds)| (law, of_law(kinds))).collect());
    }
    found.sort_by(|(one, kind), _, (other, another), _| (one.len(), one, kind).cmp(&(other.len(), other, another)));
    number(found.into_values())
}

/// Things that lead round, beginning with the one declared first.
fn in_order(mut things: Vec<AtomId>) -> Vec<AtomId> {
    let first = (0..things.len()).min_by_key(|&at| things[at]).unwrap_or(0);
    things.rotate_left(first);
    things
}

fn number<'s>(found: impl Iterator<Item = Found<'s>>) -> (Vec<PicturedLoop<'s>>, Marks) {
    let (mut loops, mut marks) = (Vec::new(), Marks::new());
    let mut count: IndexMap<Feedback, usize> = IndexMap::new();
    for Found { found, laws } in found {
        let number = count.entry(found.kind).or_default();
        *number += 1;
        let mark = format!("{}{number}", found.kind.letter());
        for law in laws {
            marks.entry(law).or_default().push(mark.clone());
        }
        loops.push(PicturedLoop { mark, found });
    }
    (loops, marks)
}
