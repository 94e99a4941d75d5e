//! `unmet-expectation`: a scenario's `expect` does not hold.

use super::{Context, Rule, analysis_limit};
use crate::analysis::inquiry::missing;
use crate::analysis::{Inquiry, Verdict, producing_laws};
use crate::diagnostic::{Diagnostic, Level, listed};
use crate::kernel::{Expectation, Scenario, Situation};

pub const RULE: Rule = Rule::new(
    "unmet-expectation",
    Level::Error,
    "what a scenario expects does not come of it",
    include_str!("../../docs/rules/unmet-expectation.md"),
)
.checked_by(check);

/// How many missing sets a message draws on.
const SETS: usize = 4;

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for scenario in context.kernel.scenarios.iter().filter(|scenario| scenario.own) {
        let network = context.network(scenario.environment);
        if scenario.expectations.is_empty()
            || !network.unstratified().is_empty()
            || scenario.is_contradictory(context.kernel)
        {
            continue;
        }
        let situation = Situation::of(context.kernel, network, scenario);
        let inquiry = Inquiry::new(context.kernel, network, situation);
        for expectation in &scenario.expectations {
            findings.extend(unmet(context, &inquiry, scenario, expectation));
        }
    }
}

fn unmet(context: &Context, inquiry: &Inquiry, scenario: &Scenario, expectation: &Expectation) -> Option<Diagnostic> {
    let words = context.words;
    let product = words.atom(expectation.product);
    let name = words.scenario(scenario);
    let verdict = match inquiry.verdict(expectation.product) {
        Ok(verdict) => verdict,
        Err(limit) => {
            return Some(
                analysis_limit::RULE
                    .at(expectation.span, format!("whether `{product}` is produced is too large to be decided"))
                    .remark(limit.to_string())
                    .help("whether the expectation holds is not known"),
            );
        }
    };
    let wanted = if expectation.not { Verdict::NotProduced } else { Verdict::Produced };
    if verdict == wanted {
        let by = expectation.by?;
        if expectation.not || producing_laws(inquiry, expectation.product).any(|law| law == by) {
            return None;
        }
        let laws: Vec<_> = producing_laws(inquiry, expectation.product).map(|law| words.law(law)).collect();
        let how = if laws.is_empty() {
            "it is given, not produced".to_owned()
        } else {
            format!("it is produced by {}", listed(&laws))
        };
        return Some(
            RULE.at(expectation.span, format!("`{name}` does not produce `{product}` by law `{}`", words.law(by)))
                .remark(how)
                .label(context.law(by).name, "this law does not apply or is not satisfied")
                .help(if context.kernel.applies(context.law(by), scenario.environment) {
                    "expect it by another law, or give what this one needs"
                } else {
                    "this law does not apply there: expect it by another"
                }),
        );
    }
    let finding = RULE
        .at(expectation.span, format!("`{product}` is {} in `{name}`", verdict.word()))
        .remark(format!("expected: {}", wanted.word()));
    Some(if expectation.not {
        explain_why(context, inquiry, expectation, verdict, finding)
    } else {
        let sets = missing(inquiry, &[(expectation.product, verdict)], SETS);
        let said = sets.first().and_then(|sets| words.missing(sets));
        finding.help(match said {
            Some(said) => format!("missing: {said}"),
            None => why_nothing_is_missing(context, inquiry, expectation),
        })
    })
}

fn explain_why(
    context: &Context,
    inquiry: &Inquiry,
    expectation: &Expectation,
    verdict: Verdict,
    finding: Diagnostic,
) -> Diagnostic {
    let laws: Vec<_> = producing_laws(inquiry, expectation.product).collect();
    let names: Vec<_> = laws.iter().map(|&law| context.words.law(law)).collect();
    let finding =
        laws.iter().take(4).fold(finding, |finding, &law| finding.label(context.law(law).name, "produces it"));
    let help = match verdict {
        Verdict::Produced if names.is_empty() => "it is given or held: take it away with `without`".to_owned(),
        Verdict::Produced => format!("{} produces it here: take away one of its coproducers", listed(&names)),
        _ => "it depends on what is unknown: say `given` or `without`".to_owned(),
    };
    finding.help(help)
}

fn why_nothing_is_missing(context: &Context, inquiry: &Inquiry, expectation: &Expectation) -> String {
    let product = context.words.atom(expectation.product);
    let environment = context.words.environment(inquiry.situation.environment);
    if inquiry.situation.is_blocked(expectation.product) {
        format!("`{product}` is itself lacked or taken away here")
    } else if context.by_product().laws(expectation.product).is_empty() {
        format!("no law produces `{product}`; give it, or state the law")
    } else if !inquiry.network.is_produced(expectation.product.0) {
        format!("no law for `{product}` applies in `{environment}`")
    } else {
        format!("nothing that could be added in `{environment}` would produce `{product}`")
    }
}
