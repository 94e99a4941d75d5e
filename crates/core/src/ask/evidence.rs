//! Evidence that a model declares, held against its laws.

use super::name;
use super::refusal::Refusal;
use super::word::Word;
use crate::Program;
use crate::analysis::evidence::{Asked, EvidenceReport, fit};
use crate::check::{Suppressed, evidence_findings, suppress_of_evidence};
use crate::kernel::Evidence;
use crate::model::{self, Kind, Tables, add_table};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{FileId, Span};
use rustc_hash::FxHashMap;

/// Gives the name and the text of a table by the path that a model writes, or says why it does not.
pub type Load<'l> = dyn FnMut(&str) -> Result<(String, String), model::Refusal> + 'l;

/// The tables of the evidence that is asked about.
#[derive(Debug)]
pub struct EvidenceTables {
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
    program: &mut Program,
    named: Option<&Word>,
    load: &mut Load,
) -> Result<EvidenceTables, Refusal> {
    let meant = named.map(|word| name::record(program, word, &[Kind::Evidence])).transpose()?;
    let kernel = &program.kernel;
    let is_meant = |evidence: &Evidence| {
        kernel.atom(evidence.atom).own && meant.is_none_or(|meant| meant == kernel.declared(evidence.atom))
    };
    let places: Vec<(usize, Span)> =
        kernel.evidence.iter().enumerate().filter(|(_, one)| is_meant(one)).map(|(at, one)| (at, one.file)).collect();
    let mut known: FxHashMap<String, FileId> = FxHashMap::default();
    let read = places.into_iter().map(|(at, place)| {
        let path = program.sources.text(place).trim_matches('"').to_owned();
        if let Some(&file) = known.get(&path) {
            return (at, Ok(file));
        }
        let file = load(&path).and_then(|(name, text)| add_table(&mut program.sources, name, text));
        let file = file.map_err(|refusal| {
            let finding = rules::INVALID_TABLE.at(place, format!("no table `{path}` can be read"));
            Box::new(finding.remark(refusal.remark).help(refusal.help))
        });
        if let Ok(file) = file {
            known.insert(path, file);
        }
        (at, file)
    });
    Ok(EvidenceTables { read: read.collect(), is_all: named.is_none() })
}

/// What the cases of some tables say of the laws of a model.
pub fn fitted<'p>(program: &'p Program, tables: &EvidenceTables, asked: Asked) -> Fitted<'p> {
    let mut fitted = Fitted::default();
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
        match fit(program.words(), evidence, file, asked) {
            Ok(report) => {
                fitted.findings.extend(evidence_findings(&report));
                fitted.reports.push(report);
            }
            Err(findings) => fitted.findings.extend(findings),
        }
    }
    fitted.findings.sort_by_key(|finding| (finding.span, finding.rule));
    let texts = program.own_texts();
    let is_all = tables.is_all && asked.solutions;
    fitted.suppressed = suppress_of_evidence(&program.sources, (&texts, &named), is_all, &mut fitted.findings);
    fitted
}
