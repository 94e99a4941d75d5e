//! `textDocument/signatureHelp`: the form of the declaration that is being written, with its present clause.

use crate::completion::word_start;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_report::words::{Explained, explain};
use coproduce_repository::Tree;
use coproduce_syntax::completion::Clause;
use lsp_types::{ParameterInformation, ParameterLabel, SignatureHelp, SignatureHelpParams, SignatureInformation};

/// What stands between two clauses in the forms of the pages.
const APART: &str = "   ";

/// Shows the form of what is being written.
pub fn help<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: SignatureHelpParams,
) -> Answer<Option<SignatureHelp>> {
    let place = params.text_document_position_params;
    let (_, text) = workspace.document(&place.text_document)?;
    let byte = workspace.byte(&text, place.position);
    let Some(clause) = Clause::at_end_of(&text[..word_start(&text, byte)]) else { return Ok(None) };
    let Some(forms) = forms(clause.declaration.word()) else { return Ok(None) };
    let governing = clause.governed_by.word();
    let is_governed = |part: &str| part.split_whitespace().next() == Some(governing);
    let active = forms.iter().position(|form| form.split(APART).any(is_governed)).unwrap_or(0);
    let signatures = forms.iter().map(|form| SignatureInformation {
        label: (*form).to_owned(),
        documentation: None,
        parameters: Some(parts(form)),
        active_parameter: form.split(APART).position(is_governed).and_then(|at| u32::try_from(at).ok()),
    });
    Ok(Some(SignatureHelp {
        signatures: signatures.collect(),
        active_signature: u32::try_from(active).ok(),
        active_parameter: None,
    }))
}

/// The lines of the form on the page of a word, without gaps.
fn forms(word: &str) -> Option<Vec<&'static str>> {
    let Explained::Word(_, pages) = explain(word).ok()? else { return None };
    let (_, rest) = pages.iter().find_map(|page| page.text.split_once("\n## Form\n"))?;
    let (_, rest) = rest.split_once("```text\n")?;
    let (form, _) = rest.split_once("```")?;
    Some(form.lines().filter(|line| !line.trim().is_empty()).collect())
}

/// Where the clauses of a form are, in units of 16 bits.
fn parts(form: &str) -> Vec<ParameterInformation> {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut start = 0;
    let clause = |part: &str| {
        let label = ParameterLabel::LabelOffsets([start, start + units(part)]);
        start += units(part) + units(APART);
        ParameterInformation { label, documentation: None }
    };
    form.split(APART).map(clause).collect()
}

#[cfg(test)]
mod tests {
    use super::{forms, parts};
    use coproduce_syntax::Token;
    use lsp_types::ParameterLabel;

    #[test]
    fn every_declaration_has_a_form() {
        for word in Token::declaring() {
            assert!(forms(word).is_some_and(|forms| !forms.is_empty()), "{word}");
        }
    }

    #[test]
    fn clauses_are_where_they_stand() {
        let labels: Vec<ParameterLabel> = parts("given …   expect NAME").into_iter().map(|part| part.label).collect();
        assert_eq!(labels, [ParameterLabel::LabelOffsets([0, 7]), ParameterLabel::LabelOffsets([10, 21])]);
    }
}
