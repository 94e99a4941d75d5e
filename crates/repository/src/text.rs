//! Bytes as text.

use coproduce_core::Program;
use coproduce_core::kernel::{Kernel, Networks};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{Sources, Span, offset};

/// Bytes that are not UTF-8.
pub struct NotText {
    /// The bytes with replacement characters.
    pub shown: String,
    /// The first byte that was replaced.
    pub at: usize,
}

/// Bytes as text.
///
/// # Errors
///
/// What there is of a text, where they are not UTF-8.
pub fn text(bytes: Vec<u8>) -> Result<String, NotText> {
    String::from_utf8(bytes).map_err(|error| NotText {
        at: error.utf8_error().valid_up_to(),
        shown: String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

/// The finding that a text is none from a byte on.
pub fn not_text(at: usize) -> Diagnostic {
    let replaced = Span::new(offset(at), offset(at + char::REPLACEMENT_CHARACTER.len_utf8()));
    rules::SYNTAX_ERROR
        .at(replaced, format!("byte {} is not text in UTF-8", at + 1))
        .remark("not UTF-8 from here on")
        .help("save the file in the encoding UTF-8")
}

/// A text that is none from a byte on; none where it is too long.
pub(super) fn unread(name: &str, NotText { shown, at }: NotText) -> Option<Program> {
    let mut sources = Sources::new();
    sources.add(name, shown).ok()?;
    Some(Program {
        findings: vec![not_text(at)],
        sources,
        kernel: Kernel::default(),
        networks: Networks::default(),
        modules: Vec::new(),
        suppressed: Vec::new(),
        judgements: Vec::new(),
        understood: false,
        laws_understood: false,
    })
}
