//! Names of other tools, as a model writes them.

use coproduce_core::model::declared;
use coproduce_syntax::{Shape, Token};
use std::borrow::Cow;

/// A name as it is written wherever it stands: in backticks also where it is a word of the declarations it stands in,
/// since it would be read as that where a clause or a condition begins.
pub(super) fn name(name: &str) -> Cow<'_, str> {
    let mut shapes = [Token::Object, Token::Property, Token::Environment, Token::Law].into_iter().filter_map(Shape::of);
    let is_word = shapes.any(|shape| shape.words().any(|word| word == name));
    if is_word { Cow::Owned(format!("`{name}`")) } else { declared(name) }
}

#[cfg(test)]
mod tests {
    use super::name;

    /// Where a condition begins, `likelihood` would say how likely a law is; `all` is never a name that is mentioned.
    #[test]
    fn a_word_of_the_language_is_quoted() {
        for word in ["likelihood", "source", "all", "at", "and", "holds", "after"] {
            assert_eq!(name(word), format!("`{word}`"));
        }
        assert_eq!((name("valve"), name("24 h")), ("valve".into(), "`24 h`".into()));
    }
}
