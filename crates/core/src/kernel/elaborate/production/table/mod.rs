//! Tables: scenarios and courses that stand for as many as they have rows, in the model or in a file beside it.

mod file;
mod heading;
mod timing;

use super::course::timed;
use super::scenario::expectation;
use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::again;
use crate::kernel::{
    AtomId, ByAtom, Column, EnvironmentId, Expectation, Period, Poses, Scenario, ScenarioId, Supposed, Timed, When,
};
use crate::model::{Kinds, plain};
use coproduce_syntax::declaration::{self, Presence, Table};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

/// How many rows the tables of a model may have together.
const MOST_ROWS: usize = 100_000;

/// Rows as situations or courses of their own, until all that is declared stands before them.
pub(in crate::kernel::elaborate) type Rows = Vec<Row>;

/// A row of a table.
pub(in crate::kernel::elaborate) struct Row {
    /// What it states. Of a course these are cells, which hold in all periods.
    pub scenario: Scenario,
    /// The table, and the place of its name.
    pub table: (ScenarioId, Span),
    /// What is expected of it when, if it is a course.
    pub timed: Option<Vec<Timed>>,
}

/// What has rows.
pub(super) struct Tabled {
    /// Its identity.
    pub id: ScenarioId,
    /// The place of its name.
    pub name: Span,
    /// Where its rows are set; nothing where that is not known.
    pub environment: Option<EnvironmentId>,
    /// The last period, if it is a course.
    pub last: Option<Period>,
}

/// What is expected of a row, and when, if it is a course.
type Expected = (Expectation, Option<When>);

/// What a row is written to expect.
pub(super) trait Expects {
    /// What that means up to a last period, if there are periods.
    fn expected(&self, elaborator: &mut Elaborator, last: Period) -> Option<Expected>;
}

impl Expects for declaration::Expectation {
    fn expected(&self, elaborator: &mut Elaborator, _: Period) -> Option<Expected> {
        expectation(elaborator, self).map(|expectation| (expectation, None))
    }
}

impl Expects for declaration::Timed {
    fn expected(&self, elaborator: &mut Elaborator, last: Period) -> Option<Expected> {
        let Timed { span, not, product, by, when } = timed(elaborator, self, last)?;
        Some((Expectation { span, not, product, by }, Some(when)))
    }
}

/// Elaborates the rows of a table.
pub(super) fn elaborate<'t, E: Expects + 't>(
    elaborator: &mut Elaborator,
    tabled: Tabled,
    clauses: impl Iterator<Item = (Span, &'t Table<E>)>,
) {
    let mut writer = Writer { elaborator, tabled, names: FxHashMap::default() };
    let mut columns: Option<Vec<Option<AtomId>>> = None;
    let mut idle = None;
    for (span, clause) in clauses {
        match clause {
            Table::Columns(names) => {
                if columns.is_some() {
                    writer.refuse(span, "the columns are named twice", "name all of them in one clause");
                }
                columns = Some(writer.columns(names));
                idle = Some(span);
            }
            Table::Row(row) => {
                idle = None;
                if columns.is_none() {
                    let help = "write `columns` with the names that the cells are about before the first row";
                    writer.refuse(span, "a row comes before the columns are named", help);
                    columns = Some(Vec::new());
                } else {
                    writer.row(row, span, columns.as_deref().unwrap_or_default());
                }
            }
            Table::Rows(text) => writer.file(text.span),
        }
    }
    if let Some(span) = idle {
        let help =
            format!("write a `row` for each {}, or remove the columns: a file of rows names its own", writer.each());
        writer.refuse(span, "columns are named, but no row follows them", help);
    }
}

/// Reports what a table expects itself, which no row would be held to.
pub(super) fn report_expected(elaborator: &mut Elaborator, table: &str, expected: Option<Span>) {
    let message = format!("a {table} with rows expects nothing itself");
    let finding = |span| {
        let finding = rules::INVALID_TABLE.at(span, message).remark("no row is held to this");
        finding.help("write what is expected after each row")
    };
    elaborator.findings.extend(expected.map(finding));
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
    tabled: Tabled,
    /// Where each row is named.
    names: FxHashMap<String, Span>,
}

impl Writer<'_, '_, '_> {
    /// What each row is.
    const fn each(&self) -> &'static str {
        if self.tabled.last.is_some() { "course" } else { "situation" }
    }

    /// The last period; of a situation there is none.
    fn last(&self) -> Period {
        self.tabled.last.unwrap_or(Period::MAX)
    }

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
        if let Some(environment) = self.tabled.environment.filter(|_| self.elaborator.is_own()) {
            self.elaborator.kernel.columns.push(Column { atom, heading, environment, in_file });
        }
    }

    fn row<E: Expects>(&mut self, row: &declaration::Row<E>, span: Span, columns: &[Option<AtomId>]) {
        if row.cells.len() != columns.len() {
            self.wrong_length(row.name.span, row.cells.len(), columns.len());
            return;
        }
        let cells = columns.iter().zip(&row.cells).map(|(atom, cell)| (*atom, cell.presence, cell.span));
        let cells: Vec<_> = cells.collect();
        let last = self.last();
        let expected = row.expected.iter().filter_map(|one| one.expected(self.elaborator, last)).collect();
        self.add(row.name.span, span, cells, expected);
    }

    fn wrong_length(&mut self, span: Span, found: usize, wanted: usize) {
        let name = plain(self.elaborator.text(span)).into_owned();
        let cells = if found == 1 { "cell" } else { "cells" };
        let message = format!("row `{name}` has {found} {cells}, but there are columns for {wanted}");
        self.refuse(span, message, "write one cell for each column: `yes`, `no` or `unknown`");
    }

    fn add(&mut self, name: Span, span: Span, cells: Vec<(Option<AtomId>, Presence, Span)>, expected: Vec<Expected>) {
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
        let Tabled { id, name: table, environment, last } = self.tabled;
        let timed = |(Expectation { span, not, product, by }, when): &Expected| {
            when.map(|when| Timed { span: *span, not: *not, product: *product, by: *by, when })
        };
        let timed = last.map(|_| expected.iter().filter_map(timed).collect());
        let expectations =
            if timed.is_some() { Vec::new() } else { expected.into_iter().map(|(one, _)| one).collect() };
        let scenario = Scenario {
            name,
            span,
            own: environment.is_some(),
            row_of: Some(table),
            poses: Poses::Situation,
            environment: environment.unwrap_or(EnvironmentId(0)),
            states,
            expectations,
            disputes: Vec::new(),
        };
        self.elaborator.rows.push(Row { scenario, table: (id, table), timed });
    }
}
