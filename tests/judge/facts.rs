//! Answers as plain text that can be laid beside those of others: what was asked, and what was answered.

use super::ground::{Ground, Node};
use super::language::{Atom, Claim, Kind, Member, Model, RELATIONS};
use super::modules::Cut;
use super::relations::Question;
use super::verdicts::{Change, Situation, Verdict, missing, verdict};
use super::{loops, sets, worth};
use std::collections::{BTreeMap, BTreeSet};

/// What was asked, and what was answered.
pub type Facts = BTreeMap<String, String>;

/// Names as the file that is read first calls them.
pub struct Shown<'m> {
    pub model: &'m Model,
    pub cut: &'m Cut,
}

impl Shown<'_> {
    pub fn name(&self, atom: Atom) -> String {
        self.cut.shown(atom)
    }

    fn node(&self, ground: &Ground, node: Node) -> String {
        if let Some(law) = ground.unnamed.iter().position(|&unnamed| unnamed == Some(node)) {
            return format!("unnamed({})", self.model.laws[law].name);
        }
        ground.name_of(node).map_or_else(String::new, |atom| self.name(atom))
    }

    fn change(&self, ground: &Ground, (node, present): Change) -> String {
        let name = self.node(ground, node);
        if present { name } else { format!("not {name}") }
    }

    fn sets(&self, ground: &Ground, sets: &BTreeSet<Vec<Change>>) -> String {
        listed(sets.iter().map(|set| set.iter().map(|&change| self.change(ground, change)).collect()))
    }

    pub fn members(&self, members: &[Member]) -> String {
        let texts: Vec<String> = members.iter().map(|member| member.text(&|atom| self.name(atom))).collect();
        texts.join(", ")
    }
}

/// Sets of names in an order of their own.
pub fn listed(sets: impl Iterator<Item = Vec<String>>) -> String {
    let mut sets: Vec<String> = sets
        .map(|mut set| {
            set.sort();
            format!("{{{}}}", set.join(", "))
        })
        .collect();
    sets.sort();
    sets.join(" ")
}

/// The word for a verdict.
pub fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Produced => "produced",
        Verdict::NotProduced => "not produced",
        Verdict::Undetermined => "undetermined",
    }
}

/// Every scenario, and every environment as it is, by name.
pub fn situations(shown: &Shown) -> Vec<(String, Situation)> {
    let model = shown.model;
    let scenarios =
        (0..model.scenarios.len()).map(|at| (model.scenarios[at].name.clone(), Situation::of_scenario(model, at)));
    let environments = model.environments.iter().map(|at| (shown.name(at.atom), Situation::open(at.atom)));
    scenarios.chain(environments).collect()
}

/// Verdicts and missing sets of everything a law that applies produces.
pub fn verdicts(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for (name, situation) in situations(shown) {
        let produced = ground.produced(&shown.model.within(situation.environment));
        let stated = shown.model.products().into_iter().filter(|&atom| shown.model.kind(atom) != Kind::Value);
        for product in stated.filter(|&atom| produced >> ground.output(atom) & 1 == 1) {
            let asked = format!("{} in {name}", shown.name(product));
            if let Some(verdict) = verdict(&ground, &situation, product) {
                facts.insert(format!("verdict: {asked}"), word(verdict).to_owned());
            }
            if let Some(sets) = missing(&ground, &situation, product) {
                facts.insert(format!("missing: {asked}"), shown.sets(&ground, &sets));
            }
        }
    }
    facts
}

/// All relations of each claim's members to its product.
pub fn relations(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        let situation = Situation::open(claim.environment);
        let question = Question { ground: &ground, situation, product: claim.product };
        for (relation, name) in RELATIONS {
            if let Some(holds) = question.holds(relation, &claim.members) {
                facts.insert(format!("{name}: {}", asked(shown, claim)), holds.to_string());
            }
        }
    }
    facts
}

/// The environment of a claim, open, with what each scenario there supposes: the place of the scenario, and the
/// situation. Nothing is supposed of the product that is asked about.
pub fn supposed(model: &Model, claim: &Claim) -> Vec<(usize, Situation)> {
    let open = |place| Situation { closed: false, ..Situation::of_scenario(model, place) };
    let asked = |(_, at): &(usize, Situation)| {
        let names = [&at.given, &at.without, &at.unknown];
        at.environment == claim.environment && !names.iter().any(|names| names.contains(&claim.product))
    };
    (0..model.scenarios.len()).map(|place| (place, open(place))).filter(asked).collect()
}

/// All relations of each claim's members to its product, in the environment of the claim with what each scenario there
/// supposes.
pub fn relations_in_situations(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        for (place, situation) in supposed(shown.model, claim) {
            let question = Question { ground: &ground, situation, product: claim.product };
            for (relation, name) in RELATIONS {
                if let Some(holds) = question.holds(relation, &claim.members) {
                    let scenario = &shown.model.scenarios[place].name;
                    facts.insert(format!("{name}: {} as in {scenario}", asked(shown, claim)), holds.to_string());
                }
            }
        }
    }
    facts
}

/// What a claim asks.
pub fn asked(shown: &Shown, claim: &Claim) -> String {
    let (product, environment) = (shown.name(claim.product), shown.name(claim.environment));
    format!("{} to {product} in {environment}", shown.members(&claim.members))
}

/// Production and blocking sets of each claim's product.
pub fn product_sets(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        let situation = Situation::open(claim.environment);
        let Some(found) = sets::sets(&ground, &situation, claim.product) else { continue };
        let asked = format!("{} in {}", shown.name(claim.product), shown.name(claim.environment));
        let monotone = found.production.iter().flatten().all(|&(_, present)| present);
        // Where no production set asks for an absence, members are named that all have to be absent.
        let flip = |set: &Vec<Change>| set.iter().map(|&(node, present)| (node, present != monotone)).collect();
        let blocking: BTreeSet<Vec<Change>> = found.blocking.iter().map(flip).collect();
        facts.insert(format!("production: {asked}"), shown.sets(&ground, &found.production));
        facts.insert(format!("blocking: {asked}"), shown.sets(&ground, &blocking));
    }
    facts
}

/// The loops of every environment.
pub fn feedback(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for environment in &shown.model.environments {
        let situation = Situation::open(environment.atom);
        for circle in loops::circles(&ground, &shown.model.within(environment.atom)) {
            let Some(found) = loops::examine(&ground, &situation, circle) else { continue };
            let names = super::ground::nodes(found.nodes).map(|node| shown.node(&ground, node));
            let names: BTreeSet<String> = names.filter(|name| !name.is_empty()).collect();
            let names: Vec<String> = names.into_iter().collect();
            let asked = format!("{} in {}", names.join(", "), shown.name(environment.atom));
            facts.insert(format!("loop: {asked}"), word(found.verdict).to_owned());
            facts.insert(format!("seeds: {asked}"), shown.sets(&ground, &found.seeds));
        }
    }
    facts
}

/// What each scenario is worth to whom.
pub fn worths(shown: &Shown) -> Facts {
    let ground = Ground::new(shown.model);
    let mut facts = Facts::new();
    for (place, scenario) in shown.model.scenarios.iter().enumerate() {
        let situation = Situation::of_scenario(shown.model, place);
        for (actor, (least, most)) in worth::nets(&ground, &situation).unwrap_or_default() {
            // Whoever neither gains nor loses need not be spoken of.
            if (least, most) != (0, 0) {
                facts.insert(format!("net: {} in {}", shown.name(actor), scenario.name), format!("{least} to {most}"));
            }
        }
        for value in &shown.model.values {
            let Some(standing) = worth::standing(&ground, &situation, value.atom) else { continue };
            let standing = format!("{standing:?}").to_lowercase();
            facts.insert(format!("value: {} in {}", shown.name(value.atom), scenario.name), standing);
        }
    }
    facts
}
