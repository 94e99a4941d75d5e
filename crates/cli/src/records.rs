//! Commands that report the records of some kinds that models declare.

use super::ask::refuse;
use super::models::{self, Named};
use super::output::Output;
use clap::Args;
use coproduce_core::Program;
use coproduce_core::ask::answer::{Answer, Recorded};
use coproduce_core::ask::{Extent, Records, Refusal, Word, records};
use coproduce_report::wire::Summary;
use std::io::Result;
use std::path::PathBuf;

/// Which records are meant.
#[derive(Debug, Args)]
pub(super) struct Meant {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only the one with this name.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl Meant {
    /// The models that are meant, and how much was found in all of them.
    pub fn models(&self, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
        models::understood(&self.paths, "not evaluated", output)
    }

    /// The records of a kind in some models; none where no model was understood, or where it was said why there are
    /// none.
    pub fn records<'m>(
        &self,
        models: &'m [Named],
        kind: Records,
        extent: &Extent,
        output: &mut Output,
    ) -> Result<Option<Recorded<'m>>> {
        let name = self.name.as_deref().map(Word::argument);
        let mut all: Option<Recorded> = None;
        let mut unknown: Option<Refusal> = None;
        for (_, program) in models {
            let program: &Program = program;
            match records(program, kind, name.as_ref(), extent) {
                Ok(Answer::Records(found)) => match &mut all {
                    Some(all) => all.append(found),
                    None => all = Some(found),
                },
                Ok(_) => {}
                // One of several models declares it.
                Err(refusal @ Refusal::Findings(_)) => {
                    unknown.get_or_insert(refusal);
                }
                Err(refusal) => refuse(&refusal, output)?,
            }
        }
        if let (None, Some(refusal)) = (&all, unknown) {
            refuse(&refusal, output)?;
        }
        Ok(all)
    }
}
