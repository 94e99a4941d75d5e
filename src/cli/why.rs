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
    let Some(proof) = why(words, &inquiry, subject.product) else {
        let reason = match inquiry.verdict(subject.product) {
            Ok(Verdict::Produced) => {
                "is produced whatever is open, by one law or another: suppose what is open".to_owned()
            }
            Ok(verdict) => format!("is {} there (help: `why-not` says what is missing)", verdict.word()),
            Err(limit) => format!("could not be decided: {limit}"),
        };
        return output.refuse(&format!("`{product}` in `{situation}` {reason}"));
    };
    match arguments.asked.format {
        TextOrJson::Json => {
            subject.answer(WhyResult::new(&subject.program().sources, product, situation, &proof), output)
        }
        TextOrJson::Text => {
            writeln!(output.out, "{} is produced in {}", inline(&product), inline(&situation))?;
            text::render(&subject.program().sources, &proof, text::Extent::WHOLE, &mut output.out)
        }
    }
    .inspect(|()| output.raise(Status::Fine))
}
