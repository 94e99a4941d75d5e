//! `diff`: what follows from models, before and after a change of them.

use super::Status;
use super::hash::hash;
use super::output::Output;
use super::side::{Model, Understood};
use super::sides::sides;
use clap::{Args, ValueEnum};
use coproduce_core::analysis::difference::{Change, SeenChange, difference};
use coproduce_engine::exact::Limits;
use coproduce_report::difference::{DifferenceResult, FileChange, FileUnproven, Moved, Refused, markdown, render};
use coproduce_report::wire::Envelope;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A file, a folder, a Git revision such as `main`, or a file or folder in one: `main:models`.
    #[arg(value_name = "OLD", default_value = "HEAD")]
    old: String,
    /// The same; without it, the current repository of models as it is now.
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// Of revisions, only what is in these files and folders.
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How differences are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Fail if the meaning is not proven to be the same.
    #[arg(long)]
    expect_same: bool,
    /// How many nodes each decision diagram may have; one takes about 24 bytes.
    #[arg(long, value_name = "NUMBER", default_value_t = coproduce_core::analysis::DEFAULT_LIMIT)]
    nodes: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// For a comment in a pull request.
    Markdown,
}

const EXAMPLES: &str = "\
Examples:
  coproduce diff                          what changed since the last commit
  coproduce diff main                     what changed since, in the current repository
  coproduce diff main HEAD -- models      between two revisions, in one folder
  coproduce diff main:ward.coprod ward.coprod
  coproduce diff before.coprod after.coprod --format markdown

An argument that exists as a file or folder is taken as one; a revision is read from Git's database alone,
and nothing is run. Files that moved are found by what they mean.
Exit status: 0 fine, 1 a model cannot be understood, or with `--expect-same` the
meaning is not the same, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let sides = match sides(&arguments.old, arguments.new.as_deref(), &arguments.paths) {
        Ok(sides) => sides,
        Err(reason) => return output.refuse(&reason),
    };
    let refused: Vec<&String> = sides.iter().flat_map(|side| &side.refused).collect();
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    if !refused.is_empty() {
        // What cannot be read is neither the same nor another.
        return Ok(());
    }
    let mut understood = Vec::new();
    for side in sides {
        understood.push(side.understood(output)?);
    }
    let (Some(new), Some(old)) = (understood.pop(), understood.pop()) else { return Ok(()) };
    let summary = new.summary;
    let diagnostics = old.errors.iter().chain(&new.errors).cloned().collect();
    let result = compared(old, new, Limits { nodes: arguments.nodes });
    if arguments.expect_same && !result.same {
        output.raise(Status::Findings);
    }
    match arguments.format {
        Format::Text => render(&result, &mut output.out),
        Format::Markdown => markdown(&result, &mut output.out),
        Format::Json => Envelope::new(diagnostics, result, summary).render(&mut output.out),
    }
}

/// Models by their paths, and what is left by what it means.
fn compared(old: Understood, new: Understood, limits: Limits) -> DifferenceResult {
    let mut result = DifferenceResult { refused: refused(&old, &new), ..DifferenceResult::default() };
    let keys = old.broken.iter().chain(&new.broken).map(|(key, _)| key.clone());
    let broken: BTreeSet<String> = keys.collect();
    let is_known = old.manifests.is_empty() && new.manifests.is_empty();
    let whole_ones = |models: Vec<Model>| models.into_iter().filter(|model| !broken.contains(&model.key)).collect();
    let (mut old, new): (Vec<Model>, Vec<Model>) = (whole_ones(old.models), whole_ones(new.models));
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for model in new {
        match old.iter().position(|one| one.key == model.key) {
            Some(at) => pairs.push((old.remove(at), model)),
            None => left.push(model),
        }
    }
    for model in left {
        match old.iter().position(|one| one.normal_form == model.normal_form) {
            Some(at) => {
                let before = old.remove(at);
                result.moved.push(Moved { from: before.name.clone(), to: model.name.clone() });
                pairs.push((before, model));
            }
            // Where a manifest has errors, it is not known which models there are.
            None => result.changes.extend(is_known.then(|| whole(&model, true))),
        }
    }
    result.changes.extend(old.iter().filter(|_| is_known).map(|model| whole(model, false)));
    result.compared = pairs.len();
    let mut parts: IndexMap<String, (String, Vec<String>)> = IndexMap::new();
    for (before, after) in pairs {
        let file = &after.name;
        // Findings of one meaning may still be others, for they are about the text as well.
        let found = difference(before.program.side(), after.program.side(), limits);
        if found.changes.is_empty() && before.normal_form != after.normal_form {
            result.reworded.push(file.clone());
        }
        result.changes.extend(found.changes.into_iter().map(|seen| FileChange { file: file.clone(), seen }));
        let mut modules = after.program.modules.iter().cloned();
        parts.insert(file.clone(), (modules.next().unwrap_or_default(), modules.collect()));
        let unproven = found.unproven.into_iter();
        result.unproven.extend(unproven.map(|unproven| FileUnproven { file: file.clone(), unproven }));
    }
    leave_to_parts(&mut result, &parts);
    result.same = result.changes.is_empty() && result.unproven.is_empty() && result.refused.is_empty();
    result
}

/// What has errors on either side, each file once.
fn refused(old: &Understood, new: &Understood) -> Vec<Refused> {
    let mut refused: IndexMap<String, Refused> = IndexMap::new();
    for (side, is_new) in [(old, false), (new, true)] {
        let manifests = side.manifests.iter().map(|name| (name, name));
        for (key, name) in manifests.chain(side.broken.iter().map(|(key, name)| (key, name))) {
            let one = refused.entry(key.clone()).or_default();
            one.file.clone_from(name);
            *(if is_new { &mut one.after } else { &mut one.before }) = true;
        }
    }
    refused.into_values().collect()
}

/// Leaves out changes of a model that a part of it has as well: they are told once. By file, `parts` are its own module
/// and those it uses.
fn leave_to_parts(result: &mut DifferenceResult, parts: &IndexMap<String, (String, Vec<String>)>) {
    let by_module: BTreeMap<&str, &str> = parts
        .iter()
        .filter(|(_, (own, _))| !own.is_empty())
        .map(|(file, (own, _))| (own.as_str(), file.as_str()))
        .collect();
    let all: Vec<(&str, &SeenChange)> = result.changes.iter().map(|one| (one.file.as_str(), &one.seen)).collect();
    let is_told = |change: &FileChange| {
        let used = parts.get(&change.file).map(|(_, used)| used.as_slice()).unwrap_or_default();
        let files: Vec<&str> = used.iter().filter_map(|module| by_module.get(module.as_str()).copied()).collect();
        all.iter().any(|(file, seen)| files.contains(file) && **seen == change.seen)
    };
    let told: Vec<bool> = result.changes.iter().map(is_told).collect();
    let mut told = told.into_iter();
    result.changes.retain(|_| !told.next().unwrap_or(false));
}

/// A model that one side alone has.
fn whole(model: &Model, is_new: bool) -> FileChange {
    let named = Some(hash(&model.normal_form));
    let (before, after) = if is_new { (None, named) } else { (named, None) };
    let change = Change::new("model", model.name.clone(), before, after);
    let seen = SeenChange { situation: None, change, witness: None, gained: Vec::new(), lost: Vec::new() };
    FileChange { file: model.name.clone(), seen }
}
