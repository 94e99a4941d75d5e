//! What the columns of a file speak of.

use super::Writer;
use super::timing::{behind, timing, words};
use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::again;
use crate::kernel::elaborate::production::period;
use crate::kernel::{AtomId, LawId, Period, When};
use crate::model::{Kinds, Sort, plain};
use coproduce_syntax::declaration;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What the cells of a column speak of; nothing where that was not understood.
pub(super) enum Column {
    Coproducer(Option<AtomId>),
    Expected(Option<Awaited>),
}

/// What a column expects: a product, by which law, and when, if its rows are courses.
pub(super) type Awaited = (AtomId, Option<LawId>, Option<When>);

impl Writer<'_, '_, '_> {
    pub(super) fn headings(&mut self, cells: &[Span]) -> Vec<Column> {
        let mut coproducers: FxHashMap<AtomId, Span> = FxHashMap::default();
        let mut expected: FxHashMap<Awaited, Span> = FxHashMap::default();
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

    /// `acorn`, or `expect oak`, or `expect oak by germination within 3`.
    fn column(&mut self, cell: Span) -> Column {
        let text = self.elaborator.text(cell);
        let Some(expected) = expected(text) else {
            let name = text.trim();
            let named = as_name(self.elaborator, Sort::Thing, name);
            let atom = self.elaborator.mention_as(&named, part(cell, text, name), Kinds::CONDITIONS);
            return Column::Coproducer(atom.map(|atom| self.elaborator.kernel.choice(atom)));
        };
        let (expected, when) = match self.tabled.last {
            None => (expected, None),
            Some(last) => match self.when(cell, expected, last) {
                None => return Column::Expected(None),
                Some((expected, when)) => (expected, Some(when)),
            },
        };
        let (product, by) = self.product_and_law(expected);
        let named = as_name(self.elaborator, Sort::Thing, product);
        let found = self.elaborator.mention_as(&named, part(cell, text, product), Kinds::EXPECTED);
        let by = by.map(|by| {
            let named = as_name(self.elaborator, Sort::Law, by);
            self.elaborator.mention_named_as(Sort::Law, &named, part(cell, text, by)).map(LawId)
        });
        Column::Expected(found.filter(|_| by != Some(None)).map(|product| (product, by.flatten(), when)))
    }

    /// Parts `oak by germination within 3`, and gives when. A name may have the words in it: then the longest part before
    /// them that is a name, and a law by which it comes about, is what is expected.
    fn when<'t>(&mut self, cell: Span, expected: &'t str, last: Period) -> Option<(&'t str, When)> {
        let text = self.elaborator.text(cell);
        let timings = words(expected).filter_map(|(before, after)| {
            (!before.is_empty()).then_some(())?;
            Some((before, timing(after, |words| part(cell, text, words))?))
        });
        let timings: Vec<(&str, declaration::When)> = timings.collect();
        let is_known = |&&(before, _): &&(&str, _)| self.is_declared(Sort::Thing, self.product_and_law(before).0);
        let Some(&(before, when)) = timings.iter().rev().find(is_known).or_else(|| timings.first()) else {
            let message = format!("`{}` does not say when", plain(expected));
            self.refuse(cell, message, "write `at 3` behind it, or `within 3`, `before 3`, `from 3` or `always`");
            return None;
        };
        if matches!(when, declaration::When::Never) {
            let help =
                format!("write `expect {} always`, and `no` in the rows in which it is never there", plain(before));
            self.refuse(cell, "the cells say whether, and not the heading", help);
            return None;
        }
        let mention = |elaborator: &mut Elaborator, name: Name| {
            let named = as_name(elaborator, Sort::Thing, elaborator.text(name.span));
            elaborator.mention_as(&named, name.span, Kinds::EXPECTED)
        };
        Some((before, period::when(self.elaborator, when, last, mention)?))
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
        let name = as_name(self.elaborator, sort, text);
        self.elaborator.model.lookup(self.elaborator.module, sort, &name).is_some()
    }
}

/// A name as a model writes it: a heading does without backticks, also where a dot is part of the name.
fn as_name<'t>(elaborator: &Elaborator, sort: Sort, text: &'t str) -> Cow<'t, str> {
    let is_known = |text: &str| elaborator.model.lookup(elaborator.module, sort, text).is_some();
    if !text.contains('.') || text.contains('`') || is_known(text) {
        return Cow::Borrowed(text);
    }
    let quoted = format!("`{text}`");
    if is_known(&quoted) { Cow::Owned(quoted) } else { Cow::Borrowed(text) }
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
    words(text).filter_map(|(product, rest)| {
        let law = behind(rest, "by")?;
        (!product.is_empty() && !law.is_empty()).then_some((product, law))
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
