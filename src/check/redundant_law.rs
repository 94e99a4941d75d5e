//! `redundant-law`: another law for the product already covers it.
//!
//! A minimally necessary disjunction of minimally sufficient conditions holds no part that another implies (Graßhoff &
//! May; Baumgartner). Conditions are compared as they stand; what produces their coproducers is not looked into.

use super::local::Local;
use super::{Context, Rule, analysis_limit};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{AtomId, Law, LawId, Origin, Term};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "redundant-law",
    Level::Warning,
    "another law for the product already covers it",
    include_str!("../../docs/rules/redundant-law.md"),
)
.local()
.checked_by(check);

/// Up to so many laws for one product are compared each with each.
const FEW: usize = 16;
/// How many pairs of laws for one product are compared at the most.
const MOST_PAIRS: usize = 200_000;

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let outlines = outlines(context);
    let outline = |law: LawId| outlines[law.index()];
    for (product, laws) in context.by_product().iter() {
        if laws.len() < 2 {
            continue;
        }
        let mut budget = MOST_PAIRS;
        let candidates = (laws.len() > FEW).then(|| Candidates::of(context, laws));
        for (position, &law) in laws.iter().enumerate() {
            // A law of another file is judged there, but for what this one states beside it.
            let is_own = outline(law).own;
            let mut is_cover = |&other: &LawId| {
                budget = budget.saturating_sub(1);
                let twin =
                    || covers(context, law, other) && position < laws.iter().position(|&at| at == other).unwrap_or(0);
                let possible = other != law
                    && budget > 0
                    && (is_own || outline(other).own)
                    && outline(other).may_cover(outline(law));
                possible && covers(context, other, law) && !twin()
            };
            let cover = match &candidates {
                Some(candidates) => candidates.of_law(context, laws, law).find(is_cover),
                None => laws.iter().copied().find(&mut is_cover),
            };
            if let Some(cover) = cover {
                findings.push(finding(context, product, law, cover));
            }
        }
        if budget == 0 {
            let name = context.words.atom(product);
            findings.push(
                analysis_limit::RULE
                    .at(context.kernel.name_span(product), format!("the laws for `{name}` are too many to compare"))
                    .remark(format!("{} laws", laws.len()))
                    .help("redundant laws among them may go unreported"),
            );
        }
    }
}

fn finding(context: &Context, product: AtomId, law: LawId, cover: LawId) -> Diagnostic {
    let (name, other) = (context.words.law(law), context.words.law(cover));
    let product = context.words.atom(product);
    let (name_place, other_place) = (context.law(law).name, context.law(cover).name);
    let message = format!("law `{name}` adds nothing: law `{other}` covers it");
    let finding = if context.is_own(name_place) {
        let remark = format!("whenever this condition holds, `{product}` is produced already");
        RULE.at(name_place, message).remark(remark).label(other_place, "covers it")
    } else {
        let remark = format!("produces `{product}` whenever the condition of `{name}` holds");
        RULE.at(other_place, message).remark(remark).label(name_place, "adds nothing")
    };
    finding.help(format!("remove `{name}`, or say what it needs that `{other}` does not"))
}

/// A law in eight bytes: most pairs of laws are told apart by them, and laws for one product are far from one another in
/// memory.
#[derive(Clone, Copy)]
struct Outline {
    /// Whether the module at hand states the law.
    own: bool,
    /// One bit for each input of a conjunction, several inputs to a bit; all bits for any other condition.
    inputs: u32,
}

impl Outline {
    /// What is no conjunction may cover anything, and anything may cover it.
    const fn may_cover(self, law: Self) -> bool {
        self.inputs == u32::MAX || self.inputs & !law.inputs == 0
    }
}

fn outlines(context: &Context) -> Vec<Outline> {
    let bit = |input: Term| match input {
        Term::Present(atom) => 1 << (atom.0.wrapping_mul(0x9e37_79b9) >> 27),
        Term::Absent(_) | Term::Gate(_) => 1,
    };
    let inputs = |law: &Law| flat(context, law).map_or(u32::MAX, |inputs| inputs.fold(0, |bits, one| bits | bit(one)));
    let outline = |law: &Law| Outline { own: law.origin == Origin::Stated, inputs: inputs(law) };
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
    let flat = (flat(context, cover), flat(context, law));
    if let (Some(fewer), Some(more)) = &flat
        && !(fewer.len() <= more.len() && fewer.clone().all(|input| more.clone().any(|one| one == input)))
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
    let mut local = Local::new(kernel);
    let (weaker, stronger) = (local.condition(cover.condition), local.condition(law.condition));
    local.exclude_one_another(&[stronger, weaker.not()])
}
