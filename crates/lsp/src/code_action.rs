//! `textDocument/codeAction`: what findings say can be changed, and what allows them.
//!
//! The fixes are those of `check --fix`, safe ones preferred.

use crate::diagnostics::{by_file, check};
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{Workspace, found};
use coproduce_core::check::Levels;
use coproduce_repository::{Tree, is_model};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, fixed};
use coproduce_syntax::source::{FileId, Sources, bytes};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::HashMap;
use std::ops::Range;

/// Lists what can be done about the findings of a part of a text.
pub fn actions<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: CodeActionParams,
) -> Answer<Option<CodeActionResponse>> {
    let (path, text) = workspace.document(&params.text_document)?;
    if !is_model(&path) {
        return Ok(None);
    }
    let uri = params.text_document.uri;
    let repositories = workspace.repositories();
    let checked = check(&repositories, &[found(&repositories, &path)]);
    let Some(one) = checked.first() else { return Ok(None) };
    let (sources, findings) = (&one.sources, &one.findings);
    let Some((file, _)) = sources.iter().next() else { return Ok(None) };
    let lines = Lines::of(&text, workspace.encoding);
    let part = lines.bytes(params.range);
    let is_wanted = |kind: &CodeActionKind| {
        let covers = |asked: &CodeActionKind| {
            let rest = kind.as_str().strip_prefix(asked.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty())
        };
        params.context.only.as_ref().is_none_or(|only| only.iter().any(covers))
    };
    let mut actions = Vec::new();
    for finding in findings.iter().filter(|_| is_wanted(&CodeActionKind::QUICKFIX)) {
        let Some((in_file, range)) = bytes(sources, finding.span) else { continue };
        if in_file != file || range.start > part.end || range.end < part.start {
            continue;
        }
        let said = by_file(workspace, sources, std::slice::from_ref(finding)).remove(&path);
        let action = |title: String, edits: Vec<(Range<usize>, String)>, is_preferred: bool| CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: said.clone(),
            edit: Some(edit(&uri, &lines, edits)),
            is_preferred: Some(is_preferred),
            ..CodeAction::default()
        };
        if let Some(fix) = finding.fix.as_deref()
            && let Some(changes) = fix.in_file(sources, file)
        {
            let changes: Vec<_> = changes.into_iter().map(|(range, text)| (range, text.to_owned())).collect();
            actions.push(action(title(&text, &changes), changes, fix.is_safe));
        }
        if let Some(allowance) = allowance(&text, range, finding) {
            actions.push(action(format!("allow `{}` here", finding.rule), vec![allowance], false));
        }
    }
    if is_wanted(&CodeActionKind::SOURCE_FIX_ALL)
        && let Some(after) = all_fixed(sources, file, findings)
    {
        let (range, new_text) = crate::formatting::difference(&text, &after);
        actions.push(CodeAction {
            title: "fix what can only be meant in one way".to_owned(),
            kind: Some(CodeActionKind::SOURCE_FIX_ALL),
            edit: Some(edit(&uri, &lines, vec![(range, new_text.to_owned())])),
            ..CodeAction::default()
        });
    }
    Ok(Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()))
}

/// The text with all safe fixes made.
fn all_fixed(sources: &Sources, file: FileId, findings: &[Diagnostic]) -> Option<String> {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_deref()).filter(|fix: &&Fix| fix.is_safe);
    fixed(sources, file, fixes).map(|(text, _)| text)
}

/// What a fix does, in short.
fn title(text: &str, changes: &[(Range<usize>, String)]) -> String {
    const LONGEST: usize = 40;
    let short = |text: &str| {
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = words.chars().take(LONGEST).collect();
        if cut.len() < words.len() { format!("`{cut}…`") } else { format!("`{words}`") }
    };
    match changes {
        [(range, instead)] if instead.trim().is_empty() => format!("leave out {}", short(&text[range.clone()])),
        [(range, instead)] if range.is_empty() => format!("add {}", short(instead)),
        [(range, instead)] => format!("write {} instead of {}", short(instead), short(&text[range.clone()])),
        _ => "change what the finding says".to_owned(),
    }
}

/// A comment that allows a finding; none for a rule that cannot be allowed. It stands above the line, where it speaks of
/// the declaration or the clause that begins there; within a block, a finding further on in a line has it behind the line.
fn allowance(text: &str, at: Range<usize>, finding: &Diagnostic) -> Option<(Range<usize>, String)> {
    // What is wrong with a comment that allows something is not mended by another.
    if matches!(finding.rule.name, "invalid-suppression" | "unused-suppression") {
        return None;
    }
    Levels::default().set(finding.rule, None).ok()?;
    let start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..];
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    if !indent.is_empty() && at.start > start + indent.len() && !line.contains("//") {
        let behind = start + line.trim_end().len();
        return Some((behind..behind, format!(" // allow {}: why this is meant", finding.rule)));
    }
    let end = if text[..start].ends_with("\r\n") { "\r\n" } else { "\n" };
    Some((start..start, format!("{indent}// allow {}: why this is meant{end}", finding.rule)))
}

fn edit(uri: &Uri, lines: &Lines, changes: Vec<(Range<usize>, String)>) -> WorkspaceEdit {
    let edits = changes.into_iter().map(|(range, new_text)| TextEdit { range: lines.range(range), new_text });
    WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), edits.collect())])), ..WorkspaceEdit::default() }
}
