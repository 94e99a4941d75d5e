//! `trade`: by which terms exchanges gain everyone, who exports what, and what each gains.

use super::output::Output;
use super::{Status, TextOrJson, files, program};
use crate::Program;
use crate::analysis::Words;
use crate::analysis::exchange::{Sampling, TradeReport};
use crate::diagnostic::{Level, nearest};
use crate::model::plain;
use crate::report::concise;
use crate::report::escape::inline;
use crate::report::json::{Envelope, Summary};
use crate::report::trade::render;
use clap::Args;
use serde::Serialize;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The exchange, all of them if none is named; and files, and folders with all `.coprod` files below them, the
    /// repository one stands in if none is named.
    #[arg(value_name = "EXCHANGE] [PATH")]
    words: Vec<PathBuf>,
    /// How many samples a likelihood is estimated from, where it has to be.
    #[arg(long, value_name = "NUMBER", default_value_t = Sampling::default().samples,
          value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    samples: u32,
    /// What the samples follow from: the same samples for the same seed.
    #[arg(long, value_name = "NUMBER", default_value_t = Sampling::default().seed)]
    seed: u64,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

const EXAMPLES: &str = "\
Examples:
  coproduce trade england_and_portugal.coprod
  coproduce trade wine_for_cloth england_and_portugal.coprod --format json

Both parties gain by terms strictly between their opportunity costs. Gains are in each party's own
hours; hours of different parties are never added. Where hours are ranges, how likely a gain is
follows from the ranges, or is estimated from samples and said to be.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    trades: Vec<TradeReport<'p>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (wanted, paths) = divided(&arguments.words);
    let (paths, refused) = files::find(paths);
    for reason in refused {
        output.refuse(&reason)?;
    }
    let mut programs: Vec<(String, ManuallyDrop<Program>)> = Vec::new();
    for path in paths {
        match program::read(&path) {
            Ok(program) => programs.push((files::name(&path), program)),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    let sampling = Sampling { samples: arguments.samples, seed: arguments.seed };
    let (mut summary, mut results) = (Summary::default(), Results { trades: Vec::new() });
    let mut known = Vec::new();
    for (name, program) in &programs {
        summary.add(&program.findings);
        if !program.understood {
            let errors: Vec<_> = program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
            concise::render(&program.sources, &errors, &mut output.error)?;
            writeln!(output.error, "{}: not evaluated: mend the errors first", inline(name))?;
            output.raise(Status::Findings);
            continue;
        }
        let kernel = &program.kernel;
        let words = Words { sources: &program.sources, kernel };
        for exchange in kernel.exchanges.iter().filter(|one| one.sound && kernel.atom(one.atom).own) {
            let name = words.atom(exchange.atom);
            if wanted.as_ref().is_none_or(|wanted| *wanted == name) {
                results.trades.push(TradeReport::new(words, exchange, sampling));
            }
            known.push(name.into_owned());
        }
    }
    if let Some(wanted) = wanted.filter(|_| results.trades.is_empty()) {
        let near = nearest(&wanted, known.iter().map(String::as_str));
        let help = near.first().map(|near| format!(" (help: did you mean `{near}`?)")).unwrap_or_default();
        return output.refuse(&format!("no exchange `{wanted}`{help}"));
    }
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), results, summary).render(&mut output.out);
    }
    if results.trades.is_empty() {
        return writeln!(output.out, "no exchanges");
    }
    for (index, trade) in results.trades.iter().enumerate() {
        if index > 0 {
            writeln!(output.out)?;
        }
        render(trade, &mut output.out)?;
    }
    Ok(())
}

/// The name of an exchange, where the first word is one: it is no file, no folder, and does not look like a path.
fn divided(words: &[PathBuf]) -> (Option<String>, &[PathBuf]) {
    let is_name = |word: &Path| {
        let looks_like_a_path = word.components().count() > 1 || word.extension().is_some() || word.exists();
        !looks_like_a_path && word.to_str().is_some_and(|word| word != ".")
    };
    match words.split_first() {
        Some((first, rest)) if is_name(first) => (first.to_str().map(|name| plain(name).into_owned()), rest),
        _ => (None, words),
    }
}
