//! Small random models, the same for the same seed.

use super::fixpoint::strata;
use super::model::{Action, Atom, Condition, Environment, Kind, Law, Model, Scenario, atoms, one, set};
use super::random::Random;

pub use super::question::question;

/// A random model: stratified, without environment conflicts. A third of the models use `not`.
pub fn model(seed: u64) -> Model {
    let mut random = Random::new(seed);
    let with_not = random.percent(34);
    loop {
        let model = draw(&mut random, with_not);
        let settled = model.environments.iter().all(|environment| model.try_setting(environment.atom).is_some());
        if settled && strata(&model).is_some() && uses_not(&model) == with_not {
            return model;
        }
    }
}

/// Whether some law or enabling condition names something inside a `not`.
pub fn uses_not(model: &Model) -> bool {
    let enabling = model.actions.iter().filter_map(|action| action.enabling.as_ref());
    let mut conditions = model.laws.iter().map(|law| &law.condition).chain(enabling);
    conditions.any(|condition| condition.mentions().iter().any(|(_, negated)| *negated))
}

/// The names conditions are drawn from, and whether `not` may be used.
struct Draw<'r> {
    random: &'r mut Random,
    leaves: Vec<Atom>,
    with_not: bool,
}

fn draw(random: &mut Random, with_not: bool) -> Model {
    let mut model = Model::default();
    let exogenous = random.between(3, 7);
    let actions = random.between(0, exogenous.min(5) / 2);
    let actors = if actions > 0 { random.between(1, 2.min(exogenous - actions)) } else { random.between(0, 1) };
    let products = random.between(2, 4);
    let mut declare = |prefix: &str, count: usize, kind: Kind| -> Vec<Atom> {
        (1..=count).map(|number| model.declare(&format!("{prefix}{number}"), kind)).collect()
    };
    let objects = declare("a", exogenous - actions - actors, Kind::Object);
    let mut products = declare("p", products, Kind::Object);
    let actors = declare("u", actors, Kind::Actor);
    let actions = declare("t", actions, Kind::Action);
    let environments = declare("e", random.between(1, 3), Kind::Environment);
    let things: Vec<Atom> = [&objects[..], &products, &actors, &actions].concat();
    if let Some(&actor) = actors.first()
        && random.percent(8)
    {
        products.push(actor);
    }
    // Environments are rarer in conditions than the rest.
    let leaves = [&things[..], &things, &things, &environments].concat();
    let mut draw = Draw { random, leaves, with_not };
    for &atom in &actions {
        let two = usize::from(draw.random.percent(25)) + 1;
        let actors = draw.random.sample(&actors, two);
        let enabling = draw.random.percent(40).then(|| draw.condition(1));
        model.actions.push(Action { atom, actors, enabling });
    }
    for place in 0..environments.len() {
        let parents = draw.random.some(&environments[..place], 55);
        let environment = draw.environment(&model, environments[place], parents);
        model.environments.push(environment);
    }
    for number in 1..=draw.random.between(1, 6) {
        let law = draw.law(&mut model, number, &environments, &products);
        model.laws.push(law);
    }
    for number in 1..=draw.random.between(0, 2) {
        let scenario = draw.scenario(&model, number, &environments);
        model.scenarios.push(scenario);
    }
    model
}

impl Draw<'_> {
    /// A condition of at most so many levels.
    fn condition(&mut self, depth: usize) -> Condition {
        if depth == 0 || self.random.percent(15) {
            let leaf = Condition::Name(self.random.pick(&self.leaves));
            return self.perhaps_not(leaf, 30);
        }
        let count = self.random.between(2, 3);
        let items: Vec<Condition> = (0..count).map(|_| self.condition(depth - 1)).collect();
        let whole = match self.random.between(0, 9) {
            0..=4 => Condition::And(items),
            5..=6 => Condition::Or(items),
            7 => Condition::AllOf(items),
            8 => Condition::AnyOf(items),
            _ => Condition::AtLeast(self.random.between(1, count), items),
        };
        self.perhaps_not(whole, 10)
    }

    fn perhaps_not(&mut self, condition: Condition, percent: usize) -> Condition {
        if self.with_not && self.random.percent(percent) { Condition::Not(Box::new(condition)) } else { condition }
    }

    /// An environment that says nothing about the same atom twice.
    fn environment(&mut self, model: &Model, atom: Atom, parents: Vec<Atom>) -> Environment {
        let mut environment = Environment { atom, parents, ..Environment::default() };
        for thing in 0..model.names.len() {
            let chance = self.random.between(0, 99);
            let product = model.name(thing).starts_with('p');
            match model.names[thing].kind {
                Kind::Object if product && chance < 5 => environment.holds.push(thing),
                Kind::Object if product && chance >= 95 => environment.lacks.push(thing),
                Kind::Object if !product && chance < 22 => environment.holds.push(thing),
                Kind::Object if !product && chance >= 88 => environment.lacks.push(thing),
                Kind::Actor if chance < 14 => environment.includes.push(thing),
                Kind::Actor if chance < 20 => environment.holds.push(thing),
                Kind::Actor if chance >= 90 => environment.lacks.push(thing),
                Kind::Action if chance >= 92 => environment.lacks.push(thing),
                _ => {}
            }
        }
        environment
    }

    fn law(&mut self, model: &mut Model, number: usize, environments: &[Atom], products: &[Atom]) -> Law {
        let two = usize::from(self.random.percent(20)) + 1;
        let depth = self.random.between(1, 3);
        let name = format!("l{number}");
        let likelihood = self.random.percent(6).then(|| {
            let residual = model.declare(&format!("unnamed({name})"), Kind::Residual);
            (self.random.pick(&["0.5", "0.75", "90%", "0"]), residual)
        });
        let wide = self.random.percent(50);
        let environments = if wide { vec![environments[0]] } else { self.random.sample(environments, two) };
        let products = self.random.sample(products, two);
        // A law that asks for its own product is a dull one, though not forbidden.
        let leaves = self.leaves.clone();
        if self.random.percent(80) {
            self.leaves.retain(|leaf| !products.contains(leaf));
        }
        let condition = self.condition(depth);
        self.leaves = leaves;
        Law { name, environments, condition, products, likelihood }
    }

    /// A scenario that gives nothing its environment lacks and says nothing about the same atom twice.
    fn scenario(&mut self, model: &Model, number: usize, environments: &[Atom]) -> Scenario {
        let name = format!("s{number}");
        let environment = self.random.pick(environments);
        let mut scenario = Scenario { name, environment, ..Scenario::default() };
        let lacked = model.try_setting(environment).map_or(0, |setting| setting.lacked);
        let products = model.products();
        let named = model.all(Kind::Object) | model.all(Kind::Actor) | model.all(Kind::Action);
        for atom in atoms(named) {
            let product = products & one(atom) != 0;
            let kept_out = lacked | set(&scenario.without);
            let action = model.actions.iter().find(|action| action.atom == atom);
            let barred = one(atom) | action.map_or(0, |action| set(&action.actors));
            match self.random.between(0, 99) {
                0..=7 if product && barred & kept_out == 0 => scenario.given.push(atom),
                8..=15 if product => scenario.without.push(atom),
                0..=39 if !product && barred & kept_out == 0 => scenario.given.push(atom),
                40..=49 if !product => scenario.without.push(atom),
                50..=65 if !product => scenario.unknown.push(atom),
                _ => {}
            }
        }
        scenario
    }
}
