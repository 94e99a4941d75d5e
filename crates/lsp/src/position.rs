//! Places as the protocol counts them: lines from 0, and units of an encoding within a line.

use lsp_types::{Position, PositionEncodingKind, Range as Between};
use std::ops::Range;

/// What is counted within a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of 16 bits: what the protocol counts where nothing else is agreed on.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The one to use among those that an editor offers: bytes, which need no counting, where it can.
    pub fn agreed(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offers = |kind: PositionEncodingKind| offered.is_some_and(|offered| offered.contains(&kind));
        if offers(PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offers(PositionEncodingKind::UTF32) && !offers(PositionEncodingKind::UTF16) {
            Self::Utf32
        } else {
            Self::Utf16
        }
    }

    /// What the protocol calls it.
    pub const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn length(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How long a text is.
    pub fn count(self, text: &str) -> usize {
        if self == Self::Utf8 || text.is_ascii() {
            return text.len();
        }
        text.chars().map(|character| self.length(character)).sum()
    }
}

/// A text whose lines are known.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    /// The lines of a text, ended as the protocol says: by `\n`, `\r\n` or `\r`.
    pub fn of(text: &'t str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|&at| ends(at)).map(|at| at + 1)).collect();
        Self { text, starts, encoding }
    }

    /// The position of a byte; of one within a character, where the character begins.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= byte) - 1;
        let character = self.encoding.count(&self.text[self.starts[line]..byte]);
        Position { line: narrow(line), character: narrow(character) }
    }

    /// The byte at a position; behind the end of a line or of the text, that end; within a character, where it begins.
    pub fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let end = self.starts.get(line + 1).map_or(self.text.len(), |&next| next);
        let content = self.text[start..end].trim_end_matches(['\n', '\r']);
        let (wanted, mut counted) = (position.character as usize, 0);
        for (at, character) in content.char_indices() {
            counted += self.encoding.length(character);
            if counted > wanted {
                return start + at;
            }
        }
        start + content.len()
    }

    /// The range between two bytes.
    pub fn range(&self, bytes: Range<usize>) -> Between {
        Between { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The bytes of a range; an empty one where its ends are in the wrong order.
    pub fn bytes(&self, range: Between) -> Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }

    /// The whole text.
    pub fn whole(&self) -> Between {
        self.range(0..self.text.len())
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Lines};
    use lsp_types::Position;

    #[test]
    fn each_encoding_counts_its_own_units() {
        // An emoji has 4 bytes, 2 units and 1 character; a Chinese character 3, 1 and 1.
        let text = "a\r\n\t😀b\n猫x\rlast";
        for (encoding, b, x) in [(Encoding::Utf8, 5, 3), (Encoding::Utf16, 3, 1), (Encoding::Utf32, 2, 1)] {
            let lines = Lines::of(text, encoding);
            for (sign, line, character) in [('b', 1, b), ('x', 2, x), ('l', 3, 0)] {
                let byte = text.find(sign).unwrap();
                let position = Position { line, character };
                assert_eq!(lines.position(byte), position, "{encoding:?} {sign}");
                assert_eq!(lines.byte(position), byte, "{encoding:?} {sign}");
            }
        }
    }

    #[test]
    fn what_lies_outside_is_moved_to_the_nearest_place() {
        let lines = Lines::of("ab\r\n😀\n", Encoding::Utf16);
        assert_eq!(lines.byte(Position { line: 0, character: 99 }), 2);
        assert_eq!(lines.byte(Position { line: 99, character: 0 }), 9);
        // Half of a character is where it begins.
        assert_eq!(lines.byte(Position { line: 1, character: 1 }), 4);
        assert_eq!(lines.position(6), Position { line: 1, character: 0 });
        assert_eq!(lines.position(99), Position { line: 2, character: 0 });
    }
}
