//! Comma-separated values (RFC 4180): records of cells, each with its place.
//!
//! A cell in quotation marks may hold commas, and two of them for one. White space around a cell is no part of it, and
//! records of nothing else are passed over.

use crate::source::{Source, Span};

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The place of all of it.
    pub span: Span,
    /// The places of the cells, without quotation marks.
    pub cells: Vec<Span>,
}

/// The records of a text; or the place of a quotation mark that is not closed, or after which the cell goes on.
///
/// # Errors
///
/// The place.
pub fn records(source: &Source) -> Result<Vec<Record>, Span> {
    let text = source.text();
    let mut reader = Reader { text, base: source.base(), at: text.len() - text.trim_start_matches('\u{feff}').len() };
    let mut records = Vec::new();
    while reader.at < text.len() {
        let record = reader.record()?;
        if record.cells.iter().any(|cell| cell.start < cell.end) {
            records.push(record);
        }
    }
    Ok(records)
}

struct Reader<'s> {
    text: &'s str,
    base: u32,
    at: usize,
}

impl Reader<'_> {
    fn record(&mut self) -> Result<Record, Span> {
        let from = self.at;
        let mut cells = vec![self.cell()?];
        while self.rest().starts_with(',') {
            self.at += 1;
            cells.push(self.cell()?);
        }
        let span = self.place(from, self.at);
        let rest = self.rest();
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        Ok(Record { span, cells })
    }

    /// A cell, up to the comma or the end of the line behind it.
    fn cell(&mut self) -> Result<Span, Span> {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        if !self.rest().starts_with('"') {
            let end = self.rest().find([',', '\n', '\r']).unwrap_or(self.rest().len());
            let cell = self.rest()[..end].trim_end_matches([' ', '\t']).len();
            let place = self.place(self.at, self.at + cell);
            self.at += end;
            return Ok(place);
        }
        let from = self.at + 1;
        self.at = from;
        loop {
            let mark = self.rest().find('"').ok_or_else(|| self.place(from - 1, from))?;
            self.at += mark + 1;
            if !self.rest().starts_with('"') {
                break;
            }
            self.at += 1;
        }
        let place = self.place(from, self.at - 1);
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        let ends = self.rest().is_empty() || self.rest().starts_with([',', '\n', '\r']);
        if ends { Ok(place) } else { Err(self.place(from - 1, from)) }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn place(&self, from: usize, to: usize) -> Span {
        let offset = |at: usize| self.base + u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(offset(from), offset(to))
    }
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::source::Sources;

    fn cells(text: &str) -> Result<Vec<Vec<String>>, u32> {
        let mut sources = Sources::new();
        sources.add("before", "x").unwrap();
        let file = sources.add("table.csv", text).unwrap();
        let read = records(sources.get(file)).map_err(|place| place.start - sources.get(file).base())?;
        let texts = |cells: Vec<_>| cells.into_iter().map(|cell| sources.text(cell).to_owned()).collect();
        Ok(read.into_iter().map(|record| texts(record.cells)).collect())
    }

    #[test]
    fn cells_are_cut_at_commas_and_lines() {
        let expected = vec![vec!["case".to_owned(), "a b".to_owned()], vec!["1".to_owned(), String::new()]];
        for text in ["case,a b\n1,\n", "\u{feff}case , a b\r\n\r\n1,", "\"case\",\"a b\"\n \n,\n1 ,\"\""] {
            assert_eq!(cells(text), Ok(expected.clone()), "{text:?}");
        }
        assert_eq!(cells("\"a,\"\"b\"\"\nc\",d"), Ok(vec![vec!["a,\"\"b\"\"\nc".to_owned(), "d".to_owned()]]));
        assert_eq!(cells(""), Ok(Vec::new()));
        assert_eq!(cells("a,\"b\nc"), Err(2));
        assert_eq!(cells("\"a\" b"), Err(0));
    }
}
