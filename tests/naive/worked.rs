//! The naive evaluator against values worked out by hand.

use super::build::Builder;
use super::evaluate::{Verdict, environments};

fn acorn() -> Builder {
    let mut built =
        Builder::new("acorn soil air oak moisture warmth", "", &[], "outdoors forest ocean desert ice_cap seed_lab");
    built.environment("outdoors", "", "air", "");
    built.environment("forest", "outdoors", "moisture soil warmth", "");
    built.environment("ocean", "outdoors", "moisture warmth", "soil");
    built.environment("desert", "outdoors", "soil warmth", "moisture");
    built.environment("ice_cap", "outdoors", "moisture", "soil warmth");
    built.environment("seed_lab", "outdoors", "soil", "");
    built.law("outdoors", "acorn moisture soil warmth", "oak");
    built
}

#[test]
fn the_acorn_in_five_environments() {
    let acorn = acorn();
    let ask = |environment| acorn.ask(environment, "acorn", "oak", false);
    assert_eq!(ask("forest"), (Verdict::Produced, vec![]));
    assert_eq!(ask("ocean"), (Verdict::NotProduced, vec!["soil".to_owned()]));
    assert_eq!(ask("desert"), (Verdict::NotProduced, vec!["moisture".to_owned()]));
    assert_eq!(ask("ice_cap"), (Verdict::NotProduced, vec!["soil warmth".to_owned()]));
    assert_eq!(ask("seed_lab"), (Verdict::Undetermined, vec!["moisture warmth".to_owned()]));
    let answers = environments(&acorn.0);
    assert_eq!(answers[1].environment, "forest");
    assert_eq!(answers[1].products, [("oak".to_owned(), Verdict::Undetermined, vec![vec!["acorn".to_owned()]])]);
}

#[test]
fn relations_of_the_acorn() {
    let acorn = acorn();
    let alone = acorn.relate("acorn", "oak", "outdoors");
    assert!(alone.necessary && alone.producer && alone.potential_producer && !alone.sufficient && !alone.irrelevant);
    let all_four = acorn.relate("acorn moisture soil warmth", "oak", "outdoors");
    assert!(all_four.sufficient && all_four.cause && all_four.producer);
    assert!(!acorn.relate("acorn moisture soil", "oak", "outdoors").sufficient);
    // The trap: in the forest the acorn suffices with what the forest holds, and still is a producer, not the cause.
    let helped = acorn.relate("acorn", "oak", "forest");
    assert!(helped.sufficient && helped.producer && !helped.cause);
    assert!(acorn.relate("acorn moisture soil warmth", "oak", "forest").cause);
    assert!(acorn.relate("acorn forest", "oak", "forest").cause);
    assert!(acorn.relate("soil", "oak", "forest").necessary);
    assert!(acorn.relate("air", "oak", "forest").irrelevant);
    let barren = acorn.relate("acorn", "oak", "desert");
    assert!(!barren.producer && barren.potential_producer);
}

#[test]
fn five_roles_of_one_coproducer() {
    let mut built = Builder::new("a b c d y", "", &[], "top no_c no_c_but_b with_b with_c_and_d");
    built.environment("top", "", "", "");
    built.environment("no_c", "top", "", "c");
    built.environment("no_c_but_b", "top", "b", "c");
    built.environment("with_b", "top", "b", "");
    built.environment("with_c_and_d", "top", "c d", "");
    built.law("top", "a b", "y").law("top", "c d", "y");
    let role = |environment| {
        let found = built.relate("a", "y", environment);
        (found.necessary, found.sufficient)
    };
    assert_eq!(role("top"), (false, false));
    assert_eq!(role("no_c"), (true, false));
    assert_eq!(role("no_c_but_b"), (true, true));
    assert_eq!(role("with_b"), (false, true));
    assert_eq!(role("with_c_and_d"), (false, true));
    assert!(built.relate("a", "y", "no_c_but_b").producer);
    assert!(built.relate("a/c b/d", "y", "top").necessary);
    let (production, blocking) = built.sets("y", "top");
    assert_eq!(production, ["a b", "c d"]);
    assert_eq!(blocking, ["a c", "a d", "b c", "b d"]);
}

#[test]
fn production_and_blocking_sets() {
    let mut built = Builder::new("a b c y z", "", &[], "e f");
    built.environment("e", "", "", "").environment("f", "e", "a", "");
    built.law("e", "a b", "y").law("e", "a c", "y").law("e", "a -b", "z");
    let texts = |sets: &[&str]| sets.iter().map(|&set| set.to_owned()).collect::<Vec<_>>();
    assert_eq!(built.sets("y", "e"), (texts(&["a b", "a c"]), texts(&["a", "b c"])));
    assert_eq!(built.sets("y", "f"), (texts(&["b", "c"]), texts(&["b c"])));
    assert_eq!(built.sets("z", "e"), (texts(&["a not b"]), texts(&["not a", "b"])));
    assert_eq!(built.sets("c", "e"), (texts(&[]), texts(&[""])));
    assert_eq!(built.sets("a", "f"), (texts(&[""]), texts(&[])));
    assert_eq!(built.ask("f", "b", "z", false), (Verdict::NotProduced, texts(&["not b"])));
}

#[test]
fn a_loop_starts_nothing_by_itself() {
    let mut built = Builder::new("f1 f2 a b c p q", "", &[], "e");
    built.environment("e", "", "f1 f2", "");
    built.law("e", "f1 f2 b", "a").law("e", "a", "b").law("e", "f1 a", "c").law("e", "p q", "q");
    let unseeded = |product| built.ask("e", "", product, true);
    for product in ["a", "b", "c", "q"] {
        assert_eq!(unseeded(product).0, Verdict::NotProduced);
    }
    assert_eq!(unseeded("c").1, ["a", "b"]);
    assert_eq!(unseeded("a").1, ["b"]);
    assert_eq!(unseeded("q").1, Vec::<String>::new());
    for product in ["a", "b", "c"] {
        assert_eq!(built.ask("e", "b", product, true).0, Verdict::Produced);
    }
    assert_eq!(built.ask("e", "b", "q", true).0, Verdict::NotProduced);
}

#[test]
fn actors_and_their_actions() {
    let mut built = Builder::new("seed crop weed", "sower", &[("sow", "sower")], "field fallow");
    built.environment("field", "", "seed", "").environment("fallow", "field", "", "sower");
    built.law("field", "seed sow", "crop").law("field", "seed -sow", "weed");
    let texts = |sets: &[&str]| sets.iter().map(|&set| set.to_owned()).collect::<Vec<_>>();
    assert_eq!(built.ask("field", "", "crop", false), (Verdict::Undetermined, texts(&["sow"])));
    assert_eq!(built.ask("field", "sow", "sower", true), (Verdict::Produced, vec![]));
    assert_eq!(built.ask("fallow", "", "crop", false), (Verdict::NotProduced, texts(&["sower sow"])));
    assert_eq!(built.ask("field", "", "weed", false), (Verdict::Undetermined, texts(&["not sower", "not sow"])));
    assert!(built.relate("sower", "crop", "field").necessary);
    assert!(built.relate("sow", "crop", "field").sufficient);
    assert!(built.relate("-sow", "weed", "field").sufficient);
    assert!(!built.relate("seed", "weed", "field").sufficient);
}
