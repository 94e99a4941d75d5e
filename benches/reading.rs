//! The ways in which laws are read, in one process and on one thread: `cargo bench --bench reading [-- LAWS …]`.
//!
//! A layered random model is read off its bytes, off tokens of which the usual ones are found by hand, off tokens of
//! the automaton alone, and by the parser of all declarations; then its laws are read twice, as they are when they are
//! left as text in between, and once, all that was read being kept. Each with laws as they usually are, with
//! documentation, and with names in another script. Printed are ratios of medians to the first way, for times of one
//! machine mean nothing on another.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads the clock")]

use coproduce_syntax::reading::WAYS;
use coproduce_syntax::source::{Source, Sources};
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// How often each way is measured, in turn with the others.
const RUNS: usize = 15;

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

/// How laws are written.
struct Style {
    name: &'static str,
    before: &'static str,
    base: &'static str,
    product: &'static str,
}

const STYLES: [Style; 3] = [
    Style { name: "usual", before: "", base: "c", product: "p" },
    Style { name: "documented", before: "/// As everyone knows.\n", base: "c", product: "p" },
    Style { name: "other script", before: "", base: "資源", product: "産物" },
];

/// The model of `bench/whole_process.py`: ten layers, three to ten coproducers a law, 1.25 laws a product.
fn layered(laws: usize, style: &Style) -> String {
    let Style { before, base, product, .. } = style;
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    let (bases, products) = ((laws / 4).max(20), (laws * 4 / 5).max(10));
    let names = |name: &str, count: usize| (0..count).map(|at| format!("{name}{at}")).collect::<Vec<_>>().join(", ");
    let mut text = format!("object {}, {}\n", names(base, bases), names(product, products));
    text.push_str("object ground\nenvironment site { holds ground }\n");
    for law in 0..laws {
        let head = if law < products { law } else { draw.below(products) };
        let below = head * 10 / products * products / 10;
        let mut body: Vec<String> = Vec::new();
        for _ in 0..3 + draw.below(8) {
            let layered = below > 0 && draw.below(10) < 7;
            body.push(if layered {
                format!("{product}{}", draw.below(below))
            } else {
                format!("{base}{}", draw.below(bases))
            });
        }
        let body = body.join(" and ");
        writeln!(text, "{before}alternative law l{law} in site {{ {body} produce {product}{head} }}").expect("a text");
    }
    text
}

/// The median time of each way, in seconds, all of them measured in turn.
fn medians(source: &Source, expected: usize) -> Vec<f64> {
    let mut times = vec![Vec::new(); WAYS.len()];
    for _ in 0..RUNS {
        for (times, (name, way)) in times.iter_mut().zip(WAYS) {
            // What the way before has left in caches and on the heap is none of this one's business.
            black_box(way(source));
            let start = Instant::now();
            let laws = black_box(way(source));
            times.push(start.elapsed().as_secs_f64());
            assert_eq!(laws, expected, "{name}");
        }
    }
    for times in &mut times {
        times.sort_by(f64::total_cmp);
    }
    times.iter().map(|times| times[RUNS / 2]).collect()
}

fn main() {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100_000];
    }
    for laws in sizes {
        let columns = STYLES.map(|style| {
            let mut sources = Sources::new();
            sources.add("model.coprod", layered(laws, &style)).expect("shorter than 4 GiB");
            let (_, source) = sources.iter().next().expect("a source");
            medians(source, laws)
        });
        let names = STYLES.map(|style| style.name);
        println!("{:<28} {:>12} {:>12} {:>12}", format!("{laws} laws"), names[0], names[1], names[2]);
        for (at, (name, _)) in WAYS.iter().enumerate() {
            let ratio = |column: usize| columns[column][at] / columns[column][0];
            println!("{name:<28} {:>12.2} {:>12.2} {:>12.2}", ratio(0), ratio(1), ratio(2));
        }
    }
}
