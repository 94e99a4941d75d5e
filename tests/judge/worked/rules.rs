//! Where the rules about laws fire.

use super::super::ground::Ground;
use super::super::reader::read;
use super::super::rules::{self, Lone};

/// For each law of a text, in order, whether a rule fires.
fn each_law(text: &str, rule: impl Fn(&Ground, usize) -> Option<bool>) -> Vec<bool> {
    let model = read(text);
    let ground = Ground::new(&model);
    (0..model.laws.len()).map(|law| rule(&ground, law).expect("a small model")).collect()
}

fn universal(text: &str) -> Vec<bool> {
    each_law(text, |ground, law| Some(rules::universal(ground, &ground.model.laws[law])))
}

fn dead(text: &str) -> Vec<bool> {
    each_law(text, rules::dead)
}

fn redundant(text: &str) -> Vec<bool> {
    each_law(text, |ground, law| Some(rules::redundant(ground, law, &[])? == rules::Redundant::Yes))
}

fn lone(text: &str, product: &str) -> Option<Lone> {
    let model = read(text);
    rules::lone_producer(&Ground::new(&model), model.atom(product)?)
}

/// dry + ¬dry is always true; dry·hot + ¬dry is not (dry and cold). An environment that states nothing excludes nothing,
/// and one that is within another inherits what excludes something.
#[test]
fn environments_that_exclude_nothing_together() {
    let text = |holds: &str, law: &str| {
        format!(
            "object a, b, y property dry, hot of a
            environment dryland {{ holds {holds} }} environment wetland {{ lacks dry }} environment anywhere
            environment oasis within dryland
            law l in {law} {{ a and b produce y }}"
        )
    };
    assert_eq!(universal(&text("dry", "dryland, wetland")), [true]);
    assert_eq!(universal(&text("dry, hot", "dryland, wetland")), [false]);
    assert_eq!(universal(&text("dry", "dryland")), [false]);
    assert_eq!(universal(&text("dry", "anywhere")), [true]);
    assert_eq!(universal(&text("dry", "oasis")), [false]);
    assert_eq!(universal("object a, b, y law l { a and b produce y }"), [true]);
}

/// The isle lacks soil, which the region holds. Farming names soil; fishing and mining name other parts of the region, so
/// they have said what they stand on; trading names nothing of it.
#[test]
fn a_law_that_stands_on_the_environment_as_a_whole() {
    let model = read(
        "object soil, harbour, mine, plough, boat, pick, ship, crew, crop, fish, ore, trade
        environment region { holds soil, harbour, mine }
        environment rocky_isle within region { lacks soil }
        law farming in region { plough and soil produce crop }
        law fishing in region { boat and harbour produce fish }
        law mining in region { pick and mine produce ore }
        law trading in region { ship and crew produce trade }",
    );
    let found = rules::overridden(&Ground::new(&model));
    let expected = (model.atom("rocky_isle").expect("isle"), model.atom("soil").expect("soil"), 3);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [expected]);
}

/// An action of an actor that is included names a part of the environment; the environment's own name does not.
#[test]
fn actors_are_a_part_of_the_environment_and_its_name_is_not() {
    let text = |condition: &str| {
        format!(
            "actor crew object boat, calm, passage
            action sail by crew
            environment strait {{ holds calm includes crew }}
            environment gale within strait {{ lacks calm }}
            law l in strait {{ {condition} produce passage }}"
        )
    };
    let fires = |condition: &str| !rules::overridden(&Ground::new(&read(&text(condition)))).is_empty();
    assert!(!fires("boat and sail"));
    assert!(fires("boat and strait"));
    assert!(!fires("boat and calm"));
    assert!(fires("boat and passage or boat"));
}

/// m = a·b, n = a·¬b, y = a·(m + n) = a·(a·b + a·¬b) = a: alone it suffices, through both ways.
#[test]
fn a_lone_producer_through_products() {
    let text = "object a, b, k, m, n, y environment e { holds k }
        law l1 in e { a and b produce m } law l2 in e { a and not b produce n }
        law l3 in e { a and any of (m, n) produce y }";
    assert_eq!(lone(text, "y"), Some(Lone::ByWayOfOthers));
    assert_eq!(lone(text, "m"), Some(Lone::No));
    // Two laws that say together that a suffices, without a product between.
    let text = "object a, b, k, y environment e { holds k }
        law l1 in e { a and b produce y } alternative law l2 in e { a and not b produce y }";
    assert_eq!(lone(text, "y"), Some(Lone::Directly));
}

/// smoke = fire, which has no coproducer there, though fire has its own.
#[test]
fn a_product_is_a_lone_producer_of_the_next() {
    let text = "object spark, fuel, fire, smoke, k environment e { holds k }
        law l1 in e { spark and fuel produce fire } law l2 in e { fire produce smoke }";
    assert_eq!(lone(text, "smoke"), Some(Lone::Directly));
    assert_eq!(lone(text, "fire"), Some(Lone::No));
}

/// What enables an action is its coproducer; its actor comes with the choice. The name of an environment is a coproducer
/// like any other, and so is what the environment lacks where it is named.
#[test]
fn a_choice_and_what_enables_it_are_two() {
    let text = |enabled: &str, condition: &str| {
        format!(
            "actor p object key, frost, k, y action act by p {enabled}
            environment e {{ holds k lacks frost }} law l in e {{ {condition} produce y }}"
        )
    };
    assert_eq!(lone(&text("enabled by key", "act"), "y"), Some(Lone::No));
    assert_eq!(lone(&text("", "act"), "y"), Some(Lone::Directly));
    assert_eq!(lone(&text("", "act and e"), "y"), Some(Lone::No));
    assert_eq!(lone(&text("", "act and not frost"), "y"), Some(Lone::No));
    assert_eq!(lone(&text("", "act or key"), "y"), Some(Lone::Directly));
    // Always true: another rule's.
    assert_eq!(lone(&text("", "act or not act"), "y"), Some(Lone::No));
}

/// x + ¬x is always true, and no law for p alone is: nothing is needed. q takes p and x, and p comes with x, or without.
#[test]
fn laws_that_hold_together_whatever_is_there() {
    let text = "object x, p, q, k environment e { holds k }
        law l in e { x produce p } alternative law m in e { not x produce p } law n in e { p and x produce q }";
    assert_eq!(lone(text, "p"), Some(Lone::Directly));
    assert_eq!(lone(text, "q"), Some(Lone::ByWayOfOthers));
}

/// a·b + ¬a·c covers b·c: with a it is a·b, without it ¬a·c. Neither of the first two is covered: a·b·¬c, ¬a·¬b·c.
/// Of a·b + ¬a·b·c no law is redundant, only a literal: a·b·¬c is the first's alone, and ¬a·b·c the second's.
#[test]
fn a_law_that_two_others_cover() {
    let text = "object a, b, c, k, y environment e { holds k }
        law l in e { a and b and k produce y }
        alternative law m in e { not a and c and k produce y }
        alternative law n in e { b and c and k produce y }";
    assert_eq!(redundant(text), [false, false, true]);
    let text = "object a, b, c, k, y environment e { holds k }
        law l in e { a and b produce y } alternative law m in e { not a and b and c produce y }";
    assert_eq!(redundant(text), [false, false]);
}

/// m = a·k and y = m·b say what a·b·k → y says: of the last two laws either can go, and the first cannot, for m.
/// Products on the loop are inputs: p = a·q alone is not made needless by p = a·b.
#[test]
fn a_law_that_is_covered_through_a_product() {
    let text = "object a, b, k, m, y environment e { holds k }
        law n in e { a and k produce m } law l in e { m and b produce y }
        alternative law o in e { a and b and k produce y }";
    assert_eq!(redundant(text), [false, true, true]);
    let text = "object a, b, p, q environment e { holds a }
        law l in e { a and b produce p } alternative law m in e { a and q produce p } law n in e { a and p produce q }";
    assert_eq!(redundant(text), [false, false, false]);
    // A performance stands for its choice and what enables it: recommending takes customers, who are an input like the
    // others on the loop, so that it adds something to the campaign; advising takes the campaign itself, and adds nothing.
    let text = |enabling: &str| {
        format!(
            "actor u object k, customers, campaign environment e {{ holds k }} action tell by u enabled by {enabling}
            law l in e {{ campaign and k produce customers }} alternative law m in e {{ tell and k produce customers }}"
        )
    };
    assert_eq!(redundant(&text("customers")), [false, false]);
    assert_eq!(redundant(&text("customers and campaign")), [false, true]);
    // A law with two products is needless only where both are covered.
    let text = "object a, b, k, p, q environment e { holds k }
        law l in e { a and b produce p } alternative law m in e { a and b produce p, q }";
    assert_eq!(redundant(text), [true, false]);
}

/// The cellar lacks daylight; a product that only what is lacked makes is never there either; an action that its own
/// performance enables is never performed; a likelihood of 0 is never.
#[test]
fn laws_that_can_never_hold() {
    let text = "object seed, daylight, soil, seedling environment cellar { holds soil lacks daylight }
        law l in cellar { seed and soil and daylight produce seedling }";
    assert_eq!(dead(text), [true]);
    // In an environment within, what is lacked is held again; in a scenario it may be unknown.
    assert_eq!(dead(&format!("{text} environment yard within cellar {{ holds daylight }}")), [false]);
    assert_eq!(dead(&format!("{text} scenario s in cellar {{ given seed unknown daylight }}")), [false]);
    let text = "object x, y, a, b environment e { holds x lacks a }
        law l1 in e { a and x produce b } law l2 in e { b and y produce a }";
    assert_eq!(dead(text), [true, true]);
    let text = "actor u object x, p environment e { holds x } action t by u enabled by t
        law l in e { t and x produce p }";
    assert_eq!(dead(text), [true]);
    let text = "object a, b, k, y environment e { holds k } law l in e { a and b produce y likelihood 0% }";
    assert_eq!(dead(text), [true]);
}

/// Each of two products waits for the other: both laws can never hold, and would if one were put in place. What an
/// environment holds, a scenario gives or a second law brings starts them.
#[test]
fn laws_that_wait_for_a_loop() {
    let text = |rest: &str| {
        format!(
            "object square, fame, subsidy, stalls, visitors environment town {{ holds square }} {rest}
            law trading in town {{ visitors and square produce stalls }}
            law visiting in town {{ stalls and fame produce visitors }}"
        )
    };
    assert_eq!(dead(&text("")), [true, true]);
    assert_eq!(each_law(&text(""), rules::waits), [true, true]);
    let launching = "alternative law launching in town { subsidy and square produce stalls }";
    assert_eq!(dead(&text(launching)), [false, false, false]);
    assert_eq!(dead(&text("scenario s in town { given visitors, fame }")), [false, false]);
    assert_eq!(dead(&text("").replace("holds square", "holds square, stalls")), [false, false]);
    // Here nothing helps: what is asked for beside the loop is lacked.
    let lacked = text("").replace("holds square", "holds square lacks fame");
    assert_eq!(each_law(&lacked, rules::waits), [true, false]);
}
