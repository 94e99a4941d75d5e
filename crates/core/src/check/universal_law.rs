//! `universal-law`: a law that no environment can fail to satisfy.
//!
//! "No such law can apply in every environment, because if it did, no environmental conditions would be necessary"
//! (Ackoff 1981, p. 21). Environments that together exclude nothing are everywhere, though each of them is not.

use super::local::Local;
use super::{Context, Rule};
use crate::kernel::{EnvironmentId, Law, Statement};
use coproduce_engine::exact::Formula;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, listed};
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule::new(
    "universal-law",
    Level::Error,
    "a law names no environment, or environments that together exclude nothing",
    include_str!("../../../../docs/rules/universal-law.md"),
)
.local();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut known: FxHashMap<&[EnvironmentId], bool> = FxHashMap::default();
    for (_, law) in context.stated_laws() {
        let environments = context.kernel.stated_in(law);
        let name = context.words.at(law.name);
        if environments.is_empty() {
            findings.push(
                RULE.at(law.name, format!("law `{name}` names no environment"))
                    .remark("would apply everywhere")
                    .help("say where it applies: `law NAME in ENVIRONMENT { … }`; there are no universal laws")
                    .fix(only_environment(context).map(|name| {
                        let end = law.name.end;
                        Fix::suggested(Span::new(end, end), format!(" in {name}"))
                    })),
            );
        } else if *known.entry(environments).or_insert_with(|| exclude_nothing(context, environments)) {
            findings.push(finding(context, law, environments));
        }
    }
}

/// The environment of a model that has one, as it is written.
fn only_environment(context: &Context) -> Option<String> {
    let mut environments = context.kernel.environment_ids();
    let only = environments.next().filter(|_| environments.next().is_none())?;
    Some(context.words.written(context.kernel.environment(only).atom))
}

/// Whether every situation has all that one of some environments holds and includes, and nothing that it lacks. Where
/// that is too large to be decided, it is not claimed.
fn exclude_nothing(context: &Context, environments: &[EnvironmentId]) -> bool {
    let mut local = Local::new(context.kernel);
    let mut settings = Vec::with_capacity(environments.len());
    for &environment in environments {
        let mut states: Vec<Formula> = Vec::new();
        for (&atom, stated) in &context.kernel.environment(environment).effective {
            match stated.statement {
                Statement::Holds | Statement::Includes => states.push(local.formulas.variable(atom)),
                Statement::Lacks => states.push(local.formulas.variable(atom).not()),
                Statement::Likely(_) => {}
            }
        }
        settings.push(local.formulas.all(&states));
    }
    let any = local.formulas.any(&settings);
    local.formulas.value(any) == Ok(Some(true))
}

fn finding(context: &Context, law: &Law, environments: &[EnvironmentId]) -> Diagnostic {
    let (kernel, name) = (context.kernel, context.words.at(law.name));
    let says_nothing = |id: &&EnvironmentId| {
        let mut stated = kernel.environment(**id).effective.values();
        stated.all(|stated| matches!(stated.statement, Statement::Likely(_)))
    };
    if let Some(&empty) = environments.iter().find(says_nothing) {
        let empty_name = context.words.environment(empty);
        return RULE
            .at(law.name, format!("law `{name}` applies in `{empty_name}`, which says nothing"))
            .remark("nothing could keep this law from applying")
            .label(kernel.environment(empty).name, "neither holds nor lacks anything")
            .help(format!("say what `{empty_name}` holds or lacks that other settings do not"));
    }
    let names: Vec<_> = environments.iter().map(|&id| context.words.environment(id)).collect();
    let finding = RULE
        .at(law.name, format!("law `{name}` applies in {}, which together exclude nothing", listed(&names)))
        .remark("every setting is like one of these")
        .help("leave one of them out, or say what else one of them holds or lacks");
    environments.iter().take(4).fold(finding, |finding, &id| {
        let premises = kernel.environment(id).effective.values();
        let first = premises.into_iter().find(|stated| !matches!(stated.statement, Statement::Likely(_)));
        let Some(premise) = first else { return finding };
        let environment = context.words.environment(id);
        finding.label(premise.span, format!("`{environment}` {} this", premise.statement.word()))
    })
}
