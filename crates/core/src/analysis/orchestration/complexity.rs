//! How complex a problem is declared to be, beside what the model shows of it.
//!
//! The three complexities are Kahane's (2004); what is computed here are indicators and no measures of them: the longest
//! chain of laws from an action to an outcome, the share of laws of which a coproducer is not named, and the pairs of
//! those concerned to whom outcomes are worth more and less in opposite order.

use super::decision::has_both_sides;
use crate::analysis::inquiry::Words;
use crate::analysis::service::worth::worth_to;
use crate::kernel::{AtomId, AtomKind, Height, Kernel, LawId, Mode, Networks, Origin, Problem};
use coproduce_engine::{Network, Rule, numbered};
use coproduce_syntax::declaration::Complexity;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;

/// A problem, and what the model shows of it.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// The complexities, as they are declared.
    pub complexities: Vec<Declared>,
    /// The modes of its approach.
    pub approach: Vec<Mode>,
    /// Who decides.
    pub decided_by: Vec<Cow<'s, str>>,
    /// Whom it concerns.
    pub concerns: Vec<Cow<'s, str>>,
    /// Those it concerns who do not decide.
    pub left_out: Vec<Cow<'s, str>>,
    /// Whether its decision is co-created: all whom it concerns decide, and among those who decide are one who supplies
    /// and another who is a customer of it.
    pub co_created: bool,
    /// The longest chain of laws from an action to an outcome, in any environment.
    pub longest_path: Path<'s>,
    /// How many laws have a coproducer that is not named, and how many there are.
    pub unnamed: Share,
    /// How many pairs of those concerned disagree, and how many there are; none where there are too many to compare.
    pub disagreeing: Option<Share>,
    /// Two who disagree, and the outcomes that they put in opposite order.
    pub disagreement: Option<Disagreement<'s>>,
}

/// A complexity as it is declared.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Declared {
    /// Which complexity.
    pub complexity: Complexity,
    /// How high it is said to be.
    pub height: Height,
    /// The mode that it asks for.
    pub asks_for: Mode,
    /// Whether that mode is part of the approach.
    pub met: bool,
}

/// A chain of laws.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Path<'s> {
    /// How many laws it has; through a loop it takes one of the shortest ways.
    pub laws: usize,
    /// What it leads through: the action first, the outcome last.
    pub through: Vec<Cow<'s, str>>,
}

/// Some out of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Some.
    pub of: usize,
    /// All.
    pub all: usize,
}

/// Two actors who put two outcomes in opposite order.
#[derive(Clone, Debug, Serialize)]
pub struct Disagreement<'s> {
    /// The two.
    pub between: [Cow<'s, str>; 2],
    /// The outcome that is worth more to the first, and the one that is worth more to the second.
    pub over: [Cow<'s, str>; 2],
}

/// More outcomes than this, those of all pairs together, are not compared.
const MOST_COMPARED: usize = 10_000_000;

/// The problems that are meant.
pub fn problems<'s>(
    words: Words<'s>,
    networks: &Networks,
    is_meant: impl Fn(AtomId) -> bool,
) -> Vec<ProblemReport<'s>> {
    let kernel = words.kernel;
    let mut meant = kernel.problems.iter().filter(|one| is_meant(one.atom)).peekable();
    if meant.peek().is_none() {
        return Vec::new();
    }
    let paths = networks.all(kernel).map(|network| longest_path(words, network));
    // Of paths of one length, the first.
    let longest_path = paths.reduce(|one, other| if other.laws > one.laws { other } else { one }).unwrap_or_default();
    let unnamed = unnamed(kernel);
    meant.map(|problem| report(words, problem, longest_path.clone(), unnamed)).collect()
}

fn report<'s>(words: Words<'s>, problem: &Problem, longest_path: Path<'s>, unnamed: Share) -> ProblemReport<'s> {
    let names = |atoms: &[(AtomId, _)]| atoms.iter().map(|&(atom, _)| words.atom(atom)).collect();
    let declared = Complexity::ALL.into_iter().zip(problem.complexities);
    let complexities = declared.filter_map(|(complexity, declared)| {
        let (height, _) = declared?;
        let asks_for = Mode::asked_by(complexity, height);
        Some(Declared { complexity, height, asks_for, met: problem.takes(asks_for).is_some() })
    });
    let left_out: Vec<_> = problem.left_out().map(|&(actor, _)| words.atom(actor)).collect();
    let (disagreeing, disagreement) = disagreements(words, problem);
    ProblemReport {
        name: words.atom(problem.atom),
        complexities: complexities.collect(),
        approach: problem.approach.iter().map(|&(mode, _)| mode).collect(),
        decided_by: names(&problem.decided_by),
        concerns: names(&problem.concerns),
        co_created: left_out.is_empty() && has_both_sides(words.kernel, problem),
        left_out,
        longest_path,
        unnamed,
        disagreeing,
        disagreement,
    }
}

fn is_stated(kernel: &Kernel, law: LawId) -> bool {
    matches!(kernel.laws[law.index()].origin, Origin::Stated | Origin::Used)
}

fn unnamed(kernel: &Kernel) -> Share {
    let stated = || kernel.laws_with_ids().map(|(id, _)| id).filter(|&id| is_stated(kernel, id));
    Share { of: stated().filter(|&id| kernel.likelihood(id) < 1.0).count(), all: stated().count() }
}

/// The longest chain from a performed action to an outcome. Rules stand in order of dependence, so that one pass over
/// them suffices. Through a loop the longest way is hard to find: a chain takes one of the shortest, and nothing twice.
fn longest_path<'s>(words: Words<'s>, network: &Network) -> Path<'s> {
    let kernel = words.kernel;
    let mut lengths: Vec<Option<usize>> = vec![None; network.nodes() as usize];
    let mut before: Vec<u32> = vec![u32::MAX; network.nodes() as usize];
    for action in &kernel.actions {
        lengths[action.performed.index()] = Some(0);
    }
    let count = numbered(network.rules());
    let mut rule = 0;
    while rule < count {
        let together = network.loop_of(rule).unwrap_or(rule..rule + 1);
        extend(kernel, network, together.clone(), &mut lengths, &mut before);
        rule = together.end;
    }
    let outcomes = kernel.outcomes.iter().filter_map(|one| Some((lengths[one.atom.index()]?, one.atom)));
    let Some((laws, outcome)) = outcomes.reduce(|one, other| if other.0 > one.0 { other } else { one }) else {
        return Path::default();
    };
    let mut through = vec![outcome];
    let mut at = outcome.0;
    while let Some(&previous) = before.get(at as usize)
        && previous != u32::MAX
        && through.len() < kernel.atoms.len()
    {
        at = previous;
        let is_atom = (at as usize) < kernel.atoms.len();
        through.extend(is_atom.then_some(AtomId(at)).filter(|&atom| kernel.atom(atom).kind.declared().is_some()));
    }
    through.reverse();
    Path { laws, through: through.into_iter().map(|atom| words.atom(atom)).collect() }
}

/// Extends the chains that lead to some rules by these: one rule, or all of a loop, in which a chain goes on from where it
/// comes in by the fewest laws, and passes nothing twice.
fn extend(
    kernel: &Kernel,
    network: &Network,
    rules: std::ops::Range<Rule>,
    lengths: &mut [Option<usize>],
    before: &mut [u32],
) {
    let step = |rule: Rule| usize::from(network.origin(rule).is_some_and(|law| is_stated(kernel, LawId(law))));
    let longest_input = |rule: Rule, lengths: &[Option<usize>]| {
        let sources = network.inputs(rule).iter().map(|input| input.node());
        let lengths = sources.filter_map(|node| Some((lengths[node as usize]?, node)));
        lengths.reduce(|one, other| if other.0 > one.0 { other } else { one })
    };
    let is_loop = rules.len() > 1;
    // All that leads in is looked at before anything of the loop has a length.
    let entries: Vec<_> = rules.clone().filter_map(|rule| Some((rule, longest_input(rule, lengths)?))).collect();
    let mut reached: Vec<u32> = Vec::new();
    for (rule, (length, source)) in entries {
        let head = network.head(rule) as usize;
        if lengths[head].is_none_or(|known| known < length + step(rule)) {
            lengths[head] = Some(length + step(rule));
            before[head] = source;
            reached.push(network.head(rule));
        }
    }
    if !is_loop {
        return;
    }
    let mut by_input: FxHashMap<u32, Vec<Rule>> = FxHashMap::default();
    for rule in rules {
        for input in network.inputs(rule) {
            by_input.entry(input.node()).or_default().push(rule);
        }
    }
    let mut at = 0;
    while let Some(&node) = reached.get(at) {
        at += 1;
        for &rule in by_input.get(&node).into_iter().flatten() {
            let head = network.head(rule) as usize;
            if let (None, Some(length)) = (lengths[head], lengths[node as usize]) {
                lengths[head] = Some(length + step(rule));
                before[head] = node;
                reached.push(network.head(rule));
            }
        }
    }
}

/// How many pairs of those concerned put two outcomes in opposite order, by what these are worth to each.
fn disagreements<'s>(words: Words<'s>, problem: &Problem) -> (Option<Share>, Option<Disagreement<'s>>) {
    let kernel = words.kernel;
    let actors: Vec<AtomId> = problem.concerns.iter().map(|&(actor, _)| actor).collect();
    let pairs = actors.len().saturating_mul(actors.len());
    if pairs.saturating_mul(kernel.outcomes.len().max(1)) > MOST_COMPARED {
        return (None, None);
    }
    let worths: Vec<Vec<f64>> = actors.iter().map(|&actor| worths(kernel, actor)).collect();
    let (mut share, mut first) = (Share::default(), None);
    for (at, one) in worths.iter().enumerate() {
        for (other_at, other) in worths.iter().enumerate().skip(at + 1) {
            share.all += 1;
            let Some(over) = opposite(one, other) else { continue };
            share.of += 1;
            first.get_or_insert_with(|| Disagreement {
                between: [actors[at], actors[other_at]].map(|actor| words.atom(actor)),
                over: over.map(|outcome| words.atom(kernel.outcomes[outcome].atom)),
            });
        }
    }
    (Some(share), first)
}

/// What each outcome is worth to an actor, as it weighs layers and values.
fn worths(kernel: &Kernel, actor: AtomId) -> Vec<f64> {
    let mut worths = vec![0.0; kernel.outcomes.len()];
    for value in &kernel.values {
        let Some((outcome, _)) = value.outcome else { continue };
        let AtomKind::Outcome(index) = kernel.atom(outcome).kind else { continue };
        if value.beneficiaries.iter().any(|&(one, _)| one == actor) {
            worths[index as usize] += worth_to(kernel, value, actor).total();
        }
    }
    worths
}

/// Two positions of which the first has more in the one list, and the second more in the other.
fn opposite(one: &[f64], other: &[f64]) -> Option<[usize; 2]> {
    let mut order: Vec<usize> = (0..one.len()).collect();
    order.sort_by(|&a, &b| one[b].total_cmp(&one[a]));
    // The least that the other makes of what is worth strictly more to the one.
    let mut least: Option<usize> = None;
    for group in order.chunk_by(|&a, &b| one[a].total_cmp(&one[b]).is_eq()) {
        let most = group.iter().copied().max_by(|&a, &b| other[a].total_cmp(&other[b]).then(b.cmp(&a)))?;
        if let Some(least) = least
            && other[least] < other[most]
        {
            return Some([least, most]);
        }
        let lowest = group.iter().copied().chain(least).min_by(|&a, &b| other[a].total_cmp(&other[b]));
        least = lowest;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_in_opposite_order_are_found() {
        assert_eq!(opposite(&[3.0, 1.0], &[0.0, 2.0]), Some([0, 1]));
        assert_eq!(opposite(&[3.0, 1.0], &[2.0, 2.0]), None);
        assert_eq!(opposite(&[1.0, 1.0, 1.0], &[0.0, 5.0, 3.0]), None);
        // The one puts the first above the last, the other the last above the first; the middle is apart.
        assert_eq!(opposite(&[5.0, 4.0, 3.0], &[2.0, 1.0, 2.5]), Some([1, 2]));
        assert_eq!(opposite(&[], &[]), None);
    }
}
