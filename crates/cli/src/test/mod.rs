//! `test`: expectations and claims as cases, and what they cover.

use super::evidence::{loader, tables};
use super::files::{self, Found};
use super::output::Output;
use super::{Status, program, watch};
use clap::{Args, ValueEnum};
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::analysis::evidence::{Asked, EvidenceReport};
use coproduce_core::analysis::judgement::{Case, Failure, Judgement, Ruling, account, account_of};
use coproduce_core::analysis::production::{Conjunct, conjuncts, coverage};
use coproduce_core::ask::fitted;
use coproduce_core::check::judgement_findings;
use coproduce_core::kernel::{AtomId, Scenario};
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_report::test::{self, Covered, Decided, Declared, Share, TakenAway, TestCase, Tested};
use coproduce_report::wire::{Envelope, Finding, Summary, findings};
use coproduce_syntax::diagnostic::{Diagnostic, Level, rules};
use coproduce_syntax::source::{Sources, Span};
use coproduce_threads::{ahead_on, usual};
use std::collections::BTreeMap;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub watch: watch::WatchFlags,
    /// Run only the cases with this text in their names (case matters); coverage is then not reported.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// The least that cases have to cover, in percent; by default, `coverage.threshold` of the manifest.
    #[arg(long, value_name = "PERCENT", value_parser = percentage, conflicts_with = "filter")]
    threshold: Option<f64>,
    /// The least share of the parts of conditions that have to decide a case, in percent; by default,
    /// `coverage.decided` of the manifest.
    #[arg(long, value_name = "PERCENT", value_parser = percentage, conflicts_with = "filter")]
    decided: Option<f64>,
    /// Do not take coproducers away to see whether anything changes.
    #[arg(long)]
    no_knock_out: bool,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// How many files are tested at a time; by default, as many as there are processors, up to 8.
    #[arg(long, value_name = "COUNT")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what failed and why, and what is not covered.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// A report in the form of `JUnit`: a suite for each file.
    Junit,
}

const EXAMPLES: &str = "\
Examples:
  coproduce test                          every case of this repository
  coproduce test acorn.coprod --filter forest
  coproduce test --threshold 80 --format junit >tests.xml

A case is an item that a scenario expects, a row of a table, a claim, or a law that evidence tests. One that
is undetermined counts as failed. Covered are laws that are satisfied in a case,
environments with a case, and coproducers seen present and seen absent. A part of a
condition decides a case that would not pass without it.
A model is tested whatever else `check` says about it, unless it cannot be understood.
Exit status: 0 all passed, 1 a case failed, a model cannot be understood, or too
little is covered, 2 could not run, or no case is called as `--filter` says";

fn percentage(text: &str) -> std::result::Result<f64, String> {
    let number = text.trim_end_matches('%').parse().ok().filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "a percentage from 0 to 100 is needed, such as `80`".to_owned())
}

pub(super) fn test(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (paths, mut refused) = files::find(&arguments.paths);
    let threads = arguments.threads.unwrap_or_else(usual);
    let work = |found: &Found| tested(arguments, found);
    let results: Vec<_> = ahead_on(threads, &paths, work, |results| results.collect());
    let mut run = Run::default();
    for result in results {
        match result {
            Ok(file) => run.add(file, arguments.format, output)?,
            Err(reason) => refused.push(reason),
        }
    }
    if let Some(text) = arguments.filter.as_ref().filter(|_| run.understood && run.cases.is_empty()) {
        refused.push(format!("no case has `{text}` in its name (help: case matters; without `--filter` all are run)"));
    }
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    let set = paths.iter().find_map(|found| found.repository.manifest()?.threshold);
    let decided = paths.iter().find_map(|found| found.repository.manifest()?.decided);
    let tested = run.finish(arguments, arguments.threshold.or(set), arguments.decided.or(decided));
    let failed = tested.cases.iter().any(|case| case.status != test::Status::Passed);
    let is_short = tested.coverage.as_ref().is_some_and(Covered::is_short)
        || tested.conjuncts.as_ref().is_some_and(Decided::is_short);
    if failed || is_short {
        output.raise(Status::Findings);
    }
    match arguments.format {
        Format::Text => tested.render(&mut output.out),
        Format::Json => Envelope::new(run.diagnostics, tested, run.summary).render(&mut output.out),
        Format::Junit => tested.render_junit(&refused, &mut output.out),
    }
}

/// What the cases of a file came to.
struct File {
    name: String,
    understood: bool,
    sources: Sources,
    errors: Vec<Diagnostic>,
    findings: Vec<Diagnostic>,
    cases: Vec<TestCase>,
    /// How many rows expect nothing.
    idle: usize,
    laws: Vec<(Declared, bool)>,
    environments: Vec<(Declared, bool)>,
    /// Present in a case, absent in one, missed where it is taken away.
    coproducers: Vec<(Declared, [bool; 3])>,
    /// Parts of conditions, and whether each decides a case; none where that is too much to try.
    conjuncts: Option<Vec<(Declared, bool)>>,
}

fn tested(arguments: &Arguments, found: &Found) -> std::result::Result<File, String> {
    let mut program = ManuallyDrop::into_inner(program::read(found)?);
    let mut file = File {
        name: files::name(found),
        understood: program.understood,
        sources: Sources::new(),
        errors: Vec::new(),
        findings: std::mem::take(&mut program.findings),
        cases: Vec::new(),
        idle: 0,
        laws: Vec::new(),
        environments: Vec::new(),
        coproducers: Vec::new(),
        conjuncts: Some(Vec::new()),
    };
    if program.understood {
        file.run(arguments, &program);
        file.hold_against_cases(arguments, &program, found);
    } else {
        file.errors = file.findings.iter().filter(|finding| finding.level == Level::Error).cloned().collect();
        file.sources = program.sources;
    }
    Ok(file)
}

/// The period in which it shows that something comes too late, or too soon, as a situation; with what was expected or
/// denied there.
fn late(program: &Program, judgement: &Judgement) -> Option<(Program, Setting, (AtomId, bool))> {
    let (Case::Timed(course, at), Ruling::Failed(Failure::Late(late))) = (judgement.case, &judgement.ruling) else {
        return None;
    };
    let course = program.kernel.course(course);
    let expected = &course.expectations[at];
    let (program, setting) = program.laid_out(course, late.period()?, &[expected.product]).ok()?;
    Some((program, setting, (expected.product, expected.not)))
}

impl File {
    fn run(&mut self, arguments: &Arguments, program: &Program) {
        let Program { sources, kernel, networks, judgements, .. } = program;
        let words = program.words();
        let is_wanted =
            |one: &&Judgement| arguments.filter.as_ref().is_none_or(|text| one.case.name(words).contains(text));
        let wanted: Vec<&Judgement> = judgements.iter().filter(is_wanted).collect();
        let findings = judgement_findings(sources, kernel, networks, wanted.iter().copied());
        let case = |(judgement, finding): (&Judgement, Option<Diagnostic>)| {
            let late = finding.as_ref().and_then(|_| late(program, judgement));
            if let Some((program, setting, product)) = &late {
                let account = account_of(program.words(), &program.networks, setting, *product);
                return TestCase::of(words, judgement, finding, account);
            }
            let account = finding.as_ref().and_then(|_| account(words, networks, judgement));
            TestCase::of(words, judgement, finding, account)
        };
        self.cases = wanted.into_iter().zip(findings).map(case).collect();
        if arguments.filter.is_some() {
            return;
        }
        let is_idle = |row: &&Scenario| {
            let timed = row.course().is_some_and(|id| !kernel.course(id).expectations.is_empty());
            row.own && row.row_of.is_some() && row.expectations.is_empty() && !timed
        };
        self.idle = kernel.scenarios.iter().filter(is_idle).count();
        let declared = |span: Span, name: String| {
            let (file, start, _) = sources.positions(span);
            Declared { file: sources.get(file).name().to_owned(), line: start.line, column: start.column, name }
        };
        let covered = coverage(kernel, networks, !arguments.no_knock_out);
        let law = |&(id, fired): &(coproduce_core::kernel::LawId, bool)| {
            (declared(kernel.laws[id.index()].name, words.law(id).into_owned()), fired)
        };
        self.laws = covered.laws.iter().map(law).collect();
        let environment = |&(id, visited): &(coproduce_core::kernel::EnvironmentId, bool)| {
            (declared(kernel.environment(id).name, words.environment(id).into_owned()), visited)
        };
        self.environments = covered.environments.iter().map(environment).collect();
        let coproducer = |tried: &coproduce_core::analysis::Tried| {
            let declared = declared(kernel.name_span(tried.atom), words.atom(tried.atom).into_owned());
            (declared, [tried.present, tried.absent, tried.missed])
        };
        self.coproducers = covered.coproducers.iter().map(coproducer).collect();
        let conjunct = |part: Conjunct| {
            let literal = |&(atom, absent): &(AtomId, bool)| words.literal(atom, !absent).to_string();
            let parts: Vec<String> = part.mentions.iter().map(literal).collect();
            let name = format!("{}: {}", words.law(part.law), parts.join(", "));
            (declared(kernel.laws[part.law.index()].name, name), part.decides)
        };
        self.conjuncts = conjuncts(kernel, networks).map(|parts| parts.into_iter().map(conjunct).collect());
    }
}

impl File {
    /// Adds what the evidence of a model says of its laws.
    fn hold_against_cases(&mut self, arguments: &Arguments, program: &Program, found: &Found) {
        let Ok(tables) = tables(program, found, None) else { return };
        let asked = Asked { solutions: None, ..Asked::default() };
        let fitted = fitted(program, &tables, asked, &mut loader(found));
        if arguments.filter.is_none() {
            self.cover(&tables.sources, &fitted.reports);
        }
        let broken = fitted.findings.iter().filter(|finding| finding.rule == rules::INVALID_TABLE.name);
        let cases = fitted.reports.iter().flat_map(|report| TestCase::of_evidence(&tables.sources, report));
        let cases = cases.chain(broken.map(|finding| TestCase::unread(&tables.sources, finding)));
        let is_wanted = |case: &TestCase| arguments.filter.as_ref().is_none_or(|text| case.name.contains(text));
        self.cases.extend(cases.filter(is_wanted));
    }
}

impl File {
    /// Counts what the cases of evidence cover.
    fn cover(&mut self, sources: &Sources, reports: &[EvidenceReport]) {
        let at = |span: Span| {
            let (file, start, _) = sources.positions(span);
            (sources.get(file).name().to_owned(), start.line, start.column)
        };
        let is_at = |declared: &Declared, (file, line, column): &(String, usize, usize)| {
            declared.file == *file && (declared.line, declared.column) == (*line, *column)
        };
        for report in reports {
            for law in report.laws.iter().filter(|law| law.fit.as_ref().is_some_and(|fit| fit.members > 0)) {
                let place = at(law.span);
                self.laws.iter_mut().filter(|(one, _)| is_at(one, &place)).for_each(|(_, satisfied)| *satisfied = true);
            }
            let place = at(report.environment_span);
            self.environments.iter_mut().filter(|(one, _)| is_at(one, &place)).for_each(|(_, visited)| *visited = true);
            for set in &report.sets {
                let place = at(set.declared);
                for (_, seen) in self.coproducers.iter_mut().filter(|(one, _)| is_at(one, &place)) {
                    *seen = [seen[0] || set.members > 0, seen[1] || set.others > 0, seen[2]];
                }
            }
        }
    }
}

/// What all files came to so far. What one declares, the cases of another may cover.
#[derive(Default)]
struct Run {
    /// Whether any file was understood.
    understood: bool,
    summary: Summary,
    diagnostics: Vec<Finding>,
    /// The files that were tested.
    names: std::collections::BTreeSet<String>,
    cases: Vec<TestCase>,
    laws: BTreeMap<Declared, bool>,
    environments: BTreeMap<Declared, bool>,
    coproducers: BTreeMap<Declared, [bool; 3]>,
    conjuncts: BTreeMap<Declared, bool>,
    /// Whether the parts of conditions of some file were too much to try.
    is_cut: bool,
}

impl Run {
    fn add(&mut self, file: File, format: Format, output: &mut Output) -> Result<()> {
        self.summary.add(&file.findings);
        if !file.understood {
            output.raise(Status::Findings);
            if format == Format::Json {
                self.diagnostics.extend(findings(&file.sources, &file.errors));
            } else {
                concise::render(&file.sources, &file.errors, &mut output.error)?;
                writeln!(output.error, "{}: not tested: fix the errors first", inline(&file.name))?;
            }
        }
        match file.idle {
            _ if format != Format::Text => {}
            0 => {}
            1 => writeln!(output.error, "{}: 1 row expects nothing, and is not a case", inline(&file.name))?,
            idle => writeln!(output.error, "{}: {idle} rows expect nothing, and are not cases", inline(&file.name))?,
        }
        self.understood |= file.understood;
        self.names.insert(file.name);
        self.cases.extend(file.cases);
        for (law, fired) in file.laws {
            *self.laws.entry(law).or_default() |= fired;
        }
        for (environment, visited) in file.environments {
            *self.environments.entry(environment).or_default() |= visited;
        }
        for (coproducer, seen) in file.coproducers {
            let all = self.coproducers.entry(coproducer).or_default();
            *all = std::array::from_fn(|at| all[at] | seen[at]);
        }
        self.is_cut |= file.conjuncts.is_none();
        for (conjunct, decides) in file.conjuncts.into_iter().flatten() {
            *self.conjuncts.entry(conjunct).or_default() |= decides;
        }
        Ok(())
    }

    fn finish(&mut self, arguments: &Arguments, threshold: Option<f64>, decided: Option<f64>) -> Tested {
        let cases = std::mem::take(&mut self.cases);
        if arguments.filter.is_some() || !self.understood {
            return Tested { cases, coverage: None, conjuncts: None, taken_away: None };
        }
        let own = |declared: &Declared| self.names.contains(&declared.file);
        let of = |all: &BTreeMap<Declared, bool>| share(all.iter().map(|(one, &covered)| (one, covered)), own);
        let seen = |which: usize| share(self.coproducers.iter().map(move |(one, seen)| (one, seen[which])), own);
        let mut covered = Covered {
            percent: 0.0,
            threshold,
            laws: of(&self.laws),
            environments: of(&self.environments),
            present: seen(0),
            absent: seen(1),
        };
        covered.add_up();
        let taken_away = (!arguments.no_knock_out).then(|| {
            let Share { total, uncovered, .. } = seen(2);
            TakenAway { total, unnoticed: uncovered }
        });
        let conjuncts = (!self.is_cut).then(|| Decided { share: of(&self.conjuncts), threshold: decided });
        Tested { cases, coverage: Some(covered), conjuncts, taken_away }
    }
}

fn share<'d>(all: impl Iterator<Item = (&'d Declared, bool)>, own: impl Fn(&Declared) -> bool) -> Share {
    let mut share = Share::default();
    for (declared, covered) in all.filter(|(declared, _)| own(declared)) {
        share.total += 1;
        if covered {
            share.covered += 1;
        } else {
            share.uncovered.push(declared.clone());
        }
    }
    share
}
