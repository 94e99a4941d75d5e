//! Names where they are declared, and where they are mentioned.

use super::list::Written;
use super::text::quoted;
use coproduce_core::model::declared;

/// A name where it is declared, with what people read in its stead. A string is a name without a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading(String);

/// `NAME "LABEL"`: a name with what people read in its stead.
///
/// A label is on one line and has no quotation mark: it is written with a space for the end of a line, and with an
/// apostrophe for a quotation mark.
pub fn labelled(name: impl AsRef<str>, label: impl AsRef<str>) -> Heading {
    Heading(format!("{} {}", declared(name.as_ref()), quoted(label.as_ref())))
}

/// A name where it is mentioned. A string is the name of what the model itself declares or brings in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

/// `FILE.NAME`: a name of another file, behind the word that [`ModelBuilder::uses`](super::ModelBuilder::uses) gives it.
pub fn qualified(file: impl AsRef<str>, name: impl AsRef<str>) -> Reference {
    Reference(format!("{}.{}", declared(file.as_ref()), declared(name.as_ref())))
}

/// A name that is neither declared nor mentioned, but says what is meant: of a file, of a row, of how high something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// Makes a name of a string, whatever is in it.
macro_rules! names {
    ($($name:ident from $($text:ty)+;)*) => {
        $($(
            impl From<$text> for $name {
                fn from(text: $text) -> Self {
                    let text: &str = text.as_ref();
                    Self(declared(text).into_owned())
                }
            }
        )+)*

        $(
            impl Written for $name {
                fn written(&self) -> String {
                    self.0.clone()
                }
            }
        )*
    };
}

names! {
    Heading from &str String &String;
    Reference from &str String &String;
    Name from &str String &String;
}

/// Words that are no names where a clause begins, or that a clause before would go on with.
const NO_NAMES: [&str; 11] =
    ["assuming", "cost", "first", "for", "given", "likelihood", "otherwise", "per", "source", "start", "update"];

/// Words with which a clause begins: their first one, where it is a name, is read as no keyword.
pub(super) fn opening(words: String) -> String {
    let end = words.find(char::is_whitespace).unwrap_or(words.len());
    let (first, rest) = words.split_at(end);
    if NO_NAMES.contains(&first) { format!("`{first}`{rest}") } else { words }
}
