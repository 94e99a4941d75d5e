//! Loops, production sets and what is missing.

use super::super::facts::{feedback, product_sets, verdicts};
use super::facts;

/// p = a·b + a·c + a·q, q = a·p, a held and c lacked. b starts both, and is open; c would too, but nothing that is lacked
/// has to be lifted, and no product put in place, where what is open suffices.
#[test]
fn seeds_are_open_where_these_suffice() {
    let text = "object a, b, c, p, q environment e { holds a lacks c }
        law l1 in e { a and b produce p } alternative law l2 in e { a and c produce p }
        alternative law l3 in e { a and q produce p } law l4 in e { a and p produce q }";
    let found = facts(text, feedback);
    assert_eq!(found["loop: p, q in e"], "undetermined");
    assert_eq!(found["seeds: p, q in e"], "{b}");
}

/// p = a·¬b + a·b + …, with a held: whatever b is, p is there. Nothing is missing and nothing has to be seeded.
#[test]
fn a_loop_that_starts_either_way() {
    let text = "object a, b, p, q environment e { holds a }
        law l1 in e { a and not b produce p } alternative law l2 in e { a and b produce p }
        alternative law l3 in e { a and q produce p } law l4 in e { a and p produce q }
        claim a is necessary for p in e";
    assert_eq!(facts(text, feedback)["loop: p, q in e"], "produced");
    let sets = facts(text, product_sets);
    assert_eq!(sets["production: p in e"], "{}");
    assert_eq!(sets["blocking: p in e"], "");
}

/// lifted = crate·crane·(rope + hook), crate held: rope·crane and hook·crane suffice; without the crane, or without rope
/// and hook, nothing does.
#[test]
fn crane_rope_and_hook() {
    let text = "object crate, rope, hook, crane, lifted environment harbour { holds crate }
        alternative law by_rope in harbour { crate and crane and rope produce lifted }
        alternative law by_hook in harbour { crate and crane and hook produce lifted }
        claim crane is necessary for lifted in harbour";
    let sets = facts(text, product_sets);
    assert_eq!(sets["production: lifted in harbour"], "{crane, hook} {crane, rope}");
    assert_eq!(sets["blocking: lifted in harbour"], "{crane} {hook, rope}");
}

/// fire = spark·¬wet, wet = rain·¬cover. ¬fire = ¬spark + rain·¬cover. fire = spark·¬rain + spark·cover.
#[test]
fn sets_with_absences() {
    let text = "object air, spark, rain, cover, wet, fire environment heath { holds air }
        law burning in heath { spark and not wet produce fire } law soaking in heath { rain and not cover produce wet }
        claim spark is necessary for fire in heath";
    let sets = facts(text, product_sets);
    assert_eq!(sets["production: fire in heath"], "{cover, spark} {not rain, spark}");
    assert_eq!(sets["blocking: fire in heath"], "{not cover, rain} {not spark}");
}

/// Given the acorn: produced in the forest, which holds the rest; in the ocean, which lacks soil, soil is missing; the
/// laboratory leaves moisture and warmth open. In the forest as it is, the acorn is open.
#[test]
fn what_an_acorn_is_missing() {
    let text = "object acorn, soil, oak property moisture, warmth of outdoors
        environment outdoors environment forest within outdoors { holds soil, moisture, warmth }
        environment ocean within outdoors { holds moisture, warmth lacks soil }
        environment laboratory within outdoors { holds soil }
        law germination in outdoors { acorn and moisture and soil and warmth produce oak }
        scenario sown in forest { given acorn } scenario sunk in ocean { given acorn }";
    let found = facts(text, verdicts);
    assert_eq!(found["verdict: oak in sown"], "produced");
    assert_eq!(found["verdict: oak in sunk"], "not produced");
    assert_eq!(found["missing: oak in sunk"], "{soil}");
    assert_eq!(found["missing: oak in ocean"], "{acorn, soil}");
    assert_eq!(found["verdict: oak in ocean"], "not produced");
    assert_eq!(found["verdict: oak in forest"], "undetermined");
    assert_eq!(found["missing: oak in laboratory"], "{acorn, moisture, warmth}");
}

/// Nothing that is up to the situation starts the loop, so its own products are what is missing: stalls = visitors·square.
#[test]
fn a_loop_misses_its_seed() {
    let text = "object square, fame, stalls, visitors environment town { holds square }
        law trading in town { visitors and square produce stalls }
        law visiting in town { stalls and fame produce visitors }";
    let found = facts(text, verdicts);
    assert_eq!(found["missing: stalls in town"], "{visitors}");
    assert_eq!(found["missing: visitors in town"], "{fame, stalls}");
    let loops = facts(text, feedback);
    assert_eq!(loops["seeds: stalls, visitors in town"], "{fame, stalls} {visitors}");
}
