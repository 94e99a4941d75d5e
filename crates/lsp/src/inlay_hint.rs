//! `textDocument/inlayHint`: what a text does not say of what stands in it: how each expectation and each claim stands, what
//! everyone nets in a scenario, and which environments hold what is declared.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_core::Program;
use coproduce_core::analysis::judgement::Ruling;
use coproduce_core::analysis::{Options, Setting, signed};
use coproduce_core::kernel::AtomId;
use coproduce_repository::Tree;
use coproduce_syntax::source::{Span, bytes};
use lsp_types::{InlayHint, InlayHintLabel, InlayHintParams};
use std::collections::BTreeMap;
use std::ops::Range;

/// So many environments are named as those that hold a thing.
const HOLDERS: usize = 3;
/// In so many scenarios of a part of a text nets are said: each is evaluated for it.
const SCENARIOS: usize = 20;

/// Says what is not written in a part of a text.
pub fn hints<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: InlayHintParams,
) -> Answer<Option<Vec<InlayHint>>> {
    if !workspace.settings.inlay_hints {
        return Ok(Some(Vec::new()));
    }
    let (path, text) = workspace.document(&params.text_document)?;
    let program = workspace.program(&path)?;
    let lines = Lines::of(&text, workspace.encoding);
    let part = Part { program: &program, asked: lines.bytes(params.range) };
    let hint = |(end, label): (usize, String)| InlayHint {
        position: lines.position(end),
        label: InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Ok(Some(part.judged().chain(part.nets()).chain(part.holders()).map(hint).collect()))
}

/// A part of a text, with its model.
struct Part<'p> {
    program: &'p Program,
    asked: Range<usize>,
}

impl Part<'_> {
    /// Where a place ends, if it is asked about.
    fn end(&self, span: Span) -> Option<usize> {
        let (file, range) = bytes(&self.program.sources, span)?;
        let is_asked = file.index() == 0 && range.start < self.asked.end && self.asked.start <= range.end;
        is_asked.then_some(range.end)
    }

    /// How what is put to the test stands.
    fn judged(&self) -> impl Iterator<Item = (usize, String)> {
        let judgements = self.program.judgements.iter();
        judgements
            .filter_map(|one| Some((self.end(one.case.span(&self.program.kernel))?, word(&one.ruling).to_owned())))
    }

    /// What everyone nets, behind each scenario.
    fn nets(&self) -> impl Iterator<Item = (usize, String)> {
        let scenarios = self.program.scenarios().filter_map(|(at, _)| {
            let scenario = &self.program.kernel.scenarios[at];
            let end = self.end(scenario.span).filter(|_| scenario.row_of.is_none())?;
            Some((at, end))
        });
        scenarios.take(SCENARIOS).filter_map(|(at, end)| {
            let only = Some(Setting::Scenario(at));
            let evaluation = self.program.evaluate(&Options { only, missing_sets: 0, listed: 0, ..Options::default() });
            let nets = &evaluation.situations.first()?.nets;
            let said: Vec<String> = nets.iter().map(|(name, net)| format!("{name} {}", signed(net.total))).collect();
            (!said.is_empty()).then(|| (end, format!("nets {}", said.join(", "))))
        })
    }

    /// Which environments hold what is declared, behind its name.
    fn holders(&self) -> impl Iterator<Item = (usize, String)> {
        let (kernel, words) = (&self.program.kernel, self.program.words());
        let mut held: BTreeMap<AtomId, Vec<AtomId>> = BTreeMap::new();
        for environment in kernel.environment_ids().map(|id| kernel.environment(id)) {
            for (&atom, stated) in &environment.stated {
                if stated.statement.is_presence() {
                    held.entry(atom).or_default().push(environment.atom);
                }
            }
        }
        held.into_iter().filter_map(move |(atom, holders)| {
            let end = self.end(kernel.name_span(atom))?;
            let names: Vec<_> = holders.iter().take(HOLDERS).map(|&holder| words.written(holder)).collect();
            let more = match holders.len().saturating_sub(HOLDERS) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            Some((end, format!("in {}{more}", names.join(", "))))
        })
    }
}

const fn word(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Held => "holds",
        Ruling::Failed(_) => "does not hold",
        Ruling::Undecided(_) => "undecided",
        Ruling::Unjudged(_) => "not judged",
    }
}
