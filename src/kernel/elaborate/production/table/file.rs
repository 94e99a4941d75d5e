//! The rows of a file of comma-separated values.

use super::Writer;
use crate::diagnostic::Diagnostic;
use crate::kernel::elaborate::once::again;
use crate::kernel::{AtomId, Expectation, LawId};
use crate::model::{Kinds, Sort, plain};
use crate::source::{FileId, Span};
use crate::syntax::declaration::Presence;
use crate::syntax::name::Name;
use crate::syntax::{Record, hidden_character, records};
use rustc_hash::FxHashMap;

/// How many characters a cell may have: a longer one is no name, and fills every report.
const LONGEST: usize = 1_000;

/// What the cells of a column speak of; nothing where that was not understood.
enum Column {
    Coproducer(Option<AtomId>),
    Expected(Option<(AtomId, Option<LawId>)>),
}

impl Writer<'_, '_, '_> {
    /// The rows of a file.
    pub(super) fn file(&mut self, named: Span) {
        // Tables of modules that are used are not read.
        if !self.elaborator.is_own() {
            return;
        }
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
        let records = match records(self.elaborator.sources.get(file)) {
            Ok(records) => records,
            Err(place) => {
                let help = "close it, with nothing behind it but a comma or the end of the line; two stand for one";
                return self.refuse(place, "a quotation mark opens a cell that it does not end", help);
            }
        };
        let Some((header, rows)) = records.split_first() else {
            let help = "the first line names the columns: a word for the rows, then coproducers, then what is expected";
            return self.refuse(named, "the table is empty", help);
        };
        if self.is_too_long(header) || !self.is_header(header) {
            return;
        }
        let columns = self.headings(&header.cells[1..]);
        if rows.is_empty() {
            let help = "write a line for each row below the first: a name for it, and a cell for each column";
            self.refuse(header.span, "the table names its columns, and has no row", help);
        }
        for record in rows {
            self.record(record, &columns);
        }
    }

    /// Whether the first line names columns, and first of all the rows.
    fn is_header(&mut self, header: &Record) -> bool {
        let first = header.cells[0];
        let text = self.elaborator.text(first);
        if header.cells.len() == 1 {
            let (message, help) = if text.contains([';', '\t']) {
                let help = "put commas between the cells: save the table as comma-separated values";
                ("the first line has no comma, and commas separate cells", help)
            } else {
                (
                    "the first line names no column",
                    "write a comma behind the word for the rows, and a name for a column",
                )
            };
            self.refuse(first, message, help);
            return false;
        }
        let is_declared = self.elaborator.model.lookup(self.elaborator.module, Sort::Thing, text).is_some();
        if is_declared || text.starts_with("expect ") {
            let message = format!("`{}` heads the first column, which names the rows", plain(text));
            let help = "write a first column with a name for each row, headed by a word that names nothing else, such as `row`";
            self.refuse(first, message, help);
            return false;
        }
        if header.cells[1..].iter().any(|cell| cell.start == cell.end) {
            let help =
                "write what it is about into the first line, or take the column out, with its comma in every line";
            self.refuse(header.span, "a column has no name", help);
            return false;
        }
        true
    }

    fn headings(&mut self, cells: &[Span]) -> Vec<Column> {
        let mut coproducers: FxHashMap<AtomId, Span> = FxHashMap::default();
        let mut expected: FxHashMap<(AtomId, Option<LawId>), Span> = FxHashMap::default();
        let mut columns = Vec::with_capacity(cells.len());
        for &cell in cells {
            let column = self.column(cell);
            let before = match column {
                Column::Coproducer(atom) => atom.and_then(|atom| coproducers.insert(atom, cell)),
                Column::Expected(one) => one.and_then(|one| expected.insert(one, cell)),
            };
            if let Some(before) = before {
                let text = plain(self.elaborator.text(cell));
                self.elaborator.report(again(cell, before, format!("`{text}` has two columns")));
            }
            columns.push(column);
        }
        columns
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
        let by = by.map(|by| self.elaborator.mention_named(Sort::Law, place(by).span).map(LawId));
        Column::Expected(product.filter(|_| by != Some(None)).map(|product| (product, by.flatten())))
    }

    fn record(&mut self, record: &Record, columns: &[Column]) {
        let (name, cells) = (record.cells[0], &record.cells[1..]);
        if name.start == name.end {
            return self.refuse(record.span, "a row has no name", "write a word for it into the first column");
        }
        if self.is_too_long(record) || self.hides(name) {
            return;
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
                    self.refuse(cell, message, "write `yes`, `no` or `unknown`, or nothing");
                    continue;
                }
            };
            match *column {
                Column::Coproducer(atom) => states.push((atom, presence, cell)),
                Column::Expected(_) if presence == Presence::Unknown => {
                    let help = "write `yes` where it must come of the row, `no` where it must not, or nothing";
                    self.refuse(cell, "nothing is expected of what is unknown", help);
                }
                Column::Expected(expected) => {
                    let not = presence == Presence::No;
                    expectations.extend(expected.map(|(product, by)| Expectation {
                        span: cell,
                        not,
                        product,
                        by: by.filter(|_| !not),
                    }));
                }
            }
        }
        self.add(name, record.span, states, expectations);
    }

    fn is_too_long(&mut self, record: &Record) -> bool {
        let text = |cell: Span| self.elaborator.text(cell);
        let is_long = |cell: &Span| text(*cell).len() > LONGEST && text(*cell).chars().nth(LONGEST).is_some();
        let found = record.cells.iter().copied().find(is_long);
        if let Some(cell) = found {
            let start = Span::new(cell.start, cell.start);
            self.refuse(start, "a cell has more than 1,000 characters", "shorten it: names are read by people");
        }
        found.is_some()
    }

    /// Whether something in the name of a row does not show, or reorders what is shown.
    fn hides(&mut self, name: Span) -> bool {
        let found = hidden_character(self.elaborator.text(name));
        if let Some(code) = &found {
            let help = "remove it: a table shows all it says";
            self.refuse(name, format!("hidden character {code} in the name of a row"), help);
        }
        found.is_some()
    }
}
