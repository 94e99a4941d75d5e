//! `dead-law`: a law that no environment and no scenario can ever satisfy.

use super::local::Local;
use super::{Context, Rule};
use crate::analysis::Inquiry;
use crate::diagnostic::{Diagnostic, Level, listed};
use crate::engine::{CERTAIN, POSSIBLE};
use crate::kernel::{AtomId, EnvironmentId, Law, LawId, Origin, Situation, is_exogenous};

pub const RULE: Rule = Rule::new(
    "dead-law",
    Level::Warning,
    "no environment or scenario can ever satisfy a law",
    include_str!("../../docs/rules/dead-law.md"),
)
.open()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let living = context.living();
    for (id, law) in context.stated_laws() {
        // A law without environment applies nowhere; that is another rule's finding.
        if living[id.index()] || context.kernel.stated_in(law).is_empty() {
            continue;
        }
        let finding = RULE
            .at(law.name, format!("law `{}` can never apply", context.words.at(law.name)))
            .remark("no environment or scenario satisfies its condition");
        findings.push(explain(context, law, finding));
    }
}

/// For each law whether some environment or scenario can satisfy it. What only a loop could start counts as able to, and
/// so does an offering that nobody can deliver: other rules report these.
pub(super) fn living(context: &Context) -> Vec<bool> {
    let kernel = context.kernel;
    // What no rule judges is taken to live.
    let mut living: Vec<bool> = kernel.laws.iter().map(|law| law.origin != Origin::Stated).collect();
    for environment in kernel.environment_ids() {
        if living.iter().all(|&lives| lives) {
            return living;
        }
        let network = context.network(environment);
        let seeds = super::ungrounded_loop::ungrounded(context, network);
        // What an environment calls impossible by its likelihood may still be given.
        let mut situation = Situation::open(kernel, network, environment).reopened(kernel, network);
        for seed in seeds.iter().chain(context.delivery().undeliverable()) {
            situation.present[seed.index()] |= POSSIBLE;
        }
        mark(&Inquiry::new(kernel, network, situation), &mut living);
    }
    for scenario in kernel.scenarios.iter().filter(|scenario| !scenario.is_table) {
        if living.iter().all(|&lives| lives) {
            break;
        }
        // A scenario can do what no environment does where it speaks of what is stated there, or of a product.
        let network = context.network(scenario.environment);
        let stated = &kernel.environment(scenario.environment).effective;
        let differs = |atom: &AtomId| stated.contains_key(atom) || !is_exogenous(kernel, network, *atom);
        if scenario.states.keys().any(differs) {
            let situation = Situation::of(kernel, network, scenario);
            mark(&Inquiry::new(kernel, network, situation), &mut living);
        }
    }
    living
}

fn mark(inquiry: &Inquiry, living: &mut [bool]) {
    let network = inquiry.network;
    let mut exact = None;
    for rule in 0..u32::try_from(network.rules()).unwrap_or(u32::MAX) {
        let Some(law) = network.origin(rule).map(|law| law as usize).filter(|&law| !living[law]) else { continue };
        let holds = network.holds(rule, &inquiry.values);
        living[law] = if holds & CERTAIN != 0 {
            true
        } else if holds & POSSIBLE == 0 {
            false
        } else if !network.negates() {
            true
        } else {
            let functions = exact.get_or_insert_with(|| inquiry.completions());
            // Where the analysis is too large, the benefit of the doubt.
            functions.of_rule(rule).and_then(|function| functions.formulas.value(function)) != Ok(Some(false))
        };
    }
}

/// Says which parts conflict: within the condition, or with the environments in which the law applies.
fn explain(context: &Context, law: &Law, finding: Diagnostic) -> Diagnostic {
    let mut local = Local::new(context.kernel);
    let condition = local.condition(law.condition);
    if local.exclude_one_another(&[condition]) {
        return finding.help("its condition contradicts itself: leave out one of the contradicting parts");
    }
    // The first environment stands for all: the law is dead in each.
    let Some(environment) = context.kernel.environment_ids().find(|&id| context.kernel.applies(law, id)) else {
        return finding;
    };
    let here = context.kernel.environment(environment);
    let absent = impossible(context, law, environment);
    let finding =
        absent.iter().take(4).fold(finding, |finding, &atom| match here.effective.get(&context.kernel.choice(atom)) {
            Some(stated) => {
                let name = context.words.environment(stated.by);
                finding.label(stated.span, format!("`{name}` {} it", stated.statement.word()))
            }
            None => finding,
        });
    let names: Vec<_> = absent.iter().map(|&atom| context.words.atom(atom)).collect();
    if names.is_empty() {
        return finding.help("its parts exclude one another wherever it applies");
    }
    let place = context.words.environment(environment);
    finding.help(format!(
        "{} cannot be as the law needs in `{place}`: change the condition or the environment",
        listed(&names)
    ))
}

/// The mentioned atoms that cannot be as the law needs them: those that are impossible, or else those that are certain.
fn impossible(context: &Context, law: &Law, environment: EnvironmentId) -> Vec<AtomId> {
    let values = context.open(environment);
    let stuck = |test: fn(u8) -> bool| {
        let mut found = Vec::new();
        context.kernel.conditions.each_atom(law.condition, &mut |atom| {
            if test(values[atom.index()]) && !found.contains(&atom) {
                found.push(atom);
            }
        });
        found
    };
    let impossible = stuck(|value| value & POSSIBLE == 0);
    if impossible.is_empty() { stuck(|value| value & CERTAIN != 0) } else { impossible }
}

/// Whether any law for a product can ever be satisfied.
pub(super) fn any_living(context: &Context, laws: &[LawId]) -> bool {
    laws.iter().any(|law| context.living()[law.index()] || context.law(*law).origin == Origin::Used)
}
