//! Random models, what the evaluator says of each, what the interpreter says, and where the two differ.

#[cfg(feature = "cli")]
mod command;
mod courses;
mod scenarios;
mod told;

pub use courses::differing_from_interpreter;

use super::generate::model;
use super::model::Model;
use super::shrink::shrunk;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;

/// What is said of a model: a question, and the answer.
type Facts = BTreeMap<String, String>;

/// Where two differ on a model, a line each.
type Differences = Vec<String>;

/// How many random models are judged. The environment variable `COPRODUCE_MODELS` asks for more or fewer.
fn models() -> u64 {
    std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

/// Whatever either says, the other has to say as well.
fn differences(expected: &Facts, found: &Facts) -> Differences {
    let asked: std::collections::BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let answer = |facts: &Facts, asked: &String| facts.get(asked).map_or_else(|| "nothing".to_owned(), Clone::clone);
    let differ = asked.into_iter().filter(|asked| expected.get(*asked) != found.get(*asked));
    differ
        .map(|asked| format!("{asked}: expected {}, found {}", answer(expected, asked), answer(found, asked)))
        .collect()
}

/// Where the two differ; a panic on the way is a difference like any other.
fn differing(model: &Model, check: fn(&Model) -> Differences) -> Differences {
    std::panic::catch_unwind(|| check(model)).unwrap_or_else(|cause| {
        let message = cause.downcast_ref::<String>().map_or("no message", String::as_str);
        vec![format!("panic: {}", message.lines().take(8).collect::<Vec<_>>().join(" "))]
    })
}

/// Goes through all models, and fails with the rate of disagreement and the smallest models that show it.
fn on_models(count: u64, check: fn(&Model) -> Differences) {
    let failed: Mutex<Vec<u64>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for thread in 0..threads as u64 {
            let failed = &failed;
            scope.spawn(move || {
                let seeds = (thread..count).step_by(threads);
                let disagreeing = seeds.filter(|&seed| !differing(&model(seed), check).is_empty());
                let disagreeing: Vec<u64> = disagreeing.collect();
                failed.lock().expect("no thread panicked").extend(disagreeing);
            });
        }
    });
    let mut failed = failed.into_inner().expect("no thread panicked");
    failed.sort_unstable();
    assert!(failed.is_empty(), "{}", report(count, &failed, check));
}

/// The rate of disagreement, how often the two differ in which way, and small models that show each.
fn report(count: u64, failed: &[u64], check: fn(&Model) -> Differences) -> String {
    let mut text = format!("{} of {count} models disagree\n", failed.len());
    let mut ways: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for &seed in failed {
        for line in differing(&model(seed), check) {
            ways.entry(way(&line)).or_default().push(seed);
        }
    }
    for (way_wanted, mut seeds) in ways {
        let _ = writeln!(text, "\n{way_wanted}: {} times", seeds.len());
        seeds.dedup();
        for seed in seeds.into_iter().take(3) {
            let is_such = |line: &String| way(line) == way_wanted;
            // A smaller model has to differ in the same way, not because nobody understands it any more.
            let small = shrunk(&model(seed), &|model| differing(model, check).iter().any(is_such));
            let _ = writeln!(text, "\nseed {seed}\n{}", short(&small));
            for line in differing(&small, check).iter().take(4) {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    text
}

/// In what way the two differ: the sort of question, and whether one has no answer.
fn way(line: &str) -> String {
    let sort = line.split([' ', ':']).next().unwrap_or_default();
    let missing = ["expected nothing", "found nothing"].into_iter().filter(|missing| line.contains(missing));
    [sort].into_iter().chain(missing).collect::<Vec<_>>().join(", ")
}

/// The text of a model without the things that nothing else mentions.
fn short(model: &Model) -> String {
    let text = model.written();
    let words: Vec<&str> = text.split(|mark: char| !mark.is_alphanumeric()).collect();
    let is_alone = |line: &&str| {
        let mut declared = line.split_whitespace();
        let plain = matches!(declared.next(), Some("object" | "property" | "outcome" | "actor" | "environment"));
        plain && declared.next().is_some_and(|name| words.iter().filter(|word| **word == name).count() < 2)
    };
    let lines: Vec<&str> = text.lines().filter(|line| !is_alone(line)).collect();
    format!("  {}\n", lines.join("\n  "))
}
