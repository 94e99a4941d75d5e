//! `why oak` and `why not oak`: whichever of the two is true is answered.

use super::reading::Reading;
use crate::analysis::inquiry::missing;
use crate::analysis::production::why;
use crate::analysis::{Inquiry, Proof, Setting, Verdict, blocks, elsewhere_produced};
use crate::engine::exact::Unfinished;
use crate::kernel::AtomId;
use crate::report::why_not::WhyNotResult;
use crate::source::Sources;
use std::borrow::Cow;

/// How many missing sets are listed.
const SETS: usize = 100;

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

/// Explains a product in a situation.
///
/// # Errors
///
/// [`Unfinished`]
pub(super) fn explain<'s>(
    reading: &'s Reading,
    setting: &Setting,
    inquiry: &Inquiry<'s>,
    product: AtomId,
) -> Result<Explanation<'s>, Unfinished> {
    let (words, program) = (reading.words(), &reading.program);
    let (name, situation) = (words.atom(product), setting.name(words));
    let verdict = inquiry.verdict(product)?;
    if verdict == Verdict::Produced {
        return Ok(match why(words, inquiry, product) {
            Some(proof) => Explanation::Produced { product: name, situation, proof, sources: &program.sources },
            None => Explanation::EitherWay { product: name.into_owned(), situation: situation.into_owned() },
        });
    }
    let sets = missing(inquiry, &[(product, verdict)], SETS).swap_remove(0);
    let environments = elsewhere_produced(words, &program.networks, setting, product);
    let environments = environments.into_iter().map(|environment| words.environment(environment)).collect();
    let blocks = blocks(words, inquiry, product);
    Ok(Explanation::NotProduced(WhyNotResult::new(words, [name, situation], verdict, &sets, blocks, environments)))
}
