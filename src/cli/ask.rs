//! What commands share that ask about one product in one situation.

use super::output::Output;
use super::question::Question;
use super::{Status, TextOrJson, files, naming, program};
use crate::Program;
use crate::analysis::{Inquiry, Setting, Words};
use crate::diagnostic::{Level, nearest};
use crate::engine::exact::Limits;
use crate::kernel::AtomId;
use crate::model::{Kinds, plain};
use crate::report::concise;
use crate::report::escape::inline;
use crate::report::json::{Envelope, Summary};
use clap::Args;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// What is asked about.
    #[arg(value_name = "NAME")]
    product: String,
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    question: Question,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    pub format: TextOrJson,
}

/// How far an exact analysis may go.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Effort {
    /// How many nodes each decision diagram may have; one takes about 24 bytes.
    #[arg(long, value_name = "NUMBER", default_value_t = Limits::default().nodes)]
    nodes: usize,
}

impl Effort {
    /// The same as limits.
    pub const fn limits(self) -> Limits {
        Limits { nodes: self.nodes }
    }
}

/// A product, and the situation in which it is asked about.
pub(super) struct Subject {
    program: ManuallyDrop<Program>,
    /// The product.
    pub product: AtomId,
    /// The situation.
    pub setting: Setting,
    summary: Summary,
}

impl Subject {
    /// The model.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The words of the model.
    pub fn words(&self) -> Words<'_> {
        Words { sources: &self.program.sources, kernel: &self.program.kernel }
    }

    /// The situation with all that follows in it.
    pub fn inquiry(&self) -> Inquiry<'_> {
        self.setting.inquiry(&self.program.kernel, &self.program.networks)
    }

    /// The names of the product, of the situation and of its environment.
    pub fn names(&self) -> [Cow<'_, str>; 3] {
        let words = self.words();
        let environment = self.setting.environment(words.kernel);
        [words.atom(self.product), self.setting.name(words), words.environment(environment)]
    }

    /// Writes an answer for machines.
    pub fn answer(&self, results: impl Serialize, output: &mut Output) -> Result<()> {
        Envelope::new(Vec::new(), results, self.summary).render(&mut output.out)
    }
}

/// The one model that knows the product, and the situation meant; none where that was refused.
pub(super) fn subject(asked: &Asked, output: &mut Output) -> Result<Option<Subject>> {
    let (paths, refused) = files::find(&asked.paths);
    for reason in &refused {
        output.refuse(reason)?;
    }
    let wanted = plain(&asked.product).into_owned();
    let mut known: Vec<String> = Vec::new();
    let mut knowing: Vec<(String, Program, AtomId)> = Vec::new();
    let mut broken: Vec<(String, Program)> = Vec::new();
    for path in paths {
        let program = match program::read(&path) {
            Ok(program) => program,
            Err(reason) => {
                output.refuse(&reason)?;
                continue;
            }
        };
        let found = match naming::thing_of(&program, &asked.product, Kinds::EXPECTED) {
            Ok(found) => found,
            Err(several) => {
                output.refuse(&several)?;
                return Ok(None);
            }
        };
        match found {
            Some(atom) => knowing.push((files::name(&path), ManuallyDrop::into_inner(program), atom)),
            // A name may be missing for want of what was not understood.
            None if !program.understood => broken.push((files::name(&path), ManuallyDrop::into_inner(program))),
            None => known.extend(
                program
                    .names()
                    .filter(|(_, kind, _)| Kinds::EXPECTED.contains(*kind))
                    .map(|(name, ..)| name.into_owned()),
            ),
        }
    }
    // A model that declares the name itself is meant before those that use it.
    let declares = |(_, program, atom): &(String, Program, AtomId)| program.kernel.atom(*atom).own;
    if knowing.iter().any(declares) {
        knowing.retain(declares);
    }
    if knowing.len() > 1 {
        let files: Vec<String> = knowing.iter().map(|(file, ..)| format!("`{file}`")).collect();
        output.refuse(&format!("several models know `{wanted}` (help: name one of {})", files.join(", ")))?;
        return Ok(None);
    }
    let Some((file, program, product)) = knowing.pop() else {
        if !broken.is_empty() {
            broken.iter().try_for_each(|(file, program)| refuse_broken(file, program, output))?;
        } else if refused.is_empty() {
            let near = nearest(&wanted, known.iter().map(String::as_str));
            let help = near.first().map(|near| format!(" (help: did you mean `{near}`?)")).unwrap_or_default();
            output.refuse(&format!("no name `{wanted}`{help}"))?;
        }
        return Ok(None);
    };
    let mut summary = Summary::default();
    summary.add(&program.findings);
    if !program.understood {
        refuse_broken(&file, &program, output)?;
        return Ok(None);
    }
    let program = ManuallyDrop::new(program);
    let setting = match asked.question.setting(&program) {
        Ok(setting) => setting,
        Err(reasons) => {
            reasons.iter().try_for_each(|reason| output.refuse(reason))?;
            return Ok(None);
        }
    };
    Ok(Some(Subject { program, product, setting, summary }))
}

/// Says why a model that was not understood is not evaluated.
fn refuse_broken(file: &str, program: &Program, output: &mut Output) -> Result<()> {
    let errors: Vec<_> = program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
    concise::render(&program.sources, &errors, &mut output.error)?;
    writeln!(output.error, "{}: not evaluated: mend the errors first", inline(file))?;
    output.raise(Status::Findings);
    Ok(())
}
