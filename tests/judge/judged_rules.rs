//! Where six rules have to fire, laid beside where they do.

use super::check::Differences;
use super::ground::{Ground, nodes, one};
use super::language::{Atom, Model};
use super::rules::{self, Lone, Redundant};
use std::collections::{BTreeMap, BTreeSet};

/// What each rule finds fault with, by the name of the declaration.
pub type Findings = BTreeMap<String, BTreeSet<String>>;

fn of<'f>(findings: &'f Findings, rule: &str) -> BTreeSet<&'f str> {
    findings.get(rule).into_iter().flatten().map(String::as_str).collect()
}

/// The laws that produce something.
fn laws_for(model: &Model, product: Atom) -> impl Iterator<Item = &str> {
    model.laws.iter().filter(move |law| law.products.contains(&product)).map(|law| law.name.as_str())
}

fn law(model: &Model, name: &str) -> Option<usize> {
    model.laws.iter().position(|law| law.name == name)
}

/// A rule about single laws: exactly these.
fn exactly(rule: &str, expected: &BTreeSet<String>, found: &BTreeSet<&str>) -> Differences {
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    let silent = expected.difference(found).map(|law| format!("{rule}: has to fire at `{law}` and does not"));
    let wrong = found.difference(&expected).map(|law| format!("{rule}: fires at `{law}` and must not"));
    silent.chain(wrong).collect()
}

pub fn universal_law(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let universal = model.laws.iter().filter(|law| rules::universal(&ground, law)).map(|law| law.name.clone());
    exactly("universal-law", &universal.collect(), &of(findings, "universal-law"))
}

/// It fires at some law for each product that has a lone producer, and at laws for such products alone. What suffices by
/// way of a product on the way that is reported itself need not be said again.
pub fn lone_producer(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let found = of(findings, "lone-producer");
    let products: BTreeSet<Atom> = model.laws.iter().flat_map(|law| law.products.iter().copied()).collect();
    let judged: BTreeMap<Atom, Option<Lone>> =
        products.into_iter().map(|product| (product, rules::lone_producer(&ground, product))).collect();
    let is_reported = |product: Atom| laws_for(model, product).any(|law| found.contains(law));
    let is_lone = |product: &Atom| matches!(judged[product], Some(Lone::Directly | Lone::ByWayOfOthers));
    let everywhere: Vec<Atom> = model.environments.iter().map(|environment| environment.atom).collect();
    let is_brought_along = |product: Atom| {
        let behind = nodes(ground.behind(&everywhere, one(ground.output(product))));
        let mut on_the_way = behind.filter_map(|node| ground.name_of(node)).filter(|&other| other != product);
        on_the_way.any(|other| judged.contains_key(&other) && is_lone(&other) && is_reported(other))
    };
    let mut differences = Differences::new();
    for (&product, lone) in &judged {
        let excused = *lone == Some(Lone::ByWayOfOthers) && is_brought_along(product);
        if is_lone(&product) && !is_reported(product) && !excused {
            differences.push(format!("lone-producer: has to fire for `{}` and does not", model.text(product)));
        }
    }
    for name in found {
        let products = law(model, name).map(|law| &model.laws[law].products);
        if !products.is_some_and(|products| products.iter().any(|at| judged[at].is_none() || is_lone(at))) {
            differences.push(format!("lone-producer: fires at `{name}` and must not"));
        }
    }
    differences
}

/// Of laws that cover each other either may be named: what is named has to be redundant, one after the other, and nothing
/// redundant may be left once all of it is gone.
pub fn redundant_law(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let found = of(findings, "redundant-law");
    let named: Vec<usize> = found.iter().filter_map(|name| law(model, name)).collect();
    let mut differences = Differences::new();
    for place in 0..model.laws.len() {
        let name = &model.laws[place].name;
        let never_holds = rules::dead(&ground, place) != Some(false);
        if let Some(at) = named.iter().position(|&other| other == place) {
            if rules::redundant(&ground, place, &named[..at]) == Some(Redundant::No) {
                differences.push(format!("redundant-law: fires at `{name}` and must not"));
            }
        } else if !never_holds && rules::redundant(&ground, place, &named) == Some(Redundant::Yes) {
            differences.push(format!("redundant-law: has to fire at `{name}` and does not"));
        }
    }
    differences
}

/// It fires at every law that can never hold, but for those that wait for a loop to start where that is reported.
pub fn dead_law(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let (found, loops) = (of(findings, "dead-law"), of(findings, "ungrounded-loop"));
    let is_reported = |place: usize| {
        let named = ground.condition_of(place).mentions().into_iter().fold(0, |all, (node, _)| all | one(node));
        let everywhere: Vec<Atom> = model.environments.iter().map(|environment| environment.atom).collect();
        let mut about = nodes(ground.behind(&everywhere, named)).flat_map(|node| rules::around(&ground, node));
        about.any(|law| loops.contains(model.laws[law].name.as_str()))
    };
    let mut differences = Differences::new();
    for (place, law) in model.laws.iter().enumerate() {
        let name = law.name.as_str();
        let (Some(dead), Some(waits)) = (rules::dead(&ground, place), rules::waits(&ground, place)) else { continue };
        if dead && !found.contains(name) && !(waits && is_reported(place)) {
            differences.push(format!("dead-law: has to fire at `{name}` and does not"));
        }
        if !dead && found.contains(name) {
            differences.push(format!("dead-law: fires at `{name}` and must not"));
        }
    }
    differences
}

/// It fires only where a law on a circle can never hold and waits for the circle to start.
pub fn ungrounded_loop(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let mut differences = Differences::new();
    for name in of(findings, "ungrounded-loop") {
        let Some(place) = law(model, name) else { continue };
        let products = model.laws[place].products.iter().map(|&product| ground.output(product));
        let mut around = products.flat_map(|product| rules::around(&ground, product));
        let waits = |law: usize| rules::dead(&ground, law) != Some(false) && rules::waits(&ground, law) != Some(false);
        if !around.any(waits) {
            differences.push(format!("ungrounded-loop: fires at `{name}` and must not"));
        }
    }
    differences
}

/// It fires at the environments whose statements override what laws stand on.
pub fn overridden_premise(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let environments = rules::overridden(&ground).into_iter().map(|(inner, _, _)| model.text(inner).to_owned());
    exactly("overridden-premise", &environments.collect(), &of(findings, "overridden-premise"))
}

/// A claim is refuted where the judge refutes it.
pub fn refuted_claims(model: &Model, findings: &Findings) -> Differences {
    let ground = Ground::new(model);
    let found = of(findings, "refuted-claim");
    let mut differences = Differences::new();
    for claim in &model.claims {
        let situation = super::verdicts::Situation::open(claim.environment);
        let question = super::relations::Question { ground: &ground, situation, product: claim.product };
        let Some(holds) = question.holds(claim.relation, &claim.members) else { continue };
        let cut = super::modules::Cut::whole(model);
        let shown = super::facts::Shown { model, cut: &cut };
        let line = super::writer::claim(&shown, claim);
        if (holds == claim.holds) == found.contains(line.trim_end()) {
            differences.push(format!("refuted-claim: `{}`: judge {}", line.trim_end(), holds == claim.holds));
        }
    }
    differences
}
