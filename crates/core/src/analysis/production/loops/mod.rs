//! Feedback loops: products that depend on one another in a cycle, what would seed them, and the elementary loops that
//! they are made of.

mod elementary;
mod influence;

pub(in crate::analysis) use elementary::Circuit;
pub use elementary::{Cut, Delay, ElementaryLoop, Feedback, LoopLaw, LoopStep, Sign};
pub(in crate::analysis) use influence::Influence;

use crate::analysis::inquiry::{Inquiry, Literal, Missing, Verdict, Words, seeds};
use crate::kernel::{AtomId, Kernel, LawId, Origin};
use coproduce_engine::Rule;
use coproduce_engine::exact::Unfinished;
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// How many elementary loops of a group are listed; more are counted.
const LISTED: usize = 1_000;
/// How many steps are followed in search of them: well below a second.
pub(in crate::analysis) const EFFORT: u64 = 10_000_000;

/// A loop in a situation.
#[derive(Clone, Debug, Serialize)]
pub struct FeedbackLoop<'s> {
    /// Its products, in order of declaration.
    pub products: Vec<Cow<'s, str>>,
    /// Its laws, with the places of their names.
    #[serde(skip)]
    pub laws: Vec<(Cow<'s, str>, Span)>,
    /// Whether all of its products are produced, in every completion of what is open or in none. Where that is too large
    /// to be decided, nothing is claimed, and no seeds are counted.
    pub verdict: Verdict,
    /// The minimal sets of changes after which all of its products are produced, smallest first: changes of what is open
    /// where these suffice, else also of what no law produces and of its own products.
    pub seeds: Vec<Vec<Literal>>,
    /// How many such sets there are, as a decimal number; none where the analysis reached its limit.
    pub seed_count: Option<String>,
    /// Whether its products depend on their own absence in a circle, so that apart from time nothing settles them.
    pub circular: bool,
    /// The ways round in it that meet no thing twice, shortest first; of more than a thousand those found first.
    pub elementary: Vec<ElementaryLoop<'s>>,
    /// How many there are, as a decimal number; none where the search reached its limit.
    pub elementary_count: Option<String>,
}

/// What stands together in loops.
struct Group {
    /// Its products that people know by name.
    members: Vec<AtomId>,
    laws: Vec<LawId>,
    elementary: Elementary,
}

/// The elementary loops of a group, by the positions of their things, and how many there are.
#[derive(Default)]
struct Elementary {
    listed: Vec<Vec<u32>>,
    count: u64,
}

impl Elementary {
    fn add(&mut self, circuit: &[u32]) {
        self.count += 1;
        if self.listed.len() < LISTED {
            self.listed.push(circuit.to_vec());
        }
    }
}

/// The loops of a situation, in order of declaration of their first products; at most `most` seeds of each are listed.
///
/// A group is a set of products that depend on one another in a cycle apart from time. Where things that are ended join
/// such groups, or make one, this is a group of its own, whose elementary loops lie in none of the others.
pub fn loops<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Vec<FeedbackLoop<'s>> {
    let influence = Influence::of(words.kernel, inquiry.situation.environment);
    let mut groups = apart_from_time(inquiry);
    let mut group_of: IndexMap<AtomId, usize> = IndexMap::new();
    for (index, (_, things)) in groups.iter().enumerate() {
        group_of.extend(things.iter().map(|&thing| (thing, index)));
    }
    let mut groups: Vec<Group> = groups.drain(..).map(|(group, _)| group).collect();
    let by_position = |position: u32| group_of.get(&influence.thing(position)).copied();
    // A component that is larger than one of these is a group of its own.
    let mut component_of: IndexMap<u32, usize> = IndexMap::new();
    for component in influence.components() {
        let first = by_position(component[0]);
        if first.is_none() || component.iter().any(|&position| by_position(position) != first) {
            component_of.extend(component.iter().map(|&position| (position, groups.len())));
            groups.push(joined(words, &influence, &component));
        }
    }
    let complete = influence.circuits(EFFORT, |circuit| {
        let first = by_position(circuit[0]);
        let within = first.filter(|_| circuit.iter().all(|&position| by_position(position) == first));
        if let Some(index) = within.or_else(|| component_of.get(&circuit[0]).copied()) {
            groups[index].elementary.add(circuit);
        }
    });
    groups.retain(|group| !group.members.is_empty());
    groups.sort_by(|one, other| one.members.cmp(&other.members));
    groups.iter().map(|group| feedback(words, inquiry, group, (&influence, complete), most)).collect()
}

/// The groups that the laws form apart from time, each with the things it is made of.
fn apart_from_time(inquiry: &Inquiry) -> Vec<(Group, Vec<AtomId>)> {
    let found = inquiry.network.loops().iter().map(|range| {
        let things = range.clone().filter_map(|rule| inquiry.atom_of(inquiry.network.head(rule))).collect();
        let laws = range.clone().filter_map(|rule| inquiry.network.origin(rule)).map(LawId).collect();
        (Group { members: members(inquiry, range), laws, elementary: Elementary::default() }, things)
    });
    found.filter(|(group, _)| !group.members.is_empty()).collect()
}

/// A component as a group of its own.
fn joined(words: Words, influence: &Influence, component: &[u32]) -> Group {
    let things: IndexSet<u32> = component.iter().copied().collect();
    let mut members: Vec<AtomId> = component.iter().map(|&position| influence.thing(position)).collect();
    members.retain(|&atom| is_named(words.kernel, atom));
    members.sort_unstable();
    let steps = things.iter().flat_map(|&from| influence.following(from).iter().map(move |&to| (from, to)));
    let within = steps.filter(|(_, to)| things.contains(to));
    let mut laws: Vec<LawId> =
        within.flat_map(|(from, to)| influence.step(from, to)).map(|mention| mention.law).collect();
    laws.sort_unstable();
    Group { members, laws, elementary: Elementary::default() }
}

/// The products of a loop that people know by name.
fn members(inquiry: &Inquiry, range: &Range<Rule>) -> Vec<AtomId> {
    let atoms = range.clone().filter_map(|rule| inquiry.atom_of(inquiry.network.head(rule)));
    let mut members: IndexSet<AtomId> = atoms.filter(|&atom| is_named(inquiry.kernel, atom)).collect();
    members.sort();
    members.into_iter().collect()
}

fn is_named(kernel: &Kernel, atom: AtomId) -> bool {
    let kind = kernel.atom(atom).kind;
    kind.declared().is_some() && !kind.is_behind_another()
}

fn feedback<'s>(
    words: Words<'s>,
    inquiry: &Inquiry,
    group: &Group,
    (influence, complete): (&Influence, bool),
    most: usize,
) -> FeedbackLoop<'s> {
    let (kernel, members) = (words.kernel, &group.members[..]);
    // What is ended and never produced is up to the situation.
    let produced: Vec<AtomId> =
        members.iter().copied().filter(|member| inquiry.network.is_produced(member.0)).collect();
    let verdict = match &produced[..] {
        [] => Ok(Verdict::NotProduced),
        all => inquiry.verdict_on_all(all),
    };
    let stated = group.laws.iter().copied().filter(|law| kernel.laws[law.index()].origin != Origin::Definition);
    let laws: IndexMap<LawId, _> = stated.map(|law| (law, (words.law(law), kernel.laws[law.index()].name))).collect();
    let seeds = verdict.and_then(|verdict| seeds(inquiry, &produced, verdict, most));
    let named = |set: &Vec<Missing>| words.changes(set);
    let mut elementary = group.elementary.listed.clone();
    elementary.sort_by_cached_key(|circuit| {
        let things: Vec<AtomId> = circuit.iter().map(|&position| influence.thing(position)).collect();
        (circuit.len(), things.iter().min().copied(), things)
    });
    let described = |positions: &Vec<u32>| Circuit { influence, positions }.described(words);
    FeedbackLoop {
        products: members.iter().map(|&member| words.atom(member)).collect(),
        laws: laws.into_values().collect(),
        verdict: verdict.unwrap_or(Verdict::Undetermined),
        seed_count: seeds.as_ref().ok().map(|found| found.count.to_string()),
        circular: matches!(seeds, Err(Unfinished::Circular)),
        seeds: seeds.map(|found| found.sets.iter().map(named).collect()).unwrap_or_default(),
        elementary: elementary.iter().map(described).collect(),
        elementary_count: complete.then(|| group.elementary.count.to_string()),
    }
}
