//! What an environment states, once its statements are inherited and overridden.

use super::model::{Environment, Model, Thing};
use super::period::Things;

impl Environment {
    /// Whether it states itself that something is there, or that it is not.
    fn own(&self, thing: Thing) -> Option<bool> {
        if self.holds.contains(&thing) || self.includes.contains(&thing) {
            return Some(true);
        }
        self.lacks.contains(&thing).then_some(false)
    }
}

impl Model {
    fn environment(&self, thing: Thing) -> &Environment {
        self.environments.iter().find(|environment| environment.thing == thing).expect("an environment")
    }

    /// The environment and all that it lies within.
    pub fn within(&self, environment: Thing) -> Things {
        let parents = &self.environment(environment).parents;
        parents.iter().flat_map(|&parent| self.within(parent)).chain([environment]).collect()
    }

    /// What an environment states of a thing: the statements that nothing below overrides. An error where these disagree.
    fn stated(&self, environment: Thing, thing: Thing) -> Result<Option<bool>, ()> {
        let within = self.within(environment);
        let stating: Vec<Thing> = within.into_iter().filter(|&at| self.environment(at).own(thing).is_some()).collect();
        let is_overridden = |at: Thing| stating.iter().any(|&below| below != at && self.within(below).contains(&at));
        let left = stating.iter().filter(|&&at| !is_overridden(at));
        let mut left = left.filter_map(|&at| self.environment(at).own(thing));
        let Some(first) = left.next() else { return Ok(None) };
        if left.all(|other| other == first) { Ok(Some(first)) } else { Err(()) }
    }

    /// Whether no environment inherits contrary statements.
    pub fn is_settled(&self) -> bool {
        let settled = |at: Thing| self.things().all(|thing| self.stated(at, thing).is_ok());
        self.environments.iter().all(|environment| settled(environment.thing))
    }

    pub fn holds(&self, environment: Thing, thing: Thing) -> bool {
        self.stated(environment, thing) == Ok(Some(true))
    }

    pub fn lacks(&self, environment: Thing, thing: Thing) -> bool {
        self.stated(environment, thing) == Ok(Some(false))
    }
}
