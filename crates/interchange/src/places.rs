//! Lines and columns of a text.

use coproduce_syntax::source::{FileId, Position, Sources, TooLarge};

/// More reasons than these are not given.
pub(crate) const MOST_REFUSALS: usize = 100;

/// A text that places are found in.
pub(crate) struct Places {
    sources: Sources,
    file: FileId,
}

impl Places {
    pub fn of(text: &str) -> Result<Self, TooLarge> {
        let mut sources = Sources::new();
        let file = sources.add("text", text)?;
        Ok(Self { sources, file })
    }

    /// The line and column of a byte.
    pub fn at(&self, byte: usize) -> Position {
        self.sources.get(self.file).position(byte)
    }
}
