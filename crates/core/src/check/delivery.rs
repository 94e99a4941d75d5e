//! Which offerings can be delivered at all, what stands in the way of the others, and who uses them.

use super::{Context, free};
use crate::analysis::cone;
use crate::kernel::{AtomId, Kernel, LawId, Offering, Origin, Term};
use coproduce_syntax::diagnostic::{Diagnostic, listed};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};

/// What can be delivered in some environment where all that is up to a situation is free.
pub struct Delivery {
    undeliverable: IndexSet<AtomId>,
    /// Of what the undeliverable need by their definition, what is possible in no environment.
    impossible: IndexSet<AtomId>,
    /// The first use of each undeliverable offering, and of each item of their content.
    uses: IndexMap<AtomId, Use>,
}

/// A use of an offering or of its content.
#[derive(Clone, Copy)]
enum Use {
    Law(LawId),
    Action(AtomId),
    Proposition(Span, &'static str),
}

impl Delivery {
    pub fn of(context: &Context) -> Self {
        let kernel = context.kernel;
        let undeliverable = free::impossible(context, kernel.offerings.iter().map(|offering| offering.atom));
        let stuck = || kernel.offerings.iter().filter(|offering| undeliverable.contains(&offering.atom));
        let impossible = free::impossible(context, stuck().flat_map(Offering::needs));
        let brought: IndexSet<AtomId> = stuck().flat_map(brings).collect();
        let uses = uses(kernel, &brought);
        Self { undeliverable, impossible, uses }
    }

    /// The offerings that nobody can deliver.
    pub const fn undeliverable(&self) -> &IndexSet<AtomId> {
        &self.undeliverable
    }

    /// Whether an offering is to be delivered in interactions, and nobody can. One without interactions is reported as
    /// such.
    pub fn fails(&self, offering: &Offering) -> bool {
        !offering.interactions.is_empty() && self.undeliverable.contains(&offering.atom)
    }

    /// A place where someone uses an undeliverable offering or its content, and what is done with it there.
    pub fn used(&self, context: &Context, offering: &Offering) -> Option<(Span, String)> {
        let (atom, used) = brings(offering).find_map(|atom| Some((atom, *self.uses.get(&atom)?)))?;
        Some(match used {
            Use::Law(law) => (context.mention(context.law(law), atom), "used here".to_owned()),
            Use::Action(performed) => {
                (context.kernel.name_span(performed), format!("enabled by {}", context.words.quoted(atom)))
            }
            Use::Proposition(span, how) => (span, how.to_owned()),
        })
    }

    /// Says what stands in the way of an undeliverable offering.
    pub fn explain(&self, context: &Context, offering: &Offering, finding: Diagnostic) -> Diagnostic {
        let (kernel, words) = (context.kernel, context.words);
        let name = words.atom(offering.atom);
        let performed = offering.interactions.iter().map(|&(performed, _)| performed);
        let stuck: Vec<AtomId> = performed.filter(|performed| self.impossible.contains(performed)).collect();
        if let Some(&first) = stuck.first() {
            let names: Vec<_> = stuck.iter().map(|&performed| words.atom(performed)).collect();
            let action = words.atom(first);
            let finding = finding.remark(format!("{} can never be performed", listed(&names)));
            return finding.help(if cone(kernel, context.networks, first)[offering.atom.index()] {
                format!("`{action}` waits for `{name}`, which waits for `{action}`: let `{action}` be enabled by what is there before")
            } else {
                format!("let `{action}` be enabled by what can come about")
            });
        }
        if self.impossible.contains(&offering.provided) {
            let finding = finding.remark("none of its laws can ever be satisfied");
            let laws = context.by_product().laws(offering.provided).iter().take(4);
            return laws
                .fold(finding, |finding, &law| finding.label(context.law(law).name, "can never be satisfied"))
                .help(format!("state a law that produces `{name}` from what can come about"));
        }
        let unmade = offering.contents.iter().find(|content| content.made && self.impossible.contains(&content.atom));
        if let Some(content) = unmade {
            let item = words.atom(content.atom);
            return finding
                .remark(format!("its content `{item}` can never be made"))
                .label(content.span, "has a law that can never be satisfied")
                .help(format!(
                    "state a law that produces `{item}` from what can come about before `{name}` is delivered"
                ));
        }
        finding
            .remark("what delivers it never comes together")
            .help("make its interactions, a law for it and the production of its content possible in one environment")
    }
}

/// The offering itself, and the content that comes with it.
fn brings(offering: &Offering) -> impl Iterator<Item = AtomId> {
    std::iter::once(offering.atom).chain(offering.brought().map(|content| content.atom))
}

/// The first use of each of some atoms: in a law, to enable an action, or in a proposition.
fn uses(kernel: &Kernel, brought: &IndexSet<AtomId>) -> IndexMap<AtomId, Use> {
    let mut uses = IndexMap::new();
    if brought.is_empty() {
        return uses;
    }
    let mut note = |atom: AtomId, used: Use| {
        if brought.contains(&atom) {
            uses.entry(atom).or_insert(used);
        }
    };
    for (id, law) in kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used)) {
        kernel.conditions.each_atom(law.condition, &mut |atom| note(atom, Use::Law(id)));
    }
    for action in &kernel.actions {
        match action.enabled_by {
            Some(Term::Present(atom) | Term::Absent(atom)) => note(atom, Use::Action(action.performed)),
            Some(Term::Gate(gate)) => {
                kernel.conditions.each_atom(gate, &mut |atom| note(atom, Use::Action(action.performed)));
            }
            None => {}
        }
    }
    for proposition in &kernel.propositions {
        for promise in &proposition.promises {
            note(promise.promised, Use::Proposition(promise.span, "promised here"));
        }
        for expected in &proposition.expectations {
            note(expected.expected, Use::Proposition(expected.span, "expected here"));
        }
    }
    uses
}
