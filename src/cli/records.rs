//! Commands that report the records of some kinds that models declare.

use super::models::{self, Named};
use super::output::Output;
use crate::Program;
use crate::analysis::Words;
use crate::diagnostic::nearest;
use crate::kernel::AtomId;
use crate::model::{Kind, plain};
use crate::report::json::{InFile, Summary};
use clap::Args;
use std::io::{Result, Write};
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

impl Meant {
    /// The models that were understood, and how much was found in all of them; none where nothing of `kinds` has the
    /// name that is wanted, which is said.
    pub fn models(&self, kinds: &[Kind], output: &mut Output) -> Result<Option<(Vec<Named>, Summary)>> {
        let (models, summary) = models::understood(&self.paths, "not evaluated", output)?;
        let Some(wanted) = self.name.as_deref().map(plain).filter(|_| !models.is_empty()) else {
            return Ok(Some((models, summary)));
        };
        let own = models.iter().flat_map(|(_, model)| model.names().filter(|&(.., atom)| model.kernel.atom(atom).own));
        let names: Vec<_> = own.filter(|(_, kind, _)| kinds.contains(kind)).map(|(name, ..)| name).collect();
        if names.contains(&wanted) {
            return Ok(Some((models, summary)));
        }
        let near = nearest(&wanted, names.iter().map(|name| &**name));
        let help = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => "leave out `--name` to see all".to_owned(),
        };
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        output.refuse(&format!("no {} `{wanted}` is declared (help: {help})", kinds.join(" or ")))?;
        Ok(None)
    }

    /// Whether a record is one of those wanted. What another module declares is reported with that one.
    pub fn means(&self, words: Words, record: AtomId) -> bool {
        let is_named = |wanted: &String| words.atom(record) == plain(wanted);
        words.kernel.atom(record).own && self.name.as_ref().is_none_or(is_named)
    }

    /// The reports of all models that were understood; none where it was said why there are none. `of` makes those of
    /// the records that are meant.
    pub fn reports<R>(
        &self,
        kind: Kind,
        output: &mut Output,
        of: impl Fn(Words<'static>, &'static Program, &dyn Fn(AtomId) -> bool) -> Vec<R>,
    ) -> Result<Option<(Vec<InFile<'static, R>>, Summary)>> {
        let Some((models, summary)) = self.models(&[kind], output)? else { return Ok(None) };
        let mut reports = Vec::new();
        for (file, program) in models {
            // Models are never freed: the process ends soon.
            let program: &'static Program = Box::leak(Box::new(program));
            let words = Words { sources: &program.sources, kernel: &program.kernel };
            let found = of(words, program, &|record| self.means(words, record)).into_iter();
            reports.extend(found.map(|report| InFile { file: file.clone().into(), report }));
        }
        Ok(Some((reports, summary)))
    }
}

/// Writes reports one below another, or what there are none of.
pub(super) fn write<R>(
    reports: &[InFile<R>],
    none: &str,
    output: &mut Output,
    render: impl Fn(&R, &mut dyn Write) -> Result<()>,
) -> Result<()> {
    if reports.is_empty() {
        return writeln!(output.out, "no {none}");
    }
    for (index, one) in reports.iter().enumerate() {
        if index > 0 {
            writeln!(output.out)?;
        }
        render(&one.report, &mut output.out)?;
    }
    Ok(())
}
