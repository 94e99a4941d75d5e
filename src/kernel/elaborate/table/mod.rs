//! Tables: scenarios that stand for as many situations as they have rows, in the model or in a file beside it.

use super::Elaborator;
use super::once::again;
use super::scenario::expectation;
use crate::diagnostic::Diagnostic;
use crate::kernel::{AtomId, ByAtom, EnvironmentId, Expectation, LawId, Scenario, ScenarioId, Supposed};
use crate::model::{Kinds, Sort, plain};
use crate::source::{FileId, Span};
use crate::syntax::declaration::{self, Presence, ScenarioClause};
use crate::syntax::name::Name;
use crate::syntax::{Record, records};
use rustc_hash::FxHashMap;

/// How many rows the tables of a model may have together.
const MOST_ROWS: usize = 100_000;

/// Rows as situations of their own, which follow the declared scenarios.
pub(super) type Rows = Vec<(Scenario, (ScenarioId, Span))>;

/// Elaborates the rows of a scenario.
pub(super) fn elaborate(
    elaborator: &mut Elaborator,
    scenario: &declaration::Scenario,
    id: ScenarioId,
    environment: Option<EnvironmentId>,
) {
    if !elaborator.is_own() {
        return;
    }
    let table = scenario.declared.name.span;
    let mut writer = Writer { elaborator, id, table, environment, names: FxHashMap::default() };
    let mut columns: Option<Vec<Option<AtomId>>> = None;
    for clause in &scenario.clauses {
        match &clause.kind {
            ScenarioClause::Columns(names) => {
                if columns.is_some() {
                    writer.refuse(clause.span, "the columns are named twice", "name all of them in one clause");
                }
                columns = Some(writer.columns(names));
            }
            ScenarioClause::Row(row) => {
                if columns.is_none() {
                    let help = "write `columns` with the names that the cells speak of before the first row";
                    writer.refuse(clause.span, "a row stands before the columns are named", help);
                    columns = Some(Vec::new());
                } else {
                    writer.row(row, clause.span, columns.as_deref().unwrap_or_default());
                }
            }
            ScenarioClause::Rows(text) => writer.file(text.span),
            ScenarioClause::Expect(expected) => {
                if let Some(first) = expected.first() {
                    let help = "write what is expected behind each row";
                    writer.refuse(first.span, "a scenario with rows expects nothing itself", help);
                }
            }
            _ => {}
        }
    }
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
        let finding = Diagnostic::error("invalid-table", span, message).remark("no row is read from this").help(help);
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
                }
                Some(atom)
            })
            .collect()
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
        let message = format!("row `{name}` has {found} {cells}, and there are columns for {wanted}");
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
            is_table: false,
            environment: self.environment.unwrap_or(EnvironmentId(0)),
            states,
            expectations,
            disputes: Vec::new(),
        };
        self.elaborator.rows.push((row, (self.id, self.table)));
    }

    /// The rows of a file.
    fn file(&mut self, named: Span) {
        match self.elaborator.tables.get(&named) {
            Some(Ok(file)) => self.records(named, *file),
            Some(Err(Some(refusal))) => {
                let (remark, help) = (refusal.remark.clone(), refusal.help.clone());
                let path = self.elaborator.text(named).trim_matches('"').to_owned();
                let finding = Diagnostic::error("invalid-table", named, format!("no table `{path}` can be read"));
                self.elaborator.report(finding.remark(remark).help(help));
            }
            _ => {
                let path = self.elaborator.text(named).trim_matches('"').to_owned();
                let help = "name a file by its path from the folder of this one, such as `cases.csv`";
                self.refuse(named, format!("no table `{path}` can be read"), help);
            }
        }
    }

    fn records(&mut self, named: Span, file: FileId) {
        let mut records = match records(self.elaborator.sources.get(file)) {
            Ok(records) => records.into_iter(),
            Err(place) => {
                let help = "close it, with nothing behind it but a comma or the end of the line; two stand for one";
                return self.refuse(place, "a quotation mark opens a cell that it does not end", help);
            }
        };
        let Some(header) = records.next() else {
            let help = "the first line names the columns: a word for the rows, then coproducers, then what is expected";
            return self.refuse(named, "the table is empty", help);
        };
        let columns: Vec<Column> = header.cells.iter().skip(1).map(|&cell| self.column(cell)).collect();
        for record in records {
            self.record(&record, &columns);
        }
    }

    /// `acorn`, or `expect oak`, or `expect oak by germination`.
    fn column(&mut self, cell: Span) -> Column {
        let text = self.elaborator.text(cell);
        let Some(product) = text.strip_prefix("expect ") else {
            let atom = self.elaborator.mention_choice(Name { span: cell }, Kinds::CONDITIONS);
            return Column::Coproducer(atom);
        };
        let place = |part: &str| {
            let part = part.trim();
            let start = cell.start + u32::try_from(part.as_ptr() as usize - text.as_ptr() as usize).unwrap_or(0);
            Name { span: Span::new(start, start + u32::try_from(part.len()).unwrap_or(0)) }
        };
        let (product, by) = product.split_once(" by ").map_or((product, None), |(product, by)| (product, Some(by)));
        let product = self.elaborator.mention(place(product), Kinds::EXPECTED);
        let by = by.map(|by| {
            let name = place(by).span;
            let elaborator = &mut *self.elaborator;
            let found = elaborator.model.named(elaborator.module, Sort::Law, elaborator.text(name), name);
            found.map(|law| LawId(law.0)).map_err(|finding| elaborator.report(*finding)).ok()
        });
        Column::Expected(product.filter(|_| by != Some(None)).map(|product| (product, by.flatten())))
    }

    fn record(&mut self, record: &Record, columns: &[Column]) {
        let (name, cells) = (record.cells[0], &record.cells[1..]);
        if name.start == name.end {
            return self.refuse(record.span, "a row has no name", "write a word for it into the first column");
        }
        if cells.len() != columns.len() {
            return self.wrong_length(name, cells.len(), columns.len());
        }
        let (mut states, mut expectations) = (Vec::new(), Vec::new());
        for (&cell, column) in cells.iter().zip(columns) {
            let presence = match self.elaborator.text(cell) {
                "yes" => Presence::Yes,
                "no" => Presence::No,
                "unknown" | "?" => Presence::Unknown,
                "" => continue,
                other => {
                    let message = format!("`{}` says nothing that a cell can say", plain(other));
                    self.refuse(cell, message, "write `yes`, `no` or `?`, or nothing");
                    continue;
                }
            };
            match *column {
                Column::Coproducer(atom) => states.push((atom, presence, cell)),
                Column::Expected(expected) if presence != Presence::Unknown => {
                    let not = presence == Presence::No;
                    expectations.extend(expected.map(|(product, by)| Expectation {
                        span: cell,
                        not,
                        product,
                        by: by.filter(|_| !not),
                    }));
                }
                Column::Expected(_) => {}
            }
        }
        self.add(name, record.span, states, expectations);
    }
}

/// What the cells of a column speak of; nothing where that was not understood.
enum Column {
    Coproducer(Option<AtomId>),
    Expected(Option<(AtomId, Option<LawId>)>),
}
