//! Problems: a record of complexities, modes, and of those who decide and are concerned.

use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Height, Mode};
use crate::model::{Kind, Kinds, plain};
use coproduce_syntax::declaration::{self, ProblemClause};
use coproduce_syntax::diagnostic::{joined, nearest, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Problem {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Problem, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut known = elaborator.kernel.problems[index as usize].clone();
        let (mut deciding, mut concerned, mut modes) = (Once::default(), Once::default(), Once::default());
        let mut said: [Option<Span>; 3] = [None; 3];
        for clause in &self.clauses {
            match &clause.kind {
                ProblemClause::Complexity(complexity, level) => {
                    let at = *complexity as usize;
                    if let Some(before) = said[at] {
                        elaborator.report(again(clause.span, before, format!("`{}` is said twice", complexity.word())));
                        continue;
                    }
                    said[at] = Some(clause.span);
                    let heights = Height::ALL.map(|height| (height.word(), height));
                    let found = word(elaborator, *level, &heights, "height of a complexity", "heights");
                    known.complexities[at] = found.map(|height| (height, level.span));
                }
                ProblemClause::Approach(names) => {
                    let all = Mode::ALL.map(|mode| (mode.word(), mode));
                    for &name in names {
                        if let Some(mode) = word(elaborator, name, &all, "mode of an approach", "modes")
                            && modes.is_first(elaborator, mode, name)
                        {
                            known.approach.push((mode, name.span));
                        }
                    }
                }
                ProblemClause::DecidedBy(names) => {
                    for &name in names {
                        known.decided_by.extend(actor(elaborator, name, &mut deciding));
                    }
                }
                ProblemClause::Concerns(names) => {
                    for &name in names {
                        known.concerns.extend(actor(elaborator, name, &mut concerned));
                    }
                }
            }
        }
        elaborator.kernel.problems[index as usize] = known;
    }
}

fn actor(elaborator: &mut Elaborator, name: Name, once: &mut Once<AtomId>) -> Option<(AtomId, Span)> {
    let actor = elaborator.mention(name, Kinds::ACTORS)?;
    once.is_first(elaborator, actor, name).then_some((actor, name.span))
}

/// What one of a few words means; any other is reported.
fn word<T: Copy>(elaborator: &mut Elaborator, name: Name, words: &[(&str, T)], one: &str, all: &str) -> Option<T> {
    let text = plain(elaborator.text(name.span));
    let found = words.iter().find(|(word, _)| *word == text);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = match nearest(&text, known.iter().copied()).first() {
            Some(near) => format!("perhaps `{near}` was meant"),
            None => format!("the {all} are {}", joined(&known, "and")),
        };
        elaborator.report(
            rules::UNKNOWN_NAME
                .at(name.span, format!("no {one} is called `{text}`"))
                .remark("not one of them")
                .help(help),
        );
    }
    found.map(|&(_, meaning)| meaning)
}
