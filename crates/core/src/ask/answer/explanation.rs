//! Why something is produced, or why not: whichever of the two is true is answered.

use super::{WhyNotResult, WhyResult};
use crate::analysis::inquiry::missing;
use crate::analysis::production::{Why, why};
use crate::analysis::{Inquiry, Setting, Verdict, Words, blocks, elsewhere_produced};
use crate::kernel::{AtomId, Networks};
use coproduce_engine::exact::Unfinished;
use coproduce_syntax::source::Sources;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Why something is produced, or why not.
#[derive(Debug)]
pub enum Explanation<'s> {
    /// It is, and this is the proof.
    Produced {
        /// What.
        product: Cow<'s, str>,
        /// Where.
        situation: Cow<'s, str>,
        /// Why.
        why: Why<'s>,
        /// What its places are in.
        sources: &'s Sources,
    },
    /// It is not, or not certainly.
    NotProduced(WhyNotResult<'s>),
}

impl<'s> Explanation<'s> {
    /// Explains a product in a situation; at most `most` missing sets are listed.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn new(
        words: Words<'s>,
        networks: &Networks,
        (setting, inquiry): (&Setting, &Inquiry<'s>),
        product: AtomId,
        most: usize,
    ) -> Result<Self, Unfinished> {
        let (name, situation) = (words.atom(product), setting.name(words));
        if let Some(why) = why(words, inquiry, product)? {
            return Ok(Self::Produced { product: name, situation, why, sources: words.sources });
        }
        let verdict = inquiry.verdict(product)?;
        let sets = missing(inquiry, &[(product, verdict)], most).swap_remove(0);
        let environments = elsewhere_produced(words, networks, setting, product);
        let environments = environments.into_iter().map(|environment| words.environment(environment)).collect();
        let blocks = blocks(words, inquiry, product);
        Ok(Self::NotProduced(WhyNotResult::new(words, [name, situation], verdict, &sets, blocks, environments)))
    }

    /// What becomes of it.
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::Produced { .. } => Verdict::Produced,
            Self::NotProduced(result) => result.verdict,
        }
    }
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Produced { product, situation, why, sources } => {
                WhyResult::new(sources, product.clone(), situation.clone(), why).serialize(serializer)
            }
            Self::NotProduced(result) => result.serialize(serializer),
        }
    }
}
