//! The cases of a table, read as memberships.

use super::cell::{Gauge, Reading};
use crate::analysis::inquiry::Words;
use crate::kernel::{CalibratedSet, Evidence};
use crate::model::plain;
use coproduce_evidence::Column;
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, rules};
use coproduce_syntax::source::{FileId, Source, Span};
use coproduce_syntax::{Records, Unfit};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// More cases are not read.
const MOST_CASES: usize = 10_000_000;

/// After so many cells that cannot be read, no more are listed.
const MOST_FINDINGS: usize = 20;

/// Of so many sets a case may stand for both: it is counted for each combination.
const MOST_BOTH: usize = 6;

/// The memberships of no case.
static NO_COLUMN: Column = Column::Crisp(Vec::new());

/// The cases of a table.
#[derive(Debug)]
pub(super) struct Cases {
    /// Where each is named; the same for all that one line stands for.
    pub names: Vec<Span>,
    /// Where those begin that have no name.
    pub unnamed: FxHashSet<u32>,
    /// How many lines there are.
    pub lines: usize,
    /// Their memberships in each of the sets, in order, and last in the product.
    pub columns: Vec<Column>,
    /// The numbers that sets with thresholds are made of, in order, where these are asked for; not a number elsewhere.
    pub numbers: Vec<Vec<f64>>,
}

/// A column that is read.
struct Read<'s> {
    at: usize,
    gauge: Gauge<'s>,
}

/// Reads the cases of a table; `numbers` asks for those that sets with thresholds are made of.
///
/// # Errors
///
/// What is wrong with it: it is no table, lacks a column, or has a cell that says something else.
pub(super) fn read(words: Words, evidence: &Evidence, file: FileId, numbers: bool) -> Result<Cases, Vec<Diagnostic>> {
    let source = words.sources.get(file);
    let mut records = Records::of(source).map_err(|unfit| vec![unread(unfit)])?;
    let mut cells = Vec::new();
    let Some(header) = records.next_into(&mut cells).map_err(|unfit| vec![unread(unfit)])? else {
        let help = "the first line names the columns; each line below it is a case";
        return Err(vec![rules::INVALID_TABLE.at(evidence.file, "the table is empty").help(help)]);
    };
    let headings: Vec<Cow<str>> = cells.iter().map(|&cell| plain(words.sources.text(cell))).collect();
    let (columns, case) = columns(words, evidence, &headings)?;
    let mut reader = Reader {
        words,
        source,
        refuses_missing: evidence.refuses_missing,
        has_decimal_comma: records.separator() != b',',
        readings: vec![Reading::Missing; columns.len()],
        cases: Cases {
            names: Vec::new(),
            unnamed: FxHashSet::default(),
            lines: 0,
            columns: vec![Column::default(); columns.len()],
            numbers: if numbers { vec![Vec::new(); evidence.sets.len()] } else { Vec::new() },
        },
        headings,
        columns,
        case,
        findings: Vec::new(),
    };
    while reader.findings.len() < MOST_FINDINGS {
        match records.next_into(&mut cells) {
            Ok(Some(record)) if reader.cases.lines < MOST_CASES => reader.line(record, &cells),
            Ok(Some(record)) => {
                let place = Span::new(record.start, record.start);
                let help = "evidence may have up to 10,000,000 cases";
                reader.findings.push(rules::INVALID_TABLE.at(place, "a case too many").help(help));
                break;
            }
            Ok(None) => break,
            Err(unfit) => {
                reader.findings.push(unread(unfit));
                break;
            }
        }
    }
    let Reader { cases, mut findings, .. } = reader;
    if cases.lines == 0 && findings.is_empty() {
        let help = "write a line for each case below the first";
        findings.push(rules::INVALID_TABLE.at(header, "the table names its columns, but has no case").help(help));
    }
    if findings.is_empty() { Ok(cases) } else { Err(findings) }
}

/// What lines are read with.
struct Reader<'s> {
    words: Words<'s>,
    source: &'s Source,
    refuses_missing: bool,
    has_decimal_comma: bool,
    headings: Vec<Cow<'s, str>>,
    columns: Vec<Read<'s>>,
    /// The column that names the cases.
    case: usize,
    /// What the cells of the line at hand say.
    readings: Vec<Reading>,
    cases: Cases,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads a line as a case.
    fn line(&mut self, record: Span, cells: &[Span]) {
        self.cases.lines += 1;
        let wanted = self.headings.len();
        if cells.len() != wanted {
            let message = format!("a case has {} cells, but there are {wanted} columns", cells.len());
            self.findings.push(rules::INVALID_TABLE.at(record, message).help("write one cell for each column"));
            return;
        }
        for (reading, column) in self.readings.iter_mut().zip(&self.columns) {
            let cell = cells[column.at];
            *reading = column.gauge.read(text(self.source, self.words, cell), self.has_decimal_comma);
            if *reading == Reading::Unfit || *reading == Reading::Missing && self.refuses_missing {
                self.findings.push(refused(self.words, cell, record, &self.headings[column.at], &column.gauge));
            }
        }
        let name = cells[self.case];
        let place = if name.start < name.end { name } else { record };
        if place == record {
            self.cases.unnamed.insert(record.start);
        }
        if let Some(added) = self.cases.add(place, &self.readings) {
            self.keep_numbers(cells, added);
        } else {
            let message = format!("a case stands for both of more than {MOST_BOTH} sets");
            self.findings.push(rules::INVALID_TABLE.at(record, message).help("leave out what is not known of it"));
        }
    }

    /// Keeps the numbers of a line for each of the cases it stands for.
    fn keep_numbers(&mut self, cells: &[Span], added: usize) {
        for (numbers, column) in self.cases.numbers.iter_mut().zip(&self.columns) {
            let cell = text(self.source, self.words, cells[column.at]);
            let number = column.gauge.number(cell, self.has_decimal_comma);
            numbers.extend(std::iter::repeat_n(number.unwrap_or(f64::NAN), added));
        }
    }
}

impl Cases {
    /// The memberships in the product.
    pub fn product(&self) -> &Column {
        self.columns.last().unwrap_or(&NO_COLUMN)
    }

    /// The memberships in the sets.
    pub fn sets(&self) -> &[Column] {
        self.columns.split_last().map_or(&[], |(_, sets)| sets)
    }

    /// Adds a case: of those sets where it stands for both, in every combination. Gives how many these are; none where
    /// they are too many.
    fn add(&mut self, name: Span, readings: &[Reading]) -> Option<usize> {
        let both = readings.iter().filter(|reading| **reading == Reading::Both).count();
        if both > MOST_BOTH {
            return None;
        }
        for combination in 0..1_u32 << both {
            self.names.push(name);
            let mut nth = 0;
            for (column, reading) in self.columns.iter_mut().zip(readings) {
                column.push(match *reading {
                    Reading::Membership(membership) => Some(membership),
                    Reading::Both => {
                        nth += 1;
                        Some(f64::from(combination >> (nth - 1) & 1))
                    }
                    Reading::Missing | Reading::Unfit => None,
                });
            }
        }
        Some(1 << both)
    }
}

/// What a cell says, as it is written except for doubled quotation marks.
fn text<'s>(source: &'s Source, words: Words<'s>, cell: Span) -> &'s str {
    let base = source.base();
    let written = source.text().get((cell.start - base) as usize..(cell.end - base) as usize).unwrap_or_default();
    if written.contains('"') { words.sources.text(cell) } else { written }
}

/// The columns that are read, the product last, and the one that names the cases.
fn columns<'s>(
    words: Words<'s>,
    evidence: &Evidence,
    headings: &[Cow<str>],
) -> Result<(Vec<Read<'s>>, usize), Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut find = |place: Span| {
        let wanted = plain(words.sources.text(place).trim_matches('"'));
        let mut found = headings.iter().enumerate().filter(|(_, heading)| **heading == wanted);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            (Some(_), Some(_)) => {
                let message = format!("several columns are headed `{wanted}`");
                let help = "rename all but one of them in the first line of the table";
                findings.push(rules::INVALID_TABLE.at(place, message).remark("which of them is not said").help(help));
                None
            }
            (None, _) => {
                findings.push(no_column(words, evidence, place, &wanted, headings));
                None
            }
        }
    };
    let sets: Vec<&CalibratedSet> = evidence.sets.iter().chain(&evidence.product).collect();
    let found = sets.iter().filter_map(|set| {
        let gauge = Gauge::new(&set.cells, |place| words.sources.text(place))?;
        Some(Read { at: find(set.column)?, gauge })
    });
    let columns: Vec<Read> = found.collect();
    let case = evidence.case.map_or(Some(0), find);
    match case {
        Some(case) if findings.is_empty() => Ok((columns, case)),
        _ => Err(findings),
    }
}

fn no_column(words: Words, evidence: &Evidence, place: Span, wanted: &str, headings: &[Cow<str>]) -> Diagnostic {
    let file = words.sources.text(evidence.file).trim_matches('"').to_owned();
    let known: Vec<&str> = headings.iter().map(AsRef::as_ref).filter(|heading| !heading.is_empty()).collect();
    let near = nearest(wanted, known.iter().copied());
    let help = match near.first() {
        Some(near) => format!("perhaps `{near}` was meant"),
        None if known.len() <= 12 => format!("its columns are {}", joined(&known, "and")),
        None => "name a column as the first line of the table does".to_owned(),
    };
    rules::INVALID_TABLE.at(place, format!("`{file}` has no column `{wanted}`")).remark("no such heading").help(help)
}

/// That a cell cannot be read.
fn refused(words: Words, cell: Span, record: Span, heading: &str, gauge: &Gauge) -> Diagnostic {
    let said = plain(words.sources.text(cell)).into_owned();
    let place = if cell.start < cell.end { cell } else { Span::new(record.start, record.end) };
    let (message, help) = if gauge.read(&said, false) == Reading::Missing {
        (format!("a case says nothing under `{heading}`"), "fill the cell, or remove `missing refused`")
    } else {
        (format!("`{said}` under `{heading}` is no {}", gauge.noun()), gauge.wanted())
    };
    rules::INVALID_TABLE.at(place, message).remark("not read").help(help)
}

fn unread(unfit: Unfit) -> Diagnostic {
    match unfit {
        Unfit::Quotation(place) => rules::INVALID_TABLE
            .at(place, "a quotation mark opens a cell that it does not end")
            .help("close it, followed only by a separator or the end of the line; two stand for one"),
        Unfit::Separator(place) => rules::INVALID_TABLE
            .at(place, "the first line names something that does not separate cells")
            .help("write `sep=,` or `sep=;`, or remove the line: the headings show what separates cells"),
    }
}
