//! Why something is produced, or why not: whichever of the two is true is answered.

use super::{WhyNotResult, WhyResult};
use crate::analysis::inquiry::missing;
use crate::analysis::production::why;
use crate::analysis::{Inquiry, Proof, Setting, Verdict, Words, blocks, elsewhere_produced};
use crate::engine::exact::Unfinished;
use crate::kernel::{AtomId, Networks};
use crate::source::Sources;
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
        /// The proof.
        proof: Proof<'s>,
        /// What its places are in.
        sources: &'s Sources,
    },
    /// It is not, or not certainly.
    NotProduced(WhyNotResult<'s>),
    /// It is, whatever is open, but by one law or another.
    EitherWay {
        /// What.
        product: String,
        /// Where.
        situation: String,
    },
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
        let verdict = inquiry.verdict(product)?;
        if verdict == Verdict::Produced {
            return Ok(match why(words, inquiry, product) {
                Some(proof) => Self::Produced { product: name, situation, proof, sources: words.sources },
                None => Self::EitherWay { product: name.into_owned(), situation: situation.into_owned() },
            });
        }
        let sets = missing(inquiry, &[(product, verdict)], most).swap_remove(0);
        let environments = elsewhere_produced(words, networks, setting, product);
        let environments = environments.into_iter().map(|environment| words.environment(environment)).collect();
        let blocks = blocks(words, inquiry, product);
        Ok(Self::NotProduced(WhyNotResult::new(words, [name, situation], verdict, &sets, blocks, environments)))
    }

    /// What becomes of it.
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::Produced { .. } | Self::EitherWay { .. } => Verdict::Produced,
            Self::NotProduced(result) => result.verdict,
        }
    }
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Either<'e> {
            product: &'e str,
            situation: &'e str,
            verdict: Verdict,
        }
        match self {
            Self::Produced { product, situation, proof, sources } => {
                WhyResult::new(sources, product.clone(), situation.clone(), proof).serialize(serializer)
            }
            Self::NotProduced(result) => result.serialize(serializer),
            Self::EitherWay { product, situation } => {
                Either { product, situation, verdict: Verdict::Produced }.serialize(serializer)
            }
        }
    }
}
