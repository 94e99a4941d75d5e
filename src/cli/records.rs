//! Commands that report the records of one kind that models declare.

use super::models;
use super::output::Output;
use crate::Program;
use crate::analysis::Words;
use crate::model::plain;
use crate::report::json::Summary;
use clap::Args;
use serde::Serialize;
use std::io::Result;
use std::path::PathBuf;

/// Which records are meant.
#[derive(Debug, Args)]
pub(super) struct Meant {
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The only one wanted.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// A record with the file it is of.
#[derive(Serialize)]
pub(super) struct InFile<R> {
    file: String,
    #[serde(flatten)]
    pub record: R,
}

impl Meant {
    /// The records of all models that were understood, as far as they are wanted; none where it was said why there are
    /// none. `kind` is what people declare them as.
    pub fn records<R>(
        &self,
        kind: &str,
        output: &mut Output,
        of: impl Fn(Words<'static>, &'static Program) -> Vec<R>,
        name: impl Fn(&R) -> &str,
    ) -> Result<Option<(Vec<InFile<R>>, Summary)>> {
        let (models, summary) = models::understood(&self.paths, "not evaluated", output)?;
        let mut records = Vec::new();
        let any = !models.is_empty();
        for (file, program) in models {
            // Models are never freed: the process ends soon.
            let program: &'static Program = Box::leak(Box::new(program));
            let words = Words { sources: &program.sources, kernel: &program.kernel };
            let found = of(words, program).into_iter();
            let wanted = self.name.as_deref().map(plain);
            let wanted = found.filter(|record| wanted.as_ref().is_none_or(|wanted| name(record) == wanted));
            records.extend(wanted.map(|record| InFile { file: file.clone(), record }));
        }
        if let Some(wanted) = self.name.as_ref().filter(|_| records.is_empty() && any) {
            output.refuse(&format!("no {kind} `{wanted}` is declared (help: leave out `--name` to see all)"))?;
            return Ok(None);
        }
        Ok(Some((records, summary)))
    }
}
