//! Random questions about a model, the same for the same seed.

use super::model::{Atom, Kind, Law, Model, Set, atoms, one};
use super::random::Random;
use super::relations::Member;
use super::sets::sets;

/// A random question about a model: a set, a product and an environment. No atom is named twice, by way of an
/// environment either, and no environment of the set names the product.
pub fn question(model: &Model, seed: u64) -> (Vec<Member>, Atom, Atom) {
    let mut random = Random::new(seed ^ 0x00C0_FFEE);
    let mut environment = random.pick(&model.environments).atom;
    let mut product = random.pick(&atoms(model.products()).collect::<Vec<Atom>>());
    for _ in 0..4 {
        // A product nothing can make is a dull one: look a few times for a better one.
        if model.laws.iter().any(|law| law.products.contains(&product) && model.applies(law, environment)) {
            break;
        }
        environment = random.pick(&model.environments).atom;
        product = random.pick(&atoms(model.products()).collect::<Vec<Atom>>());
    }
    loop {
        let mut set = Vec::new();
        let mut named: Set = one(product);
        for member in members(model, &mut random, product, environment) {
            let touched = member.atoms().iter().fold(0, |all, &atom| all | touched(model, atom));
            if touched & named == 0 {
                named |= touched;
                set.push(member);
            }
        }
        if !set.is_empty() {
            return (set, product, environment);
        }
    }
}

/// What a name speaks of: itself, and for an environment what it holds, lacks and includes.
fn touched(model: &Model, atom: Atom) -> Set {
    if model.names[atom].kind == Kind::Environment {
        let setting = model.setting(atom);
        setting.within | setting.held | setting.lacked
    } else {
        one(atom)
    }
}

/// Candidates for the members of a set: some of what a law for the product names, a production set with what it takes
/// to do without the environment's help, or anything.
fn members(model: &Model, random: &mut Random, product: Atom, environment: Atom) -> Vec<Member> {
    let signed = |(atom, not): (Atom, bool)| {
        if not { Member::Not(atom) } else { Member::Name(atom) }
    };
    match random.between(0, 2) {
        0 => {
            let laws: Vec<&Law> = model.laws.iter().filter(|law| law.products.contains(&product)).collect();
            let mentions = random.pick(&laws).condition.mentions();
            let mut mentions = if random.percent(40) { random.some(&mentions, 60) } else { mentions };
            let above = model.within(environment);
            mentions.retain(|(atom, _)| model.names[*atom].kind != Kind::Environment || above & one(*atom) != 0);
            mentions.into_iter().map(signed).collect()
        }
        1 => {
            let production = sets(model, product, environment).production;
            let Some(place) = production.len().checked_sub(1).map(|last| random.between(0, last)) else {
                return anything(model, random, product, environment);
            };
            let found = production[place];
            let unnameable = model.all(Kind::Residual);
            let mut literals: Vec<(Atom, bool)> = atoms((found.with | found.without) & !unnameable)
                .map(|atom| (atom, found.without & one(atom) != 0))
                .collect();
            match random.between(0, 3) {
                0 => literals.push((environment, false)),
                1 => {
                    let setting = model.setting(environment);
                    let named = model.laws.iter().flat_map(|law| law.condition.mentions()).map(|(atom, _)| atom);
                    let named = named.fold(0, |all, atom| all | one(atom));
                    literals.extend(atoms((setting.held | setting.within) & named).map(|atom| (atom, false)));
                }
                2 => literals = random.some(&literals, 75),
                _ => {}
            }
            literals.into_iter().map(signed).collect()
        }
        _ => anything(model, random, product, environment),
    }
}

/// One to three members of any kind.
fn anything(model: &Model, random: &mut Random, product: Atom, environment: Atom) -> Vec<Member> {
    let above: Vec<Atom> = atoms(model.within(environment)).collect();
    let things = model.all(Kind::Object) | model.all(Kind::Actor) | model.all(Kind::Action);
    let things: Vec<Atom> = atoms(things & !one(product)).collect();
    let count = random.between(1, 3);
    let mut member = || match random.between(0, 9) {
        0..=5 => Member::Name(random.pick(&things)),
        6 => Member::Not(random.pick(&things)),
        7 => Member::Name(random.pick(&above)),
        _ => Member::AnyOf(random.sample(&things, 2)),
    };
    (0..count).map(|_| member()).collect()
}
