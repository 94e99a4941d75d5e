//! What is said of judgements, whoever asks: the rules that report them, and those who run a model's cases.

use super::{Context, net_claim, refuted_claim, unmet_expectation, unmet_in_time};
use crate::analysis::judgement::{Case, Failure, Judgement, Ruling};
use crate::kernel::{Kernel, Networks};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;

/// For each of some judgements what is said of its case, where it does not hold or that is not known.
pub fn judgement_findings<'j>(
    sources: &Sources,
    kernel: &Kernel,
    networks: &Networks,
    judgements: impl IntoIterator<Item = &'j Judgement>,
) -> Vec<Option<Diagnostic>> {
    let context = Context::new(sources, kernel, networks, true);
    judgements.into_iter().map(|judgement| finding(&context, judgement)).collect()
}

fn finding(context: &Context, Judgement { case, ruling, .. }: &Judgement) -> Option<Diagnostic> {
    if let Ruling::Failed(Failure::Conflict(conflict)) = ruling {
        return Some(conflict.finding(context.kernel, context.sources));
    }
    match *case {
        Case::Expectation(scenario, at) => unmet_expectation::finding(context, scenario, at, ruling),
        Case::Timed(course, at) => unmet_in_time::finding(context, course, at, ruling),
        Case::Claim(at) => refuted_claim::finding(context, &context.kernel.claims[at], ruling),
        Case::Net(at) => net_claim::finding(context, &context.kernel.net_claims[at], ruling),
    }
}
