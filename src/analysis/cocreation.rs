//! Co-creation: what each phase consists of, which phase depends on which, and which of them a situation has reached
//! (Kijima, Rintamäki & Mitronen, section 3).

use super::inquiry::{Inquiry, Verdict};
use super::missing::missing;
use super::words::Words;
use crate::kernel::{AtomId, Cocreation, CocreationPhase, EnvironmentId, Kernel, Networks, Situation, Supposed};
use crate::syntax::declaration::Phase;
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// A co-creation, apart from any situation.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct PhaseReport<'s> {
    /// Which phase.
    pub phase: Phase,
    /// Whether it takes a short time, as service appreciation does, rather than a long one, as service innovation does.
    pub short_range: bool,
    /// What is done in it, and by whom.
    pub actions: IndexMap<Cow<'s, str>, Vec<Cow<'s, str>>>,
    /// What it reaches.
    pub reaches: Vec<Cow<'s, str>>,
    /// The phases without which it cannot be reached, whatever else is there.
    pub depends_on: Vec<Phase>,
}

/// How far a co-creation has come in a situation.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct PhaseProgress {
    /// Which phase.
    pub phase: Phase,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// The minimal sets of what is missing, smallest first.
    pub missing: Vec<Vec<String>>,
}

/// The co-creations of the module.
pub(super) fn cocreations<'s>(words: Words<'s>, networks: &Networks) -> Vec<CocreationReport<'s>> {
    let own = words.kernel.cocreations.iter().filter(|one| words.kernel.atom(one.atom).own);
    own.map(|one| CocreationReport::new(words, networks, one)).collect()
}

impl<'s> CocreationReport<'s> {
    fn new(words: Words<'s>, networks: &Networks, cocreation: &Cocreation) -> Self {
        let kernel = words.kernel;
        let actors = |action: AtomId| {
            let actors = kernel.action_of(action).map_or(&[][..], |action| &action.actors);
            actors.iter().map(|&actor| words.atom(actor)).collect()
        };
        let phase = |one: &CocreationPhase| PhaseReport {
            phase: one.phase,
            short_range: one.phase.is_short_range(),
            actions: one.actions.iter().map(|&(action, _)| (words.atom(action), actors(action))).collect(),
            reaches: one.reaches.iter().map(|&reached| words.atom(reached)).collect(),
            depends_on: dependence(kernel, networks, cocreation, one),
        };
        Self {
            name: words.atom(cocreation.atom),
            between: cocreation.sides.iter().flatten().map(|&side| words.atom(side)).collect(),
            environment: cocreation.environment.map(|place| words.environment(place)),
            phases: cocreation.phases.iter().map(phase).collect(),
        }
    }
}

/// The earlier phases without which a phase cannot be reached: it can be reached in some environment of its place, and
/// nowhere there once the other is kept from being reached.
fn dependence(kernel: &Kernel, networks: &Networks, cocreation: &Cocreation, phase: &CocreationPhase) -> Vec<Phase> {
    let Some(place) = cocreation.environment else { return Vec::new() };
    let before: Vec<&CocreationPhase> = cocreation.phases.iter().filter(|one| one.phase < phase.phase).collect();
    if before.is_empty() {
        return Vec::new();
    }
    let can_reach = |environment: EnvironmentId, without: Option<AtomId>| {
        let network = networks.of(kernel, environment);
        let states = without.map(|atom| (atom, Supposed::Without));
        let inquiry = Inquiry::new(kernel, network, Situation::with(kernel, network, environment, states));
        inquiry.verdict(phase.atom) != Ok(Verdict::NotProduced)
    };
    let within = kernel.environment_ids().filter(|&id| kernel.environment(id).is_within(place));
    let reachable: Vec<EnvironmentId> = within.filter(|&id| can_reach(id, None)).collect();
    let is_needed = |one: &&CocreationPhase| reachable.iter().all(|&id| !can_reach(id, Some(one.atom)));
    let needed = before.into_iter().filter(|one| !reachable.is_empty() && is_needed(one));
    needed.map(|one| one.phase).collect()
}

/// How far the co-creations have come that take place where a situation is set.
pub(super) fn progress<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Vec<Progress<'s>> {
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
            let named = |set: &Vec<_>| set.iter().map(|&change| words.change(change)).collect();
            PhaseProgress {
                phase: phase.phase,
                verdict: verdict.unwrap_or(Verdict::Undetermined),
                missing: found.sets.iter().map(named).collect(),
            }
        });
        let phases: Vec<PhaseProgress> = phases.collect();
        let reached = phases.iter().rev().find(|one| one.verdict == Verdict::Produced).map(|one| one.phase);
        Progress { name: words.atom(cocreation.atom), reached, phases }
    };
    there.map(progress).collect()
}
