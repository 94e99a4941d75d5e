//! What is written as it stands: labels, sources and documentation.

/// A text in quotation marks. Nothing can be escaped in one: a quotation mark becomes an apostrophe, and the end of a
/// line a space. Of characters that do not show a finding says that they are there.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('"', "'"))
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

/// A text as lines of documentation.
pub(super) fn documentation(text: &str) -> Vec<String> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.lines().map(|line| format!("/// {line}").trim_end().to_owned()).collect()
}
