//! Findings, pushed as they arise and handed out when asked for.

use crate::documents::Overlay;
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{Workspace, found};
use coproduce_repository::{Found, Read, Repositories, Tree, is_model, settle};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::{Sources, Span, bytes};
use coproduce_threads::{ahead_on, usual};
use lsp_types::{
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, Location, NumberOrString,
    PublishDiagnosticsParams, RelatedFullDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Findings as the protocol says them, by the file they lie in.
type ByFile = BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>>;

/// A file that was checked, as `check` does it.
pub type Checked<T> = Read<Overlay<T>>;

/// Checks some files: with the levels of their repositories, and without what other files settle.
pub fn check<T: Tree + Send + Sync>(
    repositories: &Repositories<Overlay<T>>,
    models: &[Found<Overlay<T>>],
) -> Vec<Checked<T>> {
    let threads = usual();
    let read = |found: &Found<Overlay<T>>| Read::of(found.clone(), false).ok();
    let mut checked: Vec<Checked<T>> = ahead_on(threads, models, read, |results| results.flatten().collect());
    settle(&mut checked, repositories, threads);
    for Read { found, findings, .. } in &mut checked {
        if let Some(manifest) = found.repository.manifest() {
            manifest.levels.apply(findings);
        }
    }
    checked
}

/// What an editor was told: by the model that was checked, what was found where.
#[derive(Debug, Default)]
pub struct Published {
    found: BTreeMap<PathBuf, ByFile>,
}

/// So many models are checked before anyone asks what is going on.
const FEW: usize = 100;

impl Published {
    /// Whether so few models were checked that it takes no time to speak of.
    pub fn are_few(&self) -> bool {
        (1..FEW).contains(&self.found.len())
    }

    /// Checks the open texts, or all models around them, and gives what is to be said of files where that has changed.
    pub fn judge<T: Tree + Send + Sync>(
        &mut self,
        workspace: &Workspace<T>,
        all: bool,
    ) -> Vec<PublishDiagnosticsParams> {
        let repositories = workspace.repositories();
        let models: Vec<_> = if all {
            workspace.models(&repositories).into_values().collect()
        } else {
            workspace.open.keys().filter(|path| is_model(path)).map(|path| found(&repositories, path)).collect()
        };
        let mut now: BTreeMap<PathBuf, ByFile> = if all { BTreeMap::new() } else { self.found.clone() };
        for one in check(&repositories, &models) {
            now.insert(one.found.real.clone(), by_file(workspace, &one.sources, &one.findings));
        }
        for (sources, findings) in repositories.findings() {
            let by_file = by_file(workspace, &sources, &findings);
            now.extend(by_file.into_iter().map(|(file, findings)| (file.clone(), ByFile::from([(file, findings)]))));
        }
        let before = std::mem::replace(&mut self.found, now);
        let files: BTreeSet<&PathBuf> = before.values().chain(self.found.values()).flat_map(BTreeMap::keys).collect();
        // An open text is always spoken of, so that an editor knows which version was judged.
        let files: BTreeSet<&PathBuf> = files.into_iter().chain(workspace.open.keys()).collect();
        let said = files.into_iter().filter_map(|file| {
            let (was, is) = (gathered(&before, file), gathered(&self.found, file));
            let document = workspace.open.get(file);
            if was == is && document.is_none() {
                return None;
            }
            let version = document.map(|document| document.version);
            Some(PublishDiagnosticsParams { uri: workspace.uri(file)?, diagnostics: is, version })
        });
        said.collect()
    }
}

/// What was found in a file, whichever models it takes part in.
fn gathered(found: &BTreeMap<PathBuf, ByFile>, file: &Path) -> Vec<lsp_types::Diagnostic> {
    let mut all: Vec<lsp_types::Diagnostic> = Vec::new();
    for finding in found.values().filter_map(|by_file| by_file.get(file)).flatten() {
        if !all.contains(finding) {
            all.push(finding.clone());
        }
    }
    all
}

/// Findings as the protocol says them.
pub fn by_file<T: Tree + Send + Sync>(workspace: &Workspace<T>, sources: &Sources, findings: &[Diagnostic]) -> ByFile {
    let mut places = Places { workspace, sources, lines: BTreeMap::new() };
    let mut by_file = ByFile::new();
    for finding in findings {
        if let Some((path, said)) = places.say(finding) {
            by_file.entry(path).or_default().push(said);
        }
    }
    by_file
}

struct Places<'w, T> {
    workspace: &'w Workspace<T>,
    sources: &'w Sources,
    /// The lines of each text in which a place was looked up.
    lines: BTreeMap<usize, Lines<'w>>,
}

impl<T: Tree + Send + Sync> Places<'_, T> {
    fn say(&mut self, finding: &Diagnostic) -> Option<(PathBuf, lsp_types::Diagnostic)> {
        let (path, location) = self.locate(finding.span)?;
        let related: Vec<DiagnosticRelatedInformation> = finding
            .labels
            .iter()
            .filter_map(|label| {
                let (_, location) = self.locate(label.span)?;
                Some(DiagnosticRelatedInformation { location, message: label.message.clone().into_owned() })
            })
            .collect();
        let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let remark = if finding.remark.is_empty() { String::new() } else { format!("\n{}", finding.remark) };
        let said = lsp_types::Diagnostic {
            range: location.range,
            severity: Some(match finding.level {
                Level::Error => DiagnosticSeverity::ERROR,
                Level::Warning => DiagnosticSeverity::WARNING,
                Level::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.rule.name.to_owned())),
            source: Some("coproduce".to_owned()),
            message: format!("{}{remark}{help}", finding.message),
            related_information: (!related.is_empty()).then_some(related),
            tags: is_unnecessary(finding.rule.name).then(|| vec![DiagnosticTag::UNNECESSARY]),
            ..lsp_types::Diagnostic::default()
        };
        Some((path, said))
    }

    fn locate(&mut self, span: Span) -> Option<(PathBuf, Location)> {
        let (file, range) = bytes(self.sources, span)?;
        let source = self.sources.get(file);
        let encoding = self.workspace.encoding;
        let lines = self.lines.entry(file.index()).or_insert_with(|| Lines::of(source.text(), encoding));
        let path = PathBuf::from(source.name());
        let uri = self.workspace.uri(&path)?;
        Some((path, Location { uri, range: lines.range(range) }))
    }
}

/// Whether what a rule finds could be left out without a loss, so that editors may show it faded.
fn is_unnecessary(rule: &str) -> bool {
    matches!(rule, "unused-name" | "unused-suppression" | "redundant-law" | "dead-law" | "idle-coproducer")
}

/// `textDocument/diagnostic`: what was found in one document.
pub fn of_document<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentDiagnosticParams,
) -> Answer<DocumentDiagnosticReportResult> {
    let (path, _) = workspace.document(&params.text_document)?;
    let repositories = workspace.repositories();
    let items = if is_model(&path) {
        let checked = check(&repositories, &[found(&repositories, &path)]);
        let mut found = checked.iter().map(|one| by_file(workspace, &one.sources, &one.findings));
        found.next().and_then(|mut found| found.remove(&path)).unwrap_or_default()
    } else {
        Vec::new()
    };
    let full = FullDocumentDiagnosticReport { result_id: None, items };
    let report = RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report: full };
    Ok(DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report)))
}

/// `workspace/diagnostic`: what was found in all models, open or not.
pub fn of_workspace<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    _: WorkspaceDiagnosticParams,
) -> Answer<WorkspaceDiagnosticReportResult> {
    let mut published = Published::default();
    published.judge(workspace, true);
    let files: BTreeSet<&PathBuf> =
        published.found.iter().flat_map(|(model, found)| found.keys().chain([model])).collect();
    let items = files.into_iter().filter_map(|file| {
        let items = gathered(&published.found, file);
        Some(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri: workspace.uri(file)?,
            version: workspace.open.get(file).map(|document| document.version.into()),
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: None, items },
        }))
    });
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: items.collect() }))
}
