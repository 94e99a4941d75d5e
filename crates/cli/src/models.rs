//! The models that paths name.

use super::files::{self, Found};
use super::output::Output;
use super::{Status, program};
use coproduce_core::Program;
use coproduce_core::check::prevents_evaluation;
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_report::wire::Summary;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// A model with the name of its file.
pub(super) type Named = (String, ManuallyDrop<Program>);

/// All models that can be read, with all that is found in them; of the others it is said why they cannot.
pub(super) fn judged(paths: &[PathBuf], output: &mut Output) -> Result<Vec<Named>> {
    each(paths, program::read, output)
}

/// All models that can be read, to ask about them; of the others it is said why they cannot.
pub(super) fn read(paths: &[PathBuf], output: &mut Output) -> Result<Vec<Named>> {
    each(paths, program::understand, output)
}

type Read = std::result::Result<ManuallyDrop<Program>, String>;

fn each(paths: &[PathBuf], read: fn(&Found) -> Read, output: &mut Output) -> Result<Vec<Named>> {
    let (paths, refused) = files::find(paths);
    for reason in refused {
        output.refuse(&reason)?;
    }
    let mut models = Vec::new();
    for path in paths {
        match read(&path) {
            Ok(program) => models.push((files::name(&path), program)),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    Ok(models)
}

/// How much was found in some models. Of those that were not understood it is said why they are `not` dealt with.
pub(super) fn summarised(models: &[Named], not: &str, output: &mut Output) -> Result<Summary> {
    let mut summary = Summary::default();
    for (_, program) in models {
        summary.add(&program.findings);
    }
    says_why_not(&models.iter().collect::<Vec<_>>(), not, output)?;
    Ok(summary)
}

/// Says of each model that was not understood why it is `not` dealt with. Whether there is none.
pub(super) fn says_why_not(models: &[&Named], not: &str, output: &mut Output) -> Result<bool> {
    let mut understood = true;
    for (name, program) in models.iter().filter(|(_, program)| !program.understood) {
        concise::render(&program.sources, &errors(program), &mut output.error)?;
        writeln!(output.error, "{}: {not}: fix the errors first", inline(name))?;
        output.raise(Status::Findings);
        understood = false;
    }
    Ok(understood)
}

/// The models whose laws were understood, and how much was found in all of them. Of those that cannot be evaluated it is
/// said what stands against it, and of the others why they are `not` dealt with.
pub(super) fn with_laws(mut models: Vec<Named>, not: &str, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
    let mut summary = Summary::default();
    for (_, program) in &models {
        summary.add(&program.findings);
    }
    for (name, program) in models.iter().filter(|(_, program)| program.laws_understood && !program.understood) {
        let mut circles = errors(program);
        circles.retain(|finding| prevents_evaluation(finding.rule.name));
        concise::render(&program.sources, &circles, &mut output.error)?;
        let not = "what depends on its own absence cannot be evaluated; loops and laws are shown";
        writeln!(output.error, "{}: {not}", inline(name))?;
    }
    let (known, unknown) = models.drain(..).partition::<Vec<Named>, _>(|(_, program)| program.laws_understood);
    says_why_not(&unknown.iter().collect::<Vec<_>>(), not, output)?;
    Ok((known, summary))
}

fn errors(program: &Program) -> Vec<Diagnostic> {
    program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect()
}

/// The models that were understood, and how much was found in all of them. Of the others it is said why they are `not`
/// dealt with.
pub(super) fn understood(paths: &[PathBuf], not: &str, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
    let mut models = read(paths, output)?;
    let summary = summarised(&models, not, output)?;
    models.retain(|(_, program)| program.understood);
    Ok((models, summary))
}

/// The models that were understood, each once: what another of them uses is a part of that one.
pub(super) fn understood_once(paths: &[PathBuf], not: &str, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
    let mut models = read(paths, output)?;
    leave_to_users(&mut models);
    let summary = summarised(&models, not, output)?;
    models.retain(|(_, program)| program.understood);
    Ok((models, summary))
}

/// The models whose laws were understood, each once: what another of them uses is a part of that one.
pub(super) fn with_laws_once(paths: &[PathBuf], not: &str, output: &mut Output) -> Result<(Vec<Named>, Summary)> {
    let mut models = read(paths, output)?;
    leave_to_users(&mut models);
    with_laws(models, not, output)
}

/// Leaves out models that others of them use, as long as any is left.
fn leave_to_users(models: &mut Vec<Named>) {
    let used: Vec<&String> = models.iter().flat_map(|(_, program)| program.modules.iter().skip(1)).collect();
    let used: std::collections::BTreeSet<&String> = used.into_iter().collect();
    let is_left = |program: &Program| program.modules.first().is_none_or(|own| own.is_empty() || !used.contains(own));
    let left: Vec<bool> = models.iter().map(|(_, program)| is_left(program)).collect();
    if left.contains(&true) {
        let mut left = left.into_iter();
        models.retain(|_| left.next().unwrap_or(true));
    }
}
