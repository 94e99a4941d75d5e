//! `why oak` and `why not oak`: whichever of the two is true is answered.

use super::reading::Reading;
use crate::analysis::inquiry::missing;
use crate::analysis::production::{Why, why};
use crate::analysis::{Inquiry, Setting, blocks, elsewhere_produced};
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
        /// Why.
        why: Why<'s>,
        /// What its places are in.
        sources: &'s Sources,
    },
    /// It is not, or not certainly.
    NotProduced(WhyNotResult<'s>),
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
    if let Some(why) = why(words, inquiry, product)? {
        return Ok(Explanation::Produced { product: name, situation, why, sources: &program.sources });
    }
    let verdict = inquiry.verdict(product)?;
    let sets = missing(inquiry, &[(product, verdict)], SETS).swap_remove(0);
    let environments = elsewhere_produced(words, &program.networks, setting, product);
    let environments = environments.into_iter().map(|environment| words.environment(environment)).collect();
    let blocks = blocks(words, inquiry, product);
    Ok(Explanation::NotProduced(WhyNotResult::new(words, [name, situation], verdict, &sets, blocks, environments)))
}
