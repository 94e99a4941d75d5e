//! `textDocument/hover`: what a name stands for, or what a word of the language means.

use crate::mention::{declared_at, word_at};
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{At, Workspace};
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::ask::answer::Standing;
use coproduce_report::production::standing::word as standing_word;
use coproduce_report::words::{Explained, explain};
use coproduce_repository::Tree;
use coproduce_session::{About, about};
use coproduce_syntax::source::{Span, bytes};
use lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

/// In so many situations it is said what a thing is.
const SITUATIONS: usize = 6;

/// Says what stands at a place.
pub fn hover<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, params: HoverParams) -> Answer<Option<Hover>> {
    let At { path, text, program, byte } = workspace.at(&params.text_document_position_params)?;
    let Some(word) = word_at(&text, byte) else { return Ok(None) };
    let name = &text[word.range.clone()];
    let of = |program: &Program| {
        let declared = declared_at(program, &text, &word);
        markdown(program, name, &declared)
    };
    let found = of(&program).map(|said| {
        let standings = standings(&program, name, byte);
        if standings.is_empty() { said } else { format!("{said}\n\n{}", standings.join("\n")) }
    });
    let found = found.or_else(|| workspace.before(&path).and_then(|before| of(&before)));
    let Some(value) = found.or_else(|| page(name)) else { return Ok(None) };
    let range = Some(Lines::of(&text, workspace.encoding).range(word.range));
    Ok(Some(Hover { contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }), range }))
}

/// What is said of what is declared under a name at some places.
pub fn markdown(program: &Program, name: &str, declared: &[Span]) -> Option<String> {
    let all = about(program, name).into_iter().filter(|one| declared.contains(&one.place));
    let said: Vec<String> = all.map(|one| said(&one)).collect();
    (!said.is_empty()).then(|| said.join("\n\n---\n\n"))
}

/// What a product is in the scenario around a place, or else in each; in each environment, where no scenario is declared.
fn standings(program: &Program, name: &str, byte: usize) -> Vec<String> {
    let kernel = &program.kernel;
    let Some(atom) = program.find(name).one().filter(|_| program.understood) else { return Vec::new() };
    let is_around = |at: usize| {
        let place = bytes(&program.sources, kernel.scenarios[at].span);
        place.is_some_and(|(file, range)| file.index() == 0 && range.contains(&byte))
    };
    let mut scenarios: Vec<usize> = program.scenarios().map(|(at, _)| at).collect();
    if let Some(&around) = scenarios.iter().find(|&&at| is_around(at)) {
        scenarios = vec![around];
    }
    let mut settings: Vec<Setting> = scenarios.into_iter().map(Setting::Scenario).collect();
    if settings.is_empty() {
        settings = program.environments().map(Setting::bare).collect();
    }
    let more = settings.len().saturating_sub(SITUATIONS);
    let standing = |setting: &Setting| {
        let inquiry = setting.inquiry(kernel, &program.networks);
        let standing = Standing::new(program.words(), &inquiry, &setting.states(kernel), atom);
        let situation = plain(&setting.name(program.words()));
        format!("- {situation}: {}", plain(standing_word(&standing)))
    };
    let said = settings.iter().take(SITUATIONS).map(standing);
    said.chain((more > 0).then(|| format!("- and in {more} more"))).collect()
}

fn said(About { description, documentation, .. }: &About) -> String {
    let label = description.label.as_ref().map(|label| format!(" \u{201c}{}\u{201d}", plain(label)));
    let mut parts =
        vec![format!("**{}**{}: {}", plain(&description.name), label.unwrap_or_default(), plain(&description.kind))];
    if !description.details.is_empty() {
        // A fence longer than any in it cannot be left from within.
        parts.push(format!("````coproduce\n{}\n````", description.details.join("\n").replace("````", "```")));
    }
    if !documentation.is_empty() {
        parts.push(documentation.join("\n"));
    }
    parts.join("\n\n")
}

/// A text that Markdown takes as it is.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&') {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

/// The page of a word of the language.
pub fn page(word: &str) -> Option<String> {
    match explain(word).ok()? {
        Explained::Rule(_) => None,
        page @ Explained::Word(..) => Some(page.text()),
    }
}
