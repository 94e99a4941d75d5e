//! Tables: scenarios that stand for as many situations as they have rows, in the model or in a file beside it.

mod file;
mod heading;

use super::scenario::expectation;
use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::again;
use crate::kernel::{AtomId, ByAtom, Column, EnvironmentId, Expectation, Poses, Scenario, ScenarioId, Supposed};
use crate::model::{Kinds, plain};
use coproduce_syntax::declaration::{self, Presence, ScenarioClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

/// How many rows the tables of a model may have together.
const MOST_ROWS: usize = 100_000;

/// Rows as situations of their own, which follow the declared scenarios.
pub(in crate::kernel::elaborate) type Rows = Vec<(Scenario, (ScenarioId, Span))>;

/// Elaborates the rows of a scenario.
pub(in crate::kernel::elaborate) fn elaborate(
    elaborator: &mut Elaborator,
    scenario: &declaration::Scenario,
    id: ScenarioId,
    environment: Option<EnvironmentId>,
) {
    let table = scenario.declared.name.span;
    let mut writer = Writer { elaborator, id, table, environment, names: FxHashMap::default() };
    let mut columns: Option<Vec<Option<AtomId>>> = None;
    let mut idle = None;
    for clause in &scenario.clauses {
        match &clause.kind {
            ScenarioClause::Columns(names) => {
                if columns.is_some() {
                    writer.refuse(clause.span, "the columns are named twice", "name all of them in one clause");
                }
                columns = Some(writer.columns(names));
                idle = Some(clause.span);
            }
            ScenarioClause::Row(row) => {
                idle = None;
                if columns.is_none() {
                    let help = "write `columns` with the names that the cells are about before the first row";
                    writer.refuse(clause.span, "a row comes before the columns are named", help);
                    columns = Some(Vec::new());
                } else {
                    writer.row(row, clause.span, columns.as_deref().unwrap_or_default());
                }
            }
            ScenarioClause::Rows(text) => writer.file(text.span),
            ScenarioClause::Expect(expected) => {
                if let Some(first) = expected.first() {
                    let help = "write what is expected after each row";
                    writer.refuse(first.span, "a scenario with rows expects nothing itself", help);
                }
            }
            _ => {}
        }
    }
    if let Some(span) = idle {
        let help = "write a `row` for each situation, or remove the columns: a file of rows names its own";
        writer.refuse(span, "columns are named, but no row follows them", help);
    }
}

/// Reports what is called as another situation is: `weather: fog` may be a row of `weather`, or a scenario.
pub(super) fn report_same_names(elaborator: &mut Elaborator) {
    let own = |scenario: &&Scenario| scenario.own;
    let text = |name: Span| plain(elaborator.text(name));
    let scenarios = &elaborator.kernel.scenarios;
    if scenarios.iter().filter(own).all(|one| one.row_of.is_some() || !text(one.name).contains(": ")) {
        return;
    }
    let mut names: FxHashMap<String, Span> = FxHashMap::default();
    let mut again_named = Vec::new();
    // Rows stand behind all that is declared; what is declared twice is reported elsewhere.
    for scenario in scenarios.iter().filter(own) {
        let name = text(scenario.name);
        let name = scenario.row_of.map_or_else(|| name.to_string(), |table| format!("{}: {name}", text(table)));
        let before = names.get(&name).copied().filter(|_| scenario.row_of.is_some());
        if let Some(before) = before {
            again_named.push(again(scenario.name, before, format!("two situations are called `{name}`")));
        } else {
            names.insert(name, scenario.name);
        }
    }
    elaborator.findings.extend(again_named);
}

struct Writer<'w, 'a, 's> {
    elaborator: &'w mut Elaborator<'a, 's>,
    id: ScenarioId,
    table: Span,
    /// None where it is not known.
    environment: Option<EnvironmentId>,
    /// Where each row is named.
    names: FxHashMap<String, Span>,
}

impl Writer<'_, '_, '_> {
    fn refuse(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let finding = rules::INVALID_TABLE.at(span, message).remark("no row is read from this").help(help);
        self.elaborator.report(finding);
    }

    fn columns(&mut self, names: &[Name]) -> Vec<Option<AtomId>> {
        let mut seen: FxHashMap<AtomId, Span> = FxHashMap::default();
        names
            .iter()
            .map(|&name| {
                let atom = self.elaborator.mention_choice(name, Kinds::CONDITIONS)?;
                if let Some(before) = seen.insert(atom, name.span) {
                    let text = plain(self.elaborator.text(name.span));
                    self.elaborator.report(again(name.span, before, format!("`{text}` has two columns")));
                } else {
                    self.supposes(atom, name.span, false);
                }
                Some(atom)
            })
            .collect()
    }

    /// Notes what the cells of a column suppose.
    fn supposes(&mut self, atom: AtomId, heading: Span, in_file: bool) {
        if let Some(environment) = self.environment.filter(|_| self.elaborator.is_own()) {
            self.elaborator.kernel.columns.push(Column { atom, heading, environment, in_file });
        }
    }

    fn row(&mut self, row: &declaration::Row, span: Span, columns: &[Option<AtomId>]) {
        if row.cells.len() != columns.len() {
            self.wrong_length(row.name.span, row.cells.len(), columns.len());
            return;
        }
        let cells = columns.iter().zip(&row.cells).map(|(atom, cell)| (*atom, cell.presence, cell.span));
        let cells: Vec<_> = cells.collect();
        let expected = row.expected.iter().filter_map(|one| expectation(self.elaborator, one)).collect();
        self.add(row.name.span, span, cells, expected);
    }

    fn wrong_length(&mut self, span: Span, found: usize, wanted: usize) {
        let name = plain(self.elaborator.text(span)).into_owned();
        let cells = if found == 1 { "cell" } else { "cells" };
        let message = format!("row `{name}` has {found} {cells}, but there are columns for {wanted}");
        self.refuse(span, message, "write one cell for each column: `yes`, `no` or `unknown`");
    }

    fn add(
        &mut self,
        name: Span,
        span: Span,
        cells: Vec<(Option<AtomId>, Presence, Span)>,
        expectations: Vec<Expectation>,
    ) {
        let text = plain(self.elaborator.text(name)).into_owned();
        if let Some(&before) = self.names.get(&text) {
            self.elaborator.report(again(name, before, format!("two rows are called `{text}`")));
            return;
        }
        self.names.insert(text, name);
        // The rows of a module are situations where it is checked itself.
        if !self.elaborator.is_own() {
            return;
        }
        if self.elaborator.rows.len() == MOST_ROWS {
            self.refuse(name, "a model has more than 100,000 rows", "divide the tables among several models");
        }
        if self.elaborator.rows.len() > MOST_ROWS {
            return;
        }
        let mut states = ByAtom::default();
        for (atom, presence, span) in cells {
            let supposed = match presence {
                Presence::Yes => Supposed::Given,
                Presence::No => Supposed::Without,
                Presence::Unknown => Supposed::Unknown,
            };
            states.extend(atom.map(|atom| (atom, (supposed, span))));
        }
        let row = Scenario {
            name,
            span,
            own: self.environment.is_some(),
            row_of: Some(self.table),
            poses: Poses::Situation,
            environment: self.environment.unwrap_or(EnvironmentId(0)),
            states,
            expectations,
            disputes: Vec::new(),
        };
        self.elaborator.rows.push((row, (self.id, self.table)));
    }
}
