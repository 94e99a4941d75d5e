//! Small phrases that several renderings use.

use super::escape::inline;
use super::number;
use coproduce_core::analysis::{Literal, is_of_something};
use coproduce_core::model::written;

/// A number with its noun: `1 error`, `3 errors`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number::count(&count), if count == 1 { "" } else { "s" })
}

/// A name as the model writes it, fit for a terminal; `unnamed(law)` and the like as they are.
pub fn word(name: &str) -> String {
    if is_of_something(name) { inline(name).into_owned() } else { inline(&written(name)).into_owned() }
}

/// Words as in a sentence: `a, b and c`.
pub fn listed(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Words of a list that may be too long to be read: as many as `most`, and how many more there are.
pub fn shortlisted(words: &[String], most: usize) -> String {
    let more = words.len().saturating_sub(most);
    let shown = words[..words.len() - more].join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

/// What is present or absent, fit for a terminal: `x`, or `not x`.
pub fn literal(literal: &Literal) -> String {
    inline(&literal.to_string()).into_owned()
}

/// Literals as in a sentence: `a, not b and c`.
pub fn literals(literals: &[Literal]) -> String {
    listed(&literals.iter().map(literal).collect::<Vec<_>>())
}
