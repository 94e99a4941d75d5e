//! Loops, the laws that rules complain of, and nets, against an evaluator that tries every situation.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may touch the world")]

mod naive;

use coproduce_core::Program;
use coproduce_core::analysis::production::{Why, loops, why};
use coproduce_core::analysis::{Inquiry, Literal, Setting, Verdict, Words};
use coproduce_core::kernel::{AtomId, Situation};
use naive::evaluate::{self, Situation as Naive};
use naive::fixpoint::Program as Closure;
use naive::model::{Atom, Kind, Model, Set, atoms, one};
use naive::random::Random;
use naive::sets::{Literals, minimal, subsets};
use std::fmt::Write;

/// How many random models are judged.
fn models() -> u64 {
    std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_500)
}

fn read(text: &str) -> Program {
    let program = Program::read("random.coprod", text);
    assert!(program.understood, "not understood: {:#?}\n{text}", program.findings);
    program
}

/// Every environment as it is, and every scenario.
fn situations(model: &Model) -> Vec<Naive> {
    let open = model.environments.iter().map(|environment| evaluate::open(model, environment.atom));
    open.chain(model.scenarios.iter().map(|scenario| evaluate::closed(model, scenario))).collect()
}

fn setting(program: &Program, situation: &Naive) -> Setting {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let scenario = program.kernel.scenarios.iter().position(|one| words.scenario(one) == situation.name.as_str());
    scenario.map_or_else(
        || {
            let atom = program.names().find(|(name, _, _)| *name == situation.name).expect("an environment").2;
            Setting::bare(program.kernel.environment_of(atom).expect("an environment"))
        },
        Setting::Scenario,
    )
}

/// The products of a loop come about together in every completion, in none, or in some. What seeds it are the smallest
/// sets of changes after which they do: of what is open where it is undetermined, else of whatever no law produces, and
/// of the products themselves.
fn judge_loops(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    for situation in situations(model) {
        let inquiry = setting(&program, &situation).inquiry(&program.kernel, &program.networks);
        for found in loops(words, &inquiry, usize::MAX) {
            let members: Vec<Atom> = found.products.iter().map(|name| model.atom(name).expect("a name")).collect();
            let all = members.iter().fold(0, |all, &member| all | one(member));
            let (verdict, seeds) = together(model, &situation, all);
            let at = format!("seed {seed}: {:?} in {}\n{text}", found.products, situation.name);
            assert_eq!(verdict, found.verdict, "{at}");
            let seeds: Vec<Vec<String>> = seeds.iter().map(|set| set.texts(model)).collect();
            assert_eq!(found.seeds, seeds, "{at}");
        }
    }
}

fn together(model: &Model, situation: &Naive, members: Set) -> (Verdict, Vec<Literals>) {
    let program = Closure::new(model, situation.environment);
    // The choice of an action is up to its actors, also where its performance is asked about.
    let asked = members & !model.all(Kind::Action);
    let reaching = atoms(members).map(|member| program.reaching(member));
    let (relevant, through_not) = reaching.fold((0, 0), |all, one| (all.0 | one.0, all.1 | one.1));
    let open = situation.open & !asked & relevant;
    let comes = |given: Set, blocked: Set| program.produced(given, blocked) & members == members;
    let in_some = subsets(open).any(|completion| comes(situation.given | completion, situation.blocked));
    let in_all = subsets(open).all(|completion| comes(situation.given | completion, situation.blocked));
    let verdict = match (in_some, in_all) {
        (_, true) => return (Verdict::Produced, vec![Literals::default()]),
        (true, _) => Verdict::Undetermined,
        _ => Verdict::NotProduced,
    };
    let changed = match verdict {
        Verdict::Undetermined => open,
        _ => (model.exogenous(situation.environment) | asked) & relevant,
    };
    let mut works = |literals: Literals| {
        let given = (situation.given | literals.with) & !literals.without;
        let blocked = (situation.blocked | literals.without) & !literals.with;
        subsets(open & !literals.with & !literals.without).all(|completion| comes(given | completion, blocked))
    };
    (verdict, minimal(changed, changed & through_not, &mut works))
}

/// Whether the condition of a law holds in some completion of some environment or scenario in which it applies.
fn lives(model: &Model, law: usize) -> bool {
    let law = &model.laws[law];
    let residual = law.likelihood.map_or(0, |(_, atom)| one(atom));
    situations(model).iter().filter(|situation| model.applies(law, situation.environment)).any(|situation| {
        let program = Closure::new(model, situation.environment);
        subsets(situation.open).any(|completion| {
            let present = program.produced(situation.given | completion, situation.blocked);
            law.condition.holds(present) && residual & !present == 0
        })
    })
}

fn found<'p>(program: &'p Program, rule: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
    let findings = program.findings.iter().filter(move |finding| finding.rule == rule);
    findings.map(|finding| (program.sources.text(finding.span), finding.message.as_str()))
}

/// A law is dead where nothing satisfies it. Each dead law is found, unless it only waits for a loop that nothing starts;
/// and nothing else is.
fn judge_dead_laws(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let dead: Vec<&str> = found(&program, "dead-law").map(|(name, _)| name).collect();
    let waiting: Vec<&str> = found(&program, "ungrounded-loop").map(|(name, _)| name).collect();
    for (index, law) in model.laws.iter().enumerate() {
        let name = law.name.as_str();
        let at = format!("seed {seed}: {name}, {:#?}\n{text}", program.findings);
        if lives(model, index) {
            assert!(!dead.contains(&name) && !waiting.contains(&name), "{at}");
        } else {
            assert!(dead.contains(&name) || !waiting.is_empty(), "{at}");
        }
    }
}

/// What is produced is the same without the laws that are said to add nothing. Where no law for the products of a law is,
/// and none of these is on a circle, it makes a difference to one of them in some assignment of what that depends on.
fn judge_redundant_laws(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let words: Vec<(&str, &str)> = found(&program, "redundant-law").collect();
    let idle: Vec<&str> =
        words.iter().filter(|(_, message)| message.contains("adds nothing")).map(|one| one.0).collect();
    let mut rest = model.clone();
    rest.laws.retain(|law| !idle.contains(&law.name.as_str()));
    let at = format!("seed {seed}: {idle:?}\n{text}");
    for situation in situations(model).iter().take(model.environments.len()) {
        let (with, without) = (Closure::new(model, situation.environment), Closure::new(&rest, situation.environment));
        for completion in subsets(situation.open) {
            let given = situation.given | completion;
            assert_eq!(
                with.produced(given, situation.blocked) & !model.all(Kind::Residual),
                without.produced(given, situation.blocked) & !model.all(Kind::Residual),
                "{at}"
            );
        }
    }
    for (index, law) in model.laws.iter().enumerate().filter(|&(index, _)| lives(model, index)) {
        let rivals = model.laws.iter().filter(|other| other.products.iter().any(|one| law.products.contains(one)));
        let is_judged = rivals.clone().any(|other| idle.contains(&other.name.as_str()));
        let is_hard = |&product: &Atom| model.names[product].kind == Kind::Actor || is_on_circle(model, product);
        if is_judged || rivals.count() < 2 || law.products.iter().any(is_hard) {
            continue;
        }
        let makes_difference = law.products.iter().any(|&product| makes_difference(model, index, product));
        assert!(makes_difference, "{at}: {}", law.name);
    }
}

/// Whether a law for a product asks, in some environment, for something that depends on the product.
fn is_on_circle(model: &Model, product: Atom) -> bool {
    model.environments.iter().any(|environment| {
        let program = Closure::new(model, environment.atom);
        let laws =
            model.laws.iter().filter(|law| model.applies(law, environment.atom) && law.products.contains(&product));
        laws.flat_map(|law| law.condition.mentions()).any(|(atom, _)| program.reaching(atom).0 & one(product) != 0)
    })
}

/// Whether a product differs without a law, in an environment in which it applies, for some assignment of what no law
/// produces there, of what is stated of products, and of the names of environments.
fn makes_difference(model: &Model, law: usize, product: Atom) -> bool {
    let mut rest = model.clone();
    rest.laws[law].products.retain(|&one| one != product);
    model.environments.iter().filter(|one| model.applies(&model.laws[law], one.atom)).any(|environment| {
        let (with, without) = (Closure::new(model, environment.atom), Closure::new(&rest, environment.atom));
        let stated = model.setting(environment.atom);
        let relevant = with.reaching(product).0;
        let names = model.all(Kind::Environment) | model.all(Kind::Residual);
        let free =
            (model.exogenous(environment.atom) | names | stated.held & model.products()) & relevant & !one(product);
        let lacked = stated.lacked & (model.products() | model.all(Kind::Actor)) & relevant & !one(product);
        subsets(free).any(|given| {
            subsets(lacked)
                .any(|blocked| (with.produced(given, blocked) ^ without.produced(given, blocked)) & one(product) != 0)
        })
    })
}

/// What is produced whatever is open is explained: by a proof, or by ways that agree with every completion, each of them
/// enough by itself.
fn judge_reasons(seed: u64, model: &Model) {
    let text = model.text();
    let program = read(&text);
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    for situation in situations(model) {
        let inquiry = setting(&program, &situation).inquiry(kernel, &program.networks);
        for product in atoms(model.products()) {
            let atom = program.names().find(|(name, _, _)| *name == model.name(product)).expect("a name").2;
            let at = format!("seed {seed}: {} in {}\n{text}", model.name(product), situation.name);
            let reason = why(words, &inquiry, atom).expect("small models");
            assert_eq!(reason.is_some(), inquiry.verdict(atom) == Ok(Verdict::Produced), "{at}");
            let Some(Why::OneOf { ways, is_complete }) = reason else { continue };
            assert!(is_complete && ways.len() > 1, "{at}");
            for way in &ways {
                let with = way.with.iter().map(|one| (named(&program, &one.name), one.present)).collect::<Vec<_>>();
                assert!(still_produced(&inquiry, atom, &with), "{at}");
            }
            let open = situation.open & !(one(product) & !model.all(Kind::Action));
            let covers = |completion: Set| {
                ways.iter().any(|way| {
                    way.with.iter().all(|one| {
                        let atom = model.atom(&one.name).expect("a name");
                        (completion >> atom & 1 == 1) == one.present
                    })
                })
            };
            assert!(subsets(open).all(covers), "{at}");
        }
    }
}

fn named(program: &Program, name: &str) -> AtomId {
    let unnamed = || {
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        let atoms = (0..u32::try_from(program.kernel.atoms.len()).expect("few atoms")).map(AtomId);
        atoms.into_iter().find(|&atom| words.atom(atom) == name).expect("a name")
    };
    program.names().find(|known| known.0 == name).map_or_else(unnamed, |known| program.kernel.choice(known.2))
}

fn still_produced(inquiry: &Inquiry, product: AtomId, with: &[(AtomId, bool)]) -> bool {
    let mut present = inquiry.situation.present.clone();
    for &(atom, is_present) in with {
        present[atom.index()] = if is_present { 3 } else { 0 };
    }
    let situation = Situation { present, ..inquiry.situation.clone() };
    Inquiry::new(inquiry.kernel, inquiry.network, situation).verdict(product) == Ok(Verdict::Produced)
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
fn loops_agree_with_enumeration() {
    on_all_seeds(judge_loops);
}

#[test]
fn dead_laws_agree_with_enumeration() {
    on_all_seeds(judge_dead_laws);
}

#[test]
fn redundant_laws_agree_with_enumeration() {
    on_all_seeds(judge_redundant_laws);
}

#[test]
fn reasons_cover_every_completion() {
    on_all_seeds(judge_reasons);
}

/// What is declared of a small service: three actors, actions and things, an outcome of value, and propositions.
struct Service {
    head: String,
    propositions: Vec<String>,
    open: Vec<&'static str>,
}

fn service(random: &mut Random) -> Service {
    let mut head = String::from("actor A, B, C\nobject o1, o2\noutcome w1 changes A\noutcome w2 changes B, C\n");
    let cost = |random: &mut Random| match random.between(0, 2) {
        0 => String::new(),
        _ => format!(" costs economic {}", random.between(1, 4)),
    };
    let actions = ["t1", "t2", "t3"];
    for (action, actor) in actions.into_iter().zip(["A", "B", "C"]) {
        let enabled = if random.percent(30) { " enabled by o1" } else { "" };
        let cost = cost(random);
        let _ = writeln!(head, "action {action} by {actor}{enabled}{cost}");
    }
    let literal = |random: &mut Random, names: &[&str]| {
        let not = if random.percent(30) { "not " } else { "" };
        format!("{not}{}", random.pick(names))
    };
    head += "environment e { }\n";
    for (number, product) in [(1, "w1"), (2, "w2"), (3, "w2")] {
        let names = ["o1", "o2", "t1", "t2", "t3"];
        let condition = [literal(random, &names), literal(random, &names)];
        let join = random.pick(&[" and ", " or "]);
        let _ = writeln!(head, "alternative law l{number} in e {{ {} produce {product} }}", condition.join(join));
    }
    head += "offering q from A to B { service s 1   interactions t1 }\n";
    head +=
        "value v1 for A with B from w1 { worth emotional 5 }\nvalue v2 for B, C with A from w2 { worth economic 3 }\n";
    let mut propositions = Vec::new();
    for number in 1..=random.between(1, 3) {
        let first = random.pick(&["t1", "q", "w1", "o1"]);
        let second = random.pick(&["t2", "o2", "w2"]);
        let mut body = String::new();
        if random.percent(85) {
            let _ = writeln!(body, "  A promises {first}");
        }
        if random.percent(70) {
            let _ = writeln!(body, "  B promises {second}");
        }
        let payer = random.pick(&[("A", "B"), ("B", "A")]);
        let _ = write!(body, "  {} pays {} {}\n  A expects w1\n", payer.0, payer.1, random.between(1, 9));
        propositions.push(format!("proposition d{number} between A and B in e {{\n{body}}}\n"));
    }
    let open = random.some(&["o1", "o2", "t1", "t2", "t3"], 60);
    Service { head, propositions, open }
}

/// By actor, what it nets at the least and at the most.
type Spans = std::collections::BTreeMap<String, [f64; 2]>;

fn nets(text: &str, scenario: &str) -> Spans {
    let program = read(text);
    let evaluation = program.evaluate(&coproduce_core::analysis::Options::default());
    let situation = evaluation.situations.iter().find(|one| one.name == scenario).expect("a scenario");
    let span =
        |net: &coproduce_core::analysis::NetReport| net.between.unwrap_or_else(|| [net.total.expect("a net"); 2]);
    situation.nets.iter().map(|(name, net)| (name.to_string(), span(net))).collect()
}

/// What actors net where something is open is what lies between the least and the most they net where it is settled, in
/// whatever order propositions are declared.
#[test]
fn nets_are_those_of_all_completions() {
    for seed in 0..models() {
        let mut random = Random::new(seed);
        let Service { head, propositions, open } = service(&mut random);
        let mut scenarios = format!("scenario s in e {{ {} }}\n", clause("unknown", &open));
        for completion in 0..1_usize << open.len() {
            let given: Vec<&str> =
                open.iter().enumerate().filter(|(bit, _)| completion >> bit & 1 == 1).map(|(_, name)| *name).collect();
            let _ = writeln!(scenarios, "scenario c{completion} in e {{ {} }}", clause("given", &given));
        }
        let text = format!("{head}{}{scenarios}", propositions.concat());
        let backwards: String = propositions.iter().rev().map(String::as_str).collect();
        let found = nets(&text, "s");
        assert_eq!(found, nets(&format!("{head}{backwards}{scenarios}"), "s"), "seed {seed}\n{text}");
        let program = read(&text);
        let evaluation = program.evaluate(&coproduce_core::analysis::Options::default());
        let mut expected = Spans::new();
        let mut settled: Vec<&coproduce_core::analysis::SituationReport> = evaluation.situations.iter().collect();
        settled.retain(|one| one.name.starts_with('c'));
        let actors = ["A", "B", "C"];
        for actor in actors {
            for situation in &settled {
                let [least, most] = situation
                    .nets
                    .get(actor)
                    .map_or([0.0; 2], |net| net.between.unwrap_or_else(|| [net.total.expect("a net"); 2]));
                let span = expected.entry(actor.to_owned()).or_insert([least, most]);
                *span = [span[0].min(least), span[1].max(most)];
            }
        }
        for (actor, [least, most]) in expected {
            let [low, high] = found.get(&actor).copied().unwrap_or_default();
            assert!(
                (low - least).abs() < 1e-9 && (high - most).abs() < 1e-9,
                "seed {seed}: {actor} {low} to {high}, not {least} to {most}\n{text}"
            );
        }
    }
}

fn clause(word: &str, names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!("{word} {}", names.join(", ")) }
}

/// The loops of the environment `e`: the verdict on each, and its seeds.
fn loops_of(text: &str) -> Vec<(Verdict, Vec<Vec<String>>)> {
    let program = read(text);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let atom = program.names().find(|known| known.0 == "e").expect("an environment").2;
    let setting = Setting::bare(program.kernel.environment_of(atom).expect("an environment"));
    let inquiry = setting.inquiry(&program.kernel, &program.networks);
    loops(words, &inquiry, 100).into_iter().map(|found| (found.verdict, texts(&found.seeds))).collect()
}

#[test]
fn loops_are_judged_over_all_completions() {
    // With `b` or without it, one of the first two laws produces `p`.
    let either = "object a, b, p, q
environment e { holds a }
alternative law l1 in e { a and not b produce p }
alternative law l2 in e { a and b produce p }
alternative law l3 in e { a and q produce p }
law l4 in e { a and p produce q }
";
    assert_eq!(loops_of(either), [(Verdict::Produced, vec![vec![]])]);
    // `m` takes `b` and `n` its absence: each of the two is possible, and never both.
    let never = "object a, b, m, n, p, q
environment e { holds a }
law l1 in e { a and b produce m }
law l2 in e { a and not b produce n }
alternative law l3 in e { m and n produce p }
alternative law l4 in e { a and q produce p }
law l5 in e { a and p produce q }
";
    let seeds = [&["p"], &["q"]].map(|set| set.map(str::to_owned).to_vec());
    let found = loops_of(never);
    assert_eq!(found[0].0, Verdict::NotProduced);
    assert!(seeds.iter().all(|seed| found[0].1.contains(seed)), "{found:?}");
}

/// What is open suffices, so that nothing that is lacked is put in place, and no product of the loop.
#[test]
fn seeds_change_only_what_is_open_where_that_suffices() {
    let text = "object a, b, c, p, q
environment e { holds a   lacks c }
alternative law l1 in e { a and b produce p }
alternative law l2 in e { a and c produce p }
alternative law l3 in e { a and q produce p }
law l4 in e { a and p produce q }
";
    assert_eq!(loops_of(text), [(Verdict::Undetermined, vec![vec!["b".to_owned()]])]);
}

/// `l3` is satisfied in every completion, and only since `p` is there already.
#[test]
fn a_product_is_not_produced_by_what_follows_from_it() {
    let text = |by: &str| {
        format!(
            "object a, b, p, q
environment e {{ holds a }}
alternative law l1 in e {{ a and b produce p }}
alternative law l3 in e {{ a and q produce p }}
law l4 in e {{ a and p produce q }}
scenario s in e {{ given b expect p by {by} }}
"
        )
    };
    let unmet = |by: &str| found(&read(&text(by)), "unmet-expectation").count();
    assert_eq!([unmet("l1"), unmet("l3")], [0, 1]);
}

/// In whatever order environments are declared that a third lies within, one of which holds an actor that the other
/// includes, the model means the same.
#[test]
fn the_order_of_environments_changes_no_meaning() {
    let model = |environments: [&str; 2]| {
        let text = format!(
            "actor u
object a, b, p
action t by u
{}
environment e within f, g {{ holds b }}
law l in e {{ a and b and t produce p }}
",
            environments.join("\n")
        );
        read(&text).normal_form().expect("a model that is understood")
    };
    let (f, g) = ("environment f { holds u, a }", "environment g { includes u }");
    assert_eq!(model([f, g]), model([g, f]));
}

/// Sets as the language writes them.
fn texts(sets: &[Vec<Literal>]) -> Vec<Vec<String>> {
    sets.iter().map(|set| set.iter().map(ToString::to_string).collect()).collect()
}
