//! `rank`: the exact probability of a product, and the importance of each coproducer.

use super::TextOrJson;
use super::ask::{Asked, Effort, subject};
use super::output::Output;
use crate::analysis::Unranked;
use crate::analysis::production::rank;
use crate::diagnostic::joined;
use crate::report::rank::{Measure, RankResult, render};
use clap::{Args, ValueEnum};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: Asked,
    /// The measure that puts coproducers in order, the greatest first.
    #[arg(long, value_name = "MEASURE", value_enum, default_value_t = By::Birnbaum)]
    by: By,
    #[command(flatten)]
    effort: Effort,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Birnbaum,
    Criticality,
    FussellVesely,
    Raw,
    Rrw,
}

impl By {
    const fn measure(self) -> Measure {
        match self {
            Self::Birnbaum => Measure::Birnbaum,
            Self::Criticality => Measure::Criticality,
            Self::FussellVesely => Measure::FussellVesely,
            Self::Raw => Measure::Raw,
            Self::Rrw => Measure::Rrw,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  coproduce rank light lamp.coprod --in workshop
  coproduce rank light lamp.coprod --in workshop --likely mains=0.97 --by criticality

Every open coproducer needs a probability: by `likely` in the model, or by `--likely` here.
Coproducers are taken to be independent; nothing is sampled, and no measure is made to add up to 1.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or an analysis reached its limit";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let (words, product) = (subject.words(), subject.product);
    let names = subject.names();
    let ranking = match rank(&subject.setting, &subject.inquiry(), product, arguments.effort.limits()) {
        Ok(ranking) => ranking,
        Err(Unranked::Unlikely(atoms)) => {
            let [name, situation, _] = names;
            let atoms: Vec<String> = atoms.iter().map(|&atom| words.atom(atom).into_owned()).collect();
            return output.refuse(&format!(
                "open coproducers of `{name}` in `{situation}` without a probability: {} \
                 (help: give each a `likely` in the model, or `--likely NAME=0.5`; or settle it with `--given` or \
                 `--without`)",
                joined(&atoms, "and")
            ));
        }
        Err(Unranked::Unfinished(unfinished)) => {
            return output.refuse(&format!("{unfinished} (help: `--nodes` raises the limit)"));
        }
    };
    let result = RankResult::new(words, names, &ranking, arguments.by.measure());
    match arguments.asked.format {
        TextOrJson::Json => subject.answer(result, output)?,
        TextOrJson::Text => render(&result, &mut output.out)?,
    }
    if let Err(unfinished) = ranking.fussell_vesely {
        output.refuse(&format!("the measure of Fussell and Vesely is not known: {unfinished}"))?;
    }
    Ok(())
}
