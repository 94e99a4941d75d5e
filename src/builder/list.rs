//! Lists: one item or several.

use super::page::BREAK;

/// What can be written in a model. A [`BREAK`] stands where a line may end.
pub(super) trait Written {
    /// The text.
    fn written(&self) -> String;
}

/// One item or several: made of a single one, of an array, a vector or a slice, or collected.
///
/// ```
/// use coproduce::builder::{List, ModelBuilder};
///
/// let mut model = ModelBuilder::new("tides");
/// model.object("tide").object(["ebb", "flood"]).object(vec![String::from("moon")]);
/// let stages: List<_> = (1..=2).map(|number| format!("stage_{number}")).collect();
/// model.object(stages);
/// assert_eq!(model.text(), "model tides\nobject tide\nobject ebb, flood\nobject moon\nobject stage_1, stage_2\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Whether there is nothing in it. What says something of nothing is not written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the items of another list.
    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// What is written where a name is needed and none was given. An empty text never stands there, so that a finding says
/// what is needed, and what comes after is not taken for it.
pub(super) const NOTHING: &str = "\"\"";

/// What is written of a list besides its items one after the other.
pub(super) trait Listing {
    /// The items with what stands between two of them. For no items [`NOTHING`] is written.
    fn separated(&self, separator: &str) -> String;

    /// A clause that begins with a word; none where there is nothing to say.
    fn clause(&self, word: &str) -> Option<String>;
}

impl<T: Written> Listing for List<T> {
    fn separated(&self, separator: &str) -> String {
        let written: Vec<String> = self.0.iter().map(Written::written).collect();
        if written.is_empty() { NOTHING.to_owned() } else { written.join(separator) }
    }

    fn clause(&self, word: &str) -> Option<String> {
        (!self.is_empty()).then(|| format!("{word} {}", self.written()))
    }
}

impl<T: Written> Written for List<T> {
    fn written(&self) -> String {
        self.separated(&format!(",{BREAK}"))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, U: Into<T>> FromIterator<U> for List<T> {
    fn from_iter<I: IntoIterator<Item = U>>(items: I) -> Self {
        Self(items.into_iter().map(Into::into).collect())
    }
}

impl<T, U: Into<T>, const COUNT: usize> From<[U; COUNT]> for List<T> {
    fn from(items: [U; COUNT]) -> Self {
        items.into_iter().collect()
    }
}

impl<T, U: Into<T>> From<Vec<U>> for List<T> {
    fn from(items: Vec<U>) -> Self {
        items.into_iter().collect()
    }
}

impl<T, U: Into<T> + Clone> From<&[U]> for List<T> {
    fn from(items: &[U]) -> Self {
        items.iter().cloned().collect()
    }
}

/// Makes the methods for clauses that are a word with a list: each adds one to the body of its builder.
macro_rules! listings {
    ($($(#[$doc:meta])+ $word:ident: $item:ty;)+) => {
        $(
            $(#[$doc])+
            pub fn $word(&mut self, items: impl Into<List<$item>>) -> &mut Self {
                self.body.listing(stringify!($word), &items.into());
                self
            }
        )+
    };
}

pub(super) use listings;

/// Makes lists of single items.
macro_rules! single {
    ($($item:path: $($from:ty)+;)*) => {
        $($(
            impl From<$from> for List<$item> {
                fn from(item: $from) -> Self {
                    Self(vec![item.into()])
                }
            }
        )+)*
    };
}

single! {
    super::Heading: &str String &String super::Heading;
    super::Reference: &str String &String super::Reference;
    super::Name: &str String &String super::Name;
    super::Content: &str String &String super::Reference super::Content;
    super::Member: &str String &String super::Reference super::Member;
    super::Expectation: &str String &String super::Reference super::Expectation;
    super::Dispute: &str String &String super::Reference super::Dispute;
    super::Quantity: super::Quantity;
    super::TimedExpectation: super::TimedExpectation;
    super::Hours: super::Hours;
    super::Cell: super::Cell;
    super::Phase: super::Phase;
}

/// Makes lists of single pairs.
macro_rules! single_pair {
    ($($item:path;)*) => {
        $(
            impl<N: Into<super::Reference>, A: Into<super::Amount>> From<(N, A)> for List<$item> {
                fn from(item: (N, A)) -> Self {
                    Self(vec![item.into()])
                }
            }
        )*
    };
}

single_pair! {
    super::Content;
    super::Hours;
    super::Quantity;
}
