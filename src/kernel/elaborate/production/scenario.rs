//! Scenarios: closed situations, and what must come of them.

use super::environment::probability;
use super::table;
use crate::diagnostic::Diagnostic;
use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::Once;
use crate::kernel::{AtomKind, ByAtom, Dispute, Expectation, LawId, Scenario, Supposed};
use crate::model::{Kinds, Sort};
use crate::source::Span;
use crate::syntax::declaration::{self, ScenarioClause};
use crate::syntax::name::Name;

pub(in crate::kernel::elaborate) fn elaborate(
    elaborator: &mut Elaborator,
    scenario: &declaration::Scenario,
    span: Span,
) {
    let id = elaborator.next_scenario();
    let environment = elaborator.mention_environment(scenario.environment);
    let like = scenario.like.and_then(|name| Some((elaborator.mention_named(Sort::Scenario, name.span)?, name.span)));
    let mut states = ByAtom::default();
    let mut expectations = Vec::new();
    let mut disputes = Vec::new();
    let mut once = Once::default();
    for clause in &scenario.clauses {
        let (names, supposed) = match &clause.kind {
            ScenarioClause::Given(names) => (names, Supposed::Given),
            ScenarioClause::Without(names) => (names, Supposed::Without),
            ScenarioClause::Unknown(names) => (names, Supposed::Unknown),
            ScenarioClause::Likely(likely) => {
                for one in likely {
                    if let Some(probability) = probability(elaborator, &one.amount) {
                        suppose(elaborator, &mut states, one.name, Supposed::Likely(probability));
                    }
                }
                continue;
            }
            ScenarioClause::Expect(expected) => {
                for one in expected {
                    expectations.extend(expectation(elaborator, one));
                }
                continue;
            }
            ScenarioClause::Disputed(named) => {
                for one in named {
                    if let Some(dispute) = dispute(elaborator, one)
                        && once.is_first_as(elaborator, dispute.proposition, one.proposition, "disputed twice")
                    {
                        disputes.push(dispute);
                    }
                }
                continue;
            }
            ScenarioClause::Columns(_) | ScenarioClause::Row(_) | ScenarioClause::Rows(_) => continue,
        };
        states.reserve(names.len());
        for &name in names {
            suppose(elaborator, &mut states, name, supposed);
        }
    }
    elaborator.kernel.likes.push(like.map(|(found, span)| (crate::kernel::ScenarioId(found), span)));
    let is_table = scenario.is_table();
    if is_table {
        expectations.clear();
        table::elaborate(elaborator, scenario, id, environment);
    }
    elaborator.kernel.scenarios.push(Scenario {
        name: scenario.declared.name.span,
        span,
        row_of: None,
        is_table,
        own: elaborator.is_own() && environment.is_some(),
        environment: environment.unwrap_or(crate::kernel::EnvironmentId(0)),
        states,
        expectations,
        disputes,
    });
    debug_assert_eq!(elaborator.kernel.scenarios.len(), id.0 as usize + 1);
}

fn suppose(elaborator: &mut Elaborator, states: &mut ByAtom<(Supposed, Span)>, name: Name, supposed: Supposed) {
    let Some(atom) = elaborator.mention_choice(name, Kinds::CONDITIONS) else { return };
    let &mut (known, place) = states.entry(atom).or_insert((supposed, name.span));
    if known != supposed {
        let text = elaborator.text(name.span);
        let finding = Diagnostic::error(
            "environment-conflict",
            name.span,
            format!("`{text}` is both {} and {}", known.word(), supposed.word()),
        )
        .remark(format!("here: {}", supposed.word()))
        .label(place, format!("here: {}", known.word()))
        .help("keep one of the two");
        elaborator.report(finding);
    }
}

pub(super) fn expectation(elaborator: &mut Elaborator, expected: &declaration::Expectation) -> Option<Expectation> {
    let product = elaborator.mention(expected.product, Kinds::EXPECTED);
    let by = expected.by.map(|name| elaborator.mention_named(Sort::Law, name.span).map(LawId));
    let by = match by {
        None => None,
        Some(law) => Some(law?),
    };
    Some(Expectation { span: expected.span, not: expected.not, product: product?, by })
}

fn dispute(elaborator: &mut Elaborator, disputed: &declaration::Dispute) -> Option<Dispute> {
    let atom = elaborator.mention(disputed.proposition, Kinds::PROPOSITIONS)?;
    match elaborator.kernel.atom(atom).kind {
        AtomKind::Proposition(proposition) => Some(Dispute { proposition, resolved: disputed.resolved }),
        _ => None,
    }
}

/// Takes over what scenarios are like, and reports what contradicts their environments.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    elaborator.module = 0;
    for (row, like) in std::mem::take(&mut elaborator.rows) {
        elaborator.kernel.scenarios.push(row);
        elaborator.kernel.likes.push(Some(like));
    }
    table::report_same_names(elaborator);
    for index in 0..elaborator.kernel.scenarios.len() {
        take_over(elaborator, index);
    }
    for index in 0..elaborator.kernel.scenarios.len() {
        let scenario = &elaborator.kernel.scenarios[index];
        if !scenario.own {
            continue;
        }
        let environment = elaborator.kernel.environment(scenario.environment);
        let conflicts: Vec<_> = scenario
            .states
            .iter()
            .filter(|(_, (supposed, _))| *supposed == Supposed::Given)
            .filter(|(_, (_, span))| scenario.says(*span))
            .filter_map(|(atom, (_, span))| Some((*atom, *span, environment.effective.get(atom)?)))
            .filter(|(_, _, stated)| stated.statement == crate::kernel::Statement::Lacks)
            .map(|(atom, span, stated)| {
                // A cell does not name what it speaks of.
                let name = if scenario.row_of.is_some() { elaborator.kernel.name_span(atom) } else { span };
                given_what_is_lacked(elaborator, environment.name, (elaborator.text(name), span), stated.span)
            })
            .collect();
        elaborator.findings.extend(conflicts);
    }
}

fn given_what_is_lacked(
    elaborator: &Elaborator,
    environment: Span,
    (name, given): (&str, Span),
    lacked: Span,
) -> Diagnostic {
    let environment = elaborator.text(environment);
    Diagnostic::error("environment-conflict", given, format!("`{name}` is given where `{environment}` lacks it"))
        .remark("given here")
        .label(lacked, "lacked here")
        .help(format!("set the scenario in an environment that does not lack `{name}`, or declare one within it"))
}

/// Copies the states and disputes of the scenario that one is like, the nearest first; a circle is reported and cut.
fn take_over(elaborator: &mut Elaborator, index: usize) {
    let mut seen = vec![index];
    let mut at = index;
    while let Some((target, span)) = elaborator.kernel.likes[at] {
        let target = target.0 as usize;
        if seen.contains(&target) {
            if target == index {
                let finding =
                    Diagnostic::error("environment-conflict", span, "scenarios are like one another in a circle")
                        .remark("leads back to this scenario")
                        .help("remove one `like` of the circle");
                elaborator.report(finding);
            }
            return;
        }
        seen.push(target);
        let states = elaborator.kernel.scenarios[target].states.clone();
        for (atom, state) in states {
            elaborator.kernel.scenarios[index].states.entry(atom).or_insert(state);
        }
        for dispute in elaborator.kernel.scenarios[target].disputes.clone() {
            let own = &mut elaborator.kernel.scenarios[index].disputes;
            if !own.iter().any(|known| known.proposition == dispute.proposition) {
                own.push(dispute);
            }
        }
        at = target;
    }
}
