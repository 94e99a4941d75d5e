//! `unrewarded-member`: a member of a constellation that receives no value, or nets below zero; or one who does the same
//! though no member, because members count on what it does.
//!
//! Activities of a constellation generate positive values for its actors, "other actors such as sub-contractors and the
//! buyers' customers" among them (Ramírez & Wallin 2000, p. 62).

use super::netting::by_layer;
use super::{Context, Rule};
use crate::analysis::{Assembly, Deal, Nets, is_above};
use crate::kernel::{AtomId, Constellation, EnvironmentId, Party, Proposition};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule::new(
    "unrewarded-member",
    Level::Warning,
    "a member of a constellation receives no value, or nets below zero; or so does somebody on whom its members count",
    include_str!("../../../../docs/rules/unrewarded-member.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let mut rewarded = None;
    for constellation in kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own) {
        let rewarded = rewarded.get_or_insert_with(|| self::rewarded(context));
        let mut members: IndexMap<AtomId, Span> = IndexMap::new();
        for &(_, actor, span) in &constellation.members {
            members.entry(actor).or_insert(span);
        }
        let place = context.words.quoted(constellation.atom);
        let nets = nets(context, constellation, &members);
        findings.extend(third_parties(context, constellation, &members, &nets));
        for (actor, span) in members {
            let name = context.words.quoted(actor);
            if !rewarded.contains(&actor) {
                findings.push(
                    RULE.at(span, format!("{name} receives nothing of value in {place}"))
                        .remark("no value is for it, and nobody pays it")
                        .help(format!("say what is of value to {name}, or who pays {name}")),
                );
            } else if let Some((environment, nets)) =
                nets.iter().find(|(_, nets)| nets.get(&actor).is_some_and(|net| is_above(0.0, net.totals[1])))
            {
                let environment = context.words.environment(*environment);
                findings.push(
                    RULE.at(span, format!("{name} nets below zero in {place}, although all promises are kept"))
                        .remark(format!("{} in `{environment}`", by_layer(&nets[&actor])))
                        .help(format!("pay {name} for it, lower its costs, or say what else is of value to it")),
                );
            }
        }
    }
}

/// Those who are no members, whose actions the propositions of members assume, and who net below zero.
fn third_parties(
    context: &Context,
    constellation: &Constellation,
    members: &IndexMap<AtomId, Span>,
    nets: &[(EnvironmentId, Nets)],
) -> Vec<Diagnostic> {
    let (kernel, words) = (context.kernel, context.words);
    let mut assumed: IndexMap<AtomId, Span> = IndexMap::new();
    for proposition in kernel.propositions.iter().filter(|one| is_among(members, one)) {
        for &(atom, span) in &proposition.assumptions {
            let actors = kernel.action_of(atom).into_iter().flat_map(|action| &action.actors);
            for &actor in actors.filter(|actor| !members.contains_key(*actor)) {
                assumed.entry(actor).or_insert(span);
            }
        }
    }
    let place = words.quoted(constellation.atom);
    let losing = assumed.into_iter().filter_map(|(actor, span)| {
        let (environment, net) = nets.iter().find_map(|(environment, nets)| {
            let net = nets.get(&actor).filter(|net| is_above(0.0, net.totals[1]))?;
            Some((*environment, net))
        })?;
        let (name, environment) = (words.quoted(actor), words.environment(environment));
        Some(
            RULE.at(span, format!("{name} nets below zero by what the members of {place} assume it does"))
                .remark(format!("{} in `{environment}`", by_layer(net)))
                .help(format!("pay {name} for it, lower its costs, or say what is of value to it")),
        )
    });
    losing.collect()
}

/// Whether a proposition is made between two members.
fn is_among(members: &IndexMap<AtomId, Span>, proposition: &Proposition) -> bool {
    proposition.sound && Party::BOTH.into_iter().all(|party| members.contains_key(&proposition.actor(party)))
}

/// The actors whom a value or a payment is for.
fn rewarded(context: &Context) -> FxHashSet<AtomId> {
    let kernel = context.kernel;
    let valued = kernel.values.iter().flat_map(|value| value.beneficiaries.iter().map(|&(actor, _)| actor));
    let made = kernel.propositions.iter().filter(|proposition| proposition.sound);
    let paid = made.flat_map(|one| one.payments.iter().map(|payment| one.actor(payment.by.other())));
    valued.chain(paid).collect()
}

/// What each member nets in each environment where the members promise one another something, and can keep all of it.
fn nets(
    context: &Context,
    constellation: &Constellation,
    members: &IndexMap<AtomId, Span>,
) -> Vec<(EnvironmentId, Nets)> {
    let kernel = context.kernel;
    let among: Vec<&Proposition> = kernel.propositions.iter().filter(|one| is_among(members, one)).collect();
    let environments: IndexSet<EnvironmentId> = among.iter().map(|one| one.environment).collect();
    let settled = environments.into_iter().filter(|&one| context.network(one).unstratified().is_empty());
    let nets = settled.filter_map(|environment| {
        let network = context.network(environment);
        let assembly = Assembly::as_promised(kernel, network, constellation, environment, &[])?;
        let here = kernel.environment(environment);
        let mut made = among.iter().filter(|one| here.is_within(one.environment));
        let kept = made.all(|one| Deal::in_situation(one, &assembly.inquiry, true).is_kept());
        kept.then(|| (environment, assembly.nets()))
    });
    nets.collect()
}
