//! `necessary`: what a product cannot do without.

use super::TextOrJson;
use super::ask::{Asked, subject};
use super::output::Output;
use crate::analysis::production::necessary;
use crate::report::necessary::{NecessaryResult, render};
use clap::Args;
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: Asked,
}

const EXAMPLES: &str = "\
Examples:
  coproduce necessary oak acorn.coprod --scenario sowing
  coproduce necessary oak acorn.coprod --in outdoors --format json

Each coproducer is taken away by itself; what cannot be produced without it needs it.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or the product is never produced";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let words = subject.words();
    let inquiry = subject.inquiry();
    let names = subject.names();
    let found =
        inquiry.verdict(subject.product).and_then(|verdict| Ok((verdict, necessary(&inquiry, subject.product)?)));
    let (verdict, found) = match found {
        Ok((verdict, Some(found))) => (verdict, found),
        Ok((_, None)) => {
            let [name, situation, _] = names;
            let help = "`why-not` says what is missing";
            return output.refuse(&format!("`{name}` is never produced in `{situation}` (help: {help})"));
        }
        Err(limit) => return output.refuse(&limit.to_string()),
    };
    let result = NecessaryResult::new(words, names, verdict, &found);
    match arguments.asked.format {
        TextOrJson::Json => subject.answer(result, output),
        TextOrJson::Text => render(&result, &mut output.out),
    }
}
