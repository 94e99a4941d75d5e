//! Text of a model made fit for a terminal.
//!
//! Control characters can move the cursor, rename a window or fill a clipboard; bidirectional controls can make a text
//! read as another; characters without width can hide one. All of them are shown as `\u{…}`, and nothing else is
//! changed, but for `##[`, which GitHub reads as a command wherever in a line it stands. Invariant: no character that [`is_hidden`] is in any output of this module, but line feeds of
//! [`block`] and, in [`same_length`], tabs and line ends.

use coproduce_syntax::hidden;
use std::borrow::Cow;

/// Whether a character is a control, a bidirectional control, a tag, or has no width of its own.
pub const fn is_hidden(character: char) -> bool {
    hidden::is_hidden(character) || matches!(character, '\u{200c}'..='\u{200d}')
}

/// What a command to the host of a workflow begins with, by an old custom.
const COMMAND: &str = "##[";

/// A name, a label, a message or a path on one line.
pub fn inline(text: &str) -> Cow<'_, str> {
    escaped(text, is_hidden)
}

/// A text that may have several lines.
pub fn block(text: &str) -> Cow<'_, str> {
    escaped(text, |character| is_hidden(character) && character != '\n')
}

fn escaped(text: &str, needs: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&needs) && !text.contains(COMMAND) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if needs(character) || character == '[' && shown.ends_with("##") {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// A whole source text in which every hidden character has made way for a visible one of as many bytes, so that byte
/// offsets stay valid. Only line feeds end a line in it, as everywhere else in the tool.
pub fn same_length(text: &str) -> Cow<'_, str> {
    let needs = |character: char| is_hidden(character) && !matches!(character, '\n' | '\t');
    if !text.chars().any(needs) && !text.contains(COMMAND) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let line_ends = character == '\r' && characters.peek() == Some(&'\n');
        let commands = character == '[' && shown.ends_with("##");
        shown.push(if commands || needs(character) && !line_ends { stand_in(character) } else { character });
    }
    debug_assert_eq!(shown.len(), text.len());
    Cow::Owned(shown)
}

/// A visible character of as many bytes.
const fn stand_in(character: char) -> char {
    match character.len_utf8() {
        1 => '?',
        2 => '¿',
        3 => '\u{fffd}',
        _ => '\u{1fb95}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(inline("a\u{1b}[31m\u{202e}b\n"), "a\\u{1b}[31m\\u{202e}b\\u{a}");
        assert_eq!(block("a\nb\r"), "a\nb\\u{d}");
        assert_eq!(inline("諏訪湖 café 👍"), "諏訪湖 café 👍");
        assert_eq!(inline("##[error]x #[ ###["), "##\\u{5b}error]x #[ ###\\u{5b}");
    }

    #[test]
    fn source_text_keeps_its_length() {
        let every: String = ('\0'..=char::MAX).filter(|&character| is_hidden(character)).collect();
        let shown = same_length(&every);
        assert_eq!(shown.len(), every.len());
        assert!(!shown.chars().any(|character| is_hidden(character) && !matches!(character, '\n' | '\t')));
        assert_eq!(same_length("a\r\nb\rc"), "a\r\nb?c");
        assert_eq!(same_length("##[x]"), "##?x]");
    }
}
