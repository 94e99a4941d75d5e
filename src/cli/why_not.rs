//! `why-not`: what is missing for a product, and what would do.

use super::TextOrJson;
use super::ask::{Asked, subject};
use super::output::Output;
use crate::analysis::inquiry::missing;
use crate::analysis::{Verdict, blocks, elsewhere_produced};
use crate::report::why_not::{WhyNotResult, render};
use clap::Args;
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: Asked,
    /// How many missing sets are listed.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce why-not oak acorn.coprod --scenario at_sea
  coproduce why-not oak acorn.coprod --in seed_lab --given acorn --format json

Exit status: 0 answered, 1 the model has errors, 2 could not run, or the product is produced";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let (words, product) = (subject.words(), subject.product);
    let inquiry = subject.inquiry();
    let (name, situation) = (words.atom(product), subject.setting.name(words));
    let verdict = match inquiry.verdict(product) {
        Ok(Verdict::Produced) => {
            return output.refuse(&format!("`{name}` is produced in `{situation}` (help: `why` says why)"));
        }
        Ok(verdict) => verdict,
        Err(limit) => return output.refuse(&format!("`{name}` in `{situation}` could not be decided: {limit}")),
    };
    let sets = missing(&inquiry, &[(product, verdict)], arguments.limit).swap_remove(0);
    let environments = elsewhere_produced(words, &subject.program().networks, &subject.setting, product);
    let environments = environments.into_iter().map(|environment| words.environment(environment)).collect();
    let blocks = blocks(words, &inquiry, product);
    let result = WhyNotResult::new(words, [name, situation], verdict, &sets, blocks, environments);
    match arguments.asked.format {
        TextOrJson::Json => subject.answer(result, output),
        TextOrJson::Text => render(&result, &mut output.out),
    }
}
