//! Co-creation: what each phase consists of, which phase depends on which, and which of them a situation has reached
//! (Kijima, Rintamäki & Mitronen, section 3).

use crate::analysis::inquiry::{Inquiry, Literal, Missing, Verdict, Words, missing};
use crate::kernel::{AtomId, Cocreation, CocreationPhase, EnvironmentId, Kernel, Networks, Situation, Supposed};
use coproduce_syntax::declaration::Phase;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// A co-creation, apart from any situation.
#[derive(Clone, Debug, Serialize)]
pub struct CocreationReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// The two sides.
    pub between: Vec<Cow<'s, str>>,
    /// Where it takes place.
    pub environment: Option<Cow<'s, str>>,
    /// Its phases, in their order.
    pub phases: Vec<PhaseReport<'s>>,
}

/// A phase, apart from any situation.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseReport<'s> {
    /// Which phase.
    pub phase: Phase,
    /// Whether it takes a short time, as service appreciation does, rather than a long one, as service innovation does.
    pub short_range: bool,
    /// What is done in it, and by whom.
    pub actions: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
    /// What it reaches.
    pub reaches: Vec<Cow<'s, str>>,
    /// The phases without which it cannot be reached, whatever else is there; none where that is too much to be known.
    pub depends_on: Option<Vec<Phase>>,
}

/// How far a co-creation has come in a situation.
#[derive(Clone, Debug, Serialize)]
pub struct Progress<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// The last phase that is reached.
    pub reached: Option<Phase>,
    /// What becomes of each phase.
    pub phases: Vec<PhaseProgress>,
}

/// What becomes of a phase in a situation.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseProgress {
    /// Which phase.
    pub phase: Phase,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// The minimal sets of what is missing, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// Whether an analysis reached its limit, so that the verdict or the missing sets are not the whole truth.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_up: bool,
}

/// How many atoms are looked at, all situations together, to say which phase depends on which.
const MOST: usize = 1 << 30;

/// The co-creations of the module.
pub(in crate::analysis) fn cocreations<'s>(words: Words<'s>, networks: &Networks) -> Vec<CocreationReport<'s>> {
    let own = words.kernel.cocreations.iter().filter(|one| words.kernel.atom(one.atom).own);
    let mut rest = MOST;
    own.map(|one| CocreationReport::new(words, networks, one, &mut rest)).collect()
}

impl<'s> CocreationReport<'s> {
    fn new(words: Words<'s>, networks: &Networks, cocreation: &Cocreation, rest: &mut usize) -> Self {
        let kernel = words.kernel;
        let actors = |action: AtomId| {
            let actors = kernel.action_of(action).map_or(&[][..], |action| &action.actors);
            actors.iter().map(|&actor| words.atom(actor)).collect()
        };
        let mut phase = |one: &CocreationPhase| PhaseReport {
            phase: one.phase,
            short_range: one.phase.is_short_range(),
            actions: one.actions.iter().map(|&(action, _)| (words.atom(action), actors(action))).collect(),
            reaches: one.reaches.iter().map(|&reached| words.atom(reached)).collect(),
            depends_on: dependence(kernel, networks, cocreation, one, rest),
        };
        Self {
            name: words.atom(cocreation.atom),
            between: cocreation.sides.iter().flatten().map(|&side| words.atom(side)).collect(),
            environment: cocreation.environment.map(|place| words.environment(place)),
            phases: cocreation.phases.iter().map(&mut phase).collect(),
        }
    }
}

/// The earlier phases without which a phase cannot be reached: it can be reached in some environment of its place, and
/// nowhere there once the other is kept from being reached.
fn dependence(
    kernel: &Kernel,
    networks: &Networks,
    cocreation: &Cocreation,
    phase: &CocreationPhase,
    rest: &mut usize,
) -> Option<Vec<Phase>> {
    let Some(place) = cocreation.environment else { return Some(Vec::new()) };
    let before: Vec<&CocreationPhase> = cocreation.phases.iter().filter(|one| one.phase < phase.phase).collect();
    if before.is_empty() {
        return Some(Vec::new());
    }
    let mut can_reach = |environment: EnvironmentId, without: Option<AtomId>| {
        *rest = rest.checked_sub(kernel.atoms.len())?;
        let network = networks.of(kernel, environment);
        let states = without.map(|atom| (atom, Supposed::Without));
        let inquiry = Inquiry::new(kernel, network, Situation::with(kernel, network, environment, states));
        Some(inquiry.verdict(phase.atom).ok()? != Verdict::NotProduced)
    };
    let mut reachable = Vec::new();
    for id in kernel.environment_ids().filter(|&id| kernel.environment(id).is_within(place)) {
        if can_reach(id, None)? {
            reachable.push(id);
        }
    }
    let mut needed = Vec::new();
    for one in before {
        let mut is_needed = !reachable.is_empty();
        for &id in &reachable {
            is_needed = is_needed && !can_reach(id, Some(one.atom))?;
        }
        if is_needed {
            needed.push(one.phase);
        }
    }
    Some(needed)
}

/// How far the co-creations have come that take place where a situation is set.
pub(in crate::analysis) fn progress<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Vec<Progress<'s>> {
    let kernel = words.kernel;
    let here = kernel.environment(inquiry.situation.environment);
    let there = kernel.cocreations.iter().filter(|one| one.environment.is_some_and(|place| here.is_within(place)));
    let progress = |cocreation: &Cocreation| {
        let verdicts: Vec<Option<Verdict>> =
            cocreation.phases.iter().map(|phase| inquiry.verdict(phase.atom).ok()).collect();
        let asked = cocreation.phases.iter().zip(&verdicts);
        let asked = asked.filter_map(|(phase, verdict)| Some((phase.atom, (*verdict)?))).collect::<Vec<_>>();
        let mut sets = missing(inquiry, &asked, most).into_iter();
        let phases = cocreation.phases.iter().zip(verdicts).map(|(phase, verdict)| {
            let found = verdict.and_then(|_| sets.next()).unwrap_or_default();
            let named = |set: &Vec<Missing>| words.changes(set);
            PhaseProgress {
                phase: phase.phase,
                verdict: verdict.unwrap_or(Verdict::Undetermined),
                gave_up: found.gave_up || verdict.is_none(),
                missing: found.sets.iter().map(named).collect(),
            }
        });
        let phases: Vec<PhaseProgress> = phases.collect();
        let reached = phases.iter().rev().find(|one| one.verdict == Verdict::Produced).map(|one| one.phase);
        Progress { name: words.atom(cocreation.atom), reached, phases }
    };
    there.map(progress).collect()
}
