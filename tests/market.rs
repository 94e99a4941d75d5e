//! Two-sided markets: worked cases, read from the tool's own JSON, and random ones against a scan that knows no pieces.
#![allow(clippy::disallowed_methods, reason = "tests read models and run the tool")]

use serde_json::Value;
use std::process::Command;

fn simulated(arguments: &str) -> Value {
    let words = arguments.split(' ').map(|word| word.replace('_', " ").replace('~', "_"));
    let tool = Command::new(env!("CARGO_BIN_EXE_coproduce")).arg("simulate").args(words).output().unwrap();
    assert!(tool.status.success(), "{}", String::from_utf8_lossy(&tool.stderr));
    let answer: Value = serde_json::from_slice(&tool.stdout).unwrap();
    answer["results"].clone()
}

/// What one adoption comes to under an order.
fn adoption(name: &str, order: &str) -> Value {
    let name = name.replace('_', "~");
    let found = simulated(&format!("tests/market/adoption.coprod --name {name} --format json --update {order}"));
    assert_eq!(found["adoptions"].as_array().unwrap().len(), 1);
    found["adoptions"][0].clone()
}

fn pair(value: &Value) -> [f64; 2] {
    ["customers", "providers"].map(|side| value[side].as_f64().unwrap())
}

fn near(found: [f64; 2], expected: [f64; 2]) {
    assert!((0..2).all(|side| (found[side] - expected[side]).abs() < 1e-9), "{found:?} {expected:?}");
}

fn trajectory(report: &Value, expected: &[[f64; 2]]) {
    for (found, &expected) in report["trajectory"].as_array().unwrap().iter().zip(expected) {
        near(pair(found), expected);
    }
}

fn ends(report: &Value, expected: &[[f64; 2]]) {
    let states = report["end"]["states"].as_array().unwrap();
    assert_eq!(report["end"]["kind"], if expected.len() > 1 { "cycle" } else { "equilibrium" }, "{report}");
    assert_eq!(states.len(), expected.len(), "{report}");
    for state in expected {
        let is_same = |found: &Value| (0..2).all(|side| (pair(found)[side] - state[side]).abs() < 1e-12);
        assert!(states.iter().any(is_same), "{report}");
    }
}

/// T26, with the trajectories worked out by hand in the model.
#[test]
fn the_order_of_responses_decides() {
    let report = adoption("split", "simultaneous");
    trajectory(&report, &[[0.7, 0.4], [0.3, 0.9], [1.0, 0.1], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]);
    ends(&report, &[[0.0, 1.0], [1.0, 0.0]]);
    let report = adoption("split", "customers_first");
    trajectory(&report, &[[0.7, 0.4], [0.3, 0.1], [0.0, 0.0], [0.0, 0.0]]);
    ends(&report, &[[0.0, 0.0]]);
    assert_eq!(report["end"]["period"], 2);
    let report = adoption("split", "merchants_first");
    trajectory(&report, &[[0.7, 0.4], [1.0, 0.9], [1.0, 1.0], [1.0, 1.0]]);
    ends(&report, &[[1.0, 1.0]]);
    let report = adoption("split", "damped=0.25");
    trajectory(&report, &[[0.7, 0.4], [0.6, 0.525], [0.5875, 0.56875]]);
    ends(&report, &[[1.0, 1.0]]);
    for order in ["simultaneous", "customers_first", "providers_first", "damped=0.25"] {
        ends(&adoption("below", order), &[[0.0, 0.0]]);
        ends(&adoption("above", order), &[[1.0, 1.0]]);
    }
    ends(&adoption("too_few", "damped=0.25"), &[[0.0, 0.0]]);
    let all = simulated("tests/market/adoption.coprod --name split --format json --update all");
    let orders: Vec<&str> =
        all["adoptions"].as_array().unwrap().iter().map(|one| one["update"].as_str().unwrap()).collect();
    assert_eq!(orders, ["simultaneous", "shoppers first", "merchants first", "damped 0.25"]);
}

#[test]
fn critical_mass_equilibria_and_seeds() {
    let report = adoption("too_few", "damped=0.25");
    near(pair(&report["critical_mass"]), [0.5, 0.5]);
    let equilibria = report["equilibria"].as_array().unwrap();
    let found: Vec<([f64; 2], bool)> =
        equilibria.iter().map(|one| (pair(one), one["stable"].as_bool().unwrap())).collect();
    assert_eq!(found, [([0.0, 0.0], true), ([0.5, 0.5], false), ([1.0, 1.0], true)]);
    // From border to border, the shares add up to 1.
    let line: Vec<[f64; 2]> = report["separatrix"].as_array().unwrap().iter().map(pair).collect();
    assert!(line.len() >= 2 && line.iter().all(|[one, other]| (one + other - 1.0).abs() < 1e-6), "{line:?}");
    assert!((line[0][0] - line[line.len() - 1][0]).abs() > 0.999, "{line:?}");
    // 0.9 is there, and more than 1 is needed.
    let seeds = |report: &Value| ["customers", "providers", "both"].map(|side| report["seeds"][side].as_f64());
    let close = |found: [Option<f64>; 3], expected: [Option<f64>; 3]| {
        for (found, expected) in found.into_iter().zip(expected) {
            match (found, expected) {
                (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-6, "{found} {expected}"),
                (found, expected) => assert_eq!(found, expected),
            }
        }
    };
    close(seeds(&report), [Some(0.1), Some(0.1), Some(0.05)]);
    // In turn, the shoppers are what they respond to what merchants there are: more than one half of them.
    close(seeds(&adoption("split", "customers_first")), [None, Some(0.1), Some(0.1)]);
    // At once, each is what it responds to the other: both have to be above one half.
    close(seeds(&adoption("split", "simultaneous")), [None, Some(0.1), Some(0.1)]);
    close(seeds(&adoption("split", "providers_first")), [Some(0.0), Some(0.0), Some(0.0)]);
}

/// T24 and T25, worked out in the model.
#[test]
fn prices_of_both_sides() {
    let found = simulated("tests/market/prices.coprod --format json");
    let pricing = |at: usize| &found["pricings"][at];
    let prices = |at: usize| [0, 1].map(|side| pricing(at)["sides"][side]["price"].as_f64().unwrap());
    near(prices(0), [1.0 / 3.0, 2.0 / 3.0]);
    for side in 0..2 {
        let side = &pricing(0)["sides"][side];
        assert!((side["members"].as_f64().unwrap() - 5.0 / 6.0).abs() < 1e-12);
        assert_eq!(side["price_alone"], 0.5);
    }
    assert!((pricing(0)["profit"].as_f64().unwrap() - 5.0 / 6.0).abs() < 1e-12);
    near(prices(1), [2.0, 3.0]);
    assert_eq!(pricing(1)["total"], 5.0);
    assert!(pricing(2)["sides"].is_null() && pricing(2)["reason"].as_str().unwrap().starts_with("no interior optimum"));
    assert!(pricing(3)["sides"].is_null() && pricing(3)["reason"].as_str().unwrap().starts_with("no best price"));
}

/// T30, worked out in the model, to five decimals and more.
#[test]
fn expectation_and_ability_raise_one_another() {
    let found = simulated("tests/market/spiral.coprod --format json");
    let elevation = |at: usize| &found["elevations"][at];
    let steps = |at: usize| -> Vec<[f64; 2]> {
        let steps = elevation(at)["trajectory"].as_array().unwrap().iter();
        steps.map(|step| ["provides", "expects"].map(|level| step[level].as_f64().unwrap())).collect()
    };
    assert_eq!(steps(0), [[2.0, 4.0], [3.0, 4.5], [3.75, 4.875], [4.3125, 5.15625]]);
    assert_eq!((&elevation(0)["limit"]["expects"], &elevation(0)["gap_factor"]), (&6.0.into(), &0.75.into()));
    assert_eq!(steps(1), [[2.0, 4.0], [3.0, 5.0], [4.0, 6.0], [5.0, 7.0]]);
    assert!(elevation(1)["limit"].is_null());
    assert_eq!((&elevation(1)["rise"], &elevation(1)["gap_factor"]), (&1.0.into(), &1.0.into()));
    assert_eq!(steps(2), [[4.0, 2.0]; 4]);
    // A gap that is 3 times as wide in each period is cut off long before it is no number any more.
    assert!((20..60).contains(&steps(3).len()), "{}", steps(3).len());
}

fn model(clauses: &str) -> String {
    let full = std::fs::read_to_string("tests/market/adoption.coprod").unwrap();
    let platform = full.split("\nadoption ").next().unwrap();
    format!("{platform}\nadoption growth on ichiba {{ {clauses} }}\n")
}

/// Equilibria against a scan of the excess on a fine grid, and ends against a plain loop; both know nothing of pieces.
#[test]
fn random_adoptions_are_as_a_scan_says() {
    use coproduce_core::Program;
    use coproduce_core::analysis::{Words, market};
    use coproduce_core::kernel::Order;
    const STEPS: u32 = 4000;
    let mut state = 7_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap()) / f64::from(1_u32 << 31)
    };
    let (mut unstable, mut cycles) = (0, 0);
    for _ in 0..300 {
        let [alone, other] = [random() * 2.0 - 1.0, random() * 2.0 - 1.0];
        let [per, back] = [random() * 6.0 - 2.0, random() * 6.0 - 2.0];
        let [shoppers, merchants] = [random(), random()];
        let text = model(&format!(
            "merchants alone {other:.4} per shoppers {back:.4} shoppers alone {alone:.4} per merchants {per:.4} \
             start shoppers {shoppers:.4}, merchants {merchants:.4} update simultaneous for 5 periods"
        ));
        let program = Program::read("model.coprod", &text);
        assert!(program.understood, "{:?}", program.findings);
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        let adoption = &program.kernel.adoptions[0];
        let sides = adoption.sides.unwrap();
        let respond = |side: usize, n: f64| (sides[side].alone + sides[side].per * n).clamp(0.0, 1.0);
        let excess = |n: f64| respond(0, respond(1, n)) - n;
        let report = market::adoption(words, adoption, Order::Damped(0.05)).unwrap();
        for one in &report.equilibria {
            assert!(excess(one.shares.customers).abs() < 1e-9, "{text}");
            assert!((respond(1, one.shares.customers) - one.shares.providers).abs() < 1e-12, "{text}");
        }
        // Wherever the sign of the excess changes on the grid there is one.
        let grid = |at: u32| f64::from(at) / f64::from(STEPS);
        for at in 0..STEPS {
            let (from, to) = (grid(at), grid(at + 1));
            if excess(from) * excess(to) < 0.0 {
                let inside = |one: &market::Equilibrium| (from..=to).contains(&one.shares.customers);
                assert!(report.equilibria.iter().any(inside), "{text}");
            }
        }
        // Stable: pushed a little, the damped dynamics come back.
        for one in &report.equilibria {
            let pushed = |by: f64| {
                let mut now = [(one.shares.customers + by).clamp(0.0, 1.0), one.shares.providers];
                for _ in 0..40_000 {
                    now =
                        [now[0] + 0.01 * (respond(0, now[1]) - now[0]), now[1] + 0.01 * (respond(1, now[0]) - now[1])];
                }
                (now[0] - one.shares.customers).abs() < 1e-5
            };
            assert_eq!(one.stable, pushed(1e-3) && pushed(-1e-3), "{one:?} {text}");
            unstable += u32::from(!one.stable);
        }
        let report = market::adoption(words, adoption, Order::Simultaneous).unwrap();
        let mut now = adoption.start;
        for _ in 0..20_000 {
            now = [respond(0, now[1]), respond(1, now[0])];
        }
        let found = report
            .end
            .states
            .iter()
            .any(|state| (state.customers - now[0]).abs() < 1e-6 && (state.providers - now[1]).abs() < 1e-6);
        assert!(found, "{now:?} {:?} {text}", report.end);
        cycles += u32::from(report.end.kind == market::EndKind::Cycle);
    }
    assert!(unstable > 20 && cycles > 20, "{unstable} {cycles}");
}

/// What is said is the rule and what is wrong.
#[test]
fn what_cannot_be_simulated_is_said() {
    use coproduce_core::Program;
    let sides = "shoppers alone 1 per merchants 2 merchants alone 1 per shoppers 2";
    let rest = "start shoppers 0.5 update simultaneous for 9 periods";
    for (clauses, rule, message) in [
        (format!("{sides} {rest}"), "", ""),
        (format!("{sides} start shoppers 0.5 for 9 periods"), "missing-update-rule", "does not say in which order"),
        (format!("shoppers alone 1 {rest}"), "syntax-error", "what makes each of the two sides join"),
        (format!("{sides} update simultaneous"), "syntax-error", "who is there at first and for how many periods"),
        (format!("shoppers alone 1 operator alone 1 {rest}"), "wrong-kind", "`operator` is not a side of `ichiba`"),
        (format!("shoppers alone 1 per shoppers 2 merchants alone 1 {rest}"), "wrong-kind", "is not the other side"),
        (format!("{sides} {rest} update damped 0.5"), "duplicate-name", "the update order is stated twice"),
        (format!("{sides} start shoppers 1.5 update simultaneous for 9 periods"), "number-out-of-range", "`1.5`"),
        (format!("{sides} start operator 1 update simultaneous for 9 periods"), "wrong-kind", "not a side of this"),
        (format!("{sides} start shoppers 1 update damped 0 for 9 periods"), "number-out-of-range", "`0`"),
        (format!("{sides} start shoppers 1 update damped 2 for 9 periods"), "number-out-of-range", "`2`"),
        (format!("{sides} start shoppers 1 update simultaneous for 0 periods"), "number-out-of-range", "`0` periods"),
        (format!("{sides} start shoppers 1 update simultaneous for 200_000 periods"), "number-out-of-range", "periods"),
        (
            format!("shoppers alone 1{} merchants alone 1 {rest}", "0".repeat(300)),
            "number-out-of-range",
            "is too large",
        ),
        (format!("shoppers alone 1 / 0 merchants alone 1 {rest}"), "number-out-of-range", "not a finite number"),
        (
            format!("shoppers alone 0 per merchants 2 merchants alone 0 per shoppers 0.5 {rest}"),
            "degenerate-adoption",
            "cancel out: 2 × 0.5 is 1",
        ),
    ] {
        let program = Program::read("model.coprod", &model(&clauses));
        let found: Vec<(&str, &str)> =
            program.findings.iter().map(|finding| (finding.rule.name, finding.message.as_str())).collect();
        if rule.is_empty() {
            assert!(found.is_empty(), "{clauses}: {found:?}");
        } else {
            assert!(found.iter().any(|one| one.0 == rule && one.1.contains(message)), "{clauses}: {found:?}");
            assert_eq!(found.len(), 1, "{clauses}: {found:?}");
        }
    }
}

/// Names are escaped as each form asks for.
#[test]
fn names_are_escaped() {
    let folder = std::env::temp_dir().join(format!("coproduce-market-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("names.coprod");
    let text = std::fs::read_to_string("tests/market/adoption.coprod").unwrap();
    let text = text.replace("shoppers", "`=<b>&\"x\"`").replace("adoption split", "adoption `a,<b>`");
    std::fs::write(&path, text).unwrap();
    let run = |format: &str| {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_coproduce"));
        let tool = tool.args(["simulate", path.to_str().unwrap(), "--format", format]).output().unwrap();
        assert!(tool.status.success(), "{}", String::from_utf8_lossy(&tool.stderr));
        String::from_utf8(tool.stdout).unwrap()
    };
    let csv = run("csv");
    assert!(csv.contains("\n\"a,<b>\",damped 0.25,0,\"'=<b>&\"\"x\"\"\",0.7\n"), "{csv}");
    let svg = run("svg");
    assert!(!svg.contains("<b>") && svg.contains("=&lt;b&gt;&amp;&quot;x&quot;"), "{svg}");
    std::fs::remove_dir_all(&folder).unwrap();
}
