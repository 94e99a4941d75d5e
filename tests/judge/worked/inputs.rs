//! Members that laws produce, and relations in a situation.

use super::super::reader::read;
use super::{claims_hold, related, situation};

/// fire = heat·fuel·oxygen, heat = fire·fuel: with nothing open neither ever starts, so heat is an input: with it there is
/// fire, and never without. The same for fuel, which is held.
#[test]
fn a_fire_and_its_heat() {
    claims_hold(
        "object fuel, fire
        property heat, oxygen of kitchen
        environment kitchen { holds oxygen, fuel }
        law combustion in kitchen { heat and fuel and oxygen produce fire }
        law chain in kitchen { fire and fuel produce heat }
        claim heat is sufficient for fire in kitchen
        claim heat is necessary for fire in kitchen
        claim heat is a producer of fire in kitchen
        claim fuel is necessary for fire in kitchen
        claim fuel is a producer of fire in kitchen
        claim fuel is not irrelevant to fire in kitchen
        claim heat, fuel, oxygen are the cause of fire in kitchen",
    );
}

/// p = a·q with a held; q = b·c, and c is lacked: q never follows, but in place it decides.
#[test]
fn a_product_that_never_follows_is_an_input() {
    claims_hold(
        "object a, b, c, q, p
        environment e { holds a lacks c }
        law l1 in e { a and q produce p }
        law l2 in e { b and c produce q }
        claim q is sufficient for p in e
        claim q is necessary for p in e
        claim b is not necessary for p in e",
    );
}

/// water = well·(pump + bucket·rope), bucket = iron·well: that a law makes the bucket takes nothing from it.
#[test]
fn a_law_that_makes_a_coproducer_takes_nothing_from_it() {
    let text = "object rope, bucket, iron, well, pump, water
        environment village { holds well }
        law pumping in village { well and pump produce water }
        alternative law drawing in village { well and bucket and rope produce water }
        claim bucket is a potential producer of water in village
        claim rope, pump are potential producers of water in village
        claim bucket, rope are sufficient for water in village
        claim bucket is not necessary for water in village";
    claims_hold(text);
    claims_hold(&format!("law coopering in village {{ iron and well produce bucket }}\n{text}"));
}

/// y = m, m = b·c. Of {m, b}, both are inputs: with m in place, y is there without b, so b is necessary no more.
#[test]
fn in_a_cause_all_members_are_inputs_together() {
    claims_hold(
        "object b, c, k, m, y
        environment e { holds k }
        law l in e { m and k produce y }
        law n in e { b and c produce m }
        claim b is necessary for y in e
        claim m is necessary for y in e
        claim m, k are the cause of y in e
        claim b, c, k are the cause of y in e
        claim m, b, k are not the cause of y in e",
    );
}

/// deterrence = (patrol + watch)·lock; without the watch nothing but the patrol is left.
#[test]
fn a_relation_in_a_situation() {
    let model = read(
        "object patrol, watch, lock, deterrence
        environment suburb { holds lock }
        law l in suburb { any of (patrol, watch) and lock produce deterrence }",
    );
    let asked = |given: &[&str], without: &[&str], unknown: &[&str], relation: &str| {
        let situation = situation(&model, "suburb", given, without, unknown);
        related(&model, &situation, "patrol", relation, "deterrence")
    };
    assert_eq!(asked(&[], &[], &[], "necessary"), Some(false));
    assert_eq!(asked(&[], &["watch"], &[], "necessary"), Some(true));
    assert_eq!(asked(&[], &["watch"], &[], "producer"), Some(true));
    // Given the watch, the patrol makes no difference.
    assert_eq!(asked(&["watch"], &[], &[], "irrelevant"), Some(true));
    // With the lock open, the patrol does not suffice.
    assert_eq!(asked(&[], &[], &[], "sufficient"), Some(true));
    assert_eq!(asked(&[], &[], &["lock"], "sufficient"), Some(false));
    assert_eq!(asked(&[], &["lock"], &[], "necessary"), Some(false));
}
