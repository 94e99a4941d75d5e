//! `refuted-claim`: a claim does not hold.

use super::{Context, Rule, analysis_limit, certain_cause, net_claim};
use crate::analysis::Witness;
use crate::analysis::judgement::{Case, Failure, Ruling, Undecided};
use crate::kernel::{AtomId, AtomKind, Claim};
use coproduce_syntax::declaration::Relation;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "refuted-claim",
    Level::Error,
    "a claim does not hold",
    include_str!("../../../../docs/rules/refuted-claim.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    findings.extend(context.judgements().iter().filter_map(|judgement| match judgement.case {
        Case::Claim(at) => finding(context, &context.kernel.claims[at], &judgement.ruling),
        Case::Net(at) => net_claim::finding(context, &context.kernel.net_claims[at], &judgement.ruling),
        Case::Expectation(..) | Case::Timed(..) => None,
    }));
}

/// What is said of a claim that does not hold.
pub(super) fn finding(context: &Context, claim: &Claim, ruling: &Ruling) -> Option<Diagnostic> {
    match ruling {
        Ruling::Failed(Failure::Denied) => Some(denied(context, claim)),
        Ruling::Failed(Failure::Refuted(witness)) => Some(refuted(context, claim, witness)),
        Ruling::Failed(Failure::OnlyLikely(unnamed)) => Some(too_certain(context, claim, unnamed)),
        Ruling::Undecided(Undecided::TooLarge(limit)) => Some(
            analysis_limit::RULE
                .at(claim.span, "the claim is too complex to decide")
                .remark(limit.to_string())
                .help("whether it holds is not known; claim it of fewer coproducers or of an intermediate product"),
        ),
        Ruling::Held | Ruling::Failed(_) | Ruling::Undecided(_) | Ruling::Unjudged(_) => None,
    }
}

fn too_certain(context: &Context, claim: &Claim, unnamed: &[AtomId]) -> Diagnostic {
    let product = context.words.atom(claim.product);
    let mut finding = certain_cause::RULE
        .at(claim.span, format!("no cause of `{product}` is named: a law for it is only likely to hold"))
        .remark("a cause never has a probability other than 1");
    for &residual in unnamed {
        if let AtomKind::Unnamed(law) = context.kernel.atom(residual).kind {
            let likelihood = context.kernel.likelihood(law);
            finding = finding.label(context.law(law).name, format!("holds only with likelihood {likelihood}"));
        }
    }
    finding.help("name the coproducer that the law leaves unnamed, or claim that each is a producer")
}

fn names(context: &Context, claim: &Claim) -> String {
    let names: Vec<String> = claim.members.iter().map(|member| context.words.member(member)).collect();
    names.join(", ")
}

/// The relation as it is claimed, in words.
fn claimed(context: &Context, claim: &Claim, denied: bool) -> String {
    let several = claim.members.len() > 1;
    let verb = if several { "are" } else { "is" };
    let relation = match claim.relation {
        Relation::Sufficient => "sufficient for",
        Relation::Necessary => "necessary for",
        Relation::Producer => {
            if several {
                "producers of"
            } else {
                "a producer of"
            }
        }
        Relation::PotentialProducer => {
            if several {
                "potential producers of"
            } else {
                "a potential producer of"
            }
        }
        Relation::Cause => "the cause of",
        Relation::Irrelevant => "irrelevant to",
    };
    let product = context.words.atom(claim.product);
    let environment = context.words.environment(claim.environment);
    let not = if denied { "not " } else { "" };
    format!("{} {verb} {not}{relation} `{product}` in `{environment}`", names(context, claim))
}

fn denied(context: &Context, claim: &Claim) -> Diagnostic {
    RULE.at(claim.span, format!("the claim does not hold: {}", claimed(context, claim, false)))
        .remark("holds, although it is denied")
        .help("leave out the `not`, or change the laws")
}

fn refuted(context: &Context, claim: &Claim, witness: &Witness) -> Diagnostic {
    let (remark, help) = counterexample(context, claim, witness);
    let said = claimed(context, claim, true);
    RULE.at(claim.span, format!("the claim is refuted: {said}")).remark(remark).help(help)
}

/// The situation that refutes a claim, and what can be done about it.
fn counterexample(context: &Context, claim: &Claim, witness: &Witness) -> (String, String) {
    let words = context.words;
    let product = words.atom(claim.product);
    let environment = words.environment(claim.environment);
    let help = match witness {
        Witness::NotProduced(_) => format!("name the other coproducers of `{product}`"),
        Witness::Contradicts(atom) => {
            let name = words.atom(*atom);
            let lacks = context.kernel.environment(claim.environment).lacks(*atom);
            let state = if lacks { "lack" } else { "hold" };
            format!("choose an environment that does not {state} `{name}`")
        }
        Witness::ContradictsItself(_) => "name one of the two".to_owned(),
        Witness::NeverProduced => format!("choose an environment in which `{product}` can be produced"),
        Witness::ProducedWithout(..) => {
            "what is not necessary is not a producer: name a class with `any of (…)`, or choose an environment that \
             excludes the other ways"
                .to_owned()
        }
        Witness::SufficientAlone(member) => format!("name the coproducers of {} in the law", words.member(member)),
        Witness::Alone => "name all coproducers together; one alone is at most a producer".to_owned(),
        Witness::Unnamed(_) => {
            format!("name them, or name the environment: `{}, {environment}`", names_written(context, claim))
        }
        Witness::MakesDifference(member, _) => format!("`{product}` depends on {}", words.member(member)),
        Witness::NoPart(member) => {
            format!("name what `{product}` depends on, or state a law for it that needs {}", words.member(member))
        }
    };
    (witness.phrase(words, claim.product, claim.environment), help)
}

/// The members as they are written in a claim.
fn names_written(context: &Context, claim: &Claim) -> String {
    let written = |member| context.words.written_member(member);
    claim.members.iter().map(written).collect::<Vec<_>>().join(", ")
}
