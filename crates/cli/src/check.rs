//! `check`: all findings of all files.

use super::files::{self, Found, Read, Repositories, Repository};
use super::findings::{Format, Shown};
use super::fix::{FixFlags, MOST_PASSES};
use super::output::Output;
use super::selection::{SelectionFlags, select};
use super::{Strictness, baseline, levels, watch};
use clap::Args;
use coproduce_core::check::{Levels, Rule};
use coproduce_report::findings::summary;
use coproduce_report::page::phrase::counted;
use coproduce_repository::settle;
use coproduce_threads::{ahead_on, usual};
use indexmap::IndexMap;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named, or
    /// the current folder if there is no `coproduce.toml`.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub watch: watch::WatchFlags,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// How many files are checked at a time; as many as there are processors, up to 8, if nothing is said.
    #[arg(long, value_name = "COUNT")]
    threads: Option<usize>,
    #[command(flatten)]
    selection: SelectionFlags,
    #[command(flatten)]
    levels: levels::LevelFlags,
    #[command(flatten)]
    baseline: baseline::BaselineFlags,
    #[command(flatten)]
    fix: FixFlags,
    #[command(flatten)]
    strictness: Strictness,
}

const EXAMPLES: &str = "\
Examples:
  coproduce check                         every model of this repository
  coproduce check acorn.coprod --format concise
  coproduce check models --deny-warnings --format json
  coproduce check --deny unused-name,dead-law --allow lone-supplier
  coproduce check --select lone-producer,universal-law
  coproduce check --fix --diff            what can be fixed without asking
  coproduce check --fix --unsafe models
  coproduce check --statistics            how many findings each rule has
  coproduce check --baseline known.json --write-baseline
  coproduce check --format github         remarks in a pull request
  coproduce check --format sarif >coproduce.sarif

Findings in full go to standard error, in every other format to standard output.
Exit status: 0 no finding of level error, 1 findings, 2 a file or the
manifest could not be read";

pub(super) fn check(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let levels = match arguments.levels.levels() {
        Ok(levels) => levels,
        Err(refused) => return refused.iter().try_for_each(|reason| output.refuse(reason)),
    };
    let selected = match arguments.selection.rules() {
        Ok(selected) => selected,
        Err(refused) => return refused.iter().try_for_each(|reason| output.refuse(reason)),
    };
    let mut baseline = match arguments.baseline.read() {
        Ok(baseline) => baseline,
        Err(reason) => return output.refuse(&reason),
    };
    let mut shown = Shown::new(arguments.format, arguments.strictness, &arguments.selection, output);
    let mut texts = Texts::read(arguments, &levels, &selected);
    for _ in 0..MOST_PASSES {
        if !arguments.fix.is_asked() || arguments.fix.fix(&texts.checked, output)? == 0 {
            break;
        }
        if arguments.fix.diff {
            return Ok(());
        }
        texts = Texts::read(arguments, &levels, &selected);
    }
    let Texts { mut checked, repositories, refused } = texts;
    for reason in refused {
        shown.refuse(reason, output)?;
    }
    for repository in &repositories {
        shown.add_manifest(repository, output)?;
    }
    if let Some(baseline) = &mut baseline {
        for one in &mut checked {
            baseline.take_out(one);
        }
    }
    let mut unjudged = 0;
    for one in &checked {
        shown.add(one, output)?;
        unjudged += usize::from(!one.understood);
    }
    let found = shown.finish(output)?;
    if let Some(baseline) = baseline
        && let Err(reason) = baseline.finish(arguments.paths.is_empty(), &mut output.error)?
    {
        output.refuse(&reason)?;
    }
    if arguments.format == Format::Json {
        return Ok(());
    }
    if found.files > 0 {
        output.remark(&summary::checked(found))?;
        if let Some(judged) = summary::judged(found) {
            output.remark(&judged)?;
        }
    }
    if unjudged > 0 {
        let files = counted(unjudged, "file");
        output.remark(&format!("claims and scenarios of {files} were not judged: fix the errors first"))?;
    }
    Ok(())
}

/// All models that are asked about, read and checked.
struct Texts {
    checked: Vec<Read>,
    /// Those they are of.
    repositories: Vec<Arc<Repository>>,
    /// Why some could not be read.
    refused: Vec<String>,
}

impl Texts {
    fn read(arguments: &Arguments, levels: &Levels, selected: &[&'static Rule]) -> Self {
        let repositories = Repositories::default();
        let (paths, mut refused) = files::find_in(&arguments.paths, &repositories);
        let around = paths.is_empty().then(|| files::repository_around(&repositories, Path::new("."))).flatten();
        let mut met: IndexMap<PathBuf, Arc<Repository>> = IndexMap::new();
        for repository in paths.iter().map(|found| Arc::clone(&found.repository)).chain(around) {
            met.entry(repository.root().to_owned()).or_insert(repository);
        }
        let threads = arguments.threads.unwrap_or_else(usual);
        let many = paths.len() > 1 || arguments.watch.repeats() || arguments.fix.is_asked();
        let work = |found: &Found| Read::of(found.clone(), !many);
        let results: Vec<_> = ahead_on(threads, &paths, work, |results| results.collect());
        let mut checked: Vec<Read> = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok(one) => checked.push(one),
                Err(reason) => refused.push(reason),
            }
        }
        settle(&mut checked, &repositories, threads);
        for Read { found, findings, .. } in checked.iter_mut().filter(|one| !one.findings.is_empty()) {
            let set = found.repository.manifest().map(|manifest| manifest.levels.clone());
            set.unwrap_or_default().overridden_by(levels).apply(findings);
            select(selected, findings);
        }
        Self { checked, repositories: met.into_values().collect(), refused }
    }
}
