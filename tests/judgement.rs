//! The interpreter against an independent evaluator that tries every situation.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

mod naive;

use coproduce::Program;
use coproduce::analysis::{Options, Relations, SituationReport, Verdict};
use coproduce::kernel::{AtomId, Member};
use coproduce::syntax::declaration::Relation;
use naive::evaluate::SituationAnswer;
use naive::model::Model;

/// How many random models are judged. The environment variable `COPRODUCE_MODELS` asks for more or fewer.
fn models() -> u64 {
    std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000)
}

fn read(text: &str) -> Program {
    let program = Program::read("random.coprod", text);
    assert!(program.understood, "not understood: {:#?}\n{text}", program.findings);
    program
}

fn compare(seed: u64, text: &str, expected: &SituationAnswer, found: &SituationReport) {
    assert_eq!(expected.name, found.name, "seed {seed}\n{text}");
    let found_products: Vec<_> = found
        .products
        .iter()
        .map(|product| {
            let verdict = match product.verdict {
                Verdict::Produced => naive::evaluate::Verdict::Produced,
                Verdict::NotProduced => naive::evaluate::Verdict::NotProduced,
                Verdict::Undetermined => naive::evaluate::Verdict::Undetermined,
            };
            (product.name.to_string(), verdict, product.missing.clone())
        })
        .collect();
    assert_eq!(expected.products, found_products, "seed {seed}, situation {}\n{text}", expected.name);
}

fn judge_situations(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let options = Options { missing_sets: usize::MAX, ..Options::default() };
    let evaluation = program.evaluate(&options);
    let expected = naive::evaluate::situations(model);
    assert_eq!(expected.len(), evaluation.situations.len(), "seed {seed}\n{text}");
    for (expected, found) in expected.iter().zip(&evaluation.situations) {
        compare(seed, &text, expected, found);
    }
    // Environments as open situations, also where the model declares scenarios.
    for expected in naive::evaluate::environments(model) {
        let (_, _, atom) = program.names().find(|(name, _, _)| *name == expected.name).expect("a declared environment");
        let environment = program.kernel.environment_of(atom).expect("an environment");
        let supposition = coproduce::analysis::Supposition { environment, states: Vec::new() };
        let options = Options { supposition: Some(supposition), ..options.clone() };
        compare(seed, &text, &expected, &program.evaluate(&options).situations[0]);
    }
}

fn judge_relations(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let (set, product, environment) = naive::generate::question(model, seed);
    let atom = |name: &str| -> AtomId {
        program.names().find(|(known, _, _)| *known == name).map(|(_, _, atom)| atom).expect("a declared name")
    };
    let choice = |name: &str| program.kernel.choice(atom(name));
    let members: Vec<Member> = set
        .iter()
        .map(|member| match member {
            naive::relations::Member::Name(at) => Member::Present(choice(model.name(*at))),
            naive::relations::Member::Not(at) => Member::Absent(choice(model.name(*at))),
            naive::relations::Member::AnyOf(class) => {
                Member::AnyOf(class.iter().map(|at| choice(model.name(*at))).collect())
            }
        })
        .collect();
    let here = program.kernel.environment_of(atom(model.name(environment))).expect("an environment");
    let relations = Relations::new(&program.kernel, &program.networks, atom(model.name(product)), here);
    let holds = |relation| relations.holds(relation, &members).expect("small models stay within limits");
    let expected = naive::relations::all(model, &set, product, environment);
    let found = naive::relations::Relations {
        sufficient: holds(Relation::Sufficient),
        necessary: holds(Relation::Necessary),
        producer: holds(Relation::Producer),
        potential_producer: holds(Relation::PotentialProducer),
        cause: holds(Relation::Cause),
        irrelevant: holds(Relation::Irrelevant),
    };
    let named: Vec<String> = set.iter().map(|member| member.text(model)).collect();
    assert_eq!(
        expected,
        found,
        "seed {seed}: {} to {} in {}\n{text}",
        named.join(", "),
        model.name(product),
        model.name(environment)
    );
}

/// Runs a judgement on all seeds, on as many threads as there are processors.
fn on_all_seeds(judge: fn(u64, &Model)) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                for seed in (thread..models()).step_by(usize::try_from(threads).expect("few threads")) {
                    judge(seed, &naive::generate::model(seed));
                }
            });
        }
    });
}

#[test]
fn verdicts_and_missing_sets_agree_with_enumeration() {
    on_all_seeds(judge_situations);
}

#[test]
fn relations_agree_with_enumeration() {
    on_all_seeds(judge_relations);
}
