//! All models that paths name, each once: what another of them uses is a part of that one.

use super::output::Output;
use super::{Status, files, program};
use crate::Program;
use crate::diagnostic::Level;
use crate::report::concise;
use crate::report::escape::inline;
use crate::report::json::Summary;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// A model with the name of its file.
pub(super) type Named = (String, ManuallyDrop<Program>);

/// The models that were understood, and how much was found in all of them. Of the others it is said why they are `not`
/// dealt with.
pub(super) fn understood(paths: &[PathBuf], not: &str, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
    let (paths, refused) = files::find(paths);
    for reason in refused {
        output.refuse(&reason)?;
    }
    let mut models: Vec<Named> = Vec::new();
    for path in paths {
        match program::read(&path) {
            Ok(program) => models.push((files::name(&path), program)),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    leave_to_users(&mut models);
    let mut summary = Summary::default();
    for (name, program) in &models {
        summary.add(&program.findings);
        if !program.understood {
            let errors: Vec<_> = program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
            concise::render(&program.sources, &errors, &mut output.error)?;
            writeln!(output.error, "{}: {not}: mend the errors first", inline(name))?;
            output.raise(Status::Findings);
        }
    }
    models.retain(|(_, program)| program.understood);
    Ok((models, summary))
}

/// Leaves out models that others of them use, as long as any is left.
pub(super) fn leave_to_users(models: &mut Vec<Named>) {
    let used: Vec<&String> = models.iter().flat_map(|(_, program)| program.modules.iter().skip(1)).collect();
    let used: std::collections::BTreeSet<&String> = used.into_iter().collect();
    let is_left = |program: &Program| program.modules.first().is_none_or(|own| own.is_empty() || !used.contains(own));
    let left: Vec<bool> = models.iter().map(|(_, program)| is_left(program)).collect();
    if left.contains(&true) {
        let mut left = left.into_iter();
        models.retain(|_| left.next().unwrap_or(true));
    }
}
