//! Offerings: delivered in their interactions, where one of their laws is satisfied; delivered, they make their content
//! present.

use super::worth::at_least_nothing;
use crate::diagnostic::{Diagnostic, joined, nearest};
use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::production::law;
use crate::kernel::{AtomId, AtomKind, Content, Kernel, Logic, Term};
use crate::model::Kinds;
use crate::source::Span;
use crate::syntax::declaration::{self, Axis, OfferingClause};
use crate::syntax::name::Name;

pub(in crate::kernel::elaborate) fn elaborate(
    elaborator: &mut Elaborator,
    offering: &declaration::Offering,
    span: Span,
) {
    let Some(atom) = elaborator.next_things(1).next() else { return };
    let AtomKind::Offering(index) = elaborator.kernel.atom(atom).kind else { return };
    let index = index as usize;
    let suppliers = elaborator.mention_actors(&offering.suppliers);
    let customers = elaborator.mention_actors(&offering.customers);
    let (mut contained, mut interacting) = (Once::default(), Once::default());
    let mut logic_at: Option<Span> = None;
    for clause in &offering.clauses {
        match &clause.kind {
            OfferingClause::Content(axis, contents) => {
                for content in contents {
                    if let Some(item) = item(elaborator, *axis, content, atom)
                        && contained.is_first(elaborator, item.atom, content.name)
                    {
                        elaborator.kernel.offerings[index].contents.push(item);
                    }
                }
            }
            OfferingClause::Interactions(names) => {
                for &name in names {
                    if let Some(performed) = elaborator.mention(name, Kinds::ACTIONS)
                        && interacting.is_first(elaborator, performed, name)
                    {
                        elaborator.kernel.offerings[index].interactions.push((performed, name.span));
                    }
                }
            }
            OfferingClause::Logic(name) => {
                if let Some(before) = logic_at {
                    elaborator.report(again(clause.span, before, "`logic` is named twice".to_owned()));
                    continue;
                }
                logic_at = Some(clause.span);
                if let Some(logic) = logic(elaborator, *name) {
                    elaborator.kernel.offerings[index].logic = Some((logic, name.span));
                }
            }
        }
    }
    let known = &mut elaborator.kernel.offerings[index];
    known.suppliers = suppliers.into_iter().map(|(actor, _)| actor).collect();
    known.customers = customers.into_iter().map(|(actor, _)| actor).collect();
    define(elaborator, index, span);
}

fn item(elaborator: &mut Elaborator, axis: Axis, content: &declaration::Content, offering: AtomId) -> Option<Content> {
    let atom = elaborator.mention(content.name, Kinds::CONTENTS);
    let magnitude = match &content.magnitude {
        None => Some(1.0),
        Some(amount) => at_least_nothing(elaborator, amount, "magnitudes are counted from 0 upwards"),
    };
    let span = content.name.span;
    if atom == Some(offering) {
        elaborator.report(
            Diagnostic::error("wrong-kind", span, "an offering is named as its own content")
                .remark("cannot contain itself")
                .help("name what the offering brings"),
        );
        return None;
    }
    Some(Content { axis, atom: atom?, magnitude: magnitude?, span })
}

fn logic(elaborator: &mut Elaborator, name: Name) -> Option<Logic> {
    const WORDS: [&str; 4] =
        [Logic::Industrial.word(), Logic::Service.word(), Logic::SelfService.word(), Logic::Partnership.word()];
    let text = elaborator.text(name.span);
    let found = Logic::ALL.into_iter().find(|logic| logic.word() == text);
    if found.is_none() {
        let near = nearest(text, WORDS.into_iter());
        let help = match near.first() {
            Some(near) => format!("perhaps `{near}` was meant"),
            None => format!("the logics are {}", joined(&WORDS, "and")),
        };
        elaborator.report(
            Diagnostic::error("unknown-name", name.span, format!("no logic of offerings is called `{text}`"))
                .remark("not a logic")
                .help(help),
        );
    }
    found
}

/// Marks the offerings that laws produce, which are all known before any offering is defined.
pub(in crate::kernel::elaborate) fn find_laws(kernel: &mut Kernel) {
    for &product in &kernel.products {
        if let AtomKind::Provided(index) = kernel.atoms[product.index()].kind {
            kernel.offerings[index as usize].has_laws = true;
        }
    }
}

/// The laws that say what the word means: interactions, and one of its laws if it has any, deliver the offering; the
/// offering brings its content. Without interactions it stands on its laws alone.
fn define(elaborator: &mut Elaborator, index: usize, span: Span) {
    let offering = &elaborator.kernel.offerings[index];
    let (atom, provided) = (offering.atom, offering.provided);
    let mut inputs: Vec<Term> = offering.interactions.iter().map(|&(performed, _)| Term::Present(performed)).collect();
    let contents: Vec<AtomId> = offering.contents.iter().map(|content| content.atom).collect();
    if elaborator.kernel.offerings[index].has_laws {
        inputs.push(Term::Present(provided));
    }
    if !inputs.is_empty() {
        law::define(elaborator, span, inputs, atom);
    }
    for content in contents {
        law::define(elaborator, span, vec![Term::Present(atom)], content);
    }
}
