//! Actions: chosen and enabled, with no actor kept out, they are performed; performed, they make their actors present.

use super::{condition, law};
use crate::kernel::elaborate::service::worth;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::kernel::{Atom, AtomId, AtomKind, Enabling, LawId, Term};
use crate::model::Kinds;
use coproduce_syntax::declaration::Action;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

impl Elaborate for Action {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let actors: Vec<AtomId> =
            self.actors.iter().filter_map(|name| elaborator.mention(*name, Kinds::ACTORS)).collect();
        let enabled_by =
            self.enabling.as_ref().and_then(|(_, condition)| condition::term(elaborator, condition, false));
        let costs = self.costs.as_ref().map(|(_, costs)| worth::worth(elaborator, costs));
        if self.names.len() > 1 {
            own_declaration(elaborator, self);
        }
        for performed in elaborator.next_things(count(&self.names)) {
            let AtomKind::Performed(index) = elaborator.kernel.atom(performed).kind else { continue };
            let defined = &mut elaborator.kernel.actions[index as usize];
            defined.actors.clone_from(&actors);
            defined.enabled_by = enabled_by;
            defined.costs = costs.unwrap_or_default();
            let mut inputs = vec![Term::Present(defined.chosen)];
            for &actor in &actors {
                inputs.push(Term::Present(free(elaborator, actor)));
            }
            if let (Some(by), Some((_, condition))) = (enabled_by, &self.enabling) {
                let uses = Term::Gate(elaborator.kernel.conditions.add(count(&inputs), inputs.iter().copied()));
                let law = LawId(count(&elaborator.kernel.laws));
                elaborator.kernel.enabling.insert(law, Enabling { uses, by, said: condition.span() });
                inputs.insert(1, by);
            }
            law::define(elaborator, span, inputs, performed);
            for &actor in &actors {
                law::define(elaborator, span, vec![Term::Present(performed)], actor);
            }
        }
    }
}

/// The atom that says an actor is not kept out.
fn free(elaborator: &mut Elaborator, actor: AtomId) -> AtomId {
    if let Some(&known) = elaborator.kernel.free.get(&actor) {
        return known;
    }
    let free = AtomId(count(&elaborator.kernel.atoms));
    let known = *elaborator.kernel.atom(actor);
    elaborator.kernel.atoms.push(Atom { kind: AtomKind::Free { actor }, ..known });
    elaborator.kernel.free.insert(actor, free);
    free
}

/// What enables an action, and what it costs, is its own: several actions cannot share one clause.
fn own_declaration(elaborator: &mut Elaborator, action: &Action) {
    let enabling = action.enabling.iter().map(|(span, _)| (*span, "enabled by"));
    for (span, word) in enabling.chain(action.costs.iter().map(|(span, _)| (*span, "costs"))) {
        elaborator.report(
            rules::SYNTAX_ERROR
                .at(span, format!("`{word}` needs a declaration of its own"))
                .remark(format!("{} actions are declared here", action.names.len()))
                .help("declare each action on its own, and say for each what enables it and what it costs"),
        );
    }
}
