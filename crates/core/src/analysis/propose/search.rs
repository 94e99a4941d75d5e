//! The search through the sets of what two actors could promise.

use crate::analysis::inquiry::Verdict;
use crate::analysis::propose::price::{Price, price};
use crate::analysis::propose::proposal::{Extent, Found, Proposal, Wish, rank};
use crate::analysis::propose::subsets::sets;
use crate::analysis::service::worth::{is_above, preferences};
use crate::analysis::service::{Breakable, Deal};
use crate::analysis::service::{Keeping, Status};
use crate::analysis::service::{Net, Nets};
use crate::kernel::{AtomId, Expected, Kernel, Layer, Offering, Part, Party, Payment, Promise, Proposition};
use coproduce_engine::{Network, numbered};
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

/// How many atoms all sets together may have: of a large model fewer sets are followed.
const ATOMS: usize = 1 << 26;
/// How many actions are looked at.
const ACTIONS: usize = 128;
/// How many sets by which both seem to gain are judged for each proposal that is wanted.
const JUDGED: usize = 64;

/// Propositions that the two could make, and how far they were sought.
pub fn propose(kernel: &Kernel, network: &Network, wish: &Wish, extent: Extent) -> Found {
    let mut search = Search { kernel, network, wish, actions: Vec::new(), tried: FxHashMap::default() };
    let actions = search.actions();
    let mut found = Found { actions: actions.len(), ..Found::default() };
    search.actions = actions.into_iter().take(ACTIONS).collect();
    let most = extent.sets.min((ATOMS / kernel.atoms.len().max(1)).max(64));
    let count = numbered(search.actions.len());
    for set in sets(count).take(most) {
        search.follow(set);
        found.sets += 1;
    }
    found.is_complete = found.actions < 64 && found.sets as u64 == 1 << found.actions;
    let mut rest: Vec<Candidate> = sets(count).take(most).filter_map(|set| search.candidate(set)).collect();
    let mut judged = 0;
    while !rest.is_empty() && found.proposals.len() < extent.proposals {
        let (best, others) = parted(rest);
        rest = others;
        for candidate in best {
            judged += 1;
            if found.proposals.len() == extent.proposals || judged > extent.proposals.saturating_mul(JUDGED) {
                found.has_more = true;
                rest.clear();
                break;
            }
            found.proposals.extend(search.proposal(&candidate));
        }
    }
    found.has_more |= !rest.is_empty();
    rank(&mut found.proposals);
    found
}

/// A set of promises by which both seem to gain, with what each nets.
struct Candidate {
    set: u128,
    price: Price,
    nets: [f64; 2],
}

/// The candidates that no other one is better than, by what the first party nets, and the others.
fn parted(mut candidates: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    let promises = |one: &Candidate| (one.set.count_ones(), one.set);
    candidates.sort_by(|one, other| {
        let order = other.nets[0].total_cmp(&one.nets[0]).then(other.nets[1].total_cmp(&one.nets[1]));
        order.then_with(|| promises(one).cmp(&promises(other)))
    });
    // What comes later nets the first party no more: it has to net the second party no less than all before.
    let mut most = f64::NEG_INFINITY;
    candidates.into_iter().partition(|one| {
        let is_best = one.nets[1] >= most;
        most = most.max(one.nets[1]);
        is_best
    })
}

struct Search<'w> {
    kernel: &'w Kernel,
    network: &'w Network,
    wish: &'w Wish,
    /// The actions that the two could promise.
    actions: Vec<usize>,
    tried: FxHashMap<u128, Tried>,
}

/// What came of a set of promises.
struct Tried {
    /// The values for the two that are actual.
    values: Vec<AtomId>,
    /// What each nets, payments apart.
    nets: [Net; 2],
    /// Whether all promises are kept.
    is_kept: bool,
}

impl<'w> Search<'w> {
    /// The actions that the two can take by themselves and on which anything of value to them depends.
    fn actions(&self) -> Vec<usize> {
        let (kernel, wish) = (self.kernel, self.wish);
        let of_value = kernel.values.iter().filter(|value| self.is_for_them(value));
        let targets: Vec<u32> = of_value.map(|value| value.atom.0).collect();
        let cone = self.network.cone(&targets);
        let environment = kernel.environment(wish.environment);
        let is_theirs = |action: &crate::kernel::Action| {
            !action.actors.is_empty() && action.actors.iter().all(|actor| wish.parties.contains(actor))
        };
        let is_free = |action: &crate::kernel::Action| {
            let atoms = [action.chosen, action.performed];
            !wish.assumptions.contains(&action.chosen)
                && !atoms.iter().any(|atom| environment.effective.contains_key(atom))
                && cone[action.performed.index()]
        };
        let actions = kernel.actions.iter().enumerate();
        actions.filter(|(_, action)| is_theirs(action) && is_free(action)).map(|(index, _)| index).collect()
    }

    fn is_for_them(&self, value: &crate::kernel::Value) -> bool {
        value.beneficiaries.iter().any(|(actor, _)| self.wish.parties.contains(actor))
    }

    fn members(&self, set: u128) -> impl Iterator<Item = &'w crate::kernel::Action> {
        let kernel = self.kernel;
        let members = self.actions.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1);
        members.map(move |(_, &index)| &kernel.actions[index]).collect::<Vec<_>>().into_iter()
    }

    /// The proposition in which everyone promises their part in the actions of a set.
    fn draft(&self, set: u128) -> Proposition {
        let wish = self.wish;
        let promises = self.members(set).flat_map(|action| {
            let by = Party::BOTH.into_iter().filter(|party| action.actors.contains(&wish.parties[party.index()]));
            by.map(|by| Promise { by, promised: action.performed, span: NOWHERE }).collect::<Vec<_>>()
        });
        Proposition {
            parties: wish.parties,
            environment: wish.environment,
            promises: promises.collect(),
            assumptions: wish.assumptions.iter().map(|&atom| (atom, NOWHERE)).collect(),
            otherwise: wish.otherwise,
            sound: true,
            ..Proposition::default()
        }
    }

    fn follow(&mut self, set: u128) {
        let draft = self.draft(set);
        let deal = Deal::as_promised(self.kernel, self.network, &draft, self.wish.environment, &[]);
        let nets = deal.nets();
        let values = self.kernel.values.iter().filter(|value| self.is_for_them(value)).map(|value| value.atom);
        let values = values.filter(|&value| deal.inquiry.presence(value) == Verdict::Produced).collect();
        let nets = self.wish.parties.map(|party| nets.get(&party).copied().unwrap_or_default());
        self.tried.insert(set, Tried { values, nets, is_kept: deal.is_kept() });
    }

    /// The candidate that a set is: both gain by some payment, and no action could be left out.
    fn candidate(&self, set: u128) -> Option<Candidate> {
        let tried = self.tried.get(&set)?;
        let is_idle = |bit: u32| {
            let without = self.tried.get(&(set & !(1_u128 << bit)));
            without.is_some_and(|without| without.values == tried.values)
        };
        if set == 0 || !tried.is_kept || (0..128).any(|bit| set >> bit & 1 == 1 && is_idle(bit)) {
            return None;
        }
        let nets = [&tried.nets[0], &tried.nets[1]];
        let price = price(self.kernel, self.wish.parties, nets, self.wish.otherwise)?;
        let weight = |party: usize| preferences(self.kernel, self.wish.parties[party]).of_layer(Layer::Economic);
        let nets = [nets[0].totals[0] + weight(0) * price.proposed, nets[1].totals[0] - weight(1) * price.proposed];
        Some(Candidate { set, price, nets })
    }

    /// The proposal that a candidate comes to, where it would be realised and nothing in it is hollow.
    fn proposal(&self, candidate: &Candidate) -> Option<Proposal> {
        let (set, price) = (candidate.set, candidate.price);
        let (tried, none) = (self.tried.get(&set)?, self.tried.get(&0)?);
        let mut proposition = self.draft(set);
        let values = tried.values.iter().filter(|value| !none.values.contains(value));
        for value in values.filter_map(|&atom| self.kernel.value_of(atom)) {
            let of =
                |party: &Party| value.beneficiaries.iter().any(|(one, _)| *one == self.wish.parties[party.index()]);
            let by = Party::BOTH.into_iter().filter(of);
            proposition.expectations.extend(by.map(|by| Expected { by, expected: value.atom, span: NOWHERE }));
        }
        if price.proposed.abs() > 0.0 {
            let by = if price.proposed > 0.0 { Party::Second } else { Party::First };
            proposition.payments.push(Payment { by, amount: price.proposed.abs(), span: NOWHERE });
        }
        let as_offered = self.as_offerings(&proposition);
        self.judged(as_offered, price).or_else(|| self.judged(proposition, price))
    }

    /// The same with offerings promised, where one of the two supplies them to the other, in place of the supplier's part in
    /// their interactions.
    fn as_offerings(&self, proposition: &Proposition) -> Proposition {
        let deal = Deal::as_promised(self.kernel, self.network, proposition, self.wish.environment, &[]);
        let mut offered = proposition.clone();
        for by in Party::BOTH {
            let (supplier, customer) = (self.wish.parties[by.index()], self.wish.parties[by.other().index()]);
            let is_theirs = |one: &&Offering| one.suppliers.contains(&supplier) && one.customers.contains(&customer);
            let delivered = |one: &&Offering| deal.inquiry.presence(one.atom) == Verdict::Produced;
            for offering in self.kernel.offerings.iter().filter(is_theirs).filter(delivered) {
                let promise = Promise { by, promised: offering.atom, span: NOWHERE };
                let Part::Act(acts) = proposition.part(self.kernel, &promise, |_| false) else { continue };
                let promised = |act: &AtomId| offered.promises.iter().any(|one| one.by == by && one.promised == *act);
                if !acts.is_empty() && acts.iter().all(promised) {
                    offered.promises.retain(|one| one.by != by || !acts.contains(&one.promised));
                    offered.promises.push(promise);
                }
            }
        }
        offered
    }

    /// The proposal that a proposition is, where it would be realised and none of its promises is hollow.
    fn judged(&self, proposition: Proposition, price: Price) -> Option<Proposal> {
        if proposition.is_one_sided() {
            return None;
        }
        let deal = Deal::as_promised(self.kernel, self.network, &proposition, self.wish.environment, &[]);
        let nets = deal.nets();
        let kept = proposition.promises.iter().all(|promise| deal.keeping(promise) == Keeping::Kept);
        if !kept || deal.status(&nets) != Status::Realised {
            return None;
        }
        let total =
            |nets: &Nets, party: Party| nets.get(&self.wish.parties[party.index()]).map_or(0.0, |net| net.totals[0]);
        let mut tempting = Vec::new();
        for broken in deal.breakables() {
            let after = deal.broken(broken);
            let promised = if let Breakable::Promise(promise) = broken { Some(promise.promised) } else { None };
            if promised.is_some() && after.is_met() {
                return None;
            }
            let by = broken.by();
            if is_above(total(&after.nets(), by), total(&nets, by)) {
                tempting.push((by, promised));
            }
        }
        let actual = self.kernel.values.iter().filter(|value| self.is_for_them(value));
        let mut actual = actual.filter(|value| deal.inquiry.presence(value.atom) == Verdict::Produced);
        let is_parity = !actual.any(|value| value.worth[Layer::Emotional] + value.worth[Layer::Symbolic] > 0.0);
        let nets = Party::BOTH.map(|party| total(&nets, party));
        drop(deal);
        Some(Proposal { proposition, price, nets, tempting, is_parity, is_best: false })
    }
}

/// What is proposed stands in no text.
const NOWHERE: Span = Span::new(0, 0);
