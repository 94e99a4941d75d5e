//! `controlling-platform`: the operator of a platform acts inside what it hosts, or supplies its physical content.
//!
//! A platform leaves the control of the process to the two sides and takes no possession of what they exchange (Kijima,
//! Rintamäki & Mitronen, section 2); one that does is a merchant (Hagiu 2007, in the list of Kijima & Arai 2016).

use super::{Context, Rule};
use crate::kernel::{AtomId, AtomKind, Kernel};
use coproduce_syntax::declaration::Axis;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "controlling-platform",
    Level::Warning,
    "the operator of a platform acts inside what it hosts, or supplies its physical content",
    include_str!("../../../../docs/rules/controlling-platform.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own) {
        for &(hosted, span) in &platform.hosts {
            for &operator in &platform.operators {
                let (name, operator) = (words.quoted(hosted), (words.quoted(operator), operator));
                let (what, help) = match control(kernel, hosted, operator.1) {
                    None => continue,
                    Some(Control::Acts(action)) => {
                        let action = words.quoted(action);
                        (format!("acts in {name}: {action}"), format!("leave {action} to the two sides"))
                    }
                    Some(Control::Supplies(supplied)) => {
                        let supplied = words.quoted(supplied);
                        (
                            format!("supplies the physical content of {name}: {supplied}"),
                            format!("let a provider supply {supplied}: a platform that does so is a reseller"),
                        )
                    }
                };
                let platform = words.quoted(platform.atom);
                findings.push(
                    RULE.at(span, format!("platform {platform} controls what it hosts: {} {what}", operator.0))
                        .remark("control belongs to the customers and the providers")
                        .help(help),
                );
            }
        }
    }
}

/// How an operator has a hand in what is hosted.
enum Control {
    Acts(AtomId),
    Supplies(AtomId),
}

fn control(kernel: &Kernel, hosted: AtomId, operator: AtomId) -> Option<Control> {
    match kernel.atom(hosted).kind {
        AtomKind::Cocreation(index) => {
            let phases = &kernel.cocreations[index as usize].phases;
            let actions = phases.iter().flat_map(|phase| &phase.actions).map(|&(action, _)| action);
            acted(kernel, actions, operator)
        }
        AtomKind::Offering(_) => in_offering(kernel, hosted, operator),
        AtomKind::Proposition(id) => {
            let proposition = kernel.proposition(id);
            let promised = || proposition.promises.iter().map(|promise| promise.promised);
            acted(kernel, promised(), operator)
                .or_else(|| promised().find_map(|one| in_offering(kernel, one, operator)))
        }
        _ => None,
    }
}

fn in_offering(kernel: &Kernel, offering: AtomId, operator: AtomId) -> Option<Control> {
    let offering = kernel.offering_of(offering)?;
    let mut physical = offering.contents.iter().filter(|content| content.axis == Axis::Physical);
    let supplied = physical.next().filter(|_| offering.suppliers.contains(&operator));
    let interactions = offering.interactions.iter().map(|&(action, _)| action);
    supplied.map(|content| Control::Supplies(content.atom)).or_else(|| acted(kernel, interactions, operator))
}

fn acted(kernel: &Kernel, mut actions: impl Iterator<Item = AtomId>, operator: AtomId) -> Option<Control> {
    let acts = |action: AtomId| kernel.action_of(action).is_some_and(|action| action.actors.contains(&operator));
    actions.find(|&action| acts(action)).map(Control::Acts)
}
