//! Lone producers against enumeration.

use super::{on_a_fifth, read};
use crate::naive::fixpoint::Program;
use crate::naive::model::{Atom, Kind, Model, Set, atoms, one, set};
use crate::naive::relations::{free, suffices_alone};
use crate::naive::sets::subsets;

/// The lone producers that are found: a literal, and the product it suffices for.
fn found(model: &Model) -> Vec<((Atom, bool), Atom)> {
    let program = read(&model.text());
    let of_rule = program.findings.iter().filter(|finding| finding.rule == "lone-producer");
    let suffices = of_rule.filter_map(|finding| finding.message.split_once(" alone is sufficient for "));
    let atom = |name: &str| model.atom(name.trim_matches('`')).expect("a declared name");
    let literal = |name: &str| match name.strip_prefix("the absence of ") {
        Some(name) => (atom(name), true),
        None => (atom(name), false),
    };
    suffices.map(|(name, product)| (literal(name), atom(product))).collect()
}

/// The products for which something is found, or that need nothing at all.
fn concerned(model: &Model) -> Set {
    let program = read(&model.text());
    let of_rule = program.findings.iter().filter(|finding| finding.rule == "lone-producer");
    let product = |message: &str| {
        let needless = message.strip_suffix(" needs no coproducer at all");
        let name = needless.or_else(|| message.rsplit_once(" alone is sufficient for ").map(|(_, name)| name));
        model.atom(name.expect("a product").trim_matches('`')).expect("a declared name")
    };
    of_rule.fold(0, |all, finding| all | one(product(&finding.message)))
}

/// Whether some law asks for nothing in particular; that is another rule's finding.
fn has_empty_condition(model: &Model) -> bool {
    model.laws.iter().any(|law| {
        let mentioned = law.condition.mentions().iter().fold(0, |all, (atom, _)| all | one(*atom));
        subsets(mentioned).all(|present| law.condition.holds(present))
    })
}

#[test]
fn what_is_called_a_lone_producer_suffices_alone() {
    on_a_fifth(|seed, model| {
        for (literal, product) in found(model) {
            let mut environments = model.environments.iter().map(|environment| environment.atom);
            let suffices = environments.any(|environment| suffices_alone(model, literal, product, environment));
            let (name, product) = (model.name(literal.0), model.name(product));
            assert!(suffices, "seed {seed}: {name} (absent: {}) for {product}\n{}", literal.1, model.text());
        }
    });
}

/// Whatever suffices alone for a product is found, for the product or for one on which it depends: what a lone producer
/// brings along is not said again.
#[test]
fn what_suffices_alone_is_called_a_lone_producer() {
    on_a_fifth(|seed, model| {
        if has_empty_condition(model) {
            return;
        }
        let concerned = concerned(model);
        let objects = model.all(Kind::Object);
        for environment in model.environments.iter().map(|environment| environment.atom) {
            let applying = model.laws.iter().filter(|law| model.applies(law, environment));
            let products = applying.fold(0, |all, law| all | set(&law.products)) & objects;
            let program = Program::new(model, environment);
            for product in atoms(products) {
                let before = program.reaching(product).0;
                if before & concerned != 0 {
                    continue;
                }
                for atom in atoms(free(model, product, environment) & before) {
                    let absences = [true, false].into_iter().filter(|absent| !absent || objects & one(atom) != 0);
                    for literal in absences.map(|absent| (atom, absent)) {
                        assert!(
                            !suffices_alone(model, literal, product, environment),
                            "seed {seed}: {} (absent: {}) for {}\n{}",
                            model.name(atom),
                            literal.1,
                            model.name(product),
                            model.text()
                        );
                    }
                }
            }
        }
    });
}
