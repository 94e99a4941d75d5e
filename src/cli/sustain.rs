//! `sustain`: the largest self-sustaining set of laws, whether it can start, and what would seed it.

use super::loops::settings;
use super::output::Output;
use super::question::Question;
use super::{TextOrJson, models};
use crate::Program;
use crate::analysis::production::sustain;
use crate::analysis::{Options, Setting, Words};
use crate::report::json::Envelope;
use crate::report::sustain::{SustainResult, render};
use clap::Args;
use serde::Serialize;
use std::borrow::Cow;
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    question: Question,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
    /// How many seeds are listed, smallest first.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce sustain house.coprod
  coproduce sustain house.coprod --in site --given hammer --format json

Laws sustain themselves where what they use can be built from what is held and given, and what
enables them is among what they produce: it may be supplied mutually. Whether they can start is
another question; a seed is what has to be put in place once. What is open is taken to be absent.
Without `--in` or `--scenario`, every environment is asked about.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    situations: Vec<SustainResult<'p>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let models = models::read(&arguments.paths, output)?;
    let mut results = Results { situations: Vec::new() };
    let summary = models::asked(&models, &arguments.question, output, |name, program, options, output| {
        for (situation, found) in of_program(name, program, options, arguments.limit) {
            match found {
                Some(result) => results.situations.push(result),
                None => output.refuse(&format!("{situation}: the analysis reached its limit"))?,
            }
        }
        Ok(())
    })?;
    let Some(summary) = summary else { return Ok(()) };
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), results, summary).render(&mut output.out);
    }
    results.situations.iter().try_for_each(|found| render(found, &mut output.out))
}

type Found<'p> = (String, Option<SustainResult<'p>>);

fn of_program<'p>(name: &'p str, program: &'p Program, options: Options, most: usize) -> Vec<Found<'p>> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let in_setting = |setting: Setting| {
        let inquiry = setting.inquiry(&program.kernel, &program.networks);
        let situation = setting.name(words);
        let result = |found| SustainResult::new(&program.sources, Cow::Borrowed(name), situation.clone(), found);
        (situation.clone().into_owned(), sustain(words, &inquiry, most).map(result))
    };
    settings(program, options).into_iter().map(in_setting).collect()
}
