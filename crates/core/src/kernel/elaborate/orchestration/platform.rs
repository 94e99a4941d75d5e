//! Platforms: a record of sides, of what is hosted, and of what is done by which strategy.

use crate::kernel::elaborate::once::Once;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Measure};
use crate::model::{Kind, Kinds};
use coproduce_syntax::declaration::{self, PlatformClause};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Platform {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Platform, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut known = elaborator.kernel.platforms[index as usize].clone();
        known.operators = actors(elaborator.mention_actors(&self.operators));
        let (mut customers, mut providers, mut hosted) = (Once::default(), Once::default(), Once::default());
        let (mut measures, mut producing) = (Once::default(), Once::default());
        for clause in &self.clauses {
            match &clause.kind {
                PlatformClause::Customers(names) => {
                    known
                        .customers
                        .extend(atoms(elaborator, names, Kinds::ACTORS, &mut customers).map(|(actor, _)| actor));
                }
                PlatformClause::Providers(names) => {
                    known
                        .providers
                        .extend(atoms(elaborator, names, Kinds::ACTORS, &mut providers).map(|(actor, _)| actor));
                }
                PlatformClause::Hosts(names) => {
                    known.hosts.extend(atoms(elaborator, names, Kinds::HOSTED, &mut hosted));
                }
                PlatformClause::Strategy(strategy, cells) => {
                    for cell in cells {
                        let (aim, names) = &cell.kind;
                        for &name in names {
                            if let Some(action) = elaborator.mention(name, Kinds::ACTIONS)
                                && measures.is_first(elaborator, (*strategy, *aim, action), name)
                            {
                                let (strategy, aim) = (*strategy, *aim);
                                known.measures.push(Measure { strategy, aim, action, span: name.span });
                            }
                        }
                    }
                }
                PlatformClause::Producers(parts) => {
                    for part in parts {
                        let (role, names) = &part.kind;
                        for &name in names {
                            if let Some(actor) = elaborator.mention(name, Kinds::ACTORS)
                                && producing.is_first(elaborator, (*role, actor), name)
                            {
                                known.producers.push((*role, actor));
                            }
                        }
                    }
                }
            }
        }
        elaborator.kernel.platforms[index as usize] = known;
    }
}

fn actors(named: Vec<(AtomId, Span)>) -> Vec<AtomId> {
    named.into_iter().map(|(actor, _)| actor).collect()
}

/// What names mention, each named once.
fn atoms(
    elaborator: &mut Elaborator,
    names: &[Name],
    kinds: Kinds,
    once: &mut Once<AtomId>,
) -> impl Iterator<Item = (AtomId, Span)> + use<> {
    let mut found = Vec::new();
    for &name in names {
        if let Some(atom) = elaborator.mention(name, kinds)
            && once.is_first(elaborator, atom, name)
        {
            found.push((atom, name.span));
        }
    }
    found.into_iter()
}
