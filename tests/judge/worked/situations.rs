//! Situations: scenarios, likelihoods, offerings.

use super::super::facts::verdicts;
use super::facts;

/// A scenario is closed: what it does not give and its environment does not hold is absent. What it opens is open, and it
/// takes over what the one before supposes, but for what it says itself.
#[test]
fn scenarios_that_are_like_one_another() {
    let text = "object acorn, soil, moisture, oak environment forest { holds soil }
        law germination in forest { acorn and soil and moisture produce oak }
        scenario sown in forest { given acorn }
        scenario watered in forest like sown { given moisture }
        scenario washed_out in forest like watered { without soil }
        scenario perhaps in forest like watered { unknown moisture }";
    let found = facts(text, verdicts);
    assert_eq!(found["verdict: oak in sown"], "not produced");
    assert_eq!(found["missing: oak in sown"], "{moisture}");
    assert_eq!(found["verdict: oak in watered"], "produced");
    assert_eq!(found["missing: oak in washed_out"], "{soil}");
    assert_eq!(found["verdict: oak in perhaps"], "undetermined");
}

/// Absence is settled before it is asked for: rain without cover wets the fuel, and wet fuel does not burn.
#[test]
fn dry_and_rainy_days() {
    let text = "object air, spark, fuel, rain, cover, fire property wet of fuel
        environment heath { holds air } environment moor within heath { holds rain }
        law burning in heath { spark and fuel and not wet produce fire }
        law soaking in heath { rain and not cover produce wet }
        scenario dry_day in heath { given spark, fuel } scenario rainy_day in moor { given spark, fuel }";
    let found = facts(text, verdicts);
    assert_eq!(found["verdict: fire in dry_day"], "produced");
    assert_eq!(found["verdict: wet in dry_day"], "not produced");
    assert_eq!(found["verdict: fire in rainy_day"], "not produced");
    // Either the cover, or no rain; and nothing else.
    assert_eq!(found["missing: fire in rainy_day"], "{cover} {not rain}");
}

/// A law that is only likely leaves something unnamed, also in a scenario; certain ones are settled, either way; and a
/// law with likelihood 0 produces nothing, whatever there is.
#[test]
fn likelihoods() {
    let text = |likelihood: &str| {
        format!(
            "object a, k, y environment e {{ holds k }} law l in e {{ a and k produce y likelihood {likelihood} }}
            scenario s in e {{ given a }}"
        )
    };
    let verdict = |likelihood: &str| facts(&text(likelihood), verdicts)["verdict: y in s"].clone();
    assert_eq!(verdict("50%"), "undetermined");
    assert_eq!(verdict("100%"), "produced");
    assert_eq!(verdict("0%"), "not produced");
    assert_eq!(facts(&text("50%"), verdicts)["missing: y in s"], "{unnamed(l)}");
    // What is likely in the environment is open there, and absent in a scenario that does not give it.
    let text = |chance: &str| {
        format!(
            "object a, k, y environment e {{ holds k likely a {chance} }} law l in e {{ a and k produce y }}
            scenario s in e {{ given k }}"
        )
    };
    let verdict = |chance: &str, at: &str| facts(&text(chance), verdicts)[&format!("verdict: y in {at}")].clone();
    assert_eq!((verdict("50%", "e"), verdict("50%", "s")), ("undetermined".into(), "not produced".into()));
    assert_eq!((verdict("100%", "e"), verdict("100%", "s")), ("produced".into(), "produced".into()));
    assert_eq!((verdict("0%", "e"), verdict("0%", "s")), ("not produced".into(), "not produced".into()));
}

/// Serving delivers supper, which brings the meal, which enables dining; each asks for the one before.
#[test]
fn a_supper_is_delivered() {
    let text = "actor cook, guest, friend object table
        action serve by cook and guest action dine by guest and friend enabled by meal
        environment inn { holds table }
        offering supper from cook to guest { physical meal service washing_up people welcome interactions serve }
        outcome delight changes guest, friend
        law dining in inn { dine and table produce delight }
        scenario friday in inn { given serve, dine } scenario late in inn { given dine }
        scenario alone in inn { given serve, dine without friend }";
    let found = facts(text, verdicts);
    assert_eq!(found["verdict: supper in friday"], "produced");
    assert_eq!(found["verdict: delight in friday"], "produced");
    assert_eq!(found["verdict: delight in late"], "not produced");
    assert_eq!(found["missing: delight in late"], "{serve}");
    // An actor that is taken away blocks what it would do together with others.
    assert_eq!(found["missing: delight in alone"], "{friend}");
}

/// The flat pack is made of timber before it is delivered: whoever only sells delivers nothing.
#[test]
fn content_is_made() {
    let text = "actor maker, buyer object timber
        action make by maker action sell by maker and buyer
        environment shop { holds timber }
        law making in shop { make and timber produce flat_pack }
        offering kit from maker to buyer { physical flat_pack people advice interactions sell }
        scenario sold in shop { given sell } scenario made in shop { given make, sell }";
    let found = facts(text, verdicts);
    assert_eq!(found["verdict: kit in sold"], "not produced");
    assert_eq!(found["missing: kit in sold"], "{make}");
    assert_eq!(found["verdict: kit in made"], "produced");
    assert_eq!(found["verdict: flat_pack in made"], "produced");
}
