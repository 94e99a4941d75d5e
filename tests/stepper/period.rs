//! One period: the least set of what is present in it.

use super::model::{Condition, Effect, Kind, LawAt, Model, Thing};
use std::collections::BTreeSet;

pub type Things = BTreeSet<Thing>;

/// What a period has before any law acts in it.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// The environments one is in.
    pub within: Things,
    /// What is held, included or given; of an action, that it is chosen.
    pub of_itself: Things,
    /// What the environment lacks or what is taken away.
    pub barred: Things,
    /// What laws with a delay bring.
    pub arriving: Things,
    /// What laws with a delay end.
    pub ending: Things,
    /// What was present in the period before.
    pub before: Things,
    /// The laws that act within it, if their conditions hold.
    pub laws: Vec<LawAt>,
}

impl Model {
    /// The laws without a delay that apply somewhere.
    pub fn acting_within(&self, within: &Things) -> Vec<LawAt> {
        (0..self.laws.len()).filter(|&law| self.laws[law].delay == 0 && self.applies(law, within)).collect()
    }

    pub fn applies(&self, law: LawAt, within: &Things) -> bool {
        self.laws[law].environments.iter().any(|environment| within.contains(environment))
    }

    /// What each thing depends on within a period: who, on whom, and whether through an absence.
    fn dependencies(&self, within: &Things) -> Vec<(Thing, Thing, bool)> {
        let mut all = Vec::new();
        for law in self.acting_within(within).into_iter().map(|law| &self.laws[law]) {
            // A thing is there where it is not ended, whatever the condition of that asks for.
            let turned = law.effect == Effect::End;
            for (mentioned, negated) in law.mentions() {
                all.extend(law.things.iter().map(|&thing| (thing, mentioned, negated || turned)));
            }
        }
        for action in &self.actions {
            let enabling = action.enabling.iter().flat_map(Condition::mentions);
            all.extend(enabling.map(|(mentioned, negated)| (action.thing, mentioned, negated)));
            all.extend(action.actors.iter().map(|&actor| (actor, action.thing, false)));
        }
        all
    }

    /// For each thing the stratum in which it is settled: none below what it depends on, and above what it depends on
    /// through an absence. None where a circle leads through an absence.
    pub fn strata(&self, within: &Things) -> Option<Vec<usize>> {
        let dependencies = self.dependencies(within);
        let mut strata = vec![0; self.names.len()];
        loop {
            let before = strata.clone();
            for &(thing, mentioned, negated) in &dependencies {
                strata[thing] = strata[thing].max(strata[mentioned] + usize::from(negated));
            }
            if before == strata {
                return Some(strata);
            }
            if strata.iter().any(|&stratum| stratum > self.names.len()) {
                return None;
            }
        }
    }

    /// Whether no thing depends on its own absence within a period, whatever the environment.
    pub fn is_stratified(&self) -> bool {
        self.environments.iter().all(|environment| self.strata(&self.within(environment.thing)).is_some())
    }
}

impl Period {
    /// What is present: the least set, one stratum after the other. Without `except`, whatever speaks for it.
    pub fn least(&self, model: &Model, except: Option<Thing>) -> Things {
        let strata = model.strata(&self.within).expect("laws that are stratified");
        let mut present = Things::new();
        for stratum in 0..=strata.iter().copied().max().unwrap_or(0) {
            loop {
                let candidates = model.things().filter(|&thing| strata[thing] == stratum && Some(thing) != except);
                let more: Things = candidates
                    .filter(|thing| !present.contains(thing) && self.follows(model, *thing, &present))
                    .collect();
                if more.is_empty() {
                    break;
                }
                present.extend(more);
            }
        }
        present
    }

    /// Whether a thing is present, given what is known to be.
    fn follows(&self, model: &Model, thing: Thing, present: &Things) -> bool {
        if self.barred.contains(&thing) {
            return false;
        }
        if model.kind(thing) == Kind::Environment {
            return self.within.contains(&thing);
        }
        if let Some(action) = model.action(thing) {
            return self.of_itself.contains(&thing)
                && !action.actors.iter().any(|actor| self.barred.contains(actor))
                && action.enabling.as_ref().is_none_or(|enabling| enabling.holds(present));
        }
        let acts = || model.actions.iter().any(|one| one.actors.contains(&thing) && present.contains(&one.thing));
        let lasts = || model.lasts(thing) && self.before.contains(&thing) && !self.is_ended(model, thing, present);
        self.of_itself.contains(&thing)
            || self.arriving.contains(&thing)
            || self.laws(model, Effect::Produce, thing).any(|law| model.laws[law].is_satisfied(present))
            || acts()
            || lasts()
    }

    fn is_ended(&self, model: &Model, thing: Thing, present: &Things) -> bool {
        self.ending.contains(&thing)
            || self.laws(model, Effect::End, thing).any(|law| model.laws[law].is_satisfied(present))
    }

    /// The laws that act within the period and produce a thing, or end it.
    pub fn laws<'a>(&'a self, model: &'a Model, effect: Effect, thing: Thing) -> impl Iterator<Item = LawAt> + 'a {
        let laws = self.laws.iter().copied();
        laws.filter(move |&law| model.laws[law].effect == effect && model.laws[law].things.contains(&thing))
    }
}
