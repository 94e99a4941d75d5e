//! Six rules about laws, for each law or product whether they fire.

use super::follow::{State, follow, holds};
use super::ground::{Ground, Node, Rule, Set, When, nodes, one};
use super::language::{Atom, Law};
use super::loops::circles;
use super::setting::Statement;
use super::table::Table;
use super::verdicts::Situation;
use std::collections::BTreeSet;

/// `universal-law`: the environments that a law names exclude nothing together.
pub fn universal(ground: &Ground, law: &Law) -> bool {
    let model = ground.model;
    let stated: Vec<(Vec<Atom>, Vec<Atom>)> = law.environments.iter().map(|&at| model.held_and_lacked(at)).collect();
    let mut atoms: Vec<Atom> = stated.iter().flat_map(|(held, lacked)| held.iter().chain(lacked)).copied().collect();
    atoms.sort_unstable();
    atoms.dedup();
    let present = |completion: usize, atom: &Atom| {
        let place = atoms.iter().position(|other| other == atom).expect("a stated atom");
        completion >> place & 1 == 1
    };
    // With no environment at all nothing is excluded either.
    let admits = |completion: usize, (held, lacked): &(Vec<Atom>, Vec<Atom>)| {
        held.iter().all(|atom| present(completion, atom)) && !lacked.iter().any(|atom| present(completion, atom))
    };
    law.environments.is_empty()
        || (0..1 << atoms.len()).all(|completion| stated.iter().any(|stated| admits(completion, stated)))
}

/// What is open once everything stated, and the names of environments, are free.
fn all_free(ground: &Ground, environment: Atom, inputs: Set, targets: Set) -> State {
    let there = ground.model.within(environment);
    let as_it_stands = Situation::open(environment).state(ground);
    let stated = nodes(as_it_stands.given | as_it_stands.blocked).filter(|&node| !ground.is_action(node));
    let open = stated.fold(0, |all, node| all | one(node)) | ground.exogenous(&there) | inputs;
    let open = nodes(open & ground.behind(&there, targets) & !targets).collect();
    State { there, open, ..State::default() }
}

/// Whether one literal alone makes a function true, or nothing has to.
fn suffices_alone(table: &Table) -> bool {
    let literals = (0..table.open()).map(|place| Table::thing(table.open(), place));
    let literals: Vec<Table> = literals.flat_map(|thing| [thing.not(), thing]).collect();
    table.always() || literals.iter().any(|literal| table.covers(literal))
}

/// The same, but for choices that an actor comes along with: whoever acts is there, which is no producing.
fn is_produced_alone(ground: &Ground, actor: Node, open: &[Node], table: &Table) -> bool {
    let comes_along = |node: Node| ground.acting(actor).any(|choice| choice == node);
    let places = (0..table.open()).filter(|&place| !open.get(place).is_some_and(|&node| comes_along(node)));
    let literals = places.flat_map(|place| {
        let thing = Table::thing(table.open(), place);
        [thing.not(), thing]
    });
    table.always() || literals.into_iter().any(|literal| table.covers(&literal))
}

/// How one coproducer suffices alone for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lone {
    No,
    /// By what leads to the product.
    ByWayOfOthers,
    /// By the laws for the product themselves.
    Directly,
}

/// `lone-producer`: in some environment one coproducer suffices alone. None where there is too much to try.
pub fn lone_producer(ground: &Ground, product: Atom) -> Option<Lone> {
    let output = ground.output(product);
    let mut lone = Lone::No;
    for environment in ground.model.environments.iter().map(|environment| environment.atom) {
        let there = ground.model.within(environment);
        let own: Vec<usize> =
            ground.applying(&there).filter(|rule| rule.product == output).filter_map(|rule| rule.law).collect();
        // A law whose condition always holds is another rule's; that several hold together is not.
        if own.is_empty() || own.iter().any(|&law| always_holds(ground, law)) {
            continue;
        }
        // The laws for the product alone: all they name is an input, but what is done by choice.
        let mut direct = Ground::new(ground.model);
        direct.rules.retain(|rule| {
            let performs = rule.law.is_none() && ground.is_action(rule.product);
            performs || (rule.law.is_some() && rule.product == output)
        });
        let inputs = named_inputs(&direct) & !one(output);
        let direct = follow(&direct, &all_free(&direct, environment, inputs, one(output)))?.swap_remove(output);
        let free = all_free(ground, environment, 0, one(output));
        let through = follow(ground, &free)?.swap_remove(output);
        let through = is_produced_alone(ground, output, &free.open, &through);
        lone = lone.max(match (suffices_alone(&direct), through) {
            (true, _) => Lone::Directly,
            (_, true) => Lone::ByWayOfOthers,
            _ => Lone::No,
        });
    }
    Some(lone)
}

/// Whether the condition of a law holds whatever is there.
fn always_holds(ground: &Ground, law: usize) -> bool {
    let when = ground.condition_of(law);
    let mut open: Vec<Node> = when.mentions().into_iter().map(|(node, _)| node).collect();
    open.sort_unstable();
    open.dedup();
    let tables = (0..ground.size).map(|node| {
        let place = open.iter().position(|&other| other == node);
        place.map_or_else(|| Table::constant(open.len(), false), |place| Table::thing(open.len(), place))
    });
    holds(&when, &tables.collect::<Vec<_>>(), &State::default()).always()
}

/// Everything but what actions are.
fn named_inputs(ground: &Ground) -> Set {
    let named = (0..ground.model.names.len()).filter(|&node| !ground.is_action(node));
    named.fold(0, |all, node| all | one(node))
}

/// How far a law is redundant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Redundant {
    No,
    /// It never holds without a scenario that gives what it takes, or a loop that something starts.
    AsItNeverHolds,
    Yes,
}

/// `redundant-law`: where the law applies, each of its products has the same function without it, once others are gone.
pub fn redundant(ground: &Ground, law: usize, already_gone: &[usize]) -> Option<Redundant> {
    let stated = &ground.model.laws[law];
    let mut fewer = Ground::new(ground.model);
    fewer.rules.retain(|rule| rule.law.is_none_or(|at| !already_gone.contains(&at)));
    let mut ever_holds = false;
    for environment in ground.model.environments.iter().map(|environment| environment.atom) {
        let there = ground.model.within(environment);
        if !stated.environments.iter().any(|at| there.contains(at)) {
            continue;
        }
        for output in stated.products.iter().map(|&product| ground.output(product)) {
            // Choice: what is on the circle is there by itself alone, or not at all.
            let on_circle = nodes(ground.circle(&there, output)).filter(|&node| is_input(ground, node));
            let circle = on_circle.fold(0, |all, node| all | one(node));
            let mut state = all_free(ground, environment, circle, one(output));
            // What its laws take of the product itself is an input like the others.
            if ground.applying(&there).any(|rule| {
                let taken = rule.when.mentions().into_iter().fold(0, |all, (node, _)| all | one(node));
                rule.product == output && ground.behind(&there, taken) & one(output) != 0
            }) {
                state.open.push(output);
            }
            // What an environment lacks that laws produce comes by these, or not at all.
            let lacked = Situation::open(environment).state(ground).blocked & ground.produced(&there);
            let lacked = lacked & !circle & !one(output) & !ground.exogenous(&there);
            state.open.retain(|&node| lacked & one(node) == 0);
            let lacked: Vec<Node> = nodes(lacked).collect();
            for kept_out in 0..1_usize << lacked.len() {
                let out = lacked.iter().enumerate().filter(|(place, _)| kept_out >> place & 1 == 1);
                state.blocked = out.fold(0, |all, (_, &node)| all | one(node));
                let without = State { left_out: Some(law), ..state.clone() };
                let mut alone = Ground::new(ground.model);
                alone.rules.retain(|rule| rule.product != output || rule.law == Some(law));
                ever_holds |= laws_hold(&alone, output, circle, &state)?.ever();
                if laws_hold(&fewer, output, circle, &state)? != laws_hold(&fewer, output, circle, &without)? {
                    return Some(Redundant::No);
                }
            }
        }
    }
    Some(if ever_holds { Redundant::Yes } else { Redundant::AsItNeverHolds })
}

/// Where a law for a product holds, the product and its circle being there by themselves alone.
fn laws_hold(ground: &Ground, output: Node, circle: Set, state: &State) -> Option<Table> {
    let mut others = Ground::new(ground.model);
    let is_other = |rule: &&Rule| (one(output) | circle) & one(rule.product) == 0;
    others.rules = ground.rules.iter().filter(is_other).cloned().collect();
    let tables = follow(&others, state)?;
    let laws = ground.applying(&state.there).filter(|rule| rule.product == output && state.counts(rule));
    let none = Table::constant(state.open.len(), false);
    Some(laws.fold(none, |any, rule| any.or(&holds(&rule.when, &tables, state))))
}

fn is_input(ground: &Ground, node: Node) -> bool {
    node < ground.model.names.len() && !ground.is_action(node)
}

/// Every declared situation: each environment as it is, and each scenario.
fn situations(ground: &Ground) -> impl Iterator<Item = Situation> {
    let environments = ground.model.environments.iter().map(|environment| Situation::open(environment.atom));
    let scenarios = (0..ground.model.scenarios.len()).map(|place| Situation::of_scenario(ground.model, place));
    environments.chain(scenarios)
}

/// The function of a condition in a situation.
fn condition(ground: &Ground, mut state: State, when: &When) -> Option<Table> {
    let named = when.mentions().into_iter().fold(0, |all, (node, _)| all | one(node));
    let behind = ground.behind(&state.there, named);
    state.open.retain(|&node| behind & one(node) != 0);
    Some(holds(when, &follow(ground, &state)?, &state))
}

/// `dead-law`: in no completion of an environment or scenario in which the law applies does its condition hold.
pub fn dead(ground: &Ground, law: usize) -> Option<bool> {
    if ground.model.laws[law].likelihood == Some(0) {
        return Some(true);
    }
    let when = ground.condition_of(law);
    for situation in situations(ground) {
        let state = situation.state(ground);
        let applies = ground.model.laws[law].environments.iter().any(|at| state.there.contains(at));
        if applies && condition(ground, state, &when)?.ever() {
            return Some(false);
        }
    }
    Some(true)
}

/// Whether a law that can never hold would hold in some environment if products on circles were put in place: then it
/// waits for a loop to start.
pub fn waits(ground: &Ground, law: usize) -> Option<bool> {
    let when = ground.condition_of(law);
    let named = when.mentions().into_iter().fold(0, |all, (node, _)| all | one(node));
    for environment in ground.model.environments.iter().map(|environment| environment.atom) {
        let mut state = Situation::open(environment).state(ground);
        if !ground.model.laws[law].environments.iter().any(|at| state.there.contains(at)) {
            continue;
        }
        let seeds = circles(ground, &state.there).into_iter().fold(0, |all, circle| all | circle);
        let seeds = seeds & ground.produced(&state.there) & ground.behind(&state.there, named) & !state.blocked;
        state.open.extend(nodes(seeds & !ground.exogenous(&state.there)).filter(|&node| is_input(ground, node)));
        if condition(ground, state, &when)?.ever() {
            return Some(true);
        }
    }
    Some(false)
}

/// The laws whose product is on a circle with some node, in any environment; and those of the node itself.
pub fn around(ground: &Ground, node: Node) -> BTreeSet<usize> {
    let environments = ground.model.environments.iter().map(|environment| ground.model.within(environment.atom));
    let circle = environments.fold(one(node), |all, there| all | ground.circle(&there, node));
    ground.rules.iter().filter(|rule| circle & one(rule.product) != 0).filter_map(|rule| rule.law).collect()
}

/// `overridden-premise`: for each statement of an environment the laws that stand on what it overrides.
pub fn overridden(ground: &Ground) -> BTreeSet<(Atom, Atom, usize)> {
    let model = ground.model;
    let mut found = BTreeSet::new();
    for (place, law) in model.laws.iter().enumerate() {
        for &named in law.environments.iter().filter(|&&named| !names_part_of(ground, law, named)) {
            for inner in model.environments.iter().filter(|at| at.atom != named && model.is_within(at.atom, named)) {
                for atom in 0..model.names.len() {
                    let contrary = matches!(
                        (model.statement(named, atom), inner.own(atom)),
                        (Some(Statement::Held), Some(Statement::Lacked))
                            | (Some(Statement::Lacked), Some(Statement::Held))
                    );
                    if contrary {
                        found.insert((inner.atom, atom, place));
                    }
                }
            }
        }
    }
    found
}

/// Whether a law names something that an environment states, itself or by an action of an actor that is held there.
fn names_part_of(ground: &Ground, law: &Law, environment: Atom) -> bool {
    let model = ground.model;
    let states = |atom: Atom| matches!(model.statement(environment, atom), Some(Statement::Held | Statement::Lacked));
    let mut names = law.condition.names();
    names.extend(law.enabling.iter().flat_map(super::language::Condition::names));
    names.into_iter().any(|atom| {
        let acts = |actor: &Atom| model.statement(environment, *actor) == Some(Statement::Held);
        states(atom) || model.action(atom).is_some_and(|action| action.actors.iter().any(acts))
    })
}
