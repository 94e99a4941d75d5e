//! The interpreter against an independent evaluator that tries every situation.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

#[path = "judgement/alone.rs"]
mod alone;
mod naive;
#[path = "judgement/relations.rs"]
mod relations;

use coproduce_core::Program;
use coproduce_core::analysis::{
    Extent, How, Inquiry, Literal, Options, Relations, SetList, Setting, SituationReport, Verdict, Why, Words, missing,
    necessary, sets, why,
};
use coproduce_core::kernel::{AtomId, Member, Situation, Supposed};
use coproduce_core::model::Kind;
use coproduce_syntax::declaration::Relation;
use naive::evaluate::SituationAnswer;
use naive::model::Model;
use std::collections::BTreeSet;

/// How many random models are judged. The environment variable `COPRODUCE_MODELS` asks for more or fewer.
fn models() -> u64 {
    std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000)
}

fn read(text: &str) -> Program {
    let program = Program::read("random.coprod", text);
    assert!(program.understood, "not understood: {:#?}\n{text}", program.findings);
    program
}

/// Sets as the naive evaluator writes them.
fn texts(sets: &[Vec<Literal>]) -> Vec<Vec<String>> {
    sets.iter().map(|set| set.iter().map(ToString::to_string).collect()).collect()
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
            (product.name.to_string(), verdict, texts(&product.missing))
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
        let supposition = coproduce_core::analysis::Supposition { environment, states: Vec::new() };
        let options = Options { only: Some(Setting::Environment(supposition)), ..options.clone() };
        compare(seed, &text, &expected, &program.evaluate(&options).situations[0]);
    }
}

/// Production and blocking sets are those of the enumeration, each kind the minimal transversals of the other where no
/// absence is asked for; what is missing is what the production sets say; and what is necessary by itself is so as a
/// relation.
fn judge_sets(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let atom = |name: &str| program.names().find(|(known, _, _)| *known == name).expect("a declared name").2;
    let (_, product, here) = naive::generate::question(model, seed);
    let environment = kernel.environment_of(atom(model.name(here))).expect("an environment");
    let inquiry = Setting::bare(environment).inquiry(kernel, &program.networks);
    let asked = atom(model.name(product));
    let found = sets(&inquiry, asked, Extent::default()).expect("small models stay within limits");
    let named = |list: &SetList, as_it_is: bool| -> Vec<Vec<String>> {
        let literal = |&(atom, present): &(AtomId, bool)| words.literal(atom, present == as_it_is);
        texts(&list.sets.iter().map(|set| set.iter().map(literal).collect()).collect::<Vec<_>>())
    };
    let production = named(&found.production.expect("asked for").expect("production sets"), true);
    let blocking = named(&found.blocking.expect("asked for").expect("blocking sets"), !found.is_monotone);
    let expected = naive::sets::sets(model, product, here);
    let expected_texts = |sets: &[naive::sets::Literals]| sets.iter().map(|set| set.texts(model)).collect::<Vec<_>>();
    let at = format!("seed {seed}: {} in {}\n{text}", model.name(product), model.name(here));
    assert_eq!(
        (expected_texts(&expected.production), expected_texts(&expected.blocking)),
        (production.clone(), blocking.clone()),
        "{at}"
    );
    if found.is_monotone {
        let meets = |one: &Vec<String>, other: &Vec<String>| one.iter().any(|name| other.contains(name));
        assert!(production.iter().all(|one| blocking.iter().all(|other| meets(one, other))), "{at}");
    }
    let verdict = inquiry.verdict(asked).expect("a verdict");
    assert_eq!(verdict == Verdict::Produced, production == [Vec::<String>::new()], "{at}");
    assert_eq!(verdict == Verdict::NotProduced, production.is_empty(), "{at}");
    if verdict == Verdict::Undetermined {
        let missing = missing(&inquiry, &[(asked, verdict)], usize::MAX).swap_remove(0).sets;
        let missing = texts(&missing.iter().map(|set| words.changes(set)).collect::<Vec<_>>());
        if !missing.is_empty() && !naive::generate::uses_not(model) {
            assert_eq!(missing, production, "{at}");
        }
    }
    let relations = Relations::new(kernel, &program.networks, asked, &Setting::bare(environment));
    let necessary = necessary(&inquiry, asked).expect("small models stay within limits");
    let is_necessary = |atom: AtomId| {
        let all = necessary.iter().flat_map(|found| found.bases.iter().chain(&found.products));
        all.into_iter().any(|&one| one == atom)
    };
    for (name, kind, atom) in program.names().filter(|known| known.1 != Kind::Environment && known.2 != asked) {
        let atom = kernel.choice(atom);
        let related = relations.holds(Relation::Necessary, &[Member::Present(atom)]).expect("small models");
        // Where nothing comes about as things stand, the relation still asks what would if products were put in place.
        if necessary.is_some() {
            assert_eq!(related, is_necessary(atom), "{name}, {}: {at}", kind.with_article());
        }
    }
}

/// A proof replays: what it calls given, with what the environment supplies, produces the product; and where no law asks
/// for an absence, nothing given can be left out. Every premise is a step, and every step but the first a premise.
fn judge_proofs(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    for (index, scenario) in kernel.scenarios.iter().enumerate() {
        let setting = Setting::Scenario(index);
        let inquiry = setting.inquiry(kernel, &program.networks);
        for (name, _, product) in program.names().filter(|(_, kind, _)| *kind != Kind::Environment) {
            let Ok(Some(Why::Proof(proof))) = why(words, &inquiry, product) else { continue };
            let used: BTreeSet<usize> = proof.steps.iter().flat_map(|step| step.premises.iter().copied()).collect();
            assert_eq!(used, (1..proof.steps.len()).collect(), "seed {seed}: {name}\n{text}");
            let given: Vec<AtomId> = proof
                .steps
                .iter()
                .filter(|step| !step.absent && (step.how == How::Given || step.how == How::Chosen))
                .map(|step| program.names().find(|known| known.0 == step.name).expect("a declared name").2)
                .map(|atom| kernel.choice(atom))
                .filter(|atom| scenario.states.get(atom).is_some_and(|state| state.0 == Supposed::Given))
                .collect();
            let replay = |given: &[AtomId]| {
                let stays = scenario.states.iter().map(|(&atom, &(supposed, _))| (atom, supposed));
                let stays = stays.filter(|(atom, supposed)| *supposed != Supposed::Given || given.contains(atom));
                let situation = Situation::closed(kernel, inquiry.network, scenario.environment, stays);
                Inquiry::new(kernel, inquiry.network, situation).verdict(product) == Ok(Verdict::Produced)
            };
            assert!(replay(&given), "seed {seed}: the proof of {name} does not replay\n{text}\n{:#?}", proof.steps);
            if !naive::generate::uses_not(model) {
                for left_out in 0..given.len() {
                    let mut fewer = given.clone();
                    fewer.remove(left_out);
                    assert!(!replay(&fewer), "seed {seed}: the proof of {name} could do with less\n{text}");
                }
            }
        }
    }
}

/// Runs a judgement on all seeds, on as many threads as there are processors.
fn on_all_seeds(judge: fn(u64, &Model)) {
    on_seeds(models(), judge);
}

/// Runs what asks many questions of each model on the first fifth of the seeds.
fn on_a_fifth(judge: fn(u64, &Model)) {
    on_seeds(models().div_ceil(5), judge);
}

fn on_seeds(seeds: u64, judge: fn(u64, &Model)) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                for seed in (thread..seeds).step_by(usize::try_from(threads).expect("few threads")) {
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
fn proofs_replay_and_are_irreducible() {
    on_all_seeds(judge_proofs);
}

#[test]
fn sets_agree_with_enumeration_and_with_each_other() {
    on_all_seeds(judge_sets);
}
