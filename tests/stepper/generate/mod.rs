//! Small random models, the same for the same seed.

mod course;

use super::model::{Action, Condition, Effect, Environment, Kind, Law, Model, Thing};
use super::random::Random;

/// A random model: no environments that contradict each other; in most, nothing that depends on its own absence within a
/// period.
pub fn model(seed: u64) -> Model {
    let mut random = Random::new(seed);
    let may_circle = random.percent(6);
    loop {
        let mut draw = Draw { random: &mut random, model: Model::default(), leaves: Vec::new(), products: Vec::new() };
        draw.all();
        if draw.model.is_settled() && (may_circle || draw.model.is_stratified()) {
            return draw.model;
        }
    }
}

struct Draw<'r> {
    random: &'r mut Random,
    model: Model,
    /// The names that conditions are drawn from; a name that is there several times is drawn more often.
    leaves: Vec<Thing>,
    /// What laws produce or end.
    products: Vec<Thing>,
}

impl Draw<'_> {
    fn all(&mut self) {
        self.things();
        self.environments();
        if !self.model.is_settled() {
            return;
        }
        for number in 1..=self.random.between(2, 8) {
            let law = self.law(number);
            self.model.laws.extend(law);
        }
        for number in 1..=self.random.between(1, 3) {
            let course = self.course(number);
            self.model.courses.push(course);
        }
        self.tables();
    }

    fn declare(&mut self, prefix: &str, count: usize, kind: Kind, lasting_percent: usize) -> Vec<Thing> {
        let declared = |number| {
            let lasting = self.random.percent(lasting_percent);
            self.model.declare(&format!("{prefix}{number}"), kind, lasting)
        };
        (1..=count).map(declared).collect()
    }

    fn things(&mut self) {
        let inputs = self.random.between(1, 2);
        let products = self.random.between(2, 4);
        let actions = if self.random.percent(40) { self.random.between(1, 2) } else { 0 };
        let actors = actions.min(1);
        let inputs = self.declare("a", inputs, Kind::Object, 25);
        self.products = self.declare("p", products, Kind::Object, 45);
        if self.random.percent(15) {
            let kind = self.random.pick(&[Kind::Property, Kind::Outcome]);
            let more = self.declare("q", 1, kind, 45);
            self.products.extend(more);
        }
        let actors = self.declare("u", actors, Kind::Actor, 25);
        let actions = self.declare("t", actions, Kind::Action, 0);
        self.leaves = [&inputs[..], &self.products, &self.products, &actors, &actions].concat();
        for &thing in &actions {
            let enabling = self.random.percent(45).then(|| self.condition(1));
            self.model.actions.push(Action { thing, actors: actors.clone(), enabling });
        }
        if self.random.percent(10) {
            self.products.extend(actors);
        }
    }

    fn environments(&mut self) {
        let count = self.random.between(1, 3);
        let before = self.model.names.len();
        let environments = self.declare("e", count, Kind::Environment, 0);
        for (place, &thing) in environments.iter().enumerate() {
            let parents = self.random.some(&environments[..place], 45);
            let mut environment = Environment { thing, parents, ..Environment::default() };
            for thing in 0..before {
                let chance = self.random.between(0, 99);
                match self.model.kind(thing) {
                    Kind::Actor if chance < 15 => environment.includes.push(thing),
                    Kind::Action if chance < 6 => environment.holds.push(thing),
                    Kind::Actor | Kind::Action if chance >= 92 => environment.lacks.push(thing),
                    Kind::Actor | Kind::Action => {}
                    _ if self.products.contains(&thing) && chance < 5 => environment.holds.push(thing),
                    _ if !self.products.contains(&thing) && chance < 40 => environment.holds.push(thing),
                    _ if chance >= 94 => environment.lacks.push(thing),
                    _ => {}
                }
            }
            self.model.environments.push(environment);
        }
        // A condition names an environment now and then.
        if self.random.percent(30) {
            self.leaves.push(environments[0]);
        }
    }

    /// A law; none where it would end something and nothing lasts.
    fn law(&mut self, number: usize) -> Option<Law> {
        let effect = if self.random.percent(25) { Effect::End } else { Effect::Produce };
        let lasting = |thing: &Thing| effect == Effect::Produce || self.model.lasts(*thing);
        let things: Vec<Thing> = self.products.iter().copied().filter(lasting).collect();
        if things.is_empty() {
            return None;
        }
        let two = self.random.between(1, 10) / 9 + 1;
        let things = self.random.sample(&things, two);
        let delay = if self.random.percent(45) { 0 } else { self.random.pick(&[1, 1, 1, 2, 2, 3, 4]) };
        let all: Vec<Thing> = self.model.environments.iter().map(|environment| environment.thing).collect();
        let environments = match self.random.between(0, 9) {
            0..=5 => vec![all[0]],
            6..=8 => vec![self.random.pick(&all)],
            _ => self.random.sample(&all, 2),
        };
        // A product that keeps itself from being produced comes and goes.
        let balances = effect == Effect::Produce && delay > 0 && self.random.percent(35);
        let condition = if balances { self.but_not(things[0]) } else { self.law_condition() };
        let enabling = self.random.percent(8).then(|| self.condition(0));
        let likelihood = self.random.percent(3).then(|| self.random.pick(&[50, 75]));
        Some(Law { name: format!("l{number}"), environments, condition, enabling, effect, things, delay, likelihood })
    }

    /// Something is there, and this is not.
    fn but_not(&mut self, absent: Thing) -> Condition {
        let others: Vec<Thing> = self.leaves.iter().copied().filter(|&other| other != absent).collect();
        let present = self.random.pick(&others);
        Condition::And(vec![Condition::Name(present), Condition::not(Condition::Name(absent))])
    }

    /// Mostly a condition that is often satisfied and often not: something is there, and something is not.
    fn law_condition(&mut self) -> Condition {
        match self.random.between(0, 9) {
            0..=1 => Condition::Name(self.random.pick(&self.leaves)),
            2..=4 => {
                let other = self.random.pick(&self.leaves);
                self.but_not(other)
            }
            5..=6 => Condition::not(Condition::Name(self.random.pick(&self.leaves))),
            _ => self.condition(2),
        }
    }

    /// A condition of at most so many levels.
    fn condition(&mut self, depth: usize) -> Condition {
        let whole = if depth == 0 || self.random.percent(25) {
            Condition::Name(self.random.pick(&self.leaves))
        } else {
            let count = self.random.between(2, 3);
            let items: Vec<Condition> = (0..count).map(|_| self.condition(depth - 1)).collect();
            match self.random.between(0, 9) {
                0..=4 => Condition::And(items),
                5..=7 => Condition::Or(items),
                _ => Condition::AtLeast(self.random.between(1, count), items),
            }
        };
        if self.random.percent(22) { Condition::not(whole) } else { whole }
    }
}
