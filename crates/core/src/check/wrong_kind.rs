//! `wrong-kind`: a name of the wrong kind for its place.
//!
//! Most are reported where names are resolved; here, a probability stated of something that a law produces.

use super::Context;
use crate::kernel::{AtomId, EnvironmentId, LawId, Statement, Supposed, is_exogenous};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::Span;

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    // What another file states is contradicted by a law of this one, or was not understood there.
    for id in kernel.environment_ids() {
        for (&atom, stated) in &kernel.environment(id).stated {
            if matches!(stated.statement, Statement::Likely(_)) {
                findings.extend(produced(context, id, atom, stated.span));
            }
        }
    }
    for scenario in kernel.scenarios.iter().filter(|scenario| scenario.own) {
        for (&atom, &(supposed, span)) in &scenario.states {
            if matches!(supposed, Supposed::Likely(_)) && scenario.says(span) {
                findings.extend(produced(context, scenario.environment, atom, span));
            }
        }
    }
}

fn produced(context: &Context, environment: EnvironmentId, atom: AtomId, span: Span) -> Option<Diagnostic> {
    let network = context.network(environment);
    if is_exogenous(context.kernel, network, atom) {
        return None;
    }
    let name = context.words.atom(atom);
    let laws: Vec<LawId> = network.rules_for(atom.0).filter_map(|rule| network.origin(rule)).map(LawId).collect();
    let completes = if context.is_own(span) { None } else { context.own_mention(&laws, atom) };
    let finding = rules::WRONG_KIND
        .at(completes.unwrap_or(span), format!("`{name}` is given a probability although a law produces it"))
        .remark("its probability follows from its coproducers")
        .help("say how likely its coproducers are, or give the law a `likelihood`");
    Some(match (completes, laws.first()) {
        (Some(_), _) => finding.label(span, "given a probability here"),
        (None, Some(&law)) => finding.label(context.law(law).name, "produced here"),
        (None, None) => finding,
    })
}
