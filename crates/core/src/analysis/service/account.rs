//! Accounts: what the net of an actor consists of.

use super::ledger::{Ledger, Owed};
use super::worth::{Net, Paid, cost_to, payment_to, worth_to};
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::kernel::{AtomId, Kernel, Worth};
use coproduce_engine::{Node, Role};
use rustc_hash::FxHashMap;

/// By actor, which values are of value to it, and which actions cost it something.
#[derive(Debug)]
pub struct Accounts<'k> {
    kernel: &'k Kernel,
    values: FxHashMap<AtomId, Vec<usize>>,
    actions: FxHashMap<AtomId, Vec<usize>>,
}

/// One thing that an actor gains or gives up.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it comes from.
    pub source: Source,
    /// Whether it comes about.
    pub verdict: Verdict,
    /// How much it is, as the actor weighs it; below zero where it is given up.
    pub worth: Worth,
}

/// What an entry of an account comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A value.
    Value(AtomId),
    /// The costs of an action.
    Action(AtomId),
    /// A payment to another.
    PaidTo(AtomId),
    /// A payment by another.
    PaidBy(AtomId),
}

impl<'k> Accounts<'k> {
    /// The accounts of all actors.
    pub fn new(kernel: &'k Kernel) -> Self {
        let mut accounts = Self { kernel, values: FxHashMap::default(), actions: FxHashMap::default() };
        for (index, value) in kernel.values.iter().enumerate() {
            for &(beneficiary, _) in &value.beneficiaries {
                accounts.values.entry(beneficiary).or_default().push(index);
            }
        }
        for (index, action) in kernel.actions.iter().enumerate().filter(|(_, one)| one.costs != Worth::default()) {
            for &actor in &action.actors {
                accounts.actions.entry(actor).or_default().push(index);
            }
        }
        accounts
    }

    /// The values for an actor.
    pub fn values(&self, actor: AtomId) -> impl Iterator<Item = &'k crate::kernel::Value> {
        let kernel = self.kernel;
        self.values.get(&actor).into_iter().flatten().map(move |&index| &kernel.values[index])
    }

    /// What an actor gains or gives up in a situation, or may.
    pub fn entries(&self, inquiry: &Inquiry, payments: &[Paid], actor: AtomId) -> Vec<Entry> {
        let kernel = self.kernel;
        let values = self.values(actor).map(|value| Entry {
            source: Source::Value(value.atom),
            verdict: inquiry.presence(value.atom),
            worth: worth_to(kernel, value, actor),
        });
        let actions = self.actions.get(&actor).into_iter().flatten().map(|&index| &kernel.actions[index]);
        let costs = actions.map(|action| Entry {
            source: Source::Action(action.performed),
            verdict: inquiry.presence(action.performed),
            worth: cost_to(kernel, action, actor),
        });
        let own = payments.iter().filter(|paid| paid.payer == actor || paid.payee == actor);
        let payments = own.map(|paid| Entry {
            source: if paid.payer == actor { Source::PaidTo(paid.payee) } else { Source::PaidBy(paid.payer) },
            verdict: paid.made,
            worth: payment_to(kernel, paid.payer, paid.amount, actor),
        });
        let entries = values.chain(costs).chain(payments);
        entries.filter(|entry| entry.verdict != Verdict::NotProduced && entry.worth != Worth::default()).collect()
    }

    /// What an actor nets in a situation: as [`nets`](super::worth::nets) has it, for one actor.
    pub(super) fn net<R: Fn(Node) -> Role<AtomId>>(&self, ledger: &mut Ledger<R>, owed: &[Owed], actor: AtomId) -> Net {
        let kernel = self.kernel;
        for value in self.values(actor) {
            let when = ledger.presence(value.atom);
            ledger.add(actor, worth_to(kernel, value, actor), when);
        }
        for action in self.actions.get(&actor).into_iter().flatten().map(|&index| &kernel.actions[index]) {
            let when = ledger.presence(action.performed);
            ledger.add(actor, cost_to(kernel, action, actor), when);
        }
        for one in owed.iter().filter(|one| one.payer == actor || one.payee == actor) {
            ledger.add(actor, payment_to(kernel, one.payer, one.amount, actor), one.made);
        }
        ledger.net(actor)
    }
}
