//! What the columns of a file speak of.

use super::Writer;
use crate::kernel::elaborate::once::again;
use crate::kernel::{AtomId, LawId};
use crate::model::{Kinds, Sort, plain};
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What the cells of a column speak of; nothing where that was not understood.
pub(super) enum Column {
    Coproducer(Option<AtomId>),
    Expected(Option<(AtomId, Option<LawId>)>),
}

impl Writer<'_, '_, '_> {
    pub(super) fn headings(&mut self, cells: &[Span]) -> Vec<Column> {
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
            } else if let Column::Coproducer(Some(atom)) = column {
                self.supposes(atom, cell, true);
            }
            columns.push(column);
        }
        columns
    }

    /// `acorn`, or `expect oak`, or `expect oak by germination`.
    fn column(&mut self, cell: Span) -> Column {
        let text = self.elaborator.text(cell);
        let Some(expected) = expected(text) else {
            let name = text.trim();
            let atom =
                self.elaborator.mention_as(&self.as_name(Sort::Thing, name), part(cell, text, name), Kinds::CONDITIONS);
            return Column::Coproducer(atom.map(|atom| self.elaborator.kernel.choice(atom)));
        };
        let (product, by) = self.product_and_law(expected);
        let named = self.as_name(Sort::Thing, product);
        let found = self.elaborator.mention_as(&named, part(cell, text, product), Kinds::EXPECTED);
        let by = by.map(|by| {
            let named = self.as_name(Sort::Law, by);
            self.elaborator.mention_named_as(Sort::Law, &named, part(cell, text, by)).map(LawId)
        });
        Column::Expected(found.filter(|_| by != Some(None)).map(|product| (product, by.flatten())))
    }

    /// Parts `oak by germination`. A name may have the word in it: then the whole, or the longest part before the word
    /// that is a name, is the product.
    fn product_and_law<'t>(&self, text: &'t str) -> (&'t str, Option<&'t str>) {
        let parted: Vec<(&str, &str)> = parted_by(text).collect();
        let Some(&first) = parted.first() else { return (text, None) };
        if self.is_declared(Sort::Thing, text) {
            return (text, None);
        }
        let known = parted.into_iter().rev().find(|(product, _)| self.is_declared(Sort::Thing, product));
        let (product, law) = known.unwrap_or(first);
        (product, Some(law))
    }

    /// Whether a name is one that headings can mention, with its backticks or without.
    pub(super) fn is_declared(&self, sort: Sort, text: &str) -> bool {
        let name = self.as_name(sort, text);
        self.elaborator.model.lookup(self.elaborator.module, sort, &name).is_some()
    }

    /// A name as a model writes it: a heading does without backticks, also where a dot is part of the name.
    fn as_name<'t>(&self, sort: Sort, text: &'t str) -> Cow<'t, str> {
        let is_known = |text: &str| self.elaborator.model.lookup(self.elaborator.module, sort, text).is_some();
        if !text.contains('.') || text.contains('`') || is_known(text) {
            return Cow::Borrowed(text);
        }
        let quoted = format!("`{text}`");
        if is_known(&quoted) { Cow::Owned(quoted) } else { Cow::Borrowed(text) }
    }
}

/// What stands behind the word `expect`.
pub(super) fn expected(text: &str) -> Option<&str> {
    const WORD: &str = "expect";
    let text = text.trim();
    let (word, rest) = (text.get(..WORD.len())?, text.get(WORD.len()..)?);
    (word.eq_ignore_ascii_case(WORD) && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

/// What stands before and behind each word `by` outside backticks.
fn parted_by(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut quoted = false;
    let blanks = text.char_indices().filter(move |&(_, character)| {
        quoted ^= character == '`';
        !quoted && character.is_whitespace()
    });
    blanks.filter_map(|(at, _)| {
        let rest = text[at..].trim_start().strip_prefix("by")?;
        let (product, law) = (text[..at].trim_end(), rest.trim_start());
        (rest.starts_with(char::is_whitespace) && !product.is_empty() && !law.is_empty()).then_some((product, law))
    })
}

/// The place of part of a cell; all of the cell where that is not read as it is written.
fn part(cell: Span, text: &str, part: &str) -> Span {
    if text.len() != (cell.end - cell.start) as usize {
        return cell;
    }
    let start = cell.start + u32::try_from(part.as_ptr() as usize - text.as_ptr() as usize).unwrap_or(0);
    Span::new(start, start + u32::try_from(part.len()).unwrap_or(0))
}
