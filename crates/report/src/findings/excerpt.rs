//! The line around a place, or the part of it that fits.
//!
//! Costs the same however long the line is.

use std::ops::Range;
use unicode_width::UnicodeWidthChar;

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
    /// The same of no more columns than there is room for; a third of them before the place.
    pub fn within(room: usize, text: &'t str, range: Range<usize>) -> Self {
        let whole = Self::of(text, range.clone());
        if columns(whole.text) <= room {
            return whole;
        }
        let room = room.saturating_sub(2).max(4);
        let (mut start, end) = (range.start, range.start + whole.text.len() - whole.place.start);
        let mut left = room / 3;
        for character in text[..range.start].chars().rev().take(whole.place.start) {
            let Some(less) = left.checked_sub(column(character)).filter(|_| character != '\n') else { break };
            (left, start) = (less, start - character.len_utf8());
        }
        let mut left = room - room / 3 + left;
        let mut stop = range.start;
        for character in text[range.start..end].chars() {
            let Some(less) = left.checked_sub(column(character)) else { break };
            (left, stop) = (less, stop + character.len_utf8());
        }
        let first = range.start - whole.place.start;
        let place = range.start - start..range.end.clamp(range.start, stop) - start;
        Self { text: &text[start..stop], place, cut: (start > first || whole.cut.0, stop < end || whole.cut.1) }
    }

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

/// How many columns a character takes; a tab is shown as a space.
fn column(character: char) -> usize {
    character.width().unwrap_or(1)
}

fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
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
    #[test]
    fn a_line_is_cut_to_the_room_there_is() {
        let text = "0123456789abcdefghijklmnopqrstuvwxyz\n";
        let excerpt = Excerpt::within(14, text, 20..22);
        // Two columns are for the dots; a third of the others is before the place.
        assert_eq!((excerpt.text, excerpt.place.clone(), excerpt.cut), ("ghijklmnopqr", 4..6, (true, true)));
        let wide = Excerpt::within(14, "漢字漢字漢字漢字漢字", 12..15);
        assert_eq!((wide.text, wide.place.clone()), ("漢字漢字漢字", 6..9));
        let whole = Excerpt::within(36, text, 20..22);
        assert!(!whole.is_cut());
    }
}
