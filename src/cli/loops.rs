//! `loops`: the feedback loops, and what would seed each.

use super::output::Output;
use super::question::Question;
use super::{TextOrJson, models};
use crate::Program;
use crate::analysis::production::loops;
use crate::analysis::{Options, Setting, Words};
use crate::report::json::Envelope;
use crate::report::loops::{LoopResult, render};
use clap::Args;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};
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
    /// How many seeds of each loop are listed, smallest first.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce loops loop.coprod
  coproduce loops loop.coprod --in market_town --given fair --format json

A loop is products that depend on one another in a circle: it carries itself and starts nothing.
A seed is a minimal set of changes after which all its products are produced. Without `--in` or
`--scenario`, every environment is asked about.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    loops: Vec<LoopResult<'p>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let models = models::read(&arguments.paths, output)?;
    let mut results = Results { loops: Vec::new() };
    let summary = models::asked(&models, &arguments.question, output, |name, program, options, _| {
        results.loops.extend(of_program(name, program, options, arguments.limit));
        Ok(())
    })?;
    let Some(summary) = summary else { return Ok(()) };
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), results, summary).render(&mut output.out);
    }
    if results.loops.is_empty() {
        return writeln!(output.out, "no loops");
    }
    results.loops.iter().try_for_each(|found| render(found, &mut output.out))
}

fn of_program<'p>(name: &'p str, program: &'p Program, options: Options, most: usize) -> Vec<LoopResult<'p>> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let in_setting = |setting: Setting| {
        let inquiry = setting.inquiry(&program.kernel, &program.networks);
        let result = |found| LoopResult::new(&program.sources, Cow::Borrowed(name), setting.name(words), found);
        loops(words, &inquiry, most).into_iter().map(result).collect::<Vec<_>>()
    };
    settings(program, options).into_iter().flat_map(in_setting).collect()
}

/// What is supposed, the scenario that is named, or every environment of the model.
pub(super) fn settings(program: &Program, options: Options) -> Vec<Setting> {
    let kernel = &program.kernel;
    if let Some(supposition) = options.supposition {
        return vec![Setting::Environment(supposition)];
    }
    if let Some(wanted) = options.scenario {
        let words = Words { sources: &program.sources, kernel };
        let is_meant = |index: &usize| {
            let scenario = &kernel.scenarios[*index];
            scenario.is_own_situation() && words.scenario(scenario) == wanted.as_str()
        };
        return (0..kernel.scenarios.len()).filter(is_meant).map(Setting::Scenario).collect();
    }
    kernel.environment_ids().filter(|&id| kernel.environment(id).own).map(Setting::bare).collect()
}
