//! Small random models of what people write, the same for the same seed.

mod service;

use super::follow::follow;
use super::ground::Ground;
use super::language::{Action, Atom, Claim, Condition, Environment, Kind, Law, Member, Model, RELATIONS, Scenario};
use super::random::Random;
use super::setting::Statement;
use super::verdicts::Situation;

/// What a model may have beside laws, environments, actions and scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    Plain,
    /// Likely conditions, and laws that are only likely.
    Likely,
    /// The same, with probabilities of 0 and 1, which settle what they speak of.
    Settled,
    /// Offerings, outcomes, values and propositions.
    Service,
    /// The same, with content that laws produce, and laws for offerings.
    Made,
}

/// A random model: no environments that contradict each other, no product that depends on its own absence, no scenario
/// that contradicts its environment. A third of the models use `not`.
pub fn model(seed: u64, vocabulary: Vocabulary) -> Model {
    let mut random = Random::new(seed);
    let with_not = random.percent(34);
    loop {
        let mut draw = Draw { random: &mut random, model: Model::default(), leaves: Vec::new(), with_not, vocabulary };
        draw.all();
        let model = draw.model;
        if is_sound(&model) {
            return model;
        }
    }
}

/// Whether a model can be evaluated at all.
pub fn is_sound(model: &Model) -> bool {
    if model.environments.is_empty() || model.laws.is_empty() || !model.is_settled() {
        return false;
    }
    // What a law produces is as likely as what produces it.
    let is_produced = |atom: &Atom| model.laws.iter().any(|law| law.products.contains(atom));
    if model.environments.iter().any(|environment| environment.likely.iter().any(|(atom, _)| is_produced(atom))) {
        return false;
    }
    // A law that never produces is a law for all that.
    let mut certain = model.clone();
    certain.laws.iter_mut().for_each(|law| law.likelihood = None);
    let ground = Ground::new(&certain);
    let stratified = model.environments.iter().all(|environment| {
        let mut state = Situation::open(environment.atom).state(&ground);
        state.open.clear();
        state.blocked = 0;
        follow(&ground, &state).is_some()
    });
    stratified && (0..model.scenarios.len()).all(|place| is_possible(model, &Situation::of_scenario(model, place)))
}

/// Whether a scenario gives nothing that its environment lacks or that it takes away, nor an action of such an actor.
fn is_possible(model: &Model, situation: &Situation) -> bool {
    let barred = |atom: &Atom| {
        let lacked = model.statement(situation.environment, *atom) == Some(Statement::Lacked);
        (lacked && !situation.unknown.contains(atom)) || situation.without.contains(atom)
    };
    let acts = |atom: &Atom| model.action(*atom).is_some_and(|action| action.actors.iter().any(barred));
    !situation.given.iter().any(|atom| barred(atom) || acts(atom))
}

struct Draw<'r> {
    random: &'r mut Random,
    model: Model,
    leaves: Vec<Atom>,
    with_not: bool,
    vocabulary: Vocabulary,
}

/// Names that are not plain words, or that are keywords elsewhere.
const ODD: [&str; 6] = ["24 h hotline", "café", "law", "not cold", "service", "3"];

impl Draw<'_> {
    fn all(&mut self) {
        self.things();
        self.environments();
        if !self.model.is_settled() {
            return;
        }
        for number in 1..=self.random.between(1, 5) {
            self.law(number);
        }
        if matches!(self.vocabulary, Vocabulary::Service | Vocabulary::Made) {
            self.service();
        }
        for number in 1..=self.random.between(0, 2) {
            self.scenario(number);
        }
        for _ in 0..self.random.between(0, 2) {
            if let Some((members, product, environment)) = question(&self.model, self.random) {
                let (relation, holds) = (self.random.pick(&RELATIONS).0, self.random.percent(70));
                self.model.claims.push(Claim { members, holds, relation, product, environment });
            }
        }
    }

    fn is_likely(&self) -> bool {
        matches!(self.vocabulary, Vocabulary::Likely | Vocabulary::Settled)
    }

    fn declare(&mut self, prefix: &str, count: usize, kind: Kind) -> Vec<Atom> {
        let name = |this: &mut Self, number: usize| {
            let odd = this.random.pick(&ODD);
            let free = this.model.atom(odd).is_none() && matches!(kind, Kind::Object | Kind::Actor);
            let text = if free && this.random.percent(6) { odd.to_owned() } else { format!("{prefix}{number}") };
            this.model.declare(&text, kind)
        };
        (1..=count).map(|number| name(self, number)).collect()
    }

    fn things(&mut self) {
        let actors = self.random.between(0, 2);
        let actions = if actors == 0 { 0 } else { self.random.between(1, 2) };
        let objects = self.random.between(2, 3);
        let objects = self.declare("a", objects, Kind::Object);
        let count = self.random.between(2, 4);
        self.declare("p", count, Kind::Object);
        let actors = self.declare("u", actors, Kind::Actor);
        let actions = self.declare("t", actions, Kind::Action);
        if self.random.percent(40) {
            let property = self.declare("q", 1, Kind::Property)[0];
            self.model.names[property].bearer = Some(objects[0]);
        }
        self.leaves = (0..self.model.names.len()).collect();
        for &atom in &actions {
            let two = usize::from(self.random.percent(25)) + 1;
            let actors = self.random.sample(&actors, two);
            let enabling = self.random.percent(40).then(|| self.condition(1));
            let cost = i32::try_from(self.random.between(0, 3)).unwrap_or(0);
            self.model.actions.push(Action { atom, actors, enabling, cost });
        }
    }

    fn environments(&mut self) {
        let count = self.random.between(1, 3);
        let environments = self.declare("e", count, Kind::Environment);
        for place in 0..environments.len() {
            let parents = self.random.some(&environments[..place], 60);
            let mut environment = Environment { atom: environments[place], parents, ..Environment::default() };
            for thing in 0..environments[0] {
                let chance = self.random.between(0, 99);
                let product = self.model.text(thing).starts_with('p');
                match self.model.kind(thing) {
                    Kind::Object | Kind::Property if product && chance < 4 => environment.holds.push(thing),
                    Kind::Object | Kind::Property if product && chance >= 97 => environment.lacks.push(thing),
                    Kind::Object | Kind::Property if !product && chance < 25 => environment.holds.push(thing),
                    Kind::Object | Kind::Property if !product && chance >= 88 => environment.lacks.push(thing),
                    Kind::Object if !product && self.is_likely() && chance >= 70 => {
                        environment.likely.push((thing, self.chance()));
                    }
                    Kind::Actor if chance < 20 => environment.includes.push(thing),
                    Kind::Actor if chance >= 91 => environment.lacks.push(thing),
                    Kind::Action if chance >= 94 => environment.lacks.push(thing),
                    _ => {}
                }
            }
            self.model.environments.push(environment);
        }
        // The environments are rarer in conditions than all else.
        if self.random.percent(30) {
            self.leaves.push(environments[0]);
        }
    }

    /// A probability in hundredths.
    fn chance(&mut self) -> u32 {
        self.random.pick(if self.vocabulary == Vocabulary::Settled { &[0, 50, 90, 100] } else { &[30, 50, 75, 90] })
    }

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

    fn law(&mut self, number: usize) {
        let all: Vec<Atom> = self.model.all(Kind::Object);
        let produced: Vec<Atom> = all.into_iter().filter(|&atom| self.model.text(atom).starts_with('p')).collect();
        let environments = self.model.all(Kind::Environment);
        let two = usize::from(self.random.percent(15)) + 1;
        let products = if produced.is_empty() { vec![0] } else { self.random.sample(&produced, two) };
        let two = usize::from(self.random.percent(20)) + 1;
        let wide = self.random.percent(50);
        let environments = if wide { vec![environments[0]] } else { self.random.sample(&environments, two) };
        // What a law produces it does not ask for: that is another rule's.
        let leaves = self.leaves.clone();
        self.leaves.retain(|leaf| !products.contains(leaf));
        let depth = self.random.between(1, 2);
        let condition = self.condition(depth);
        let enabling = self.random.percent(15).then(|| self.condition(1));
        self.leaves = leaves;
        let likely = self.is_likely() && self.random.percent(20);
        let likelihood = likely.then(|| self.chance());
        let alternative = self.random.percent(70);
        let name = format!("l{number}");
        self.model.laws.push(Law { name, alternative, environments, condition, products, enabling, likelihood });
    }

    /// A scenario that says nothing about the same name twice.
    fn scenario(&mut self, number: usize) {
        let environment = self.random.pick(&self.model.all(Kind::Environment));
        let before = self.model.scenarios.len();
        let like = (before > 0 && self.random.percent(30)).then_some(0);
        let mut scenario = Scenario { name: format!("s{number}"), environment, like, ..Scenario::default() };
        for atom in 0..self.model.names.len() {
            let given = match self.model.kind(atom) {
                Kind::Object | Kind::Property if self.model.text(atom).starts_with('p') => 6,
                Kind::Object | Kind::Property | Kind::Actor | Kind::Action => 40,
                _ => 0,
            };
            match self.random.between(0, 99) {
                chance if chance < given => scenario.given.push(atom),
                40..=47 if given == 40 => scenario.without.push(atom),
                50..=65 if given == 40 => scenario.unknown.push(atom),
                _ => {}
            }
        }
        self.model.scenarios.push(scenario);
        if !is_possible(&self.model, &Situation::of_scenario(&self.model, before)) {
            self.model.scenarios.pop();
        }
    }
}

/// A set, a product that no environment states, and an environment; none where there is no such product.
pub fn question(model: &Model, random: &mut Random) -> Option<(Vec<Member>, Atom, Atom)> {
    let stated = |atom: Atom| model.environments.iter().any(|environment| environment.own(atom).is_some());
    let products: Vec<Atom> = model.products().into_iter().filter(|&atom| !stated(atom)).collect();
    let environment = random.pick(&model.environments).atom;
    if products.is_empty() {
        return None;
    }
    let product = random.pick(&products);
    let is_member = |&atom: &Atom| match model.kind(atom) {
        Kind::Environment => model.is_within(environment, atom),
        Kind::Value | Kind::Proposition => false,
        _ => atom != product,
    };
    let mut left: Vec<Atom> = (0..model.names.len()).filter(is_member).collect();
    let mut members = Vec::new();
    for _ in 0..random.between(1, 4) {
        if left.len() < 2 {
            break;
        }
        let atom = left.swap_remove(random.between(0, left.len() - 1));
        let environment = model.kind(atom) == Kind::Environment;
        members.push(match random.between(0, 9) {
            0..=1 if !environment => Member::Not(atom),
            2..=3 if !environment && model.kind(left[0]) != Kind::Environment => {
                Member::AnyOf(vec![atom, left.swap_remove(0)])
            }
            _ => Member::Name(atom),
        });
    }
    Some((members, product, environment))
}
