//! The rows of a file of comma-separated values.

use super::Writer;
use super::heading::{Column, expected};
use crate::kernel::Expectation;
use crate::model::{Sort, plain};
use coproduce_syntax::declaration::Presence;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::{FileId, Span};
use coproduce_syntax::{Record, Rows, Unfit, hidden_character, rows};

/// How many characters a cell may have: a longer one is no name, and fills every report.
const LONGEST: usize = 1_000;

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
                let finding = rules::INVALID_TABLE.at(named, format!("no table `{path}` can be read"));
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
        let records = match rows(self.elaborator.sources.get(file)) {
            Ok(Rows { records, .. }) => records,
            Err(Unfit::Quotation(place)) => {
                let help = "close it, followed only by a separator or the end of the line; two stand for one";
                return self.refuse(place, "a quotation mark opens a cell that it does not end", help);
            }
            Err(Unfit::Separator(place)) => {
                let help = "write `sep=,` or `sep=;`, or remove the line: the headings show what separates cells";
                return self.refuse(place, "the first line names something that does not separate cells", help);
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
            self.refuse(header.span, "the table names its columns, but has no row", help);
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
            let help = "write a comma, a semicolon or a tab after the word for the rows, and a name for a column";
            self.refuse(first, "the first line names no column", help);
            return false;
        }
        if self.is_declared(Sort::Thing, text.trim()) || expected(text).is_some() {
            let message = format!("`{}` heads the first column, which names the rows", plain(text));
            let help = "write a first column with a name for each row, headed by a word that names nothing else, such as `row`";
            self.refuse(first, message, help);
            return false;
        }
        if header.cells[1..].iter().any(|cell| cell.start == cell.end) {
            let help = "write what it is about into the first line, or remove the column from every line";
            self.refuse(header.span, "a column has no name", help);
            return false;
        }
        true
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
        let (mut states, mut awaited) = (Vec::new(), Vec::new());
        for (&cell, column) in cells.iter().zip(columns) {
            let text = self.elaborator.text(cell).trim();
            if text.is_empty() {
                continue;
            }
            let Some(presence) = presence(text) else {
                let message = format!("`{}` is not something a cell can say", plain(text));
                let help = "write `yes`, `true`, `x` or `1`, `no`, `false` or `0`, or `unknown`, or nothing";
                self.refuse(cell, message, help);
                continue;
            };
            match *column {
                Column::Coproducer(atom) => states.push((atom, presence, cell)),
                Column::Expected(_) if presence == Presence::Unknown => {
                    let help = "write `yes` if the row must produce it, `no` if it must not, or nothing";
                    self.refuse(cell, "nothing is expected of what is unknown", help);
                }
                Column::Expected(expected) => {
                    let not = presence == Presence::No;
                    awaited.extend(expected.map(|(product, by, when)| {
                        // That something is not there in a situation is expected whichever law would produce it.
                        let by = by.filter(|_| !not || when.is_some());
                        (Expectation { span: cell, not, product, by }, when)
                    }));
                }
            }
        }
        self.add(name, record.span, states, awaited);
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

/// What a cell says, in any case of its letters.
fn presence(text: &str) -> Option<Presence> {
    const WORDS: [(Presence, &[&str]); 3] = [
        (Presence::Yes, &["yes", "true", "x", "1"]),
        (Presence::No, &["no", "false", "0"]),
        (Presence::Unknown, &["unknown", "?"]),
    ];
    let says = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    WORDS.into_iter().find(|(_, words)| says(words)).map(|(presence, _)| presence)
}
