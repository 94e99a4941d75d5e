//! Values separated by commas, semicolons or tabs (RFC 4180, and what spreadsheets write): records of cells, each with its
//! place.
//!
//! A cell in quotation marks may hold what separates cells, and two of them for one. White space around a cell is no part
//! of it, and records of nothing else are passed over.

use crate::source::{Source, Span, offset};
use memchr::{memchr2, memchr3};

/// What may separate cells, in order of preference.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A table as it is written.
#[derive(Debug, Default)]
pub struct Rows {
    /// Its lines.
    pub records: Vec<Record>,
    /// What cells say in which two quotation marks stand for one, in order of place.
    pub readings: Vec<(Span, Box<str>)>,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The place of all of it.
    pub span: Span,
    /// The places of the cells, without quotation marks.
    pub cells: Vec<Span>,
}

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A quotation mark is not closed, or the cell goes on behind the one that closes it.
    Quotation(Span),
    /// The first line says that cells are separated by something else.
    Separator(Span),
}

/// The records of a text.
///
/// # Errors
///
/// Why it is no table.
pub fn rows(source: &Source) -> Result<Rows, Unfit> {
    let mut reader = Records::of(source)?;
    let (mut records, mut cells) = (Vec::new(), Vec::new());
    while let Some(span) = reader.next_into(&mut cells)? {
        records.push(Record { span, cells: cells.clone() });
    }
    Ok(Rows { records, readings: reader.readings })
}

/// What separates the cells of the first line that says anything: what stands there most often outside quotation marks.
fn most_frequent(text: &str) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let (mut quoted, mut opens, mut says) = (false, true, false);
    for character in text.chars() {
        if quoted {
            quoted = character != '"';
            continue;
        }
        match (character, SEPARATORS.iter().position(|&separator| char::from(separator) == character)) {
            ('\n' | '\r', _) if says => break,
            ('\n' | '\r', _) => (counts, opens) = ([0; SEPARATORS.len()], true),
            (_, Some(which)) => {
                counts[which] += 1;
                opens = true;
            }
            // A mark within a cell is part of it; of two in a row the second opens what the first has closed.
            ('"', _) => (quoted, says) = (opens, true),
            (' ', _) => {}
            _ => (opens, says) = (false, true),
        }
    }
    // Of equals the first is preferred.
    let most = (0..SEPARATORS.len()).rev().max_by_key(|&which| counts[which]);
    SEPARATORS[most.unwrap_or(0)]
}

/// What the cells of a text say in which two quotation marks stand for one, in order of place.
///
/// # Errors
///
/// Why it is no table.
pub fn readings(source: &Source) -> Result<Vec<(Span, Box<str>)>, Unfit> {
    let (mut reader, mut cells) = (Records::of(source)?, Vec::new());
    while reader.next_into(&mut cells)?.is_some() {}
    Ok(reader.readings)
}

/// The records of a text, one after the other: a long table is read without keeping the places of all its cells.
#[derive(Debug)]
pub struct Records<'s> {
    text: &'s str,
    base: u32,
    at: usize,
    separator: u8,
    /// What the cells read so far say in which two quotation marks stand for one.
    pub readings: Vec<(Span, Box<str>)>,
}

impl<'s> Records<'s> {
    /// The records of a text, of which none is read yet.
    ///
    /// # Errors
    ///
    /// Its first line says that cells are separated by something else.
    pub fn of(source: &'s Source) -> Result<Self, Unfit> {
        let text = source.text();
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let mut reader = Self { text, base: source.base(), at: start, separator: b',', readings: Vec::new() };
        reader.separator = match reader.announced()? {
            Some(separator) => separator,
            None => most_frequent(reader.rest()),
        };
        Ok(reader)
    }

    /// What separates cells.
    pub const fn separator(&self) -> u8 {
        self.separator
    }

    /// The place of the next record in which any cell says something, and in `cells` the places of all of them; none at
    /// the end.
    ///
    /// # Errors
    ///
    /// Why the text is no table from here on.
    pub fn next_into(&mut self, cells: &mut Vec<Span>) -> Result<Option<Span>, Unfit> {
        while self.at < self.text.len() {
            let span = self.record(cells)?;
            if cells.iter().any(|cell| cell.start < cell.end) {
                return Ok(Some(span));
            }
        }
        Ok(None)
    }

    /// What separates cells by a first line such as `sep=;`, which is read over.
    fn announced(&mut self) -> Result<Option<u8>, Unfit> {
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        let bare = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(line);
        let Some(said) = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &bare[4..]) else {
            return Ok(None);
        };
        let place = self.place(self.at, self.at + line.len());
        match *said.as_bytes() {
            [separator] if SEPARATORS.contains(&separator) => {
                self.at += line.len();
                self.end_line();
                Ok(Some(separator))
            }
            _ => Err(Unfit::Separator(place)),
        }
    }

    fn record(&mut self, cells: &mut Vec<Span>) -> Result<Span, Unfit> {
        let from = self.at;
        cells.clear();
        if self.plain_record(cells) {
            let span = self.place(from, self.at);
            self.end_line();
            return Ok(span);
        }
        cells.push(self.cell()?);
        while self.text.as_bytes().get(self.at) == Some(&self.separator) {
            self.at += 1;
            cells.push(self.cell()?);
        }
        let span = self.place(from, self.at);
        self.end_line();
        Ok(span)
    }

    /// Reads a line in which nothing is quoted and nothing blank, as most of long tables are: it is cut where its
    /// separators stand. Whether it is one.
    fn plain_record(&mut self, cells: &mut Vec<Span>) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let line = &rest[..memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
        let blank = if self.separator == b'\t' { b' ' } else { b'\t' };
        if memchr3(b'"', b' ', blank, line).is_some() {
            return false;
        }
        let mut from = 0;
        for (at, _) in line.iter().enumerate().filter(|(_, byte)| **byte == self.separator) {
            cells.push(self.place(self.at + from, self.at + at));
            from = at + 1;
        }
        cells.push(self.place(self.at + from, self.at + line.len()));
        self.at += line.len();
        true
    }

    fn end_line(&mut self) {
        let rest = self.rest();
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    }

    /// A cell, up to the separator or the end of the line behind it.
    fn cell(&mut self) -> Result<Span, Unfit> {
        let (bytes, separator) = (self.text.as_bytes(), self.separator);
        // A tab that separates cells is no white space around one.
        let is_blank = |byte: u8| byte != separator && matches!(byte, b' ' | b'\t');
        let ends = |byte: u8| byte == separator || matches!(byte, b'\n' | b'\r');
        self.at += bytes[self.at..].iter().take_while(|&&byte| is_blank(byte)).count();
        if bytes.get(self.at) != Some(&b'"') {
            let rest = &bytes[self.at..];
            let end = rest.iter().position(|&byte| ends(byte)).unwrap_or(rest.len());
            let blank = rest[..end].iter().rev().take_while(|&&byte| is_blank(byte)).count();
            let place = self.place(self.at, self.at + end - blank);
            self.at += end;
            return Ok(place);
        }
        let from = self.at + 1;
        let opening = self.place(from - 1, from);
        self.at = from;
        loop {
            let mark = bytes[self.at..].iter().position(|&byte| byte == b'"').ok_or(Unfit::Quotation(opening))?;
            self.at += mark + 1;
            if bytes.get(self.at) != Some(&b'"') {
                break;
            }
            self.at += 1;
        }
        let place = self.place(from, self.at - 1);
        let written = &self.text[from..self.at - 1];
        if written.contains('"') {
            self.readings.push((place, written.replace("\"\"", "\"").into_boxed_str()));
        }
        self.at += bytes[self.at..].iter().take_while(|&&byte| is_blank(byte)).count();
        let closes = bytes.get(self.at).is_none_or(|&byte| ends(byte));
        if closes { Ok(place) } else { Err(Unfit::Quotation(opening)) }
    }

    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn place(&self, from: usize, to: usize) -> Span {
        Span::new(self.base + offset(from), self.base + offset(to))
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, rows};
    use crate::source::{Sources, Span};

    /// What each cell says, or where and why the text is no table.
    fn cells(text: &str) -> Result<Vec<Vec<String>>, Unfit> {
        let mut sources = Sources::new();
        sources.add("before", "").unwrap();
        let file = sources.add("table.csv", text).unwrap();
        let read = rows(sources.get(file)).map_err(|unfit| {
            let own = |place: Span| Span::new(place.start - 1, place.end - 1);
            match unfit {
                Unfit::Quotation(place) => Unfit::Quotation(own(place)),
                Unfit::Separator(place) => Unfit::Separator(own(place)),
            }
        })?;
        sources.read_as(file, read.readings);
        let texts = |cells: Vec<_>| cells.into_iter().map(|cell| sources.text(cell).to_owned()).collect();
        Ok(read.records.into_iter().map(|record| texts(record.cells)).collect())
    }

    fn table<const COLUMNS: usize>(rows: &[[&str; COLUMNS]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect()
    }

    #[test]
    fn cells_are_cut_at_separators_and_lines() {
        let expected = Ok(table(&[["case", "a b"], ["1", ""]]));
        for text in
            ["case,a b\n1,\n", "\u{feff}case , a b\r\n\r\n1,", "\"case\",\"a b\"\n \n,\n1 ,\"\"", "case,a b\r1,"]
        {
            assert_eq!(cells(text), expected, "{text:?}");
        }
        assert_eq!(cells(""), Ok(Vec::new()));
    }

    /// RFC 4180, 2.7: a quotation mark inside a cell is written as two.
    #[test]
    fn two_quotation_marks_are_one() {
        assert_eq!(cells("\"a,\"\"b\"\"\nc\",d"), Ok(table(&[["a,\"b\"\nc", "d"]])));
        assert_eq!(cells("\"\"\"\",x\n\"\",\"\"\"a\"\"\""), Ok(table(&[["\"", "x"], ["", "\"a\""]])));
        // Outside quotation marks it stands for itself.
        assert_eq!(cells("5\"\" pipe,x"), Ok(table(&[["5\"\" pipe", "x"]])));
    }

    #[test]
    fn a_quotation_mark_is_closed() {
        assert_eq!(cells("a,\"b\nc"), Err(Unfit::Quotation(Span::new(2, 3))));
        assert_eq!(cells("\"a\" b"), Err(Unfit::Quotation(Span::new(0, 1))));
        assert_eq!(cells("a,\"\"\""), Err(Unfit::Quotation(Span::new(2, 3))));
    }

    /// The first line that says anything decides, by what stands in it most often outside quotation marks.
    #[test]
    fn the_headings_tell_what_separates() {
        let expected = Ok(table(&[["case", "a b"], ["1, 2; 3", ""]]));
        for text in [
            "case;a b\n\"1, 2; 3\";\n",
            "\u{feff}case\ta b\r\n1, 2; 3\t\r\n",
            "\"case\",a b\n\"1, 2; 3\",",
            ";\r\n \r\ncase; a b\n\"1, 2; 3\" ;",
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
        // What a cell holds in quotation marks separates nothing; of equals a comma does.
        assert_eq!(cells("\"a,b,c\";d\n1;2"), Ok(table(&[["a,b,c", "d"], ["1", "2"]])));
        assert_eq!(cells("a,b;c\n1,2"), Ok(table(&[["a", "b;c"], ["1", "2"]])));
        assert_eq!(cells("a,b;c;d\n1;2;3"), Ok(table(&[["a,b", "c", "d"], ["1", "2", "3"]])));
        // A mark within a cell opens nothing.
        assert_eq!(cells("5\" pipe;b\n1;2"), Ok(table(&[["5\" pipe", "b"], ["1", "2"]])));
        // A cell of a table with tabs may be empty.
        assert_eq!(cells("a\tb\tc\n1\t\t2"), Ok(table(&[["a", "b", "c"], ["1", "", "2"]])));
    }

    #[test]
    fn a_first_line_may_say_what_separates() {
        let expected = Ok(table(&[["a,b,c", "d"], ["1", "2"]]));
        for line in ["sep=;\n", "\u{feff}SEP=;\r\n", "\"sep=;\"\n"] {
            assert_eq!(cells(&format!("{line}a,b,c;d\n1;2")), expected, "{line:?}");
        }
        assert_eq!(cells("sep=\t\r\na,b,c\td\r\n1\t2\r\n"), expected);
        assert_eq!(cells("sep=,\n"), Ok(Vec::new()));
        assert_eq!(cells("sep=|\na|b"), Err(Unfit::Separator(Span::new(0, 5))));
        assert_eq!(cells("sep=\na"), Err(Unfit::Separator(Span::new(0, 4))));
        assert_eq!(cells("sep=é"), Err(Unfit::Separator(Span::new(0, 6))));
        assert_eq!(cells("séparé,b"), Ok(table(&[["séparé", "b"]])));
    }
}
