//! `why`: the proof of a product.

use super::ask::{Asked, subject};
use super::output::Output;
use super::{Status, TextOrJson};
use crate::analysis::Verdict;
use crate::analysis::production::why;
use crate::report::escape::inline;
use crate::report::why::{self as text, WhyResult};
use clap::Args;
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: Asked,
}

const EXAMPLES: &str = "\
Examples:
  coproduce why oak acorn.coprod --scenario sowing
  coproduce why oak acorn.coprod --in forest --given acorn --format json

Each product on the way is explained once, and nothing given can be left out.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or the product is not produced";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let words = subject.words();
    let inquiry = subject.inquiry();
    let (product, situation) = (words.atom(subject.product), subject.setting.name(words));
    let reason = match why(words, &inquiry, subject.product) {
        Ok(Some(reason)) => reason,
        Ok(None) => {
            let verdict = inquiry.verdict(subject.product).map_or("not produced", Verdict::word);
            let message =
                format!("`{product}` in `{situation}` is {verdict} there (help: `why-not` says what is missing)");
            return output.refuse(&message);
        }
        Err(limit) => return output.refuse(&format!("`{product}` in `{situation}` could not be decided: {limit}")),
    };
    match arguments.asked.format {
        TextOrJson::Json => {
            subject.answer(WhyResult::new(&subject.program().sources, product, situation, &reason), output)
        }
        TextOrJson::Text => {
            writeln!(output.out, "{} is produced in {}", inline(&product), inline(&situation))?;
            text::render(&subject.program().sources, &reason, text::Extent::WHOLE, &mut output.out)
        }
    }
    .inspect(|()| output.raise(Status::Fine))
}
