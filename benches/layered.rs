//! Questions about layered random models, in one process: `cargo bench --bench layered [-- LAWS …]`.
//!
//! For each size, without feedback and with (a law for fifty leads from a later product back to an earlier one): what
//! the last product cannot do without, beside one closure for each coproducer that is given; and why it is produced,
//! why-not of a product that is not, beside one closure. Ratios, for times of one machine mean nothing on another.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads the clock")]
#![allow(clippy::cast_precision_loss, reason = "a few thousand")]

use coproduce_core::Program;
use coproduce_core::analysis::{DEFAULT_LIMIT, Inquiry, Setting, Verdict, Why, Words, blocks, missing, necessary, why};
use coproduce_core::kernel::{AtomId, Supposed};
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// Marsaglia, G. (2003). Xorshift RNGs. Journal of Statistical Software 8(14), 1–6.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("smaller than a bound")
    }
}

/// Ten layers; two to eight coproducers a law, half of them of the layer below; 1.25 laws a product; a law in thirty needs
/// what is not given.
fn layered(laws: usize, feedback: usize) -> String {
    const LAYERS: usize = 10;
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    let (bases, products) = (laws / 4, laws * 4 / 5);
    let mut text = String::from("environment site {}\n");
    let declare = |text: &mut String, letter: char, count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("{letter}{number}")).collect();
        writeln!(text, "object {}", names.join(", ")).expect("a text");
    };
    declare(&mut text, 'c', bases);
    declare(&mut text, 'p', products);
    let (absent, given): (Vec<usize>, Vec<usize>) = (0..bases).partition(|_| draw.below(50) == 0);
    let mut produced = vec![false; products];
    for law in 0..laws {
        let product = if law < products { law } else { draw.below(products) };
        let below = product * LAYERS / products * products / LAYERS;
        let mut body: Vec<String> = Vec::new();
        for _ in 0..2 + draw.below(7) {
            let input = match draw.below(10) {
                0..5 if below > 0 => Some(below - 1 - draw.below(products / LAYERS)),
                5..7 if below > 0 => Some(draw.below(below)),
                _ => None,
            };
            body.push(match input.filter(|&input| produced[input]) {
                Some(input) => format!("p{input}"),
                None => format!("c{}", given[draw.below(given.len())]),
            });
        }
        if draw.below(30) == 0 {
            body.push(format!("c{}", absent[draw.below(absent.len())]));
        } else {
            produced[product] = true;
        }
        body.sort_unstable();
        body.dedup();
        writeln!(text, "alternative law l{law} in site {{ {} produce p{product} }}", body.join(" and "))
            .expect("a text");
    }
    for law in 0..feedback {
        let product = draw.below(products);
        let later = product + draw.below(products - product);
        let base = given[draw.below(given.len())];
        writeln!(text, "alternative law f{law} in site {{ p{later} and c{base} produce p{product} }}").expect("a text");
    }
    let given: Vec<String> = given.iter().map(|number| format!("c{number}")).collect();
    writeln!(text, "scenario all in site {{ given {} }}", given.join(", ")).expect("a text");
    text
}

/// The best of some runs, in seconds.
fn best<T>(runs: usize, mut run: impl FnMut() -> T) -> (T, f64) {
    let timed = |_| {
        let start = Instant::now();
        let result = black_box(run());
        (result, start.elapsed().as_secs_f64())
    };
    (0..runs).map(timed).min_by(|one, other| one.1.total_cmp(&other.1)).expect("a run")
}

fn ask(laws: usize, feedback: usize) {
    let program = Program::read("model.coprod", &layered(laws, feedback));
    let kernel = &program.kernel;
    let words = Words { kernel, sources: &program.sources };
    let setting = Setting::Scenario(0);
    let (inquiry, closure) = best(5, || setting.inquiry(kernel, &program.networks));
    let is_produced = |atom: &AtomId| inquiry.verdict(*atom) == Ok(Verdict::Produced);
    let products = || (0..).map(AtomId).take(kernel.atoms.len()).filter(|atom| inquiry.network.is_produced(atom.0));
    let produced = products().filter(is_produced).last().expect("a product");
    let lacking = products().find(|atom| !is_produced(atom)).expect("a product");

    let (needed, taken) = best(3, || necessary(&inquiry, produced).expect("no limit").expect("a product"));
    let given: Vec<AtomId> = kernel.scenarios[0].states.keys().copied().collect();
    let without = |&atom: &AtomId| {
        let mut situation = inquiry.situation.clone();
        situation.suppose(kernel, atom, Supposed::Without);
        Inquiry::new(kernel, inquiry.network, situation).verdict(produced) == Ok(Verdict::NotProduced)
    };
    let sample = given.len().min(2_500);
    let (one_by_one, closures) = best(1, || given[..sample].iter().copied().filter(without).collect::<Vec<_>>());
    let among = |atom: &&AtomId| given[..sample].contains(atom);
    assert!(needed.bases.iter().filter(among).eq(&one_by_one), "the answers differ");
    let closures = closures * given.len() as f64 / sample as f64;

    let (proof, explained) = best(3, || why(words, &inquiry, produced).expect("no limit"));
    let Some(Why::Proof(proof)) = proof else { panic!("produced whatever is open, in one way") };
    let (_, refused) = best(3, || {
        let sets = missing(&inquiry, &[(lacking, Verdict::NotProduced)], DEFAULT_LIMIT);
        (sets, blocks(words, &inquiry, lacking))
    });
    println!(
        "{laws:>8} {feedback:>9} {:>10} {:>22.0} {:>8} {:>16.1} {:>20.1}",
        needed.bases.len() + needed.products.len(),
        closures / taken,
        proof.steps.len(),
        explained / closure,
        refused / closure,
    );
}

fn main() {
    let arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let mut sizes: Vec<usize> = arguments.collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!(
        "{:>8} {:>9} {:>10} {:>22} {:>8} {:>16} {:>20}",
        "laws", "feedback", "necessary", "closures by necessary", "steps", "why by closure", "why-not by closure"
    );
    for laws in sizes {
        ask(laws, 0);
        ask(laws, laws / 50);
    }
}
