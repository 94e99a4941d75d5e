//! A course in one completion, period by period.

use super::model::{Effect, Law, LawAt, Model, Saying, Thing};
use super::period::{Period, Things};
use super::timetable::Timetable;
use std::collections::BTreeSet;

/// What may turn out either way, the same in all periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    Thing(Thing),
    /// What a law that is only likely leaves unnamed.
    Unnamed(LawAt),
}

/// What is there of what is unknown.
pub type Completion = BTreeSet<Unknown>;

/// A period when it is over.
#[derive(Clone, Debug)]
pub struct Past {
    pub present: Things,
    /// The laws that applied and whose conditions held.
    pub satisfied: BTreeSet<LawAt>,
    /// What was produced, and by which law.
    pub by: BTreeSet<(Thing, LawAt)>,
    /// What was there before and was produced and ended, by which law that produced it and which that ended it.
    pub contested: BTreeSet<(Thing, LawAt, LawAt)>,
}

pub struct History<'m> {
    pub model: &'m Model,
    pub timetable: &'m Timetable<'m>,
    pub completion: Completion,
    pub past: Vec<Past>,
}

impl<'m> History<'m> {
    /// All periods from 0 to the last.
    pub fn until(model: &'m Model, timetable: &'m Timetable<'m>, completion: Completion, last: usize) -> Self {
        let mut history = Self { model, timetable, completion, past: Vec::new() };
        while history.past.len() <= last {
            history.step();
        }
        history
    }

    /// Goes on for one period.
    pub fn step(&mut self) {
        let period = self.coming();
        let present = period.least(self.model, None);
        let is_satisfied = |&law: &LawAt| {
            self.model.applies(law, &period.within) && self.is_named(law) && self.model.laws[law].is_satisfied(&present)
        };
        let satisfied = (0..self.model.laws.len()).filter(is_satisfied).collect();
        let by = self.producing(&period, &present);
        let is_contestable = |thing: Thing| self.model.lasts(thing) && period.before.contains(&thing);
        let contested = by.iter().filter(|&&(thing, _)| is_contestable(thing)).flat_map(|&(thing, law)| {
            self.ending(&period, &present, thing).into_iter().map(move |ends| (thing, law, ends))
        });
        let contested = contested.collect();
        self.past.push(Past { present, satisfied, by, contested });
    }

    /// Whether nothing that a law leaves unnamed is wanting.
    fn is_named(&self, law: LawAt) -> bool {
        self.model.laws[law].likelihood.is_none() || self.completion.contains(&Unknown::Unnamed(law))
    }

    /// What the period that comes next has before any law acts in it.
    fn coming(&self) -> Period {
        let (model, now) = (self.model, self.past.len());
        let environment = self.timetable.environment(now);
        let within = model.within(environment);
        let laws = model.acting_within(&within).into_iter().filter(|&law| self.is_named(law)).collect();
        let before = self.past.last().map_or_else(Things::new, |past| past.present.clone());
        let (arriving, ending) = (self.due(Effect::Produce), self.due(Effect::End));
        let mut period = Period { within, arriving, ending, before, laws, ..Period::default() };
        for thing in model.things() {
            let (is_there, is_barred) = match self.timetable.saying(now, thing) {
                Some(Saying::Given) => (true, false),
                Some(Saying::Without) => (false, true),
                // Choice: what is unknown is given or not given; whatever the environment states of it does not count.
                Some(Saying::Unknown | Saying::Likely(_)) => (self.completion.contains(&Unknown::Thing(thing)), false),
                None => (model.holds(environment, thing), model.lacks(environment, thing)),
            };
            if is_there {
                period.of_itself.insert(thing);
            }
            if is_barred {
                period.barred.insert(thing);
            }
        }
        period
    }

    /// The laws with a delay that act in the period that comes next.
    fn acting(&self) -> Vec<LawAt> {
        let now = self.past.len();
        let acts = |&law: &LawAt| {
            let delay = self.model.laws[law].delay;
            delay > 0 && delay <= now && self.past[now - delay].satisfied.contains(&law)
        };
        (0..self.model.laws.len()).filter(acts).collect()
    }

    /// What these laws produce, or end.
    fn due(&self, effect: Effect) -> Things {
        let acting = self.acting().into_iter().map(|law| &self.model.laws[law]);
        acting.filter(|law| law.effect == effect).flat_map(|law| law.things.iter().copied()).collect()
    }

    /// The laws that end a thing.
    fn ending(&self, period: &Period, present: &Things, thing: Thing) -> Vec<LawAt> {
        let ends = |law: &Law| law.effect == Effect::End && law.things.contains(&thing);
        let late = self.acting().into_iter().filter(|&law| ends(&self.model.laws[law]));
        let at_once = period.laws(self.model, Effect::End, thing);
        late.chain(at_once.filter(|&law| self.model.laws[law].is_satisfied(present))).collect()
    }

    /// What is produced by which law. A law that asks, within the period, for what only its own product brings about does
    /// not produce it.
    fn producing(&self, period: &Period, present: &Things) -> BTreeSet<(Thing, LawAt)> {
        let mut by = BTreeSet::new();
        for &thing in present {
            let arrives = |&law: &LawAt| {
                let law = &self.model.laws[law];
                law.effect == Effect::Produce && law.things.contains(&thing)
            };
            by.extend(self.acting().into_iter().filter(arrives).map(|law| (thing, law)));
            let otherwise = period.least(self.model, Some(thing));
            let laws = period.laws(self.model, Effect::Produce, thing);
            by.extend(laws.filter(|&law| self.model.laws[law].is_satisfied(&otherwise)).map(|law| (thing, law)));
        }
        by
    }
}
