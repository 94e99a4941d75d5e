//! A check: random models, what the judge says of each, what somebody else says, and where the two differ.

use super::facts::{Facts, Shown};
use super::generate::{Vocabulary, model};
use super::language::Model;
use super::modules::Cut;
use super::shrink::shrunk;
use super::writer;
use std::fmt::Write;
use std::sync::Mutex;

/// Where the answers on one model differ, a line each.
pub type Differences = Vec<String>;

/// How many random models are judged; a part of them where several witnesses are asked. The environment variable
/// `COPRODUCE_MODELS` asks for more or fewer.
pub fn models() -> u64 {
    std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(500)
}

/// Compares two accounts: whatever the first says, the second has to say as well.
pub fn differences(expected: &Facts, found: &Facts) -> Differences {
    let line = |(asked, expected): (&String, &String)| match found.get(asked) {
        Some(found) if found == expected => None,
        Some(found) => Some(format!("{asked}: judge {expected}, found {found}")),
        None => Some(format!("{asked}: judge {expected}, no answer found")),
    };
    expected.iter().filter_map(line).collect()
}

/// The same, of what both speak of.
pub fn differences_of_common(one: &Facts, other: &Facts) -> Differences {
    let common = one.iter().filter(|(asked, _)| other.contains_key(*asked));
    differences(&common.map(|(asked, said)| (asked.clone(), said.clone())).collect(), other)
}

/// What a check says of a model; a panic on the way is a difference like any other.
fn checked(model: &Model, seed: u64, check: &(dyn Fn(&Model, u64) -> Differences + Sync)) -> Differences {
    let said = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(model, seed)));
    said.unwrap_or_else(|cause| {
        let message = cause.downcast_ref::<String>().map_or("panicked", String::as_str);
        vec![message.lines().take(8).collect::<Vec<_>>().join(" ")]
    })
}

/// Runs a check on all models, and fails with the rate of disagreement and the smallest models that show it.
pub fn on_models(count: u64, vocabulary: Vocabulary, check: &(dyn Fn(&Model, u64) -> Differences + Sync)) {
    let failed: Mutex<Vec<u64>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let failed = &failed;
            scope.spawn(move || {
                for seed in (thread..count).step_by(usize::try_from(threads).expect("few threads")) {
                    if !checked(&model(seed, vocabulary), seed, check).is_empty() {
                        failed.lock().expect("no thread panicked").push(seed);
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().expect("no thread panicked");
    failed.sort_unstable();
    assert!(failed.is_empty(), "{}", report(count, &failed, vocabulary, check));
}

fn report(
    count: u64,
    failed: &[u64],
    vocabulary: Vocabulary,
    check: &(dyn Fn(&Model, u64) -> Differences + Sync),
) -> String {
    let mut text = format!("{} of {count} models disagree: seeds {failed:?}\n", failed.len());
    for &seed in failed.iter().take(3) {
        let whole = model(seed, vocabulary);
        let kinds: Vec<String> = checked(&whole, seed, check).iter().map(|line| kind(line)).collect();
        // A smaller model has to fail in the same way, not because nobody understands it any more.
        let small = shrunk(&whole, &|model| checked(model, seed, check).iter().any(|line| kinds.contains(&kind(line))));
        let _ = write!(text, "\nseed {seed}\n{}", short(&small));
        for line in checked(&small, seed, check).iter().take(4) {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
}

/// In what way accounts differ: what was asked, and whether it was answered.
fn kind(line: &str) -> String {
    let asked = line.split(':').next().unwrap_or_default();
    let is_answered = !line.ends_with("no answer found");
    format!("{} {is_answered}", asked.chars().take(24).collect::<String>())
}

/// The text of a model without the things that nothing else mentions.
fn short(model: &Model) -> String {
    let text = writer::text(model);
    let words =
        |text: &str| -> Vec<String> { text.split(|mark| " ,(){}\n".contains(mark)).map(str::to_owned).collect() };
    let all = words(&text);
    let is_alone = |line: &str| {
        let mut words = line.split_whitespace();
        let plain = matches!(words.next(), Some("object" | "actor" | "property" | "action" | "outcome"));
        plain && words.next().is_some_and(|name| all.iter().filter(|word| *word == name).count() < 2)
    };
    let lines: Vec<&str> = text.lines().filter(|line| !is_alone(line)).collect();
    format!("  {}\n", lines.join("\n  "))
}

/// The judge's account of a model in one file laid beside another.
pub fn beside(
    model: &Model,
    judge: fn(&Shown) -> Facts,
    asked: fn(&Shown, &[(String, String)]) -> Facts,
) -> Differences {
    let cut = Cut::whole(model);
    let shown = Shown { model, cut: &cut };
    differences(&judge(&shown), &asked(&shown, &writer::texts(model, &cut, None)))
}
