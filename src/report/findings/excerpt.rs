//! The line around a place, or the part of it that fits.
//!
//! Costs the same however long the line is.

use std::ops::Range;

/// A longer line is cut, in characters.
const LONGEST: usize = 400;
/// How much of a cut line is kept before a place, and from its beginning on.
const KEPT: (usize, usize) = (40, 80);

/// Part of a line, with the bytes of it that are meant.
pub(super) struct Excerpt<'t> {
    pub text: &'t str,
    /// The place within `text`; it ends with the line.
    pub place: Range<usize>,
    /// Whether the line goes on before, and after.
    pub cut: (bool, bool),
}

impl<'t> Excerpt<'t> {
    /// The line of a text in which a range of bytes begins. The range has to begin and end between characters.
    pub fn of(text: &'t str, range: Range<usize>) -> Self {
        let (start, from_start) = back(text, range.start, LONGEST);
        let (end, to_end) = ahead(text, range.start, LONGEST);
        let whole = from_start && to_end && text[start..end].chars().nth(LONGEST).is_none();
        let (start, from_start) = if whole { (start, true) } else { back(text, range.start, KEPT.0) };
        let (end, to_end) = if whole { (end, true) } else { ahead(text, range.start, KEPT.1) };
        let text = text[start..end].trim_end_matches('\r');
        let place = range.start.min(start + text.len()) - start..range.end.clamp(start, start + text.len()) - start;
        Self { text, place, cut: (!from_start, !to_end) }
    }

    pub const fn is_cut(&self) -> bool {
        self.cut.0 || self.cut.1
    }
}

/// At most so many characters back; whether that is the beginning of the line.
fn back(text: &str, from: usize, most: usize) -> (usize, bool) {
    let mut at = from;
    for character in text[..from].chars().rev().take(most) {
        if character == '\n' {
            return (at, true);
        }
        at -= character.len_utf8();
    }
    (at, at == 0 || text.as_bytes()[at - 1] == b'\n')
}

/// At most so many characters ahead; whether that is the end of the line.
fn ahead(text: &str, from: usize, most: usize) -> (usize, bool) {
    let mut at = from;
    for character in text[from..].chars().take(most) {
        if character == '\n' {
            return (at, true);
        }
        at += character.len_utf8();
    }
    (at, at == text.len() || text.as_bytes()[at] == b'\n')
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn a_line_is_shown_whole_where_it_fits() {
        let excerpt = Excerpt::of("one\ntwo three\r\nfour", 8..13);
        assert_eq!((excerpt.text, excerpt.place.clone(), excerpt.is_cut()), ("two three", 4..9, false));
        assert_eq!(Excerpt::of("", 0..0).text, "");
        assert_eq!(Excerpt::of("a\n", 2..2).text, "");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = "é".repeat(1000);
        let excerpt = Excerpt::of(&text, 1000..1004);
        assert_eq!(excerpt.text.chars().count(), 120);
        assert_eq!((excerpt.place.clone(), excerpt.cut), (80..84, (true, true)));
    }
}
