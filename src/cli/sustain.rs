//! `sustain`: the largest self-sustaining set of laws, whether it can start, and what would seed it.

use super::loops::settings;
use super::output::Output;
use super::question::{Answer, Question};
use super::{Status, TextOrJson, files, program};
use crate::Program;
use crate::analysis::{Options, Setting, Words, sustain};
use crate::diagnostic::Level;
use crate::report::concise;
use crate::report::escape::inline;
use crate::report::json::{Envelope, Summary};
use crate::report::sustain::{SustainResult, render};
use clap::Args;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
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
    let (paths, refused) = files::find(&arguments.paths);
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
    let answers = match arguments.question.answers(programs.iter().map(|(_, program)| &**program)) {
        Ok(answers) => answers,
        Err(reasons) => return reasons.iter().try_for_each(|reason| output.refuse(reason)),
    };
    let (mut summary, mut results) = (Summary::default(), Results { situations: Vec::new() });
    for ((name, program), answer) in programs.iter().zip(answers) {
        summary.add(&program.findings);
        if !program.understood {
            let errors: Vec<_> = program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
            concise::render(&program.sources, &errors, &mut output.error)?;
            writeln!(output.error, "{}: not evaluated: mend the errors first", inline(name))?;
            output.raise(Status::Findings);
            continue;
        }
        match answer {
            Answer::Ask(options) => {
                for (situation, found) in of_program(name, program, options, arguments.limit) {
                    match found {
                        Some(result) => results.situations.push(result),
                        None => output.refuse(&format!("{situation}: the analysis reached its limit"))?,
                    }
                }
            }
            Answer::Refuse(findings) => {
                findings.into_iter().try_for_each(|finding| output.refuse(&finding.message))?;
            }
            Answer::Skip => {}
        }
    }
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
