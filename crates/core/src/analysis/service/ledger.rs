//! Ledgers: what actors gain, give up and pay as functions of what is open, and between what their sum lies.
//!
//! A value, an action and a payment may hang on the same open things, so that not every sum of their parts can come
//! about. What lies between the least and the most is found by branching over the parts, those that weigh most first, and
//! leaving off where no completion has them so, or where no more can be gained.

use super::deal::Deal;
use super::force::Alternatives;
use super::worth::{Net, Paid};
use crate::analysis::inquiry::{Inquiry, Verdict, without_noise};
use crate::kernel::{AtomId, Layer, Promise, Proposition, Worth};
use coproduce_engine::exact::{Formula, Functions};
use coproduce_engine::{CERTAIN, Node, POSSIBLE, Role};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// How many edges the functions may have together that have to be analysed for one ledger. Once they are spent, what may
/// be is taken to be: the bounds hold, and may be wider than need be.
const BUDGET: usize = 400_000;

/// Functions of what is open in a situation.
pub(super) struct Ledger<'i, 'k, R> {
    pub inquiry: &'i Inquiry<'k>,
    functions: Functions<'i, AtomId, R>,
    budget: usize,
    /// By actor, what it gains or gives up, and when.
    parts: IndexMap<AtomId, Vec<(Worth, Formula)>, FxBuildHasher>,
}

/// A payment, and when it is made.
pub(super) struct Owed {
    pub payer: AtomId,
    pub payee: AtomId,
    pub amount: f64,
    pub made: Formula,
}

/// An empty ledger of a situation.
pub(super) fn ledger<'i, 'k>(inquiry: &'i Inquiry<'k>) -> Ledger<'i, 'k, impl Fn(Node) -> Role<AtomId> + use<'i, 'k>> {
    Ledger { inquiry, functions: inquiry.completions(), budget: BUDGET, parts: IndexMap::default() }
}

impl<R: Fn(Node) -> Role<AtomId>> Ledger<'_, '_, R> {
    /// When an atom is present. What is too large to be a function is taken to vary by itself.
    pub fn presence(&mut self, atom: AtomId) -> Formula {
        match self.functions.of(atom.0) {
            Ok(formula) => formula,
            Err(_) => self.functions.formulas.variable(atom),
        }
    }

    /// When an atom is present of itself.
    pub fn own_presence(&mut self, atom: AtomId) -> Formula {
        match self.inquiry.situation.present[atom.index()] {
            present if present & CERTAIN != 0 => Formula::TRUE,
            POSSIBLE => self.functions.formulas.variable(atom),
            _ => Formula::FALSE,
        }
    }

    /// Whether something is so that nothing in the situation says.
    pub fn unsaid(&mut self, atom: AtomId) -> Formula {
        self.functions.formulas.variable(atom)
    }

    pub fn all(&mut self, formulas: &[Formula]) -> Formula {
        self.functions.formulas.all(formulas)
    }

    pub fn any(&mut self, formulas: &[Formula]) -> Formula {
        self.functions.formulas.any(formulas)
    }

    /// Whether something is so in every completion, in none, or in some.
    pub fn verdict(&mut self, formula: Formula) -> Verdict {
        match self.functions.formulas.value_within(formula, &mut self.budget) {
            Ok(Some(true)) => Verdict::Produced,
            Ok(Some(false)) => Verdict::NotProduced,
            Ok(None) | Err(_) => Verdict::Undetermined,
        }
    }

    /// When all that some promises promise is there.
    pub fn kept<'p>(&mut self, promises: impl Iterator<Item = &'p Promise>) -> Formula {
        let kept: Vec<Formula> = promises.map(|promise| self.presence(promise.promised)).collect();
        self.all(&kept)
    }

    /// The payments of a proposition in the situation of the ledger, as far as they are made where it is `in_force`.
    pub fn owed(&mut self, deal: &Deal, in_force: Formula) -> Vec<Owed> {
        let proposition: &Proposition = deal.proposition;
        let payments = proposition.payments.iter().enumerate();
        let owed = payments.map(|(index, payment)| {
            let made = deal.when_made(self, index);
            Owed {
                payer: proposition.actor(payment.by),
                payee: proposition.actor(payment.by.other()),
                amount: payment.amount,
                made: self.all(&[made, in_force]),
            }
        });
        owed.collect()
    }

    /// The payments of all propositions in force, beside one if one is named.
    pub fn owed_by_all(&mut self, as_promised: bool, beside: Option<&Proposition>) -> Vec<Owed> {
        let alternatives = Alternatives::of(self.inquiry, as_promised, beside);
        let in_force = alternatives.in_force(self);
        let inquiry = self.inquiry;
        let owed = in_force
            .into_iter()
            .flat_map(|(proposition, when)| self.owed(&Deal::in_situation(proposition, inquiry, as_promised), when));
        owed.collect()
    }

    /// Adds what an actor gains or gives up, and when.
    pub fn add(&mut self, actor: AtomId, worth: Worth, when: Formula) {
        self.parts.entry(actor).or_default().push((worth, when));
    }

    /// What an actor nets, over all completions.
    pub fn net(&mut self, actor: AtomId) -> Net {
        let parts = self.parts.get(&actor).cloned().unwrap_or_default();
        let mut merged: IndexMap<Formula, Worth, FxBuildHasher> = IndexMap::default();
        // By layer the largest part: sums are exact to as many digits as it has.
        let mut largest = Worth::default();
        for (worth, when) in
            parts.into_iter().filter(|&(worth, when)| worth != Worth::default() && when != Formula::FALSE)
        {
            merged.entry(when).or_default().add(&worth, |_| 1.0);
            for layer in Layer::ALL {
                largest[layer] = largest[layer].max(worth[layer].abs());
            }
        }
        let mut net = Net::default();
        for layer in Layer::ALL {
            let [least, most] = self.span(&merged, |worth| worth[layer]).map(|sum| without_noise(sum, largest[layer]));
            net.least[layer] = least;
            net.most[layer] = most;
        }
        let of_all = Layer::ALL.into_iter().map(|layer| largest[layer]).fold(0.0, f64::max);
        net.totals = self.span(&merged, Worth::total).map(|sum| without_noise(sum, of_all));
        net
    }

    /// What everyone in the ledger nets.
    pub fn nets(&mut self) -> super::worth::Nets {
        let actors: Vec<AtomId> = self.parts.keys().copied().collect();
        let mut nets: super::worth::Nets = actors.into_iter().map(|actor| (actor, self.net(actor))).collect();
        nets.sort_unstable_keys();
        nets
    }

    /// The least and the most that some amounts come to, each counted where its condition holds.
    fn span(&mut self, parts: &IndexMap<Formula, Worth, FxBuildHasher>, amount: impl Fn(&Worth) -> f64) -> [f64; 2] {
        let mut settled = 0.0;
        let mut open: Vec<(f64, Formula)> = Vec::new();
        for (&when, worth) in parts {
            match amount(worth) {
                0.0 => {}
                amount if when == Formula::TRUE => settled += amount,
                amount => open.push((amount, when)),
            }
        }
        open.sort_by(|one, other| other.0.abs().total_cmp(&one.0.abs()));
        [-1.0, 1.0].map(|sign| {
            let signed: Vec<(f64, Formula)> = open.iter().map(|&(amount, when)| (sign * amount, when)).collect();
            let mut most = None;
            self.branch(&signed, 0.0, Formula::TRUE, &mut most);
            // Each completion has some sum.
            settled + sign * most.unwrap_or(0.0)
        })
    }

    /// The most that the parts left come to where a condition holds, beside what is counted.
    fn branch(&mut self, parts: &[(f64, Formula)], counted: f64, condition: Formula, most: &mut Option<f64>) {
        let hoped = counted + parts.iter().map(|(amount, _)| amount.max(0.0)).sum::<f64>();
        if most.is_some_and(|most| hoped <= most) {
            return;
        }
        let Some((&(amount, when), rest)) = parts.split_first() else {
            *most = Some(counted);
            return;
        };
        for holds in [amount > 0.0, amount <= 0.0] {
            let so = if holds { when } else { when.not() };
            let both = self.all(&[condition, so]);
            match self.functions.formulas.value_within(both, &mut self.budget) {
                Ok(Some(false)) => {}
                Ok(_) => self.branch(rest, if holds { counted + amount } else { counted }, both, most),
                Err(_) => {
                    *most = Some(most.map_or(hoped, |most| most.max(hoped)));
                    return;
                }
            }
        }
    }

    /// Payments, each with whether it is made; those that never are left out.
    pub fn paid(&mut self, owed: &[Owed]) -> Vec<Paid> {
        let paid = owed.iter().map(|one| Paid {
            payer: one.payer,
            payee: one.payee,
            amount: one.amount,
            made: self.verdict(one.made),
        });
        paid.filter(|paid| paid.made != Verdict::NotProduced).collect()
    }
}
