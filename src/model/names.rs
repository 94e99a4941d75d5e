//! The text of names: backticks and Unicode forms.

use crate::syntax::Token;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name as it is compared: without backticks, in Unicode's composed form (NFC).
#[inline]
pub fn plain(text: &str) -> Cow<'_, str> {
    let bare = if let [b'`', .., b'`'] = text.as_bytes() { &text[1..text.len() - 1] } else { text };
    if bare.is_ascii() || is_nfc(bare) { Cow::Borrowed(bare) } else { Cow::Owned(bare.nfc().collect()) }
}

/// A name as it is written in a model: in backticks where it would not be read as a name otherwise.
pub fn written(name: &str) -> Cow<'_, str> {
    if Token::single(name).is_some_and(Token::is_name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("`{}`", name.replace(['`', '\n', '\r'], "'")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_composed_form() {
        assert_eq!(plain("`24 h hotline`"), "24 h hotline");
        assert_eq!(plain("cafe\u{301}"), "caf\u{e9}");
    }

    #[test]
    fn names_are_written_so_that_they_can_be_read() {
        assert_eq!(written("諏訪湖"), "諏訪湖");
        assert_eq!(written("service"), "service");
        assert_eq!(written("and"), "`and`");
        assert_eq!(written("24 h"), "`24 h`");
    }
}
