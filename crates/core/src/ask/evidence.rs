//! Evidence that a model declares, held against its laws.

use super::NamedSetting;
use super::name;
use super::refusal::Refusal;
use super::word::Word;
use crate::Program;
use crate::analysis::Words;
use crate::analysis::evidence::{Asked, EvidenceReport, fit, situations};
use crate::check::{Suppressed, evidence_findings, suppress_of_evidence};
use crate::kernel::{AtomId, Evidence, Supposed};
use crate::model::{self, Kind, Loader, Tables, add_table};
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, rules};
use coproduce_syntax::source::{FileId, Sources, Span};
use rustc_hash::FxHashMap;

/// So many laws are proposed at most.
const MOST_PROPOSED: usize = 12;

/// In a model of more laws a proposal is not checked: to read it again takes longer than all else.
const MOST_LAWS: usize = 5_000;

/// The tables of the evidence that is asked about.
#[derive(Debug)]
pub struct EvidenceTables {
    /// The texts of the model, and the tables: what is found lies in either.
    pub sources: Sources,
    /// By the positions of evidence.
    read: Vec<(usize, Result<FileId, Box<Diagnostic>>)>,
    /// Whether it is all that the model declares.
    is_all: bool,
}

/// What was found of evidence.
#[derive(Debug, Default)]
pub struct Fitted<'p> {
    /// What the cases say.
    pub reports: Vec<EvidenceReport<'p>>,
    /// What was found, in order of place.
    pub findings: Vec<Diagnostic>,
    /// What was found and is allowed by a comment of the text itself.
    pub suppressed: Vec<Suppressed>,
}

/// Reads the tables of the evidence that a model itself declares: of all, or of the one that is named.
///
/// # Errors
///
/// [`Refusal`]
pub fn evidence_tables(
    program: &Program,
    named: Option<&Word>,
    loader: &mut dyn Loader,
) -> Result<EvidenceTables, Refusal> {
    let meant = named.map(|word| name::record(program, word, &[Kind::Evidence])).transpose()?;
    let kernel = &program.kernel;
    let is_meant = |evidence: &Evidence| {
        kernel.atom(evidence.atom).own && meant.is_none_or(|meant| meant == kernel.declared(evidence.atom))
    };
    let places: Vec<(usize, Span)> =
        kernel.evidence.iter().enumerate().filter(|(_, one)| is_meant(one)).map(|(at, one)| (at, one.file)).collect();
    let mut sources = program.sources.clone();
    let mut known: FxHashMap<String, FileId> = FxHashMap::default();
    let read = places.into_iter().map(|(at, place)| {
        let path = sources.text(place).trim_matches('"').to_owned();
        if let Some(&file) = known.get(&path) {
            return (at, Ok(file));
        }
        let file = read(&mut sources, place, loader);
        if let Ok(file) = file {
            known.insert(path, file);
        }
        (at, file)
    });
    let read = read.collect();
    Ok(EvidenceTables { sources, read, is_all: named.is_none() })
}

/// A case of evidence as a situation to ask in: that of the one evidence that is named, or of the only one that has it.
/// What no column says anything of is open.
///
/// # Errors
///
/// [`Refusal`]
pub fn case_setting(
    program: &Program,
    named: Option<&Word>,
    case: &Word,
    loader: &mut dyn Loader,
) -> Result<NamedSetting, Refusal> {
    let tables = evidence_tables(program, named, loader)?;
    let (kernel, mut found, mut known) = (&program.kernel, Vec::new(), Vec::new());
    let words = Words { sources: &tables.sources, kernel };
    for (at, file) in &tables.read {
        let evidence = &kernel.evidence[*at];
        let file = file.as_ref().map_err(|finding| (**finding).clone())?;
        let all = situations(words, evidence, *file)?;
        known.extend(all.iter().map(|one| one.name.clone().into_owned()));
        let same = all.into_iter().filter(|one| one.name == case.name);
        found.extend(same.map(|one| (words.atom(evidence.atom).into_owned(), evidence.environment, one.states)));
    }
    let (environment, states) = match found.as_slice() {
        [(_, Some(environment), states)] => (*environment, states),
        [] => return Err(unknown_case(case, &known).into()),
        several => {
            let message = format!("several cases are called `{}`", case.name);
            let mut evidence: Vec<&String> = several.iter().map(|(name, ..)| name).collect();
            evidence.dedup();
            let help = match evidence.as_slice() {
                [_] => "give each of them a name of its own in the table".to_owned(),
                several => format!("say of which evidence: {}", joined(several, "or")),
            };
            return Err(rules::UNKNOWN_NAME.at(case.span, message).remark("not told apart").help(help).into());
        }
    };
    let words = program.words();
    let state = |&(atom, supposed): &(AtomId, Supposed)| (Word::argument(&words.written(atom)), supposed);
    let environment = words.written(kernel.environment(environment).atom);
    Ok(NamedSetting {
        environment: Some(Word::argument(&environment)),
        states: states.iter().map(state).collect(),
        ..NamedSetting::default()
    })
}

fn unknown_case(case: &Word, known: &[String]) -> Diagnostic {
    let near = nearest(&case.name, known.iter().map(String::as_str));
    let help = match near.as_slice() {
        [] if known.is_empty() => "no evidence with cases is declared".to_owned(),
        [] => "name a case as the table does".to_owned(),
        near => format!("perhaps {} was meant", joined(near, "or")),
    };
    rules::UNKNOWN_NAME.at(case.span, format!("no case `{}`", case.name)).remark("not a case").help(help)
}

/// Reads the table that is named at a place.
fn read(sources: &mut Sources, place: Span, loader: &mut dyn Loader) -> Result<FileId, Box<Diagnostic>> {
    let path = sources.text(place).trim_matches('"').to_owned();
    let none = || model::Refusal {
        remark: "there is no such file".to_owned(),
        help: "name a file by its path from the folder of this one, such as `cases.csv`".to_owned(),
    };
    let given = loader.cases(&path).ok_or_else(|| loader.refusal().unwrap_or_else(none));
    given.and_then(|(name, text)| add_table(sources, name, text)).map_err(|refusal| {
        let finding = rules::INVALID_TABLE.at(place, format!("no table `{path}` can be read"));
        Box::new(finding.remark(refusal.remark).help(refusal.help))
    })
}

/// Keeps of the laws that are proposed those that bring no new finding to the model, with those accepted before.
fn accept(program: &Program, report: &mut EvidenceReport, accepted: &mut String, loader: &mut dyn Loader) {
    report.proposed.truncate(MOST_PROPOSED);
    if report.proposed.is_empty() || program.kernel.laws.len() > MOST_LAWS {
        return;
    }
    let texts: Vec<(String, String)> = program
        .own_texts()
        .into_iter()
        .map(|file| (program.sources.get(file).name().to_owned(), program.sources.get(file).text().to_owned()))
        .collect();
    let is_known = |found: &Diagnostic| {
        program.findings.iter().any(|known| known.rule == found.rule && known.message == found.message)
    };
    report.proposed.retain(|law| {
        let with = format!("{accepted}\n{law}");
        let mut texts = texts.clone();
        if let Some((_, text)) = texts.last_mut() {
            text.push_str(&with);
        }
        let is_accepted = Program::read_together(texts, loader).findings.iter().all(is_known);
        if is_accepted {
            *accepted = with;
        }
        is_accepted
    });
}

/// What the cases of some tables say of the laws of a model.
pub fn fitted<'p>(
    program: &'p Program,
    tables: &'p EvidenceTables,
    asked: Asked,
    loader: &mut dyn Loader,
) -> Fitted<'p> {
    let words = Words { sources: &tables.sources, kernel: &program.kernel };
    let (mut fitted, mut accepted) = (Fitted::default(), String::new());
    let mut named = Tables::default();
    for (at, file) in &tables.read {
        let evidence = &program.kernel.evidence[*at];
        let file = match file {
            Ok(file) => *file,
            Err(finding) => {
                fitted.findings.push((**finding).clone());
                continue;
            }
        };
        named.insert(evidence.file, Ok(file));
        match fit(words, evidence, file, asked) {
            Ok(mut report) => {
                accept(program, &mut report, &mut accepted, loader);
                fitted.findings.extend(evidence_findings(&report));
                fitted.reports.push(report);
            }
            Err(findings) => fitted.findings.extend(findings),
        }
    }
    fitted.findings.sort_by_key(|finding| (finding.span, finding.rule));
    let texts = program.own_texts();
    // Where no cases are, comments are about those of another file.
    let is_all = tables.is_all && asked.solutions.is_some() && !tables.read.is_empty();
    fitted.suppressed = suppress_of_evidence(&tables.sources, (&texts, &named), is_all, &mut fitted.findings);
    fitted
}
