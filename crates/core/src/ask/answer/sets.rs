//! What suffices for a product, and what prevents it.

use crate::analysis::{Count, Literal, Presence, ProductSets, Reading, SetList, Unfinished, Words};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The sets of a product in a situation.
#[derive(Debug, Serialize)]
pub struct SetsResult<'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// Its environment.
    pub environment: Cow<'p, str>,
    /// The production sets that are listed, smallest first; none where they are not known, or not asked for.
    pub production_sets: Option<Vec<Vec<Literal>>>,
    /// The blocking sets that are listed, smallest first; none where they are not known, or not asked for.
    pub blocking_sets: Option<Vec<Vec<Literal>>>,
    /// How many there are.
    pub count: Pair<Option<Count>>,
    /// How many there are of each size, from none on.
    pub by_size: Pair<Option<Vec<Count>>>,
    /// How many members a set has at most, where larger ones may have been left out.
    pub truncated_at: Pair<Option<usize>>,
    /// In which sense production sets suffice.
    #[serde(serialize_with = "name_of_reading")]
    pub reading: Reading,
    /// Whether all sets of the kinds that were asked for are listed.
    pub complete: bool,
    /// Whether no absence is asked for: what a blocking set names must be absent then. Otherwise it must be as it says.
    pub monotone: bool,
    /// Why they are not known.
    #[serde(skip)]
    pub unfinished: Pair<Option<Unfinished>>,
}

/// The same of both kinds of sets.
#[derive(Debug, Serialize)]
pub struct Pair<T> {
    /// Of production sets.
    pub production: T,
    /// Of blocking sets.
    pub blocking: T,
}

impl<'p> SetsResult<'p> {
    /// The sets of a product in the words of the model.
    pub fn new(
        words: Words<'p>,
        [product, situation, environment]: [Cow<'p, str>; 3],
        ProductSets { is_monotone, production, blocking }: &ProductSets,
        reading: Reading,
    ) -> Self {
        let of = |list: &SetList, as_it_is: bool| -> Vec<Vec<Literal>> {
            let name = |&(atom, present): &Presence| words.literal(atom, present == as_it_is);
            list.sets.iter().map(|set| set.iter().map(name).collect()).collect()
        };
        let count = |list: &SetList| list.count.clone();
        let by_size = |list: &SetList| list.by_size.clone();
        let (some, other) = (known(production.as_ref()), known(blocking.as_ref()));
        Self {
            product,
            situation,
            environment,
            production_sets: some.map(|list| of(list, true)),
            blocking_sets: other.map(|list| of(list, !is_monotone)),
            count: Pair { production: some.map(count), blocking: other.map(count) },
            by_size: Pair { production: some.map(by_size), blocking: other.map(by_size) },
            truncated_at: Pair {
                production: some.and_then(|list| list.truncated_at),
                blocking: other.and_then(|list| list.truncated_at),
            },
            reading,
            complete: [production, blocking]
                .into_iter()
                .flatten()
                .all(|list| list.as_ref().is_ok_and(SetList::is_complete)),
            monotone: *is_monotone,
            unfinished: Pair {
                production: production.as_ref().and_then(|list| list.as_ref().err().copied()),
                blocking: blocking.as_ref().and_then(|list| list.as_ref().err().copied()),
            },
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn name_of_reading<S: Serializer>(reading: &Reading, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match reading {
        Reading::Primes => "primes",
        Reading::Models => "models",
    })
}

fn known(list: Option<&Result<SetList, Unfinished>>) -> Option<&SetList> {
    list?.as_ref().ok()
}
