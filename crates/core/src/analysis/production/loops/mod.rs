//! Feedback loops: products that depend on one another in a cycle, and what would seed them.

use crate::analysis::inquiry::{Inquiry, Literal, Missing, Verdict, Words, seeds};
use crate::kernel::{AtomId, LawId, Origin};
use coproduce_engine::Rule;
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

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
}

/// The loops of a situation, in order of declaration of their first products; at most `most` seeds of each are listed.
pub fn loops<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Vec<FeedbackLoop<'s>> {
    let found = inquiry.network.loops().iter().map(|range| (members(inquiry, range), range));
    let mut found: Vec<_> = found.filter(|(members, _)| !members.is_empty()).collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found.into_iter().map(|(members, range)| feedback(words, inquiry, &members, range.clone(), most)).collect()
}

/// The products of a loop that people know by name.
fn members(inquiry: &Inquiry, range: &Range<Rule>) -> Vec<AtomId> {
    let atoms = range.clone().filter_map(|rule| inquiry.atom_of(inquiry.network.head(rule)));
    let is_named = |&atom: &AtomId| {
        let kind = inquiry.kernel.atom(atom).kind;
        kind.declared().is_some() && !kind.is_behind_another()
    };
    let mut members: IndexSet<AtomId> = atoms.filter(is_named).collect();
    members.sort();
    members.into_iter().collect()
}

fn feedback<'s>(
    words: Words<'s>,
    inquiry: &Inquiry,
    members: &[AtomId],
    range: Range<Rule>,
    most: usize,
) -> FeedbackLoop<'s> {
    let kernel = words.kernel;
    let verdict = inquiry.verdict_on_all(members);
    let laws = range.filter_map(|rule| inquiry.network.origin(rule)).map(LawId);
    let stated = laws.filter(|law| kernel.laws[law.index()].origin != Origin::Definition);
    let laws: IndexMap<LawId, _> = stated.map(|law| (law, (words.law(law), kernel.laws[law.index()].name))).collect();
    let seeds = verdict.and_then(|verdict| seeds(inquiry, members, verdict, most));
    let named = |set: &Vec<Missing>| words.changes(set);
    FeedbackLoop {
        products: members.iter().map(|&member| words.atom(member)).collect(),
        laws: laws.into_values().collect(),
        verdict: verdict.unwrap_or(Verdict::Undetermined),
        seed_count: seeds.as_ref().ok().map(|found| found.count.to_string()),
        seeds: seeds.map(|found| found.sets.iter().map(named).collect()).unwrap_or_default(),
    }
}
