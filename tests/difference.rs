//! Differences between models: against an evaluator that tries every situation, and case by case.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may touch the world")]

mod naive;

use coproduce_core::Program;
use coproduce_core::analysis::difference::{Change, Differences, Side, difference};
use coproduce_core::analysis::{DEFAULT_LIMIT, Words};
use coproduce_engine::exact::Limits;
use naive::fixpoint::Program as Naive;
use naive::generate;
use naive::model::{Atom, Model, Set, one};
use naive::random::Random;
use naive::sets::{asked, subsets};

fn side(program: &Program) -> Side<'_> {
    Side {
        words: Words { sources: &program.sources, kernel: &program.kernel },
        networks: &program.networks,
        findings: &program.findings,
        modules: &program.modules,
    }
}

fn differences(old: &str, new: &str) -> Differences {
    let [old, new] = [old, new].map(|text| Program::read("m.coprod", text));
    assert!(old.understood && new.understood, "{:#?}\n{:#?}", old.findings, new.findings);
    difference(side(&old), side(&new), Limits { nodes: DEFAULT_LIMIT })
}

/// Whether a product comes about where these of the open atoms are present.
fn follows(model: &Model, environment: Atom, product: Atom, present: Set) -> bool {
    let situation = naive::evaluate::open(model, environment);
    let open = situation.open & !asked(model, product);
    let produced = Naive::new(model, environment).produced(situation.given | (present & open), situation.blocked);
    produced & one(product) != 0
}

/// The model with one law, one held condition or one enabling condition less.
fn changed(random: &mut Random, model: &Model) -> Model {
    let mut other = model.clone();
    match random.between(0, 3) {
        0 => {
            let held = other.environments.iter_mut().find(|environment| !environment.holds.is_empty());
            held.map(|environment| environment.holds.pop());
        }
        1 => other.actions.iter_mut().for_each(|action| action.enabling = None),
        _ => {
            other.laws.remove(random.between(0, model.laws.len() - 1));
        }
    }
    other
}

/// A change is found exactly where some situation tells the two apart, and its witness is a smallest such situation.
#[test]
fn differences_are_those_of_every_situation() {
    let [mut same, mut different] = [0, 0];
    for seed in 0..150 {
        let old = generate::model(seed);
        let mut random = Random::new(seed + 7);
        if old.laws.is_empty() {
            continue;
        }
        let new = changed(&mut random, &old);
        let both: Vec<Atom> =
            (0..old.names.len()).filter(|atom| old.products() & new.products() & one(*atom) != 0).collect();
        let found = differences(&old.text(), &new.text());
        assert_eq!(found.unproven, []);
        for environment in &old.environments {
            let place = old.name(environment.atom);
            for &product in &both {
                let open = old.open(environment.atom) | new.open(environment.atom);
                let produced = |model, present| follows(model, environment.atom, product, present);
                let apart = subsets(open).filter(|&present| produced(&old, present) != produced(&new, present));
                let fewest = apart.map(Set::count_ones).min();
                let seen = found.changes.iter().find(|seen| {
                    seen.change.kind == "product"
                        && seen.change.name == old.name(product)
                        && seen.situation.as_deref() == Some(place)
                });
                let context =
                    || format!("seed {seed}: {} in {place}\n{}\n{}", old.name(product), old.text(), new.text());
                let witness = seen.and_then(|seen| seen.witness.as_ref());
                assert_eq!(fewest.is_some(), witness.is_some(), "{}", context());
                if let (Some(fewest), Some(witness)) = (fewest, witness) {
                    let atoms = witness.given.iter().map(|name| old.atom(&name.name).expect("an atom"));
                    let present = atoms.fold(0, |all, atom| all | one(atom));
                    assert_eq!(present.count_ones(), fewest, "{witness:?}\n{}", context());
                    assert_eq!(produced(&old, present), witness.before, "{witness:?}\n{}", context());
                    assert_eq!(produced(&new, present), witness.after, "{witness:?}\n{}", context());
                }
                if fewest.is_some() { different += 1 } else { same += 1 }
            }
        }
    }
    assert!(same > 50 && different > 50, "{same} {different}");
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for seed in 0..60 {
        let text = generate::model(seed).text();
        assert_eq!(differences(&text, &text), Differences::default(), "seed {seed}");
    }
}

fn replaced(text: &str, from: &str, to: &str) -> Vec<(Option<String>, Change)> {
    assert!(text.contains(from), "{from}");
    let found = differences(text, &text.replacen(from, to, 1));
    found.changes.into_iter().map(|seen| (seen.situation, seen.change)).collect()
}

fn change(
    situation: Option<&str>,
    kind: &'static str,
    name: &str,
    before: &str,
    after: &str,
) -> (Option<String>, Change) {
    let [before, after] = [before, after].map(|state| (!state.is_empty()).then(|| state.to_owned()));
    let (name, beneficiary) = match name.split_once(" for ") {
        Some((value, whom)) if kind == "value" => (value, Some(whom.to_owned())),
        _ => (name, None),
    };
    (situation.map(str::to_owned), Change { kind, name: name.to_owned(), beneficiary, before, after })
}

const SHIRT: &str = include_str!("../examples/white_shirt.coprod");

/// Sewing costs 5 more: what the maker nets falls by 5 wherever the maker sews.
#[test]
fn a_cost_changes_nets() {
    let found = replaced(SHIRT, "costs economic 20", "costs economic 25");
    for scenario in ["worn", "unworn"] {
        assert!(found.contains(&change(Some(scenario), "net", "maker", "+10", "+5")), "{found:#?}");
    }
    assert!(found.iter().all(|(_, change)| change.kind != "product"), "{found:#?}");
    let claim = found.iter().find(|(_, change)| change.kind == "finding").expect("a claim that no longer holds");
    assert_eq!((claim.1.name.as_str(), &claim.1.before), ("refuted-claim", &None));
}

/// Without the law nothing produces esteem, and neither value is there.
#[test]
fn a_law_that_is_gone_takes_its_values_with_it() {
    let law = "law being_noticed in home { shirt and wear and notice produce esteem }";
    let found = replaced(SHIRT, law, "");
    assert!(found.contains(&change(Some("worn"), "product", "esteem", "produced", "")), "{found:#?}");
    assert!(
        found.contains(&change(Some("worn"), "value", "looking_good for buyer", "actual", "impossible")),
        "{found:#?}"
    );
    assert!(found.contains(&change(Some("worn"), "proposition", "shirt_deal", "realised", "unrealised")), "{found:#?}");
}

/// Both are needed, and independent: 0.9 · 0.5 = 0.45, and 0.8 · 0.5 = 0.4.
#[test]
fn probabilities_are_compared() {
    let text = "
object a, b, c, p
environment e { likely a 0.9, b 0.5 }
law l in e { a and b produce p }
";
    let found = replaced(text, "a 0.9", "a 0.8");
    let likelihood = change(Some("e"), "likelihood", "a", "0.9", "0.8");
    assert_eq!(found, [likelihood, change(Some("e"), "probability", "p", "0.45", "0.4")]);
    // A likelihood below 1 leaves something unnamed: 0.45 · 0.5.
    let found = replaced(text, "produce p", "produce p likelihood 0.5");
    assert!(found.contains(&change(Some("e"), "probability", "p", "0.45", "0.225")), "{found:#?}");
    assert!(found.contains(&change(None, "likelihood", "l", "1", "0.5")), "{found:#?}");
    // Of `b` no probability is known, and so none of `p`.
    let text = text.replace(", b 0.5", "");
    assert_eq!(replaced(&text, "a 0.9", "a 0.8"), [change(Some("e"), "likelihood", "a", "0.9", "0.8")]);
}

/// A claim that holds and an expectation that is met change nothing that follows, and are no longer made.
#[test]
fn what_is_no_longer_claimed_or_expected_is_told() {
    let text = "
object a, b, p
environment e { holds a }
law l in e { a and b produce p }
scenario s in e { given b   expect p }
scenario t in e { expect not p }
claim b is a producer of p in e
";
    let claimed = |before, after| change(None, "claim", "b is a producer of p in e", before, after);
    assert_eq!(replaced(text, "claim b is a producer of p in e", ""), [claimed("claimed", "")]);
    let expected = |scenario, name| change(Some(scenario), "expectation", name, "expected", "");
    assert_eq!(replaced(text, "expect p", ""), [expected("s", "p")]);
    assert_eq!(replaced(text, "expect not p", ""), [expected("t", "not p")]);
    assert_eq!(replaced(text, "b is a producer", "`b`   is a producer"), []);
}

#[test]
fn what_is_declared_is_compared_by_name() {
    let text = "
object a, b, p
environment e { holds a }
law l in e { a and b produce p }
scenario s in e { given b }
";
    let found = replaced(text, "scenario s", "scenario t");
    assert_eq!(found, [change(None, "scenario", "s", "declared", ""), change(None, "scenario", "t", "", "declared")]);
    assert_eq!(replaced(text, "law l in e { a and b", "law m in e { all of (b, a, b)"), []);
}

/// Fifteen of thirty, in two ways that count the same, with `a2` by itself: too many nodes for a limit of ten.
#[test]
fn what_is_too_large_is_not_claimed() {
    let names: Vec<String> = (0..30).map(|number| format!("a{number}")).collect();
    let listed = names.join(", ");
    let text = |condition: &str| {
        format!(
            "object {listed}, p\nenvironment e {{ lacks p }}\nenvironment f {{ holds a0   lacks a1 }}\nlaw l in f {{ {condition} produce p }}\n"
        )
    };
    let [old, new] = [
        text(&format!("at least 15 of ({listed})")),
        text(&{
            let others = [&names[..2], &names[3..]].concat().join(", ");
            format!("at least 15 of ({others}) or (a2 and at least 14 of ({others}))")
        }),
    ];
    let [old, new] = [old, new].map(|text| Program::read("m.coprod", &text));
    let found = difference(side(&old), side(&new), Limits { nodes: 10 });
    assert!(found.unproven.iter().any(|unproven| unproven.name == "p" && unproven.situation == "f"), "{found:#?}");
}

/// At least 30 of 60 and at least 31: they differ where exactly 30 are present, and neither has its sets listed, of
/// which there are 60!/(30! 30!), more than 10^17.
#[test]
fn what_has_many_sets_is_compared_without_listing_them() {
    let names: Vec<String> = (0..60).map(|number| format!("a{number}")).collect();
    let listed = names.join(", ");
    let text = format!(
        "object {listed}, p, q\nenvironment e {{ holds q }}\nlaw l in e {{ at least 30 of ({listed}) produce p }}\n"
    );
    let found = differences(&text, &text.replace("at least 30", "at least 31"));
    assert_eq!(found.unproven, []);
    let [seen] = &found.changes[..] else { panic!("{found:#?}") };
    let witness = seen.witness.as_ref().expect("a situation that tells them apart");
    assert_eq!((witness.given.len(), witness.before, witness.after), (30, true, false));
    assert_eq!((seen.gained.len(), seen.lost.len()), (0, 0));
}

/// What rests on the same laws is not worked out product by product: a chain of products takes time as its length, and
/// only what comes after a changed law is looked at.
#[test]
fn a_chain_of_laws_is_compared_once() {
    let products: Vec<String> = (0..=1_000).map(|number| format!("a{number}")).collect();
    let law = |number: usize| format!("law l{number} in e {{ a{number} and b produce a{} }}\n", number + 1);
    let laws: String = (0..1_000).map(law).collect();
    let text = format!("object {}, b, c, d\nenvironment e {{ holds d }}\n{laws}", products.join(", "));
    assert_eq!(differences(&text, &text), Differences::default());
    let found = differences(&text, &text.replace("a999 and b produce", "a999 and c produce"));
    let changes: Vec<_> = found.changes.iter().filter(|seen| seen.change.kind != "finding").collect();
    let [seen] = changes[..] else { panic!("{found:#?}") };
    assert_eq!((seen.change.kind, seen.change.name.as_str()), ("product", "a1000"));
    // Each law before asks for `b` as well.
    let sets = [&seen.lost, &seen.gained].map(|sets| {
        sets.iter().map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    });
    assert_eq!(sets, [["a0 b"], ["a0 b c"]]);
}
