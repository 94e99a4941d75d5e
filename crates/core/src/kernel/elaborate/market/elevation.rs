//! Elevations: a record of who expects and who provides how much, and of how the two follow one another.

use super::side::{any, part, periods, positive, unsaid};
use crate::kernel::elaborate::once::OnlyClause;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Level};
use crate::model::{Kind, Kinds, plain};
use coproduce_syntax::amount::Amount;
use coproduce_syntax::declaration::{self, ElevationClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Elevation {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Elevation, index) = elaborator.kernel.atom(atom).kind else { return };
        let cocreation = elaborator.mention(self.cocreation, Kinds::COCREATIONS);
        let (mut expects, mut provides, mut lasts) = <(OnlyClause<Said>, OnlyClause<Said>, OnlyClause<_>)>::default();
        for clause in &self.clauses {
            match &clause.kind {
                ElevationClause::Expects(name, level, change) => {
                    expects.say(elaborator, clause.span, "who expects", (*name, level, change));
                }
                ElevationClause::Provides(name, level, change) => {
                    provides.say(elaborator, clause.span, "who provides", (*name, level, change));
                }
                ElevationClause::For(number) => lasts.say(elaborator, clause.span, "how long it is followed", *number),
            }
        }
        let (expects, provides, lasts) = (expects.content(), provides.content(), lasts.content());
        let missing: Vec<&str> = [
            (expects.is_none(), "who expects how much"),
            (provides.is_none(), "who provides how much"),
            (lasts.is_none(), "for how many periods it is followed"),
        ]
        .into_iter()
        .filter_map(|(is_missing, what)| is_missing.then_some(what))
        .collect();
        let form = "write it as `a expects 4 rises 0.5   b provides 2 grows 0.5   for 10 periods`";
        unsaid(elaborator, self.declared.name.span, &missing, form);
        let expecting = expects.and_then(|said| level(elaborator, said, positive));
        let providing = provides.and_then(|said| level(elaborator, said, part));
        let lasts = lasts.and_then(|number| periods(elaborator, number));
        let known = &mut elaborator.kernel.elevations[index as usize];
        known.cocreation = cocreation;
        if let (Some(expecting), Some(providing), Some(lasts)) = (expecting, providing, lasts) {
            (known.levels, known.periods) = (Some([expecting, providing]), lasts);
        }
    }
}

type Said<'s> = (Name, &'s Amount, &'s Amount);

fn level(
    elaborator: &mut Elaborator,
    (name, level, change): Said,
    read: impl Fn(&mut Elaborator, &Amount) -> Option<f64>,
) -> Option<Level> {
    let actor = elaborator.mention(name, Kinds::ACTORS);
    let level = any(elaborator, level);
    let change = read(elaborator, change);
    Some(Level { actor: actor?, level: level?, change: change? })
}

/// Checks that those who expect and provide are the two sides of the co-creation, once all are known.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    for index in 0..elaborator.kernel.elevations.len() {
        let elevation = &elaborator.kernel.elevations[index];
        let Some(levels) = elevation.levels else { continue };
        let cocreation = elevation.cocreation.and_then(|atom| match elaborator.kernel.atom(atom).kind {
            AtomKind::Cocreation(index) => elaborator.kernel.cocreations.get(index as usize),
            _ => None,
        });
        let sides: Option<Vec<AtomId>> = cocreation.map(|known| known.sides.into_iter().flatten().collect());
        let actors = levels.map(|level| level.actor);
        let is_sound = sides.as_ref().is_some_and(|sides| actors.iter().all(|actor| sides.contains(actor)));
        if is_sound && actors[0] != actors[1] {
            continue;
        }
        let atom = elevation.atom;
        elaborator.kernel.elevations[index].levels = None;
        // What was not understood of a co-creation is reported by itself.
        let Some(sides) = sides.filter(|sides| sides.len() == 2) else { continue };
        if !elaborator.kernel.atom(atom).own {
            continue;
        }
        let span = elaborator.kernel.name_span(atom);
        let name = plain(elaborator.text(span));
        let [one, other] = [sides[0], sides[1]].map(|side| plain(elaborator.text(elaborator.kernel.name_span(side))));
        elaborator.report(
            rules::WRONG_KIND
                .at(span, format!("`{name}` does not name the two sides of its co-creation"))
                .remark("needs one side that expects, and the other that provides")
                .help(format!("name `{one}` and `{other}`, each once")),
        );
    }
}
