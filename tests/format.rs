//! The canonical form of a text: its rules one by one, and what must hold of every text whatever.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

#[path = "format/allowance.rs"]
mod allowance;
#[path = "format/layout.rs"]
mod layout;
#[path = "format/mutation.rs"]
mod mutation;
#[path = "format/properties.rs"]
mod properties;
#[path = "format/random.rs"]
mod random;
#[path = "format/reading.rs"]
mod reading;
#[path = "format/vertical.rs"]
mod vertical;

use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;

/// The canonical form, or the findings.
fn try_format(text: &str) -> Result<String, Vec<Diagnostic>> {
    let mut sources = Sources::new();
    // Not the first file, so that offsets into the sources are none into the text.
    sources.add("before", "object before").expect("short");
    let file = sources.add("text", text).expect("short");
    coproduce_syntax::format::format(&sources, file)
}

/// The canonical form of a text without mistakes.
#[track_caller]
fn format(text: &str) -> String {
    try_format(text).unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"))
}

/// Checks that a text becomes another, and that this one stays.
#[track_caller]
fn becomes(text: &str, canonical: &str) {
    assert_eq!(format(text), canonical);
    assert_eq!(format(canonical), canonical);
}

/// Checks that a text is canonical.
#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}
