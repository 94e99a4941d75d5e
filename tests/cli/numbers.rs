//! Numbers as people read them: none looks like a bound that it is not, none has noise, and thousands are set apart where
//! people read, and nowhere else.

use super::support::{folder, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What a command says of a model, as text.
fn said(folder: &Path, model: &str, command: &str) -> String {
    fs::write(folder.join("m.coprod"), model).unwrap();
    let arguments: Vec<&str> = command.split(' ').collect();
    let found = run(folder, &arguments);
    assert_eq!(found.status, 0, "{found:?}");
    found.stdout
}

fn json(folder: &Path, model: &str, command: &str) -> Value {
    serde_json::from_str(&said(folder, model, &format!("{command} --format json"))).unwrap()
}

/// The line of a table that begins with a name, as cells.
fn cells<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let mut lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.find(|line| line.first() == Some(&name)).unwrap_or_default()
}

/// With `a and not b` and with `b and c`: whoever has `a` and `c` needs not ask about `b`, which is a prime implicant and
/// no minimal model, since `a` alone is one.
#[test]
fn minimal_models_stand_beside_production_sets() {
    let folder = folder("numbers-models");
    let model = "\
object a, b, c, here, p
environment e { holds here }
alternative law one in e { a and here and not b produce p }
alternative law two in e { b and c and here produce p }
";
    let primes = json(&folder, model, "sets p m.coprod --in e")["results"].clone();
    let literal = |name: &&str| {
        let absent = name.strip_prefix("not ");
        serde_json::json!({ "name": absent.unwrap_or(name), "present": absent.is_none() })
    };
    let of = |sets: &[&[&str]]| -> Value {
        sets.iter().map(|set| set.iter().map(literal).collect::<Vec<_>>()).collect::<Vec<_>>().into()
    };
    assert_eq!(primes["production_sets"], of(&[&["a", "not b"], &["a", "c"], &["b", "c"]]));
    assert_eq!(primes["reading"], "primes");
    assert_eq!(primes["count"]["blocking"], 3);
    let models = json(&folder, model, "sets p m.coprod --in e --models")["results"].clone();
    assert_eq!(models["production_sets"], of(&[&["a"], &["b", "c"]]));
    assert_eq!(models["reading"], "models");
    assert_eq!(models["blocking_sets"], Value::Null);
    assert_eq!(models["complete"], true);
    let text = said(&folder, model, "sets p m.coprod --in e --models");
    let first = "2 minimal models: with one of them there and all else that is open absent, it is produced";
    assert_eq!(text, format!("p in e\n  {first}\n    a\n    b and c\n"));
    let only = said(&folder, model, "sets p m.coprod --in e --only blocking");
    assert!(only.contains("3 blocking sets") && !only.contains("production"), "{only}");
}

/// Work that is produced by `a` beside what is there, and where `b` is away.
const WORLD: &str = "\
object a, b, base, t, u
environment w { holds base  likely a 0.99999, b 1e-5 }
law l in w { base and a produce t }
law m in w { base and not b produce u }
";

#[test]
fn what_is_nearly_certain_is_not_shown_as_certain() {
    let folder = folder("numbers-certain");
    // q = p(a) = 0.99999; with a it is 1, so RAW = 1 / 0.99999 = 1.00001.
    let text = said(&folder, WORLD, "rank t m.coprod");
    assert!(text.starts_with("t in w: probability 0.99999\n"), "{text}");
    assert_eq!(cells(&text, "a"), ["a", "0.99999", "1", "1", "1.00001", "inf"]);
    // q = 1 - p(b) = 0.99999; where b is away it is 1, so RRW = 0.99999; where b is there it is never produced: RAW is 0.
    let text = said(&folder, WORLD, "rank u m.coprod");
    assert!(text.starts_with("u in w: probability 0.99999\n"), "{text}");
    assert_eq!(cells(&text, "b")[4..], ["0", "0.99999"]);
}

/// Nobody is hurt where the bund stands, whatever else: its risk achievement worth is 0, not the noise of a difference.
#[test]
fn what_is_nothing_is_shown_as_nothing() {
    let folder = folder("numbers-nothing");
    let model = "\
actor operator, supervisor, public
object petrol, tank, bund, spark
property alarm of tank
environment farm { holds petrol, tank   includes operator, supervisor, public
  likely fill 1, alarm 98%, stop 0.95, spark 1e-1, bund 0.9, leave 0.5 }
action fill by operator
action stop by supervisor
action leave by public
outcome overflow changes public
outcome injuries changes public
law a in farm { fill and petrol and not stop and not alarm produce overflow }
law b in farm { overflow and not bund and spark and not leave produce injuries }
";
    let text = said(&folder, model, "rank injuries m.coprod");
    // q = 1 · 0.05 · 0.02 · 0.1 · 0.1 · 0.5 = 5e-6; without the bund 5e-5, so RRW = 0.1.
    assert!(text.starts_with("injuries in farm: probability 5.000e-6\n"), "{text}");
    assert_eq!(cells(&text, "bund")[4..], ["0", "0.1"]);
}

/// A product of probabilities may be less than any number that can be held; it is not 0, and ratios with it are not known.
#[test]
fn what_is_possible_is_not_shown_as_impossible() {
    let folder = folder("numbers-possible");
    let model = "\
object a, b, base, t
environment w { holds base   likely a 1e-63, b 1e-49 }
law l in w { a and b and base produce t }
";
    // 1e-63 · 1e-49 = 1e-112; with a it is 1e-49, so RAW = 1e63.
    let text = said(&folder, model, "rank t m.coprod --by fussell-vesely");
    assert!(text.starts_with("t in w: probability 1.000e-112\n"), "{text}");
    assert_eq!(cells(&text, "a")[5..], ["1.000e63", "inf"]);
    let least = "rank t m.coprod --likely a=1e-300 --likely b=1e-100 --by fussell-vesely";
    let text = said(&folder, model, least);
    assert!(text.starts_with("t in w: probability <2.226e-308\n"), "{text}");
    // Both are needed: without one of them nothing is left. What else is a share of so little is not told.
    assert_eq!(cells(&text, "a"), ["a", "1.000e-300", "1.000e-100", "–", "–", "–", "inf"]);
    let first = &json(&folder, model, least)["results"]["coproducers"][0];
    assert!(first["raw"].is_null() && first["criticality"].is_null() && first["fussell_vesely"].is_null(), "{first}");
    // What is supposed is shown as it can be written again.
    let text = said(&folder, model, "run m.coprod --in w --likely a=1e-300,b=0.00001");
    assert!(text.starts_with("w   likely a 1e-300, b 0.00001\n"), "{text}");
    // A numeral that is less than any number is not 0: the product stays possible.
    let text = said(&folder, &model.replace("1e-63", "1e-4000"), "run m.coprod --in w");
    assert!(text.contains("undetermined") && !text.contains("not produced"), "{text}");
}

/// A difference of two probabilities near a bound shows both.
#[test]
fn differences_near_a_bound_are_shown() {
    let folder = folder("numbers-difference");
    let model = |likely: &str| WORLD.replace("0.99999", likely);
    fs::write(folder.join("old.coprod"), model("1e-15")).unwrap();
    fs::write(folder.join("new.coprod"), model("2e-15")).unwrap();
    let found = run(&folder, &["diff", "old.coprod", "new.coprod"]).stdout;
    assert!(found.contains("1e-15") && found.contains("2e-15"), "{found}");
    fs::write(folder.join("new.coprod"), model("0.99999999999999")).unwrap();
    let found = run(&folder, &["diff", "old.coprod", "new.coprod"]).stdout;
    assert!(found.contains("0.99999999999999"), "{found}");
}

/// 0.3 less 0.1 and 0.2 is 0, and 0.1 beside 1,000,000,000 is 0.1; a worth of 1e-12 is not 0.
#[test]
fn nets_have_no_noise_and_their_thousands_are_set_apart() {
    let folder = folder("numbers-nets");
    let model = "\
object cloth
actor maker, buyer
action sew by maker costs economic 0.1
action cut by maker costs economic 0.2
action wear by buyer costs economic 1e-12
outcome dressed changes buyer, maker
environment shop { holds cloth   includes maker, buyer }
law sewing in shop { sew and cut and wear and cloth produce dressed }
value pride for maker with buyer from dressed { worth economic 0.3 }
value elegance for buyer with maker from dressed { worth economic WORTH }
scenario fitting in shop { given sew, cut, wear }
";
    let nets = |worth: &str| {
        let model = model.replace("WORTH", worth);
        let nets = json(&folder, &model, "run m.coprod")["results"]["situations"][0]["nets"].clone();
        (said(&folder, &model, "run m.coprod"), nets)
    };
    let (text, found) = nets("1_234_567.5");
    assert_eq!(found["maker"]["total"], 0.0, "{found}");
    assert_eq!(found["buyer"]["total"], 1_234_567.5, "{found}");
    assert_eq!(cells(&text, "buyer").last(), Some(&"+1,234,567.5"), "{text}");
    assert_eq!(cells(&text, "maker").last(), Some(&"0"), "{text}");
    // Nothing else is as small as what the buyer gives up, and so it is seen.
    let (text, _) = nets("0");
    assert_eq!(cells(&text, "buyer").last(), Some(&"-1e-12"), "{text}");
}

/// Of 21 that can each be there or not, at least 10 are needed: `C(21, 10)` sets of production.
#[test]
fn counts_are_read_by_people() {
    let folder = folder("numbers-counts");
    let names: Vec<String> = (0..21).map(|at| format!("a{at}")).collect();
    let names = names.join(", ");
    let model = format!("object {names}, p\nenvironment e\nlaw l in e {{ at least 10 of ({names}) produce p }}\n");
    let text = said(&folder, &model, "sets p m.coprod --count");
    assert!(text.contains("352,716 production sets"), "{text}");
    let found = json(&folder, &model, "sets p m.coprod --count");
    assert_eq!(found["results"]["count"]["production"], 352_716);
}
