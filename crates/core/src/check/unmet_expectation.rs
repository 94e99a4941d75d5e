//! `unmet-expectation`: a scenario's `expect` does not hold.

use super::{Context, Rule, analysis_limit, unmet_in_time};
use crate::analysis::judgement::{Case, Failure, Remedy, Ruling, Undecided, Unmet};
use crate::analysis::{Unfinished, Verdict};
use crate::kernel::{Expectation, LawId, Scenario, ScenarioId};
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};
use std::borrow::Cow;

pub static RULE: Rule = Rule::new(
    "unmet-expectation",
    Level::Error,
    "what a scenario expects does not happen in it",
    include_str!("../../../../docs/rules/unmet-expectation.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    findings.extend(context.judgements().iter().filter_map(|judgement| match judgement.case {
        Case::Expectation(scenario, at) => finding(context, scenario, at, &judgement.ruling),
        Case::Timed(course, at) => unmet_in_time::finding(context, course, at, &judgement.ruling),
        Case::Claim(_) | Case::Net(_) => None,
    }));
}

/// What is said of an expectation that is not met; that its scenario contradicts itself is said by itself.
pub(super) fn finding(context: &Context, scenario: ScenarioId, at: usize, ruling: &Ruling) -> Option<Diagnostic> {
    let scenario = &context.kernel.scenarios[scenario.index()];
    let expectation = &scenario.expectations[at];
    match ruling {
        Ruling::Failed(Failure::NotBy { expected, others }) => {
            Some(not_by(context, (scenario, expectation), *expected, others))
        }
        Ruling::Failed(Failure::Unmet(unmet)) | Ruling::Undecided(Undecided::Open(unmet)) => {
            Some(self::unmet(context, scenario, expectation, unmet))
        }
        Ruling::Undecided(Undecided::TooLarge(limit)) => Some(too_large(context, expectation, limit)),
        Ruling::Held | Ruling::Failed(_) | Ruling::Undecided(_) | Ruling::Unjudged(_) => None,
    }
}

fn too_large(context: &Context, expectation: &Expectation, limit: &Unfinished) -> Diagnostic {
    let product = context.words.atom(expectation.product);
    analysis_limit::RULE
        .at(expectation.span, format!("whether `{product}` is produced is too complex to decide"))
        .remark(limit.to_string())
        .help("whether the expectation holds is not known")
}

fn not_by(
    context: &Context,
    (scenario, expectation): (&Scenario, &Expectation),
    by: LawId,
    others: &[LawId],
) -> Diagnostic {
    let words = context.words;
    let how = if others.is_empty() {
        "it is given, not produced".to_owned()
    } else {
        format!("it is produced by {}", listed(&names(context, others)))
    };
    let (name, product) = (words.scenario(scenario), words.atom(expectation.product));
    let finding = RULE
        .at(expectation.span, format!("`{name}` does not produce `{product}` by law `{}`", words.law(by)))
        .remark(how);
    let products = context.kernel.products(context.law(by));
    if !products.contains(&expectation.product) {
        let products = listed(&products.iter().map(|&one| words.atom(one)).collect::<Vec<_>>());
        return finding
            .label(context.law(by).name, format!("this law produces {products}"))
            .help(format!("expect `{product}` by a law that produces it, or {products} by this one"));
    }
    let finding = finding.label(context.law(by).name, "this law does not apply or is not satisfied");
    finding.help(if context.kernel.applies(context.law(by), scenario.environment) {
        "expect it by another law, or give what this one needs"
    } else {
        "this law does not apply there: expect it by another"
    })
}

fn unmet(context: &Context, scenario: &Scenario, expectation: &Expectation, unmet: &Unmet) -> Diagnostic {
    let words = context.words;
    let (product, verdict) = (words.atom(expectation.product), unmet.verdict.word());
    let (name, environment) = (words.scenario(scenario), words.environment(scenario.environment));
    let wanted = if expectation.not { Verdict::NotProduced } else { Verdict::Produced };
    let finding = RULE
        .at(expectation.span, format!("`{product}` is {verdict} in `{name}`"))
        .remark(format!("expected: {}", wanted.word()));
    let help = match &unmet.remedy {
        Remedy::Without(laws) => return explain_why(context, unmet.verdict, laws, finding),
        Remedy::With(sets) => words.missing(sets).map_or_else(String::new, |sets| format!("missing: {sets}")),
        Remedy::NotLacked => format!("`{product}` is itself lacked or taken away here"),
        Remedy::Unknown => format!("what would produce `{product}` in `{environment}` is too complex to decide"),
        Remedy::Nothing if context.by_product().laws(expectation.product).is_empty() => {
            format!("no law produces `{product}`; give it, or state the law")
        }
        Remedy::Nothing if !context.network(scenario.environment).is_produced(expectation.product.0) => {
            format!("no law for `{product}` applies in `{environment}`")
        }
        Remedy::Nothing => format!("nothing that could be added in `{environment}` would produce `{product}`"),
    };
    finding.help(help)
}

fn explain_why(context: &Context, verdict: Verdict, laws: &[LawId], finding: Diagnostic) -> Diagnostic {
    let finding =
        laws.iter().take(4).fold(finding, |finding, &law| finding.label(context.law(law).name, "produces it"));
    finding.help(match verdict {
        Verdict::Produced if laws.is_empty() => "it is given or held: take it away with `without`".to_owned(),
        Verdict::Produced => {
            format!("{} produces it here: take away one of its coproducers", listed(&names(context, laws)))
        }
        Verdict::NotProduced | Verdict::Undetermined => {
            "it depends on what is unknown: say `given` or `without`".to_owned()
        }
    })
}

pub(super) fn names<'a>(context: &Context<'a>, laws: &[LawId]) -> Vec<Cow<'a, str>> {
    laws.iter().map(|&law| context.words.law(law)).collect()
}
