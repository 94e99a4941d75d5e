//! Source texts and places in them.
//!
//! All texts of one interpretation share one space of byte offsets, so that a [`Span`] of eight bytes names its file as
//! well as its place. In: texts with a name. Out: names, excerpts, lines and columns. Nothing here touches a file system.

mod place;

pub use place::Place;
pub use place::bytes;

use std::ops::Range;
use std::sync::OnceLock;

/// A byte of a text as an offset in it. All texts together are shorter than 4 GiB: [`Sources::add`] takes no more.
///
/// # Panics
///
/// Where a text is longer all the same; a wrong place would be worse.
pub fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or_else(|_| panic!("a text is longer than its sources may be"))
}

/// A place in the [`Sources`]: byte offsets from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The place between two byte offsets.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest place that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The empty place at the end of this one.
    #[must_use]
    pub const fn at_end(self) -> Self {
        Self::new(self.end, self.end)
    }

    /// Whether the two share a byte, or touch.
    pub const fn touches(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// Which of the [`Sources`] a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The position of the file among the sources, in the order of their addition.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One text with its name.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    base: u32,
    index: OnceLock<Index>,
    /// What stands for the text at some places, in order of place.
    readings: Vec<(Span, Box<str>)>,
}

impl Source {
    /// The name it was added under: a path relative to the repository, or a word such as `<input>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The offset of its first byte in the shared space.
    pub const fn base(&self) -> u32 {
        self.base
    }
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

/// The texts of one interpretation, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

/// The texts together are longer than [`Sources::LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Sources {
    /// How many bytes all texts together may have. It keeps offsets within 32 bits and numbers of names within 28.
    pub const LIMIT: usize = 512 * 1024 * 1024;

    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under a name.
    ///
    /// # Errors
    ///
    /// [`TooLarge`] where all texts together would pass [`Sources::LIMIT`].
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> Result<FileId, TooLarge> {
        let (name, text) = (name.into(), text.into());
        // One byte between files, so that the end of one is not the start of the next.
        let base = self.files.last().map_or(0, |last| last.base as usize + last.text.len() + 1);
        if base + text.len() >= Self::LIMIT {
            return Err(TooLarge);
        }
        let id = u32::try_from(self.files.len()).map_err(|_| TooLarge)?;
        let base = u32::try_from(base).map_err(|_| TooLarge)?;
        self.files.push(Source { name, text, base, index: OnceLock::new(), readings: Vec::new() });
        Ok(FileId(id))
    }

    /// The text with this identity.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.index()]
    }

    /// All texts, in order of addition.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The file a place lies in, and the bytes there.
    ///
    /// # Panics
    ///
    /// Where there is no source at all.
    pub fn locate(&self, span: Span) -> (FileId, Range<usize>) {
        let index = self.files.partition_point(|file| file.base <= span.start).saturating_sub(1);
        let file = &self.files[index];
        let clamp = |offset: u32| (offset.saturating_sub(file.base) as usize).min(file.text.len());
        (FileId(u32::try_from(index).unwrap_or(0)), clamp(span.start)..clamp(span.end))
    }

    /// The text at a place.
    #[inline]
    pub fn text(&self, span: Span) -> &str {
        // Most models are one file.
        if let [only] = self.files.as_slice()
            && let Some(text) = only.text.get(span.start as usize..span.end as usize)
        {
            return text;
        }
        let (file, range) = self.locate(span);
        let source = self.get(file);
        source.reading(span).unwrap_or_else(|| source.text.get(range).unwrap_or_default())
    }

    /// Says how some places of a text are read where that is not as they are written: a cell of a table writes a
    /// quotation mark as two. They stand in order.
    pub fn read_as(&mut self, file: FileId, readings: Vec<(Span, Box<str>)>) {
        self.files[file.index()].readings = readings;
    }

    /// Where a place begins and ends, for people.
    pub fn positions(&self, span: Span) -> (FileId, Position, Position) {
        let (file, range) = self.locate(span);
        let source = self.get(file);
        (file, source.position(range.start), source.position(range.end))
    }
}

impl Source {
    fn reading(&self, span: Span) -> Option<&str> {
        let at = self.readings.binary_search_by_key(&span, |(place, _)| *place).ok()?;
        Some(&self.readings[at].1)
    }

    /// Line and column of a byte offset within this text.
    pub fn position(&self, offset: usize) -> Position {
        let index = self.index.get_or_init(|| Index::of(&self.text));
        let line = index.line_starts.partition_point(|&start| start as usize <= offset);
        let line_start = index.line_starts.get(line.wrapping_sub(1)).map_or(0, |&start| start as usize);
        let before = if offset - line_start <= Index::STEP {
            count_characters(&self.text.as_bytes()[line_start..offset])
        } else {
            index.characters_before(&self.text, offset) - index.characters_before(&self.text, line_start)
        };
        Position { line: line.max(1), column: before + 1 }
    }
}

/// What is counted once for a text, so that each place costs the same, however long the text or its lines.
#[derive(Clone, Debug)]
struct Index {
    line_starts: Vec<u32>,
    /// The number of characters before every [`Index::STEP`] bytes.
    characters: Vec<u32>,
}

impl Index {
    const STEP: usize = 1024;

    #[expect(clippy::cast_possible_truncation, reason = "a text is shorter than 4 GiB")]
    fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect();
        let mut sum = 0;
        let mut characters = vec![0];
        for chunk in text.as_bytes().chunks(Self::STEP) {
            sum += count_characters(chunk) as u32;
            characters.push(sum);
        }
        Self { line_starts, characters }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let step = offset / Self::STEP;
        self.characters[step] as usize + count_characters(&text.as_bytes()[step * Self::STEP..offset])
    }
}

/// Characters begin at every byte that continues none.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_name_their_file() {
        let mut sources = Sources::new();
        sources.add("a", "one\ntwo").unwrap();
        let second = sources.add("b", "猫 cat\nx").unwrap();
        let base = sources.get(second).base();
        let (file, start, end) = sources.positions(Span::new(base + 4, base + 7));
        assert_eq!(file, second);
        assert_eq!((start.line, start.column, end.column), (1, 3, 6));
        assert_eq!(sources.text(Span::new(base + 4, base + 7)), "cat");
        assert_eq!(sources.text(Span::new(4, 7)), "two");
    }
}
