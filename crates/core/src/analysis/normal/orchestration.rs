//! Co-creations, platforms and problems in normal form.

use crate::analysis::normal::{Normal, clause, sorted};
use crate::kernel::{AtomId, Cocreation, Platform, Problem};
use coproduce_syntax::declaration::{Complexity, Phase};

impl Normal<'_> {
    pub(super) fn cocreation(&self, cocreation: &Cocreation) -> String {
        let place = cocreation.environment.map(|place| self.name(self.kernel.environment(place).atom));
        let phases = cocreation.phases.iter().map(|phase| {
            let mut after = phase.after.clone();
            after.sort_unstable();
            after.dedup();
            let after: Vec<&str> = after.into_iter().map(Phase::word).collect();
            let actions = self.set(phase.actions.iter().map(|&(action, _)| action));
            let said = clause("by", actions)
                + &clause("reaches", self.set(phase.reaches.iter().copied()))
                + &clause("after", after.join(" "));
            format!("({}{said})", phase.phase.word())
        });
        clause("between", self.set(cocreation.sides.into_iter().flatten()))
            + &clause("in", place.unwrap_or_default())
            + &clause("phases", phases.collect::<Vec<_>>().join(" "))
    }

    pub(super) fn platform(&self, platform: &Platform) -> String {
        let set = |actors: &[AtomId]| self.set(actors.iter().copied());
        let measures = platform.measures.iter();
        let measures =
            measures.map(|one| format!("({} {} {})", one.strategy.word(), one.aim.word(), self.name(one.action)));
        let producers = platform.producers.iter();
        let producers = producers.map(|(role, actor)| format!("({} {})", role.word(), self.name(*actor)));
        clause("by", set(&platform.operators))
            + &clause("customers", set(&platform.customers))
            + &clause("providers", set(&platform.providers))
            + &clause("hosts", self.set(platform.hosts.iter().map(|&(hosted, _)| hosted)))
            + &clause("measures", sorted(measures))
            + &clause("producers", sorted(producers))
    }

    pub(super) fn problem(&self, problem: &Problem) -> String {
        let heights = Complexity::ALL.into_iter().zip(problem.complexities);
        let heights = heights.filter_map(|(one, height)| Some(format!("({} {})", one.word(), height?.0.word())));
        let modes = problem.approach.iter().map(|(mode, _)| mode.word().to_owned());
        clause("complex", sorted(heights))
            + &clause("approach", sorted(modes))
            + &clause("decided", self.set(problem.decided_by.iter().map(|&(actor, _)| actor)))
            + &clause("concerns", self.set(problem.concerns.iter().map(|&(actor, _)| actor)))
    }
}
