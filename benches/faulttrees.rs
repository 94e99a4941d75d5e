//! The exact analysis of fault trees in one process: `cargo bench --bench faulttrees [-- FILE.xml …]`.
//!
//! For each model the best of several runs, in milliseconds: the function, then the count of its minimal models, their
//! sizes, its probability, the importances, and the unions of Fussell and Vesely (where no absence is asked for).
//! With `--once count`, `--once count-to=ORDER` or `--once probability` one answer for one model, to be timed from outside.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark reads models and the clock")]

use coproduce_core::Program;
use coproduce_core::analysis::Inquiry;
use coproduce_core::kernel::{AtomId, EnvironmentId, Situation, Statement};
use coproduce_engine::exact::{Limits, Reading};
use coproduce_interchange::openpsa;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Each measurement is repeated until it has taken so long altogether, in milliseconds.
const LONGEST: f64 = 200.0;

fn best<T>(mut run: impl FnMut() -> T) -> (T, f64) {
    let (mut best, mut total) = (f64::INFINITY, 0.0);
    loop {
        let start = Instant::now();
        let result = black_box(run());
        let took = start.elapsed().as_secs_f64() * 1e3;
        best = best.min(took);
        total += took;
        if total > LONGEST {
            return (result, best);
        }
    }
}

/// A fault tree, read as a model, with its top.
struct Tree {
    program: Program,
    environment: EnvironmentId,
    top: AtomId,
}

impl Tree {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a file");
        let model = openpsa::import(&text).unwrap_or_else(|refusals| panic!("{}: {refusals:?}", path.display()));
        let program = Program::read("model.coprod", &model);
        let kernel = &program.kernel;
        let environment = kernel.environment_ids().next().expect("an environment");
        let mut mentioned = vec![false; kernel.atoms.len()];
        for law in &kernel.laws {
            kernel.conditions.each_atom(law.condition, &mut |atom| mentioned[atom.index()] = true);
        }
        let mut products = kernel.laws.iter().flat_map(|law| kernel.products(law));
        let top = *products.find(|product| !mentioned[product.index()]).expect("a top");
        Self { program, environment, top }
    }

    fn inquiry(&self) -> Inquiry<'_> {
        let kernel = &self.program.kernel;
        let network = self.program.networks.of(kernel, self.environment);
        Inquiry::new(kernel, network, Situation::open(kernel, network, self.environment))
    }

    fn probability(&self, atom: AtomId) -> f64 {
        let effective = &self.program.kernel.environment(self.environment).effective;
        match effective.get(&atom).map(|stated| stated.statement) {
            Some(Statement::Likely(probability)) => probability,
            _ => 0.5,
        }
    }
}

fn once(what: &str, path: &Path) {
    let tree = Tree::read(path);
    if let Some(order) = what.strip_prefix("count-to=") {
        let order = order.parse().expect("a number");
        return match tree.inquiry().sets_up_to(tree.top, true, Reading::Models, order, Limits::default()) {
            Ok(sets) => println!("{} {:?}", sets.count(), sets.truncated_at()),
            Err(unfinished) => println!("{unfinished}"),
        };
    }
    let analysis = match tree.inquiry().exact(tree.top, Limits::default()) {
        Ok(analysis) => analysis,
        Err(unfinished) => return println!("{unfinished}"),
    };
    match what {
        "count" => match analysis.sets(Reading::Models) {
            Ok(sets) => println!("{}", sets.count()),
            Err(unfinished) => println!("{unfinished}"),
        },
        _ => println!("{:.12e}", analysis.probability(&|atom| tree.probability(atom))),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, what, path] = &arguments[..]
        && flag == "--once"
    {
        return once(what, Path::new(path));
    }
    let mut paths: Vec<PathBuf> = arguments.into_iter().map(Into::into).collect();
    if paths.is_empty() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulttrees");
        let files = std::fs::read_dir(folder).expect("models").map(|entry| entry.expect("an entry").path());
        paths = files.filter(|path| path.extension().is_some_and(|extension| extension == "xml")).collect();
        paths.sort();
    }
    println!(
        "{:10} {:>10} {:>12} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>18}",
        "model", "nodes", "sets", "function", "count", "sizes", "chance", "rank", "union", "probability"
    );
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let tree = Tree::read(&path);
        let inquiry = tree.inquiry();
        let probability = |atom| tree.probability(atom);
        let limits = Limits::default();
        let (analysis, function) = best(|| inquiry.exact(tree.top, limits));
        let analysis = match analysis {
            Ok(analysis) => analysis,
            Err(unfinished) => {
                println!("{name:10} {unfinished}");
                continue;
            }
        };
        let (count, counting) = best(|| analysis.sets(Reading::Models).map(|sets| sets.count()));
        let (_, sizes) = best(|| analysis.sets(Reading::Models).map(|sets| sets.counts_by_size()));
        let (chance, chancing) = best(|| analysis.probability(&probability));
        let (_, ranking) = best(|| analysis.importances(&probability));
        let unhindered = !inquiry.network.negates();
        let (_, union) = best(|| unhindered.then(|| analysis.fussell_vesely(&probability)));
        let count = count.map_or_else(|unfinished| unfinished.to_string(), |count| count.to_string());
        println!(
            "{name:10} {:>10} {count:>12} {function:>9.2} {counting:>9.2} {sizes:>9.2} {chancing:>9.2} {ranking:>9.2} {union:>9.2} {chance:>18.12e}",
            analysis.nodes()
        );
    }
}
