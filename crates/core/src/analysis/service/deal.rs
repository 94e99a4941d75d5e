//! Deals: what becomes of a value proposition in a situation.
//!
//! A proposition is itself a situation: all promises kept, and what is assumed is there. In it, and in any scenario that
//! touches the promises, it is asked which are kept, whether that produces what is expected, what each actor nets, and
//! what comes of it when one promise is broken.

use super::account::Accounts;
use super::force::promised;
use super::ledger::{Ledger, Owed, ledger};
use super::status::{Keeping, Loss, Status};
use super::worth::{Net, Nets, Paid, below, is_above, nets};
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::kernel::{
    AtomId, EnvironmentId, Kernel, Part, Party, Payment, Promise, Proposition, Situation, Supposed, Worth, is_exogenous,
};
use coproduce_engine::exact::Formula;
use coproduce_engine::{CERTAIN, Network, Node, Role};
use std::borrow::Cow;

/// A proposition in a situation.
#[derive(Clone)]
pub struct Deal<'i, 'k> {
    /// The proposition.
    pub proposition: &'k Proposition,
    /// The situation with all that follows in it.
    pub inquiry: Cow<'i, Inquiry<'k>>,
    /// Whether the situation is that of the proposition itself.
    pub as_promised: bool,
    /// The payment that is withheld, if one is.
    withheld: Option<usize>,
}

/// Something that can be broken: a promise, or a payment that no other promise carries.
#[derive(Clone, Copy, Debug)]
pub enum Breakable<'k> {
    /// A promise.
    Promise(&'k Promise),
    /// A payment, by its position.
    Payment(usize, &'k Payment),
}

impl Breakable<'_> {
    /// Who would break it.
    pub const fn by(&self) -> Party {
        match self {
            Self::Promise(promise) => promise.by,
            Self::Payment(_, payment) => payment.by,
        }
    }

    /// The place that says so.
    pub const fn span(&self) -> coproduce_syntax::source::Span {
        match self {
            Self::Promise(promise) => promise.span,
            Self::Payment(_, payment) => payment.span,
        }
    }
}

impl<'i, 'k> Deal<'i, 'k> {
    /// A proposition in a situation.
    pub const fn in_situation(proposition: &'k Proposition, inquiry: &'i Inquiry<'k>, as_promised: bool) -> Self {
        Self { proposition, inquiry: Cow::Borrowed(inquiry), as_promised, withheld: None }
    }

    /// A proposition as it is promised, in an environment within its own, with additions.
    pub fn as_promised(
        kernel: &'k Kernel,
        network: &'k Network,
        proposition: &'k Proposition,
        environment: EnvironmentId,
        additions: &[(AtomId, Supposed)],
    ) -> Self {
        let given = promised(kernel, network, proposition, environment).into_iter().map(|atom| (atom, Supposed::Given));
        let states = given.chain(additions.iter().copied());
        let situation = Situation::as_promised(kernel, network, environment, states);
        let inquiry = Cow::Owned(Inquiry::new(kernel, network, situation));
        Self { proposition, inquiry, as_promised: true, withheld: None }
    }

    /// What becomes of a promise.
    pub fn keeping(&self, promise: &Promise) -> Keeping {
        match self.presence(promise) {
            Verdict::Produced => Keeping::Kept,
            Verdict::Undetermined => Keeping::Open,
            Verdict::NotProduced if self.as_promised || self.does_part(promise) => Keeping::Unkeepable,
            Verdict::NotProduced => Keeping::Broken,
        }
    }

    /// Whether a payment is made: the payer keeps all else that the payer promises. Where that is nothing, the other
    /// party keeps all that it promises; where that is nothing too, the deal is the payment, and is made as promised.
    pub fn made(&self, index: usize) -> Verdict {
        let mut ledger = ledger(&self.inquiry);
        let when = self.when_made(&mut ledger, index);
        ledger.verdict(when)
    }

    /// When a payment is made.
    pub(super) fn when_made<R: Fn(Node) -> Role<AtomId>>(&self, ledger: &mut Ledger<R>, index: usize) -> Formula {
        let payment = &self.proposition.payments[index];
        let kept_out = self.proposition.parties.iter().any(|&party| self.inquiry.situation.is_blocked(party));
        if self.withheld == Some(index) || kept_out {
            return Formula::FALSE;
        }
        if self.promises_of(payment.by).next().is_some() {
            let efforts: Vec<Formula> =
                self.promises_of(payment.by).map(|promise| self.effort(ledger, promise)).collect();
            return ledger.all(&efforts);
        }
        if self.promises_of(payment.by.other()).next().is_some() {
            return ledger.kept(self.promises_of(payment.by.other()));
        }
        if self.as_promised { Formula::TRUE } else { Formula::FALSE }
    }

    fn presence(&self, promise: &Promise) -> Verdict {
        self.inquiry.presence(promise.promised)
    }

    /// When the one who promised does what the promise asks of them.
    fn effort<R: Fn(Node) -> Role<AtomId>>(&self, ledger: &mut Ledger<R>, promise: &Promise) -> Formula {
        match self.part(promise) {
            Part::Act(acts) if !acts.is_empty() => {
                let performed: Vec<Formula> = acts.iter().map(|&act| ledger.presence(act)).collect();
                ledger.all(&performed)
            }
            Part::Bring(atom) => ledger.presence(atom),
            Part::Act(_) | Part::Nothing => ledger.presence(promise.promised),
        }
    }

    /// Whether the one who promised chooses what the promise asks of them, and is not kept out.
    fn does_part(&self, promise: &Promise) -> bool {
        if self.inquiry.situation.is_blocked(self.proposition.actor(promise.by)) {
            return false;
        }
        let is_given = |atom: AtomId| self.inquiry.situation.present[atom.index()] & CERTAIN != 0;
        match self.part(promise) {
            Part::Act(acts) => acts.iter().all(|&act| is_given(self.inquiry.kernel.choice(act))),
            Part::Bring(atom) => is_given(atom),
            Part::Nothing => true,
        }
    }

    fn part(&self, promise: &Promise) -> Part {
        let Inquiry { kernel, network, .. } = *self.inquiry;
        self.proposition.part(kernel, promise, |atom| is_exogenous(kernel, network, atom))
    }

    /// Whether a party has promised to take part in an action, by itself or in an offering.
    pub fn has_promised(&self, actor: AtomId, performed: AtomId) -> bool {
        let party = Party::BOTH.into_iter().find(|&party| self.proposition.actor(party) == actor);
        party.is_some_and(|party| {
            self.promises_of(party)
                .any(|promise| matches!(self.part(promise), Part::Act(acts) if acts.contains(&performed)))
        })
    }

    fn promises_of(&self, party: Party) -> impl Iterator<Item = &'k Promise> + use<'k> {
        self.proposition.promises.iter().filter(move |promise| promise.by == party)
    }

    /// Whether every promise is kept.
    pub fn is_kept(&self) -> bool {
        self.proposition.promises.iter().all(|promise| self.keeping(promise) == Keeping::Kept)
    }

    /// Whether everything expected comes about, payments included.
    pub fn is_met(&self) -> bool {
        let expected = self.proposition.expectations.iter().map(|one| self.inquiry.presence(one.expected));
        let paid = (0..self.proposition.payments.len()).map(|index| self.made(index));
        all(expected.chain(paid)) == Verdict::Produced
    }

    /// The payments that are made in the situation, or may be: those of the proposition, and those of others that are in
    /// force there beside it.
    pub fn payments(&self) -> Vec<Paid> {
        let mut ledger = ledger(&self.inquiry);
        let owed = self.owed(&mut ledger);
        ledger.paid(&owed)
    }

    fn owed<R: Fn(Node) -> Role<AtomId>>(&self, ledger: &mut Ledger<'_, 'k, R>) -> Vec<Owed> {
        let mut owed = ledger.owed(self, Formula::TRUE);
        owed.extend(ledger.owed_by_all(false, Some(self.proposition)));
        owed
    }

    /// What the situation comes to for everyone concerned; the parties are always among them.
    pub fn nets(&self) -> Nets {
        let mut ledger = ledger(&self.inquiry);
        let owed = self.owed(&mut ledger);
        for party in self.proposition.parties {
            ledger.add(party, Worth::default(), Formula::FALSE);
        }
        nets(&mut ledger, &owed)
    }

    /// What the situation comes to for one actor.
    pub fn net(&self, accounts: &Accounts, actor: AtomId) -> Net {
        let mut ledger = ledger(&self.inquiry);
        let owed = self.owed(&mut ledger);
        accounts.net(&mut ledger, &owed, actor)
    }

    /// Why a party would rather not take part, if it would.
    pub fn loss(&self, party: Party, nets: &Nets) -> Option<Loss> {
        let actor = self.proposition.actor(party);
        let net = nets.get(&actor).copied().unwrap_or_default();
        let gate = below(self.inquiry.kernel, actor, &net).map(|(layer, required)| Loss::Below {
            layer,
            net: net.on(layer),
            required,
        });
        let otherwise = self.proposition.otherwise[party.index()];
        gate.or_else(|| (!is_above(net.totals[0], otherwise)).then(|| Loss::NotAbove { net: net.total(), otherwise }))
    }

    /// Whether each party is better off than without.
    pub(super) fn is_agreeable(&self) -> bool {
        let nets = self.nets();
        Party::BOTH.into_iter().all(|party| self.loss(party, &nets).is_none())
    }

    /// What becomes of the proposition here.
    pub fn status(&self, nets: &Nets) -> Status {
        let keepings: Vec<Keeping> = self.proposition.promises.iter().map(|promise| self.keeping(promise)).collect();
        let is_broken = keepings.contains(&Keeping::Broken);
        // What is not there because another broke a promise could still have been kept; what depends on chance cannot
        // be promised.
        let unsure = self.as_promised && keepings.contains(&Keeping::Open);
        if (keepings.contains(&Keeping::Unkeepable) || unsure) && !is_broken {
            Status::Unkeepable
        } else if keepings.iter().any(|&keeping| keeping != Keeping::Kept) || !self.is_met() {
            Status::Unrealised
        } else if Party::BOTH.into_iter().any(|party| self.loss(party, nets).is_some()) {
            Status::Losing
        } else {
            Status::Realised
        }
    }

    /// What a party promises by itself, and what it pays where nothing else it promises carries the payment.
    pub fn breakables(&self) -> impl Iterator<Item = Breakable<'k>> {
        let promises = self.proposition.promises.iter().map(Breakable::Promise);
        let payments = self.proposition.payments.iter().enumerate();
        let alone = payments.filter(|(_, payment)| self.promises_of(payment.by).next().is_none());
        promises.chain(alone.map(|(index, payment)| Breakable::Payment(index, payment)))
    }

    /// The same situation in which one promise is broken, while all others do what they do.
    #[must_use]
    pub fn broken(&self, breakable: Breakable) -> Self {
        let promise = match breakable {
            Breakable::Payment(index, _) => return Self { withheld: Some(index), ..self.clone() },
            Breakable::Promise(promise) => promise,
        };
        let Inquiry { kernel, network, .. } = *self.inquiry;
        let mut situation = self.inquiry.situation.clone();
        let taken = match self.part(promise) {
            Part::Act(acts) if !acts.is_empty() => acts.iter().map(|&act| kernel.choice(act)).collect(),
            Part::Bring(atom) => vec![atom],
            Part::Act(_) | Part::Nothing => vec![promise.promised],
        };
        for atom in taken {
            situation.suppose(kernel, atom, Supposed::Without);
        }
        Self { inquiry: Cow::Owned(Inquiry::new(kernel, network, situation)), ..*self }
    }
}

/// Whether all of several things are so.
fn all(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    verdicts.fold(Verdict::Produced, |all, one| match (all, one) {
        (Verdict::NotProduced, _) | (_, Verdict::NotProduced) => Verdict::NotProduced,
        (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => Verdict::Undetermined,
        _ => Verdict::Produced,
    })
}
