//! Self-sustaining sets: a worked case, published systems, and random ones against all subsets of their reactions.
#![allow(clippy::disallowed_methods, reason = "tests read models and run the tool")]

use coproduce_core::Program;
use coproduce_core::analysis::{Setting, Sustained, Words, sustain};
use coproduce_interchange::crs;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::Command;

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

fn answer(arguments: &str) -> Value {
    let tool = Command::new(env!("CARGO_BIN_EXE_coproduce")).args(arguments.split(' ')).output().unwrap();
    assert!(tool.status.success(), "{}", String::from_utf8_lossy(&tool.stderr));
    let answer: Value = serde_json::from_slice(&tool.stdout).unwrap();
    answer["results"]["situations"][0].clone()
}

/// T17. R1: f1 + f2 -> a (b); r2: a -> b (a); r3: f1 -> c (a); r4: p -> q (q); food f1, f2. Of the four r4 has no p;
/// the others supply each other. From the food alone nothing comes, for r1 waits for b. A, or b, starts them.
#[test]
fn catalysts_sustain_each_other_and_cannot_start() {
    let case = "tests/cases/theory/catalysts_that_sustain_each_other.coprod";
    let found = answer(&format!("sustain {case} --in broth --format json"));
    let laws: Vec<&str> =
        found["sustaining"]["laws"].as_array().unwrap().iter().map(|law| law["law"].as_str().unwrap()).collect();
    assert_eq!(laws, ["r1", "r2", "r3"]);
    assert_eq!(names(&found["sustaining"]["products"]), ["a", "b", "c"]);
    assert_eq!(found["starting"], json!({ "laws": [], "products": [] }));
    assert_eq!(names(&found["cannot_start"]["products"]), ["a", "b", "c"]);
    assert_eq!(found["seeds"], json!([[{ "name": "a", "present": true }], [{ "name": "b", "present": true }]]));
    assert_eq!(found["seed_count"], "2");
    let seeded = answer(&format!("sustain {case} --in broth --given b --format json"));
    assert_eq!(names(&seeded["starting"]["products"]), ["a", "c"]);
    assert_eq!(seeded["cannot_start"], json!({ "laws": [], "products": [] }));
    assert_eq!(seeded["seeds"], json!([[]]));
}

fn model(text: &str) -> Program {
    Program::read("model.coprod", text)
}

fn found(program: &Program) -> Sustained<'_> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let environment = program.kernel.environment_ids().next().unwrap();
    sustain(words, &Setting::bare(environment).inquiry(&program.kernel, &program.networks), 1000).unwrap()
}

/// The sizes that `CatReNet` gives for its examples: the largest set, and what can be built from the food alone.
#[test]
fn published_systems_have_their_sizes() {
    for (name, largest, from_food) in [
        ("example-01", 6, 0),
        ("example-02", 5, 3),
        ("how-to-build-a-house-maxCAF", 6, 6),
        ("how-to-build-a-house-maxRAF", 7, 0),
    ] {
        let text = std::fs::read_to_string(format!("tests/raf/{name}.crs")).unwrap();
        let program = model(&crs::import(&text).unwrap());
        let rules: Vec<&str> = program.findings.iter().map(|finding| finding.rule.name).collect();
        let loops = if largest == from_food { vec![] } else { vec!["ungrounded-loop"] };
        assert_eq!(rules, loops, "{name}");
        let found = found(&program);
        assert_eq!((found.sustaining.laws.len(), found.starting.laws.len()), (largest, from_food), "{name}");
    }
}

/// A law that is only likely, or asks for an absence that is not sure, carries nothing.
#[test]
fn what_is_uncertain_is_not_counted_on() {
    let program = model(
        "object a, b, c, d, p, q, r, s, x
         environment e { holds a   lacks d }
         law one in e { a and e produce p  enabled by b  likelihood 0.5 }
         law two in e { a and not d produce q  enabled by r }
         law three in e { a and e produce r  enabled by q }
         law four in e { a and not c produce b }
         law five in e { a and not s produce c  enabled by q }
         alternative law six in e { a and q produce s  enabled by x }",
    );
    assert!(program.understood);
    let found = found(&program);
    // D is lacked and no law makes it, so its absence is sure. That of c is not, for law five may make it; nor that of
    // s, for x is open.
    assert_eq!(found.sustaining.products, ["q", "r"]);
    assert_eq!(found.uncertain, ["one", "four", "five"]);
    let seeds: Vec<Vec<String>> = vec![vec!["q".into()], vec!["r".into()]];
    assert_eq!(found.seeds, seeds);
}

struct Reaction {
    uses: Vec<usize>,
    catalysts: Vec<Vec<usize>>,
    product: usize,
}

/// What can be built from the food by some reactions, waiting for catalysts or not.
fn built(food: u32, reactions: &[Reaction], chosen: u32, waits: bool) -> u32 {
    let mut there = food;
    loop {
        let mut next = there;
        for (_, reaction) in reactions.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1) {
            if reaction.uses.iter().all(|&used| there >> used & 1 == 1) && (!waits || enabled(reaction, there)) {
                next |= 1 << reaction.product;
            }
        }
        if next == there {
            return there;
        }
        there = next;
    }
}

fn enabled(reaction: &Reaction, there: u32) -> bool {
    reaction.catalysts.is_empty()
        || reaction.catalysts.iter().any(|all| all.iter().all(|&catalyst| there >> catalyst & 1 == 1))
}

/// The union of all sets of reactions that sustain themselves, each subset tried by the definition.
fn largest(food: u32, reactions: &[Reaction]) -> u32 {
    (0..1_u32 << reactions.len())
        .filter(|&chosen| {
            let there = built(food, reactions, chosen, false);
            let mut members = reactions.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
            members.all(|(_, reaction)| {
                reaction.uses.iter().all(|&used| there >> used & 1 == 1) && enabled(reaction, there)
            })
        })
        .fold(0, |all, chosen| all | chosen)
}

#[test]
fn random_systems_are_as_all_their_subsets_say() {
    const MOLECULES: usize = 9;
    const FOOD: u32 = 0b11;
    let mut state = 42_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let (mut sustaining, mut stalled) = (0, 0);
    for _ in 0..400 {
        let count = 1 + random(8);
        let reactions: Vec<Reaction> = (0..count)
            .map(|_| Reaction {
                uses: (0..=random(2)).map(|_| random(MOLECULES)).collect(),
                catalysts: (0..random(3)).map(|_| (0..=random(2)).map(|_| random(MOLECULES)).collect()).collect(),
                product: 2 + random(MOLECULES - 2),
            })
            // What only takes part is a catalyst; as a reaction of its own it is refused.
            .filter(|reaction| !reaction.uses.contains(&reaction.product))
            .collect();
        if reactions.is_empty() {
            continue;
        }
        let name = |molecule: &usize| format!("m{molecule}");
        let join = |molecules: &[usize], sign: &str| molecules.iter().map(name).collect::<Vec<_>>().join(sign);
        let mut text = "Food: m0, m1\n".to_owned();
        for (index, reaction) in reactions.iter().enumerate() {
            let catalysts: Vec<String> = reaction.catalysts.iter().map(|all| join(all, "&")).collect();
            let catalysts = if catalysts.is_empty() { String::new() } else { format!(" [{}]", catalysts.join(",")) };
            writeln!(text, "r{index}: {}{catalysts} -> m{}", join(&reaction.uses, "+"), reaction.product).unwrap();
        }
        let program = model(&crs::import(&text).unwrap());
        let found = found(&program);
        let laws = |laws: &[(std::borrow::Cow<str>, coproduce_syntax::source::Span)]| {
            laws.iter().fold(0_u32, |all, (law, _)| all | 1 << law[1..].parse::<u32>().unwrap())
        };
        let all = largest(FOOD, &reactions);
        assert_eq!(laws(&found.sustaining.laws), all, "{text}");
        let started = built(FOOD, &reactions, u32::MAX, true);
        let runs = |reaction: &Reaction| {
            reaction.uses.iter().all(|&used| started >> used & 1 == 1) && enabled(reaction, started)
        };
        let running = reactions.iter().enumerate().filter(|(_, one)| runs(one)).fold(0, |all, (at, _)| all | 1 << at);
        assert_eq!(laws(&found.starting.laws), running, "{text}");
        // Seeds: minimal sets of what cannot start with which all of it does.
        let there = built(FOOD, &reactions, all, false);
        let missing = there & !started;
        let starts = |seed: u32| built(FOOD | seed, &reactions, u32::MAX, true) & there == there;
        let seeds: std::collections::BTreeSet<Vec<String>> = (0..1_u32 << MOLECULES)
            .filter(|seed| seed & !missing == 0 && starts(*seed))
            .filter(|seed| (0..MOLECULES).all(|at| seed >> at & 1 == 0 || !starts(seed & !(1 << at))))
            .map(|seed| {
                let mut members: Vec<String> =
                    (0..MOLECULES).filter(|at| seed >> at & 1 == 1).map(|at| name(&at)).collect();
                members.sort();
                members
            })
            .collect();
        let listed = found.seeds.iter().map(|seed| {
            let mut seed: Vec<String> = seed.iter().map(ToString::to_string).collect();
            seed.sort();
            seed
        });
        assert_eq!(listed.collect::<std::collections::BTreeSet<_>>(), seeds, "{text}");
        assert!(found.seeds.windows(2).all(|pair| pair[0].len() <= pair[1].len()));
        sustaining += u32::from(all != 0);
        stalled += u32::from(missing != 0);
    }
    assert!(sustaining > 100 && stalled > 20, "{sustaining} {stalled}");
}

#[test]
fn what_is_no_reaction_system_is_refused_with_its_line() {
    let refused = |text: &str| {
        let refusals = crs::import(text).unwrap_err();
        refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let system = "Food: a\nr: a [b] -> b\n";
    assert!(crs::import(system).is_ok());
    for (line, message) in [
        ("a + b -> c", "a line without a colon"),
        ("q: a + b", "a reaction without `->`"),
        ("q: a <-> b", "a reaction goes both ways"),
        ("q: a [c] {d} -> b", "inhibitors are not supported"),
        ("q: a [] -> b", "brackets without catalysts"),
        ("q: a [c -> b", "brackets without catalysts"),
        ("q: a + -> b", "a name is missing"),
        ("q: a x [c] -> b", "` ` in a name"),
        (": a -> b", "a name is missing"),
        ("q: 2*a [b] -> c", "`*` outside the brackets of catalysts"),
        ("q: a [(b, c) & d] -> e", "parentheses are not supported"),
        ("q: a [b] -> c # from the textbook", "a comment after something else"),
        ("Food: b # from outside", "a comment after something else"),
    ] {
        let found = refused(&format!("{system}{line}\n"));
        assert!(found.starts_with("3:1: ") && found.contains(message), "{line}: {found}");
    }
    assert!(refused("").contains("there is no reaction"));
    assert!(refused("r: a -> b").contains("there is no food"));
}

/// `CatReNet` reads `*` among catalysts as `&` and `|` as `,`; a line is a remark where it begins with `#`, and within a
/// line the sign belongs to a name.
#[test]
fn reaction_systems_are_read_as_they_are_written() {
    let plain = crs::import("Food: a, b\nr1: a + b [c & d, e] -> c\n").unwrap();
    for text in [
        "Food: a, b\nr1: a + b [c*d, e] -> c\n",
        "Food: a b\r\n# a remark: x -> y\r\n\r\nr1: a + b [c * d | e] => c\r\n",
        "\u{feff}Food: a, b\nr1: a + b [c&d|e] -> c\n",
        "\u{feff}# a remark\nFood: a, b\n  # another\nr1: a + b [c & d, e] -> c\n",
    ] {
        assert_eq!(crs::import(text).unwrap(), plain, "{text}");
    }
    assert!(plain.contains("enabled by c and d or e"), "{plain}");
    let named = crs::import("Food: a b\nstep#1: a + b [c#2] -> c#2\n").unwrap();
    assert!(named.contains("law `step#1` in surroundings { a and b produce `c#2`   enabled by `c#2` }"), "{named}");
}

/// More of what is taken builds nothing: where something else is built, that is what the law produces.
#[test]
fn what_is_taken_is_not_built() {
    let text = crs::import("Food: a, b\nr1: a + b [c] -> a + c\n").unwrap();
    assert!(text.contains("law r1 in surroundings { a and b produce c   enabled by c }"), "{text}");
    let refusals = crs::import("Food: a\nr1: a + x [y] -> 2 x\nr2: a [x] -> y\n").unwrap_err();
    let lines: Vec<_> = refusals.iter().map(|refusal| refusal.place.map(|place| place.line)).collect();
    assert_eq!(lines, [Some(2)]);
}
