//! Offerings: delivered in their interactions, where one of their laws is satisfied and what they bring is made;
//! delivered, they make present what no law makes of their content.

use super::worth::at_least_nothing;
use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::production::law;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Content, Logic, Offering, Term};
use crate::model::{Kinds, plain};
use coproduce_syntax::declaration::{self, Axis, OfferingClause};
use coproduce_syntax::diagnostic::{joined, listed, nearest, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashSet;

impl Elaborate for declaration::Offering {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Offering(index) = elaborator.kernel.atom(atom).kind else { return };
        let index = index as usize;
        let suppliers = elaborator.mention_actors(&self.suppliers);
        let customers = elaborator.mention_actors(&self.customers);
        let (mut contained, mut interacting) = (Once::default(), Once::default());
        known(elaborator, index).suppliers = suppliers.into_iter().map(|(actor, _)| actor).collect();
        known(elaborator, index).customers = customers.iter().map(|&(actor, _)| actor).collect();
        let customers: FxHashSet<AtomId> = customers.into_iter().map(|(actor, _)| actor).collect();
        for clause in &self.clauses {
            match &clause.kind {
                OfferingClause::Content(axis, contents) => {
                    for content in contents {
                        if let Some(item) = item(elaborator, *axis, content, atom)
                            && contained.is_first(elaborator, item.atom, content.name)
                        {
                            known(elaborator, index).contents.push(item);
                        }
                    }
                }
                OfferingClause::Interactions(names) => {
                    for &name in names {
                        if let Some(performed) = elaborator.mention(name, Kinds::ACTIONS)
                            && interacting.is_first(elaborator, performed, name)
                        {
                            known(elaborator, index).interactions.push((performed, name.span));
                        }
                    }
                }
                OfferingClause::Logic(name, named) => see(elaborator, index, *name, (named, &customers)),
            }
        }
        define(elaborator, index, span);
    }
}

fn known<'e>(elaborator: &'e mut Elaborator, index: usize) -> &'e mut Offering {
    &mut elaborator.kernel.offerings[index]
}

/// Notes in which logic customers see an offering: those named, or all of them. Said again of one of them, it is reported.
fn see(elaborator: &mut Elaborator, index: usize, name: Name, (named, customers): (&[Name], &FxHashSet<AtomId>)) {
    let logic = logic(elaborator, name);
    let mut seeing = Vec::new();
    for &customer in named {
        let Some(actor) = elaborator.mention(customer, Kinds::ACTORS) else { continue };
        if customers.contains(&actor) {
            seeing.push((actor, customer.span));
        } else {
            not_a_customer(elaborator, index, customer);
        }
    }
    if named.is_empty() {
        seeing = known(elaborator, index).customers.iter().map(|&customer| (customer, name.span)).collect();
    }
    let mut before = None;
    for (customer, span) in seeing {
        if let Some(&(_, first)) = known(elaborator, index).logics.get(&customer) {
            before = before.or(Some((customer, span, first)));
        } else if let Some(logic) = logic {
            known(elaborator, index).logics.insert(customer, (logic, name.span));
        }
    }
    if let Some((customer, span, before)) = before {
        let customer = elaborator.text(elaborator.kernel.atom(customer).name);
        let said = format!("the logic for `{}` is named twice", plain(customer));
        elaborator.report(again(span, before, said));
    }
}

fn not_a_customer(elaborator: &mut Elaborator, index: usize, name: Name) {
    let text = plain(elaborator.text(name.span));
    let customers = known(elaborator, index).customers.clone();
    let customers: Vec<String> = customers
        .into_iter()
        .map(|customer| plain(elaborator.text(elaborator.kernel.atom(customer).name)).into_owned())
        .collect();
    let customers: Vec<&str> = customers.iter().map(String::as_str).collect();
    elaborator.report(
        rules::WRONG_KIND
            .at(name.span, format!("`{text}` is not a customer of this offering"))
            .remark("the offering is not for this actor")
            .help(format!("name one of {}", listed(&customers))),
    );
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
            rules::WRONG_KIND
                .at(span, "an offering is named as its own content")
                .remark("cannot contain itself")
                .help("name what the offering brings"),
        );
        return None;
    }
    let atom = atom?;
    let made = elaborator.made.get(atom.index()).copied().unwrap_or_default();
    Some(Content { axis, atom, magnitude: magnitude?, span, made })
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
            rules::UNKNOWN_NAME
                .at(name.span, format!("no logic of offerings is called `{text}`"))
                .remark("not a logic")
                .help(help),
        );
    }
    found
}

/// Marks what laws produce, offerings and content, which is all known before any offering is defined.
pub(in crate::kernel::elaborate) fn find_laws(elaborator: &mut Elaborator) {
    let kernel = &mut elaborator.kernel;
    // Where there is no offering, nobody asks.
    if kernel.offerings.is_empty() {
        return;
    }
    elaborator.made = vec![false; kernel.atoms.len()];
    for &product in &kernel.products {
        elaborator.made[product.index()] = true;
        if let AtomKind::Provided(index) = kernel.atoms[product.index()].kind {
            kernel.offerings[index as usize].has_laws = true;
        }
    }
}

/// The laws that say what the word means: interactions, one of its laws if it has any, and the goods and services that
/// laws make of its content deliver the offering; the offering brings the content that no law makes. What is between
/// people and has a law comes by that law alone, be it during or after the delivery. Without interactions the offering
/// stands on its laws alone.
fn define(elaborator: &mut Elaborator, index: usize, span: Span) {
    let offering = &elaborator.kernel.offerings[index];
    let atom = offering.atom;
    let inputs: Vec<Term> = offering.needs().map(Term::Present).collect();
    let brought: Vec<AtomId> = offering.brought().map(|content| content.atom).collect();
    let is_delivered = offering.has_laws || !offering.interactions.is_empty();
    if is_delivered {
        law::define(elaborator, span, inputs, atom);
    }
    for content in brought {
        law::define(elaborator, span, vec![Term::Present(atom)], content);
    }
}
