//! What is proposed is accepted: added to its model, each proposal is checked as any declaration is.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::analysis::propose::{Extent, ProposalsReport, Wish, propose};
use coproduce_core::kernel::{AtomId, EnvironmentId};
use coproduce_core::model::Kind;
use serde_json::Value;
use std::collections::BTreeMap;

const EXTENT: Extent = Extent { sets: 1000, proposals: 10 };

fn read(text: &str) -> Program {
    Program::read("model.coprod", text)
}

fn atom(program: &Program, name: &str) -> AtomId {
    program.names().find(|(known, ..)| known == name).unwrap_or_else(|| panic!("no `{name}`")).2
}

fn wish(program: &Program, parties: [&str; 2], environment: EnvironmentId, assuming: &[&str]) -> Wish {
    Wish {
        parties: parties.map(|name| atom(program, name)),
        environment,
        assumptions: assuming.iter().map(|name| program.kernel.choice(atom(program, name))).collect(),
        otherwise: [0.0; 2],
    }
}

/// What two could propose in the first environment, as it is written as JSON.
fn proposed(text: &str, parties: [&str; 2], assuming: &[&str], otherwise: [f64; 2]) -> Value {
    let program = read(text);
    assert!(program.understood, "{:#?}", program.findings);
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let taken = |name: &str| program.names().any(|(known, ..)| known == name);
    let environment = kernel.environment_ids().next();
    let wish = environment.map(|environment| Wish { otherwise, ..wish(&program, parties, environment, assuming) });
    let found =
        wish.as_ref().map(|wish| (wish, propose(kernel, program.networks.of(kernel, wish.environment), wish, EXTENT)));
    let parties = parties.map(|name| atom(&program, name));
    serde_json::to_value(ProposalsReport::new(words, parties, found, &taken)).expect("results")
}

/// The findings about a text, by rule.
fn rules(text: &str) -> BTreeMap<&'static str, usize> {
    let mut rules = BTreeMap::new();
    for finding in read(text).findings {
        *rules.entry(finding.rule.name).or_insert(0) += 1;
    }
    rules
}

/// What is found in a model with a proposal is what was found without it, and what the proposal says is found in it.
fn is_accepted(text: &str, proposal: &Value) {
    let mut expected = rules(text);
    for finding in proposal["findings"].as_array().into_iter().flatten() {
        let rule = finding.as_str().and_then(|finding| finding.split(':').next()).expect("a rule");
        let rule = coproduce_core::check::rule(rule).expect("a rule").name;
        *expected.entry(rule).or_insert(0) += 1;
    }
    let with = format!("{text}\n{}", proposal["text"].as_str().expect("a declaration"));
    let found = rules(&with);
    // What nobody promised before may have been found wanting.
    let is_new = |(rule, count): (&&str, &usize)| expected.get(*rule).is_none_or(|known| count > known);
    assert!(!found.iter().any(is_new), "{with}\n{:#?}", read(&with).findings);
    let named = proposal["findings"].as_array().into_iter().flatten().filter_map(Value::as_str);
    assert!(named.filter_map(|one| one.split(':').next()).all(|rule| found.contains_key(rule)), "{with}");
}

/// A model without one of its declarations and without what mentions it.
fn without(text: &str, declaration: &str, mentioned: &str) -> String {
    let start = text.find(declaration).expect("the declaration");
    let end = start + text[start..].find("\n}\n").expect("its end") + 3;
    let rest = format!("{}{}", &text[..start], &text[end..]);
    let lines: Vec<&str> = rest.lines().filter(|line| !line.contains(mentioned)).collect();
    lines.join("\n") + "\n"
}

fn shirt() -> String {
    let text = std::fs::read_to_string("examples/white_shirt.coprod").expect("an example");
    without(&text, "proposition shirt_deal", "shirt_deal")
}

/// Sewing costs 20, wearing 1, and esteem is worth 45 to the buyer: any price above 20 and below 44 gains both.
#[test]
fn the_deal_of_the_white_shirt_is_found() {
    let found = proposed(&shirt(), ["maker", "buyer"], &["wear", "notice"], [0.0; 2]);
    let [deal] = &found["propositions"].as_array().expect("propositions")[..] else { panic!("{found:#}") };
    assert_eq!(deal["promises"], serde_json::json!({ "maker": ["sew", "shirt_offer"], "buyer": ["fit", "pay"] }));
    assert_eq!(deal["expects"], serde_json::json!({ "buyer": ["looking_good"] }));
    let payment = serde_json::json!({ "by": "buyer", "to": "maker", "amount": 32.0, "between": [20.0, 44.0] });
    assert_eq!(deal["payment"], payment);
    assert_eq!(deal["nets"], serde_json::json!({ "maker": 12.0, "buyer": 12.0 }));
    assert_eq!(deal["findings"], serde_json::json!([]));
    assert_eq!((&found["sets"], &found["complete"]), (&8.into(), &true.into()));
    is_accepted(&shirt(), deal);
    // With 10 to lose for the maker the price is above 30, and with 20 for the buyer as well there is none left.
    let found = proposed(&shirt(), ["maker", "buyer"], &["wear", "notice"], [10.0, 0.0]);
    assert_eq!(found["propositions"][0]["payment"]["between"], serde_json::json!([30.0, 44.0]));
    is_accepted(&shirt(), &found["propositions"][0]);
    let found = proposed(&shirt(), ["maker", "buyer"], &["wear", "notice"], [10.0, 14.0]);
    assert_eq!(found["propositions"], serde_json::json!([]));
    // Nobody notices.
    assert_eq!(proposed(&shirt(), ["maker", "buyer"], &["wear"], [0.0; 2])["propositions"], serde_json::json!([]));
    // What is not assumed of the buyer is promised.
    let found = proposed(&shirt(), ["buyer", "maker"], &["notice"], [0.0; 2]);
    assert_eq!(found["propositions"][0]["promises"]["buyer"], serde_json::json!(["fit", "pay", "wear"]));
    is_accepted(&shirt(), &found["propositions"][0]);
}

const ENGLAND: &str = "actor england, portugal
exchange wine_for_cloth between england and portugal {
  good cloth england 100, portugal 90
  good wine england 120, portugal 80
}
";

#[test]
fn the_trade_of_england_and_portugal_is_found() {
    let found = proposed(ENGLAND, ["england", "portugal"], &[], [0.0; 2]);
    let [trade] = &found["exchanges"].as_array().expect("exchanges")[..] else { panic!("{found:#}") };
    assert_eq!(trade["exports"], serde_json::json!({ "wine": "portugal", "cloth": "england" }));
    // The root of 16/15, in six digits.
    assert_eq!((&trade["terms"], &trade["unit"]), (&1.0328.into(), &serde_json::json!(["cloth", "wine"])));
    is_accepted(ENGLAND, trade);
    // Terms by which one loses are not taken over.
    let dear =
        ENGLAND.replace("wine england 120, portugal 80", "wine england 120, portugal 80\n  terms 3 cloth per wine");
    assert_eq!(proposed(&dear, ["portugal", "england"], &[], [0.0; 2])["exchanges"][0]["terms"], 1.0328);
}

#[test]
fn nothing_is_found_where_opportunity_costs_are_equal() {
    let alike = ENGLAND.replace("portugal 90", "portugal 50").replace("portugal 80", "portugal 60");
    let found = proposed(&alike, ["england", "portugal"], &[], [0.0; 2]);
    assert_eq!((&found["exchanges"], &found["propositions"]), (&serde_json::json!([]), &serde_json::json!([])));
}

/// Two can lend one another a hand, or a cart, or both. A hand is worth 5 to the one and costs the other 3; the cart is
/// worth 4 to the other and costs the one 1. Neither alone gains both without a payment; both together do.
const NEIGHBOURS: &str = "actor ann, bea
object orchard
environment village { holds orchard   includes ann, bea }
action pick by bea costs economic 3
action lend by ann costs economic 1
outcome harvest changes ann
outcome haul changes bea
law picking in village { orchard and pick produce harvest }
law hauling in village { orchard and lend produce haul }
value apples for ann with bea from harvest { worth economic 5 }
value hay for bea with ann from haul { worth emotional 4 }
";

#[test]
fn no_payment_is_proposed_where_both_gain_without() {
    let found = proposed(NEIGHBOURS, ["ann", "bea"], &[], [0.0; 2]);
    let all = found["propositions"].as_array().expect("propositions");
    assert_eq!((all.len(), &found["complete"]), (3, &true.into()));
    let both = serde_json::json!({ "ann": ["lend"], "bea": ["pick"] });
    let best = all.iter().find(|one| one["promises"] == both).expect("the two together");
    assert_eq!((&best["best"], &best["payment"]["amount"]), (&true.into(), &0.0.into()));
    // Nothing ties the one promise to the other: each saves its costs by breaking its own.
    assert_eq!(best["findings"].as_array().map(Vec::len), Some(2));
    // 5 - 1 for the one, 4 - 3 for the other: from one more paid by the one who lends to four less.
    assert_eq!(best["nets"], serde_json::json!({ "ann": 4.0, "bea": 1.0 }));
    assert_eq!(best["payment"]["between"], serde_json::json!([-4.0, 1.0]));
    // Each alone, for a payment in the middle: the hand for more than 3 and less than 5, the cart between 1 and 4.
    let amounts: Vec<(&Value, &Value)> = found["propositions"]
        .as_array()
        .expect("propositions")
        .iter()
        .map(|one| (&one["payment"]["by"], &one["payment"]["amount"]))
        .collect();
    assert!(
        amounts.contains(&(&"ann".into(), &4.0.into())) && amounts.contains(&(&"bea".into(), &2.5.into())),
        "{found:#}"
    );
    for one in found["propositions"].as_array().expect("propositions") {
        is_accepted(NEIGHBOURS, one);
    }
}

/// What a party requires on a layer that no payment reaches keeps it from taking part; of economic worth it raises the
/// price.
#[test]
fn what_is_required_is_respected() {
    let with = |requires: &str| {
        NEIGHBOURS.replace("actor ann, bea", &format!("actor ann actor bea {{ requires {requires} }}"))
    };
    assert_eq!(proposed(&with("symbolic 1"), ["ann", "bea"], &[], [0.0; 2])["propositions"], serde_json::json!([]));
    let with = with("economic 1");
    let found = proposed(&with, ["ann", "bea"], &[], [0.0; 2]);
    // Picking costs 3 of economic worth, so that 4 has to be paid, which is all that the other one gains.
    assert_ne!(found["propositions"], serde_json::json!([]));
    for one in found["propositions"].as_array().expect("propositions") {
        assert_eq!(one["payment"]["by"], "ann", "{one:#}");
        assert_eq!(one["payment"]["between"][0], 4.0, "{one:#}");
        is_accepted(&with, one);
    }
}

/// Of more actions than sets can be followed, the smaller sets are, and that is said.
#[test]
fn a_search_of_a_part_says_so() {
    let actions: Vec<String> = (0..20).map(|index| format!("a{index}")).collect();
    let law = |name: &String| {
        let [outcome, law] = [
            format!("outcome o_{name} changes ann"),
            format!("law l_{name} in e {{ ground and {name} produce o_{name} }}"),
        ];
        format!("{outcome}\n{law}\nvalue v_{name} for ann with bea from o_{name} {{ worth emotional 2 }}\n")
    };
    let laws = actions.iter().map(law).collect::<Vec<_>>().concat();
    let text = format!(
        "actor ann, bea\nobject ground\nenvironment e {{ holds ground }}\naction {} by bea\n{laws}",
        actions.join(", ")
    );
    let found = proposed(&text, ["ann", "bea"], &[], [0.0; 2]);
    assert_eq!((&found["complete"], &found["actions"]), (&false.into(), &20.into()));
    assert_eq!((&found["sets"], &found["more"]), (&1000.into(), &true.into()));
    assert_eq!(found["propositions"].as_array().map(Vec::len), Some(10));
}

/// Whatever is proposed in any example, between any two and in any environment, is accepted.
#[test]
fn whatever_is_proposed_is_accepted() {
    let mut judged = 0;
    for name in ["white_shirt", "car_parts", "four_logics", "two_clients", "railway", "england_and_portugal"] {
        let text = std::fs::read_to_string(format!("examples/{name}.coprod")).expect("an example");
        let program = read(&text);
        let kernel = &program.kernel;
        let words = Words { sources: &program.sources, kernel };
        let taken = |name: &str| program.names().any(|(known, ..)| known == name);
        let actors: Vec<AtomId> =
            program.names().filter(|(_, kind, _)| *kind == Kind::Actor).map(|(.., atom)| atom).collect();
        let assumptions: Vec<Vec<AtomId>> =
            kernel.propositions.iter().map(|one| one.assumptions.iter().map(|(atom, _)| *atom).collect()).collect();
        for environment in kernel.environment_ids() {
            let pairs = actors.iter().flat_map(|one| actors.iter().map(move |other| [*one, *other]));
            for parties in pairs.filter(|[one, other]| one < other) {
                for assumptions in assumptions.iter().cloned().chain([Vec::new()]) {
                    if assumptions.iter().any(|&atom| kernel.environment(environment).lacks(atom)) {
                        continue;
                    }
                    let wish = Wish { parties, environment, assumptions, otherwise: [0.0; 2] };
                    let found = propose(kernel, program.networks.of(kernel, environment), &wish, EXTENT);
                    let report = ProposalsReport::new(words, parties, Some((&wish, found)), &taken);
                    let report = serde_json::to_value(report).expect("results");
                    for one in
                        ["propositions", "exchanges"].iter().flat_map(|list| report[list].as_array().expect("a list"))
                    {
                        is_accepted(&text, one);
                        judged += 1;
                    }
                }
            }
        }
    }
    assert!(judged >= 5, "{judged}");
}

/// What is required is met without a payment, and just met is enough.
#[test]
fn nothing_is_paid_where_what_is_required_is_just_met() {
    let text = "actor A { requires economic 0 }
actor B
object o
environment e { holds o }
action x by A
action y by B
outcome w changes A
law l in e { x and y and o produce w }
value v for A, B with B from w { worth emotional 5 }
";
    let both = text.replace("actor B\n", "actor B { requires economic 0 }\n");
    for text in [text, both.as_str()] {
        let found = proposed(text, ["A", "B"], &[], [0.0; 2]);
        assert_eq!(found["propositions"][0]["payment"]["amount"], 0.0, "{found:#}");
        assert_eq!(found["propositions"][0]["nets"], serde_json::json!({ "A": 5.0, "B": 5.0 }));
    }
}
