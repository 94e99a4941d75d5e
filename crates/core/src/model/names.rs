//! The text of names: backticks and Unicode forms.

use coproduce_syntax::Token;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name as it is compared: without backticks, in Unicode's composed form (NFC).
#[inline]
pub fn plain(text: &str) -> Cow<'_, str> {
    let bare = match text.as_bytes() {
        // A qualified name may have backticks at both ends that are not of one part.
        [b'`', inner @ .., b'`'] if !inner.contains(&b'`') => &text[1..text.len() - 1],
        _ => text,
    };
    if bare.is_ascii() || is_nfc(bare) { Cow::Borrowed(bare) } else { Cow::Owned(bare.nfc().collect()) }
}

/// A plain name as it is written where it is declared: in backticks where it would not be read as one name otherwise.
pub fn declared(name: &str) -> Cow<'_, str> {
    if Token::single(name).is_some_and(Token::is_name) { Cow::Borrowed(name) } else { Cow::Owned(in_backticks(name)) }
}

/// A name as it is shown, and written where it is mentioned: in backticks where it needs them. What is qualified, or in
/// backticks already, is written as it is shown.
pub fn written(shown: &str) -> Cow<'_, str> {
    let is_read = |kind: Token| kind.is_name() || kind == Token::Path;
    if Token::single(shown).is_some_and(is_read) { Cow::Borrowed(shown) } else { Cow::Owned(in_backticks(shown)) }
}

/// A name as one word of a command: in single quotation marks where a shell would read it otherwise.
pub fn as_argument(shown: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    if !shown.is_empty() && shown.bytes().all(is_plain) {
        return Cow::Borrowed(shown);
    }
    Cow::Owned(format!("'{}'", shown.replace('\'', r"'\''")))
}

fn in_backticks(name: &str) -> String {
    format!("`{}`", name.replace(['`', '\n', '\r'], "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_composed_form() {
        assert_eq!(plain("`24 h hotline`"), "24 h hotline");
        assert_eq!(plain("`a b`.`c d`"), "`a b`.`c d`");
        assert_eq!(plain("cafe\u{301}"), "caf\u{e9}");
    }

    #[test]
    fn names_are_single_words_of_a_command() {
        assert_eq!(as_argument("winter"), "winter");
        assert_eq!(as_argument("n.winter"), "n.winter");
        assert_eq!(as_argument("nights: frost"), "'nights: frost'");
        assert_eq!(as_argument("`a`; b's"), r"'`a`; b'\''s'");
    }

    #[test]
    fn names_are_written_so_that_they_can_be_read() {
        assert_eq!(written("諏訪湖"), "諏訪湖");
        assert_eq!(written("service"), "service");
        assert_eq!(written("and"), "`and`");
        assert_eq!(written("24 h"), "`24 h`");
        assert_eq!(written("n.`24 h`"), "n.`24 h`");
        assert_eq!((written("a.b"), declared("a.b")), ("a.b".into(), "`a.b`".into()));
    }
}
