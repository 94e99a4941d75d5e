//! How comments and documentation are written.

use std::borrow::Cow;

/// A comment. One space is put after the strokes where a word follows them directly; the rest is the author's.
pub(super) fn comment(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    match text.strip_prefix("//") {
        Some(said) if !said.is_empty() && !said.starts_with(|c: char| c == '/' || c.is_whitespace()) => {
            Cow::Owned(format!("// {said}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// A line of documentation: a space after the strokes. Deeper indentation may mean something there, and stays.
pub(super) fn documentation(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    match text.strip_prefix("///") {
        Some(said) if !said.is_empty() && !said.starts_with(' ') => Cow::Owned(format!("/// {}", said.trim_start())),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_get_a_space_before_words_only() {
        assert_eq!(comment("//a"), "// a");
        assert_eq!(comment("//  a \t"), "//  a");
        assert_eq!(comment("//\ta"), "//\ta");
        assert_eq!(comment("//// a"), "//// a");
        assert_eq!(comment("//  "), "//");
    }

    #[test]
    fn documentation_begins_with_a_space() {
        assert_eq!(documentation("///a "), "/// a");
        assert_eq!(documentation("///\ta"), "/// a");
        assert_eq!(documentation("///   a"), "///   a");
        assert_eq!(documentation("/// "), "///");
    }
}
