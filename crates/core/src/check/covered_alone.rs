//! Laws that another law for their product covers by itself, as the two stand.

use super::Context;
use super::cover::Covered;
use super::local::Local;
use crate::kernel::{AtomId, Law, LawId, Origin, Term};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Up to so many laws for one product are compared each with each.
const FEW: usize = 16;
/// How many pairs of laws for one product are compared at the most.
const MOST_PAIRS: usize = 200_000;

/// What single laws cover.
#[derive(Default)]
pub struct Alone {
    /// The laws that add nothing for any of their products, the last declared first.
    pub covered: Vec<Covered>,
    /// The products for which one law covers another that is needed for another product.
    pub shared: FxHashSet<AtomId>,
    /// The products whose laws are too many to compare.
    pub undecided: BTreeSet<AtomId>,
}

/// The laws that others cover by themselves; of laws that say the same, one is left.
pub fn covered(context: &Context) -> Alone {
    let mut alone = Alone::default();
    let covers = Covers::of(context, &mut alone.undecided);
    let mut gone: FxHashSet<LawId> = FxHashSet::default();
    let mut laws: Vec<LawId> = covers.laws.iter().copied().collect();
    // What is used was stated before the file that uses it.
    laws.sort_unstable_by_key(|&law| (context.law(law).origin == Origin::Stated, law));
    for law in laws.into_iter().rev() {
        let products = context.kernel.products(context.law(law));
        let by: Vec<Option<LawId>> =
            products.iter().map(|&product| covers.cover(context, (product, law), &gone)).collect();
        if by.iter().all(Option::is_some) {
            let by: BTreeSet<LawId> = by.into_iter().flatten().collect();
            alone.covered.push(Covered { law, by: by.into_iter().collect() });
            gone.insert(law);
        } else {
            let covered = products.iter().zip(by).filter(|(_, by)| by.is_some());
            alone.shared.extend(covered.map(|(&product, _)| product));
        }
    }
    alone
}

/// Which laws cover which for a product.
#[derive(Default)]
struct Covers {
    /// The laws that another covers, or that say what another says.
    laws: BTreeSet<LawId>,
    /// For each law that says what others say, which of these is the first.
    first: FxHashMap<(AtomId, LawId), LawId>,
    /// By the first of them, all laws that say the same.
    same: FxHashMap<(AtomId, LawId), Vec<LawId>>,
    /// By the first of those that say the same, a law that covers more.
    wider: FxHashMap<(AtomId, LawId), LawId>,
}

impl Covers {
    fn of(context: &Context, undecided: &mut BTreeSet<AtomId>) -> Self {
        let mut found = Self::default();
        let outlines = outlines(context);
        for (product, laws) in context.by_product().iter().filter(|(_, laws)| laws.len() > 1) {
            let mut budget = MOST_PAIRS;
            let candidates = (laws.len() > FEW).then(|| Candidates::of(context, laws));
            for (position, &law) in laws.iter().enumerate() {
                let mut says_the_same = false;
                let mut is_cover = |&other: &LawId| {
                    budget = budget.saturating_sub(1);
                    // A law of another file is judged there, but for what this one states beside it.
                    let own = outlines[law.index()].own || outlines[other.index()].own;
                    let possible = own && outlines[other.index()].may_cover(outlines[law.index()]);
                    if other == law || budget == 0 || !possible || !covers(context, other, law) {
                        return false;
                    }
                    // Of laws that say the same the later ones are laid beside the earlier.
                    says_the_same = covers(context, law, other);
                    !says_the_same || laws[..position].contains(&other)
                };
                let cover = match &candidates {
                    Some(candidates) => candidates.of_law(context, laws, law).find(is_cover),
                    None => laws.iter().copied().find(&mut is_cover),
                };
                // One that can never hold is reported as that.
                if let Some(cover) = cover.filter(|_| context.living()[law.index()]) {
                    found.note(product, law, cover, says_the_same);
                }
            }
            if budget == 0 {
                undecided.insert(product);
            }
        }
        found
    }

    fn note(&mut self, product: AtomId, law: LawId, cover: LawId, says_the_same: bool) {
        self.laws.insert(law);
        if says_the_same {
            let first = self.first.get(&(product, cover)).copied().unwrap_or(cover);
            self.first.insert((product, law), first);
            self.same.entry((product, first)).or_insert_with(|| vec![first]).push(law);
            self.laws.insert(first);
        } else {
            self.wider.insert((product, law), cover);
        }
    }

    /// A law that covers another for a product, once some are gone.
    fn cover(&self, context: &Context, (product, law): (AtomId, LawId), gone: &FxHashSet<LawId>) -> Option<LawId> {
        let first = self.first.get(&(product, law)).copied().unwrap_or(law);
        let is_own = |law: LawId| context.law(law).origin == Origin::Stated;
        let is_other = |other: &LawId| *other != law && !gone.contains(other) && (is_own(law) || is_own(*other));
        let wider = self.wider.get(&(product, first)).copied();
        wider.or_else(|| self.same.get(&(product, first))?.iter().copied().find(is_other))
    }
}

/// A law in twelve bytes: most pairs of laws are told apart by them, and laws for one product are far from one another in
/// memory. One bit stands for each literal, several literals to a bit.
#[derive(Clone, Copy)]
struct Outline {
    /// Whether the module at hand states the law.
    own: bool,
    /// The literals without which its condition never holds: the inputs of a conjunction that are no gates.
    needed: u32,
    /// All literals that its condition mentions.
    mentioned: u32,
}

impl Outline {
    /// A condition that can hold brings along no literal that it does not mention.
    const fn may_cover(self, law: Self) -> bool {
        self.needed & !law.mentioned == 0
    }
}

fn outlines(context: &Context) -> Vec<Outline> {
    let conditions = &context.kernel.conditions;
    let bit = |atom: AtomId, absent: bool| 1 << (atom.0.wrapping_mul(0x9e37_79b9) >> 27 ^ u32::from(absent));
    let outline = |law: &Law| {
        let (mut needed, mut mentioned) = (0, 0);
        let inputs = conditions.inputs(law.condition);
        let conjunction = conditions.need(law.condition) as usize == inputs.len();
        for input in inputs.filter(|_| conjunction) {
            needed |= match input {
                Term::Present(atom) => bit(atom, false),
                Term::Absent(atom) => bit(atom, true),
                Term::Gate(_) => 0,
            };
        }
        conditions.each_literal(law.condition, &mut |atom, absent| mentioned |= bit(atom, absent));
        Outline { own: law.origin == Origin::Stated, needed, mentioned }
    };
    context.kernel.laws.iter().map(outline).collect()
}

/// Which laws may cover others: a conjunction can cover only laws that mention its rarest coproducer.
struct Candidates {
    by_rarest: FxHashMap<Term, Vec<LawId>>,
    others: Vec<LawId>,
}

impl Candidates {
    fn of(context: &Context, laws: &[LawId]) -> Self {
        let mut frequency: FxHashMap<Term, usize> = FxHashMap::default();
        let flat = |law: LawId| flat(context, context.law(law));
        for &law in laws {
            for input in flat(law).into_iter().flatten() {
                *frequency.entry(input).or_default() += 1;
            }
        }
        let mut candidates = Self { by_rarest: FxHashMap::default(), others: Vec::new() };
        for &law in laws {
            match flat(law).and_then(|inputs| inputs.min_by_key(|input| frequency[input])) {
                Some(rarest) => candidates.by_rarest.entry(rarest).or_default().push(law),
                None => candidates.others.push(law),
            }
        }
        candidates
    }

    fn of_law<'c>(
        &'c self,
        context: &'c Context,
        laws: &'c [LawId],
        law: LawId,
    ) -> Box<dyn Iterator<Item = LawId> + 'c> {
        match flat(context, context.law(law)) {
            Some(inputs) => {
                let by_input = inputs.filter_map(|input| self.by_rarest.get(&input)).flatten();
                Box::new(by_input.chain(&self.others).copied())
            }
            None => Box::new(laws.iter().copied()),
        }
    }
}

/// The inputs of a conjunction of atoms and absences.
fn flat<'k>(context: &Context<'k>, law: &Law) -> Option<impl ExactSizeIterator<Item = Term> + Clone + use<'k>> {
    let conditions = &context.kernel.conditions;
    let inputs = conditions.inputs(law.condition);
    let conjunction = conditions.need(law.condition) as usize == inputs.len();
    (conjunction && !inputs.clone().any(|input| matches!(input, Term::Gate(_)))).then_some(inputs)
}

/// Whether one law produces wherever another does.
fn covers(context: &Context, cover: LawId, law: LawId) -> bool {
    let kernel = context.kernel;
    let (cover, law) = (context.law(cover), context.law(law));
    // What comes at another time covers nothing.
    if cover.delay != law.delay {
        return false;
    }
    let flat = (flat(context, cover), flat(context, law));
    if let (Some(fewer), Some(more)) = &flat
        && !fewer.clone().all(|input| more.clone().any(|one| one == input))
    {
        return false;
    }
    let everywhere = kernel.stated_in(law).iter().all(|&environment| kernel.applies(cover, environment));
    if !everywhere || kernel.stated_in(law).is_empty() {
        return false;
    }
    if let (Some(_), Some(_)) = flat {
        return true;
    }
    if let (Some(stronger), Some(weaker)) = (context.ways(law.condition), context.ways(cover.condition))
        && let Some(implied) = stronger.imply(&weaker)
    {
        return implied;
    }
    let mut local = Local::new(kernel);
    let (weaker, stronger) = (local.condition(cover.condition), local.condition(law.condition));
    local.exclude_one_another(&[stronger, weaker.not()])
}
