//! Propositions: the promises and expectations of two parties, as obligations.

use super::worth::{at_least_nothing, finite};
use crate::kernel::elaborate::once::Once;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{
    AtomId, AtomKind, EnvironmentId, Expected, Kernel, Part, Party, Payment, Promise, Proposition, PropositionId,
};
use crate::model::Kinds;
use coproduce_syntax::amount::Amount;
use coproduce_syntax::declaration::{self, PropositionClause};
use coproduce_syntax::diagnostic::{listed, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Proposition {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Proposition(id) = elaborator.kernel.atom(atom).kind else { return };
        let before = elaborator.findings.len();
        let parties = self.parties.map(|name| elaborator.mention(name, Kinds::ACTORS));
        let environment = elaborator.mention_environment(self.environment);
        let mut known = Proposition { atom, ..Proposition::default() };
        let mut said =
            Said { elaborator, proposition: self, parties, environment, known: &mut known, once: Once::default() };
        if let [Some(one), Some(other)] = parties
            && one == other
        {
            said.made_with_oneself();
        }
        for clause in &self.clauses {
            said.clause(&clause.kind);
        }
        if let ([Some(one), Some(other)], Some(environment)) = (parties, environment) {
            (known.parties, known.environment) = ([one, other], environment);
            known.sound = elaborator.findings.len() == before;
        }
        elaborator.kernel.propositions[id.index()] = known;
    }
}

/// Notes what the promises of all propositions put in place, now that the interactions of all offerings are known.
pub(in crate::kernel::elaborate) fn find_parts(kernel: &mut Kernel) {
    let mut parts = Vec::new();
    for (proposition, id) in kernel.propositions.iter().zip((0..).map(PropositionId)) {
        for promise in &proposition.promises {
            match proposition.part(kernel, promise, |_| true) {
                Part::Act(acts) => parts.extend(acts.iter().map(|&act| (id, kernel.choice(act)))),
                Part::Bring(atom) => parts.push((id, atom)),
                Part::Nothing => {}
            }
        }
    }
    kernel.promised_parts = parts;
}

/// What the clauses of a proposition say.
struct Said<'e, 'a, 's> {
    elaborator: &'e mut Elaborator<'a, 's>,
    proposition: &'e declaration::Proposition,
    parties: [Option<AtomId>; 2],
    environment: Option<EnvironmentId>,
    known: &'e mut Proposition,
    once: Once<Item>,
}

/// What a proposition says once.
#[derive(PartialEq, Eq, Hash)]
enum Item {
    Promised(Party, AtomId),
    Expected(Party, AtomId),
    Assumed(AtomId),
    Otherwise(Party),
}

impl Said<'_, '_, '_> {
    fn clause(&mut self, clause: &PropositionClause) {
        match clause {
            PropositionClause::Promises(party, names) => {
                let by = self.party(*party);
                for name in names {
                    let promised = self.elaborator.mention(*name, Kinds::PROMISED);
                    if let (Some(by), Some(promised)) = (by, promised)
                        && self.is_first(Item::Promised(by, promised), *name, "promised twice")
                    {
                        self.known.promises.push(Promise { by, promised, span: name.span });
                    }
                }
            }
            PropositionClause::Expects(party, names) => {
                let by = self.party(*party);
                for name in names {
                    let expected = self.elaborator.mention(*name, Kinds::EXPECTED);
                    if let (Some(by), Some(expected)) = (by, expected)
                        && self.is_first(Item::Expected(by, expected), *name, "expected twice")
                    {
                        self.known.expectations.push(Expected { by, expected, span: name.span });
                    }
                }
            }
            PropositionClause::Pays { payer, payee, amount } => self.payment(*payer, *payee, amount),
            PropositionClause::Assuming(names) => names.iter().for_each(|&name| self.assumption(name)),
            PropositionClause::Otherwise(amounts) => {
                for one in amounts {
                    let party = self.party(one.name);
                    let amount = finite(self.elaborator, &one.amount);
                    let Some(party) = party else { continue };
                    if self.is_first(Item::Otherwise(party), one.name, "named twice")
                        && let Some(amount) = amount
                    {
                        self.known.otherwise[party.index()] = amount;
                    }
                }
            }
        }
    }

    fn payment(&mut self, payer: Name, other: Name, amount: &Amount) {
        let (by, to) = (self.party(payer), self.party(other));
        let amount_of = at_least_nothing(self.elaborator, amount, "a payment the other way has its own `pays`");
        let (Some(by), Some(to), Some(value)) = (by, to, amount_of) else { return };
        let span = payer.span.to(amount.span);
        if by == to {
            let name = self.elaborator.text(other.span);
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(other.span, format!("`{name}` pays `{name}`"))
                    .remark("pays itself")
                    .help("name the other party after `pays`"),
            );
            return;
        }
        self.known.payments.push(Payment { by, amount: value, span });
    }

    fn assumption(&mut self, name: Name) {
        let Some(atom) = self.elaborator.mention_choice(name, Kinds::CONDITIONS) else { return };
        let lacked = self.environment.and_then(|environment| {
            let environment = self.elaborator.kernel.environment(environment);
            environment.lacks(atom).then(|| (environment.name, environment.effective[&atom].span))
        });
        if let Some((environment, span)) = lacked {
            let (assumed, place) = (self.elaborator.text(name.span), self.elaborator.text(environment));
            self.elaborator.report(
                rules::ENVIRONMENT_CONFLICT
                    .at(name.span, format!("`{assumed}` is assumed where `{place}` lacks it"))
                    .remark("assumed here")
                    .label(span, "lacked here")
                    .help(format!("make the proposition in an environment that does not lack `{assumed}`")),
            );
            return;
        }
        if self.is_first(Item::Assumed(atom), name, "assumed twice") {
            self.known.assumptions.push((atom, name.span));
        }
    }

    fn is_first(&mut self, item: Item, name: Name, said: &str) -> bool {
        self.once.is_first_as(self.elaborator, item, name, said)
    }

    /// The party that a name means; any other actor is reported.
    fn party(&mut self, name: Name) -> Option<Party> {
        let actor = self.elaborator.mention(name, Kinds::ACTORS)?;
        let found = Party::BOTH.into_iter().find(|party| self.parties[party.index()] == Some(actor));
        if found.is_none() && self.parties.iter().all(Option::is_some) {
            let parties = self.proposition.parties.map(|party| self.elaborator.text(party.span));
            let stranger = self.elaborator.text(name.span);
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(name.span, format!("`{stranger}` is not a party to this proposition"))
                    .remark("neither promises nor expects anything here")
                    .label(self.proposition.parties[0].span.to(self.proposition.parties[1].span), "the parties")
                    .help(format!(
                        "name one of {}; what others do is stated with `assuming`, or in a proposition of their own",
                        listed(&parties)
                    )),
            );
        }
        found
    }

    fn made_with_oneself(&mut self) {
        let [one, other] = self.proposition.parties;
        let name = self.elaborator.text(one.span);
        self.elaborator.report(
            rules::WRONG_KIND
                .at(other.span, format!("`{name}` makes a proposition to itself"))
                .remark("the same party again")
                .help("name another actor: a proposition is between two parties"),
        );
    }
}
