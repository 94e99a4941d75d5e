//! The tree-sitter parser of Coproduce, as C made it.

use tree_sitter::{Language, Parser, Tree};
use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_coproduce() -> *const ();
}

/// The language, for parsers and queries.
#[must_use]
pub fn language() -> Language {
    // SAFETY: the function is the one that tree-sitter generates, and returns a language that lives for ever.
    unsafe { LanguageFn::from_raw(tree_sitter_coproduce) }.into()
}

/// The tree of a text.
///
/// # Panics
///
/// Where parser and library are of versions that do not fit, which the manifest rules out.
#[must_use]
pub fn tree(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&language()).expect("a version the library reads");
    parser.parse(text, None).expect("a parser that nothing interrupts")
}
