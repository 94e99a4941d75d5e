//! Adoptions: a record of two sides, of what is there at first, and of the order in which they respond.

use super::side::{between, both, joining, part, periods, unsaid};
use crate::kernel::elaborate::once::{Once, OnlyClause};
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Joining, Order};
use crate::model::{Kind, Kinds, plain};
use coproduce_syntax::amount::Weighted;
use coproduce_syntax::declaration::{self, AdoptionClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Adoption {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Adoption, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut known = elaborator.kernel.adoptions[index as usize].clone();
        known.platform = elaborator.mention(self.platform, Kinds::PLATFORMS);
        let mut sides = Vec::new();
        let (mut once, mut named) = (Once::default(), 0);
        let (mut starts, mut updates, mut lasts) = <(OnlyClause<_>, OnlyClause<_>, OnlyClause<_>)>::default();
        for clause in &self.clauses {
            match &clause.kind {
                AdoptionClause::Side(said) => {
                    named += 1;
                    let side = joining(elaborator, said, 0.0);
                    sides.extend(side.filter(|(side, _)| once.is_first(elaborator, side.actor, said.side)));
                }
                AdoptionClause::Start(shares) => starts.say(elaborator, clause.span, "who is there at first", shares),
                AdoptionClause::Update(order) => updates.say(elaborator, clause.span, "the update order", order),
                AdoptionClause::For(number) => lasts.say(elaborator, clause.span, "how long it is followed", *number),
            }
        }
        let (starts, updates, lasts) = (starts.content(), updates.content(), lasts.content());
        let missing: Vec<&str> = [
            (named < 2, "what makes each of the two sides join"),
            (starts.is_none(), "who is there at first"),
            (lasts.is_none(), "for how many periods it is followed"),
        ]
        .into_iter()
        .filter_map(|(is_missing, what)| is_missing.then_some(what))
        .collect();
        let form = "write it as `c alone -0.5 per d 2   d alone -0.5 per c 2   start c 0.7, d 0.4   for 40 periods`";
        unsaid(elaborator, self.declared.name.span, &missing, form);
        if named > 2 {
            too_many(elaborator, self.declared.name.span);
        }
        known.says_order = updates.is_some();
        let lasts = lasts.and_then(|number| periods(elaborator, number));
        let sides = if sides.len() == named { both(elaborator, sides) } else { None };
        let shares = starts.and_then(|shares| start(elaborator, shares, sides));
        known.order = updates.and_then(|update| order(elaborator, update, sides));
        if let (Some(shares), Some(lasts)) = (shares, lasts) {
            let is_complete = known.order.is_some() || !known.says_order;
            (known.sides, known.start, known.periods) = (sides.filter(|_| is_complete), shares, lasts);
        }
        elaborator.kernel.adoptions[index as usize] = known;
    }
}

fn too_many(elaborator: &mut Elaborator, name: Span) {
    let text = plain(elaborator.text(name));
    elaborator.report(
        rules::SYNTAX_ERROR
            .at(name, format!("`{text}` has more than two sides"))
            .remark("needs two sides")
            .help("keep one side of the customers and one of the providers, or declare another adoption"),
    );
}

/// The shares that are there at first, in the order of the sides; nobody where nothing is said.
fn start(elaborator: &mut Elaborator, shares: &[Weighted], sides: Option<[Joining; 2]>) -> Option<[f64; 2]> {
    let mut start = [0.0; 2];
    let (mut once, mut sound) = (Once::default(), true);
    for Weighted { name, amount } in shares {
        let actor = elaborator.mention(*name, Kinds::ACTORS);
        let share = between(elaborator, amount, 0.0, 1.0);
        let (Some(actor), Some(share)) = (actor, share) else {
            sound = false;
            continue;
        };
        let Some(sides) = sides else { continue };
        match side(elaborator, sides, actor, name.span) {
            Some(at) if once.is_first(elaborator, actor, *name) => start[at] = share,
            _ => sound = false,
        }
    }
    sound.then_some(start)
}

fn order(elaborator: &mut Elaborator, order: &declaration::Order, sides: Option<[Joining; 2]>) -> Option<Order> {
    match order {
        declaration::Order::Simultaneous => Some(Order::Simultaneous),
        declaration::Order::Damped(amount) => part(elaborator, amount).map(Order::Damped),
        declaration::Order::First(name) => {
            let actor = elaborator.mention(*name, Kinds::ACTORS)?;
            side(elaborator, sides?, actor, name.span).map(Order::First)
        }
    }
}

/// Which of the sides an actor is; another is reported.
fn side(elaborator: &mut Elaborator, sides: [Joining; 2], actor: AtomId, span: Span) -> Option<usize> {
    let found = sides.iter().position(|side| side.actor == actor);
    if found.is_none() {
        let text = plain(elaborator.text(span));
        let [one, other] = sides.map(|side| plain(elaborator.text(side.span)));
        elaborator.report(
            rules::WRONG_KIND
                .at(span, format!("`{text}` is not a side of this adoption"))
                .remark("not one of the two sides")
                .help(format!("name `{one}` or `{other}`")),
        );
    }
    found
}
