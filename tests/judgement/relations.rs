//! Relations against enumeration, and what must hold of them whatever the model.

use super::{on_a_fifth, on_all_seeds, read};
use crate::naive::generate::question;
use crate::naive::model::{Atom, Condition, Environment, Kind, Law, Model, atoms, one, set};
use crate::naive::relations::{self, Member as Named};
use coproduce_core::Program;
use coproduce_core::analysis::{Relations, Setting};
use coproduce_core::kernel::{AtomId, Member};
use coproduce_syntax::declaration::Relation;

/// A question about a model, and what the interpreter answers.
fn answered(model: &Model, members: &[Named], product: Atom, environment: Atom) -> relations::Relations {
    let program = read(&model.text());
    let members: Vec<Member> = members.iter().map(|member| of(&program, model, member)).collect();
    let here = program.kernel.environment_of(atom(&program, model.name(environment))).expect("an environment");
    let product = atom(&program, model.name(product));
    let relations = Relations::new(&program.kernel, &program.networks, product, &Setting::bare(here));
    let holds = |relation| relations.holds(relation, &members).expect("small models stay within limits");
    relations::Relations {
        sufficient: holds(Relation::Sufficient),
        necessary: holds(Relation::Necessary),
        producer: holds(Relation::Producer),
        potential_producer: holds(Relation::PotentialProducer),
        cause: holds(Relation::Cause),
        irrelevant: holds(Relation::Irrelevant),
    }
}

fn atom(program: &Program, name: &str) -> AtomId {
    program.names().find(|(known, _, _)| *known == name).map(|(_, _, atom)| atom).expect("a declared name")
}

fn of(program: &Program, model: &Model, member: &Named) -> Member {
    let choice = |at: &Atom| program.kernel.choice(atom(program, model.name(*at)));
    match member {
        Named::Name(at) => Member::Present(choice(at)),
        Named::Not(at) => Member::Absent(choice(at)),
        Named::AnyOf(class) => Member::AnyOf(class.iter().map(choice).collect()),
    }
}

fn described(model: &Model, members: &[Named], product: Atom, environment: Atom) -> String {
    let named: Vec<String> = members.iter().map(|member| member.text(model)).collect();
    let (product, environment) = (model.name(product), model.name(environment));
    format!("{} to {product} in {environment}\n{}", named.join(", "), model.text())
}

#[test]
fn relations_agree_with_enumeration() {
    on_all_seeds(|seed, model| {
        let (members, product, environment) = question(model, seed);
        let expected = relations::all(model, &members, product, environment);
        let found = answered(model, &members, product, environment);
        assert_eq!(expected, found, "seed {seed}: {}", described(model, &members, product, environment));
    });
}

/// In the environment where it is necessary it makes a difference, as things stand and so also with nothing stated.
#[test]
fn a_producer_is_a_potential_producer_and_not_irrelevant() {
    on_a_fifth(|seed, model| {
        let (members, product, environment) = question(model, seed);
        for member in members {
            let member = [member];
            let found = answered(model, &member, product, environment);
            let about = || format!("seed {seed}: {}", described(model, &member, product, environment));
            assert!(!found.producer || found.potential_producer && !found.irrelevant, "{}", about());
        }
    });
}

/// No law applies in the new environment, whatever it states, so that nothing comes about there. What an action brings
/// about is the exception, for what it means to act holds everywhere.
#[test]
fn an_unrelated_environment_changes_nothing() {
    on_a_fifth(|seed, model| {
        let (members, product, environment) = question(model, seed);
        if model.names[product].kind == Kind::Actor {
            return;
        }
        let mut wider = model.clone();
        let stated: Vec<Atom> = atoms(model.all(Kind::Object)).collect();
        let (holds, lacks) = stated.split_at(stated.len() / 2);
        let atom = wider.declare("elsewhere", Kind::Environment);
        let (holds, lacks) = (holds.to_vec(), lacks.to_vec());
        wider.environments.push(Environment { atom, holds, lacks, ..Environment::default() });
        let found = answered(&wider, &members, product, environment);
        let before = answered(model, &members, product, environment);
        assert_eq!(before, found, "seed {seed}: {}", described(model, &members, product, environment));
    });
}

/// What two new things make together can be there and not be there, like what nothing makes. Another law for what laws
/// make already is another matter: it may start a loop whose products were inputs as long as nothing did.
#[test]
fn a_law_that_makes_a_coproducer_takes_no_potential_producer_away() {
    on_a_fifth(|seed, narrow| {
        let (members, product, environment) = question(narrow, seed);
        if !answered(narrow, &members, product, environment).potential_producer {
            return;
        }
        let own = members.iter().fold(0, |all, member| all | set(member.atoms()));
        let unmade = narrow.all(Kind::Object) & (!narrow.products() | own) & !one(product);
        for made in atoms(unmade) {
            let mut model = narrow.clone();
            let new = ["first", "second"].map(|name| Condition::Name(model.declare(name, Kind::Object)));
            let environments = model.environments.iter().map(|environment| environment.atom).collect();
            model.laws.push(Law {
                name: "making".to_owned(),
                environments,
                condition: Condition::And(new.to_vec()),
                products: vec![made],
                likelihood: None,
            });
            let found = answered(&model, &members, product, environment);
            let about = || format!("seed {seed}: {}", described(&model, &members, product, environment));
            assert!(found.potential_producer, "{}", about());
        }
    });
}
