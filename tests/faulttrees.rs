//! Public fault trees against the counts, sizes, lists, probabilities and importances that other engines give.
//!
//! `tests/faulttrees/README.md` says where the models and the figures come from.
#![allow(clippy::disallowed_methods, reason = "tests read models")]

#[path = "faulttrees/sha256.rs"]
mod sha256;

use coproduce_core::Program;
use coproduce_core::analysis::Inquiry;
use coproduce_core::kernel::{AtomId, EnvironmentId, Situation, Statement};
use coproduce_core::model::Kind;
use coproduce_engine::exact::{Analysis, Limits, Reading};
use coproduce_interchange::openpsa;
use serde_json::Value;

/// A fault tree, read as a model.
struct Tree {
    program: Program,
    environment: EnvironmentId,
    top: AtomId,
}

impl Tree {
    fn read(model: &str) -> Self {
        let program = Program::read("model.coprod", model);
        assert!(program.understood, "{:?}", program.findings);
        let kernel = &program.kernel;
        let environment = kernel.environment_ids().next().expect("an environment");
        let mut mentioned = vec![false; kernel.atoms.len()];
        for law in &kernel.laws {
            kernel.conditions.each_atom(law.condition, &mut |atom| mentioned[atom.index()] = true);
        }
        let products: Vec<AtomId> = kernel.laws.iter().flat_map(|law| kernel.products(law)).copied().collect();
        let top = products.into_iter().find(|product| !mentioned[product.index()]).expect("a top");
        Self { program, environment, top }
    }

    fn inquiry(&self) -> Inquiry<'_> {
        let kernel = &self.program.kernel;
        let network = self.program.networks.of(kernel, self.environment);
        Inquiry::new(kernel, network, Situation::open(kernel, network, self.environment))
    }

    fn analysis(&self) -> Analysis<AtomId> {
        self.inquiry().exact(self.top, Limits::default()).expect("within the limit")
    }

    fn probability(&self, atom: AtomId) -> f64 {
        let effective = &self.program.kernel.environment(self.environment).effective;
        match effective.get(&atom).map(|stated| stated.statement) {
            Some(Statement::Likely(probability)) => probability,
            other => panic!("{other:?}"),
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.program.kernel.atoms.len()];
        for (name, kind, atom) in self.program.names() {
            if kind == Kind::Object {
                names[atom.index()] = name.into_owned();
            }
        }
        names
    }
}

fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((found - expected).abs() <= tolerance * expected.abs(), "{what}: {found}, not {expected}");
}

/// The sets, their number and sizes, and the probability.
fn judge(name: &str, probability: f64) {
    let read = |path: String| std::fs::read_to_string(path).expect("a file");
    let expected: Value =
        serde_json::from_str(&read(format!("tests/faulttrees/expected/{name}.json"))).expect("figures");
    let model = openpsa::import(&read(format!("tests/faulttrees/{name}.xml"))).expect("a fault tree");
    let tree = Tree::read(&model);
    let analysis = tree.analysis();
    let chance = |atom| tree.probability(atom);
    close(analysis.probability(&chance), probability, 1e-9, name);

    let sets = analysis.sets(Reading::Models).expect("within the limit");
    assert_eq!(sets.count().small(), expected["mcs"].as_u64().map(u128::from), "{name}");
    // The list begins with the sets of one event.
    let sizes = sets.counts_by_size();
    let sizes: Vec<Option<u128>> = sizes.iter().skip(1).map(coproduce_engine::exact::Count::small).collect();
    let by_order = expected["distribution_by_order"].as_array().expect("sizes");
    assert_eq!(sizes, by_order.iter().map(|count| count.as_u64().map(u128::from)).collect::<Vec<_>>(), "{name}");

    // Those of few events are found without the others.
    for order in [1, 2, 4, 6] {
        let few = tree.inquiry().sets_up_to(tree.top, true, Reading::Models, order, Limits::default());
        let few = few.expect("within the limit");
        let known: u64 = by_order.iter().take(order).map(|count| count.as_u64().expect("a count")).sum();
        assert_eq!(few.count().small(), Some(u128::from(known)), "{name}: up to {order}");
        assert!(few.truncated_at().is_some() || by_order.len() <= order, "{name}: up to {order}");
    }

    if let Some(digest) = expected["mcs_sorted_lines_sha256"].as_str() {
        let names = tree.names();
        let listed = sets.smallest(usize::MAX);
        let mut lines: Vec<String> = listed
            .iter()
            .map(|set| {
                let mut set: Vec<&str> = set.iter().map(|&(atom, _)| names[atom.index()].as_str()).collect();
                set.sort_unstable();
                set.join(" ") + "\n"
            })
            .collect();
        lines.sort_unstable();
        assert_eq!(sha256::digest(lines.concat().as_bytes()), digest, "{name}");
        assert!(listed.is_sorted_by_key(Vec::len), "{name}");
    }
    let Some(importance) = expected["importance"].as_object() else { return };
    let names = tree.names();
    let found = analysis.importances(&chance);
    for (event, figures) in importance {
        let found = found.iter().find(|found| names[found.variable.index()] == *event);
        let found = found.unwrap_or_else(|| panic!("{name}: {event}"));
        let figure =
            |measure: &str| figures[measure].as_str().and_then(|figure| figure.parse::<f64>().ok()).expect("a figure");
        // Six digits are given, so that the last of them is half a unit off.
        let five = 1e-5;
        if expected["connectives"].get("not").is_some() {
            // Of events that hinder the top, the other engine loses the sign.
            close(found.birnbaum.abs(), figure("MIF").abs(), five, event);
            continue;
        }
        close(found.birnbaum, figure("MIF"), five, event);
        close(found.criticality, figure("CIF"), five, event);
        close(found.raw * found.probability, figure("DIF"), five, event);
        close(found.raw, figure("RAW"), five, event);
        // What is infinite is written as nothing, or as what rounding leaves of a division by nothing.
        let rrw = figure("RRW");
        if rrw > 0.0 && rrw < 1e12 {
            close(found.rrw, rrw, five, event);
        } else {
            assert!(found.rrw.is_infinite(), "{event}: {}", found.rrw);
        }
    }
}

macro_rules! judged {
    ($($(#[$attribute:meta])* $name:ident $probability:literal)*) => {
        $(#[test] $(#[$attribute])* fn $name() { judge(stringify!($name), $probability.parse().expect("a number")); })*
    };
}

judged! {
    chinese "1.170581810759e-3"
    baobab2 "7.130182597903e-4"
    das9201 "1.342366772728e-2"
    das9202 "1.011538125741e-2"
    das9204 "2.169415951216e-11"
    das9205 "1.384077354122e-8"
    das9208 "1.301789691888e-2"
    das9601 "4.234402887369e-3"
    edf9205 "2.093509057582e-1"
    edfpa15p "7.363023823128e-2"
    edfpa15r "1.897503070700e-2"
    ftr10 "4.486771196783e-1"
    isp9603 "3.233264386960e-3"
    isp9606 "5.431735536033e-2"
    jbd9601 "7.550906150565e-1"
    #[ignore = "takes a minute unless optimised: `just judge`"]
    cea9601 "1.484085430500e-3"
}

/// Three events of a theatre: its lights fail where the mains do, and the generator or its relay besides.
#[test]
fn theatre() {
    let tree = Tree::read(
        "object mains, generator, relay, dark
         property staged of theatre
         environment theatre { holds staged   likely mains 0.03, generator 0.02, relay 0.05 }
         law failure in theatre { mains and (generator or relay) and theatre produce dark }",
    );
    let analysis = tree.analysis();
    let chance = |atom| tree.probability(atom);
    close(analysis.probability(&chance), 0.00207, 1e-12, "theatre");
    let sets = analysis.sets(Reading::Primes).expect("small").smallest(9);
    let rare: f64 = sets.iter().map(|set| set.iter().map(|&(atom, _)| chance(atom)).product::<f64>()).sum();
    close(rare, 0.0021, 1e-12, "theatre");
}

/// Two trains, each a valve or a pump.
#[test]
fn two_trains() {
    let tree = Tree::read(
        "object valve1, valve2, pump1, pump2, top
         property staged of plant
         environment plant { holds staged   likely valve1 0.5, valve2 0.5, pump1 0.7, pump2 0.7 }
         law failure in plant { (valve1 or pump1) and (valve2 or pump2) and plant produce top }",
    );
    let analysis = tree.analysis();
    close(analysis.probability(&|atom| tree.probability(atom)), 0.7225, 1e-12, "two trains");
    assert_eq!(analysis.sets(Reading::Primes).expect("small").count().small(), Some(4));
    assert_eq!(analysis.blocking().expect("small").count().small(), Some(2));
}

/// Production sets {A, B}, {A, C} with .9, .5, .4: every importance by hand.
#[test]
fn importances_by_hand() {
    let tree = Tree::read(
        "object a, b, c, y
         property staged of plant
         environment plant { holds staged   likely a 0.9, b 0.5, c 0.4 }
         law production in plant { a and (b or c) produce y }",
    );
    let analysis = tree.analysis();
    let chance = |atom| tree.probability(atom);
    close(analysis.probability(&chance), 0.63, 1e-12, "y");
    let expected = [
        [0.7, 1.0, 1.0, 1.0 / 0.9, f64::INFINITY],
        [0.54, 0.428_571_428_571, 0.714_285_714_286, 1.428_571_428_571, 1.75],
        [0.45, 0.285_714_285_714, 0.571_428_571_429, 1.428_571_428_571, 1.4],
    ];
    let mut found = analysis.importances(&chance);
    found.sort_by_key(|found| found.variable);
    let unions = analysis.fussell_vesely(&chance).expect("small");
    for (found, expected) in found.iter().zip(expected) {
        let union = unions.iter().find(|union| union.0 == found.variable).expect("the same variables").1;
        for (found, expected) in [found.birnbaum, found.criticality, union, found.raw].into_iter().zip(expected) {
            close(found, expected, 1e-9, "importance");
        }
        if expected[4].is_finite() {
            close(found.rrw, expected[4], 1e-9, "importance");
        } else {
            assert!(found.rrw.is_infinite());
        }
    }
    let names = tree.names();
    let blocking = analysis.blocking().expect("small").smallest(9);
    let blocking: Vec<Vec<&str>> =
        blocking.iter().map(|set| set.iter().map(|&(atom, _)| names[atom.index()].as_str()).collect()).collect();
    assert_eq!(blocking, [vec!["a"], vec!["b", "c"]]);
}
