//! `redundant-law`: another law for the product already covers it.
//!
//! A minimally necessary disjunction of minimally sufficient conditions holds no part that another implies (Graßhoff &
//! May; Baumgartner). Most laws are told apart two by two, as they stand; what several cover together, or by way of other
//! products, is left to functions (`cover`), and single coproducers to `idle_literal`.

use super::cover::{self, Covered};
use super::idle_literal::{Idle, idle};
use super::local::Local;
use super::{Context, Rule, analysis_limit};
use crate::diagnostic::{Diagnostic, Level, listed};
use crate::kernel::{AtomId, Law, LawId, Origin, Term};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule::new(
    "redundant-law",
    Level::Warning,
    "other laws for the product already cover it, or one of its coproducers",
    include_str!("../../docs/rules/redundant-law.md"),
)
.checked_by(check);

/// Up to so many laws for one product are compared each with each.
const FEW: usize = 16;
/// How many pairs of laws for one product are compared at the most.
const MOST_PAIRS: usize = 200_000;

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut undecided = BTreeSet::new();
    let single = covered_by_one(context, &mut undecided);
    let mut known: FxHashSet<(AtomId, LawId)> = single.iter().map(|one| (one.product, one.law)).collect();
    let together = cover::covered(context, &known);
    known.extend(together.covered.iter().map(|one| (one.product, one.law)));
    undecided.extend(&together.undecided);
    let (idle, left) = idle(context, &known);
    undecided.extend(left);
    findings.extend(single.iter().chain(&together.covered).map(|covered| finding(context, covered)));
    findings.extend(idle.iter().map(|idle| idle_finding(context, idle)));
    findings.extend(limit(context, &undecided));
}

/// One finding for all products whose laws are too many to compare.
fn limit(context: &Context, undecided: &BTreeSet<AtomId>) -> Option<Diagnostic> {
    let first = *undecided.first()?;
    let name = context.words.atom(first);
    let others = match undecided.len() - 1 {
        0 => String::new(),
        1 => " and another product".to_owned(),
        others => format!(" and {others} other products"),
    };
    Some(
        analysis_limit::RULE
            .at(context.kernel.name_span(first), format!("the laws for `{name}`{others} are too many to compare"))
            .remark(format!("{} laws", context.by_product().laws(first).len()))
            .help("redundant laws among them may go unreported"),
    )
}

/// The laws that another law covers by itself.
fn covered_by_one(context: &Context, undecided: &mut BTreeSet<AtomId>) -> Vec<Covered> {
    let mut found = Vec::new();
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
            // One that can never hold is reported as that.
            if let Some(cover) = cover.filter(|_| context.living()[law.index()]) {
                found.push(Covered { product, law, by: vec![cover] });
            }
        }
        if budget == 0 {
            undecided.insert(product);
        }
    }
    found
}

fn finding(context: &Context, covered: &Covered) -> Diagnostic {
    let name = context.words.law(covered.law);
    let product = context.words.atom(covered.product);
    let others: Vec<_> = covered.by.iter().map(|&law| context.words.law(law)).collect();
    let (by, cover) = match others.len() {
        0 => ("other laws".to_owned(), "cover"),
        1 => (format!("law {}", listed(&others)), "covers"),
        _ => (format!("laws {}", listed(&others)), "cover"),
    };
    let together = if others.len() > 1 { " together" } else { "" };
    let message = format!("law `{name}` adds nothing: {by} {cover} it{together}");
    let place = |law: LawId| context.law(law).name;
    // It is told where the statement stands that completes it: by the law itself, or by one of this file that covers it.
    let own = covered.by.iter().copied().find(|&law| context.is_own(place(law)));
    let finding = match own.filter(|_| !context.is_own(place(covered.law))) {
        Some(own) => RULE
            .at(place(own), message)
            .remark(format!("produces `{product}` whenever the condition of `{name}` holds"))
            .label(place(covered.law), "adds nothing"),
        None => {
            let remark = format!("whenever this condition holds, `{product}` is produced already");
            let finding = RULE.at(place(covered.law), message).remark(remark);
            let labelled = covered.by.iter().take(4);
            labelled.fold(finding, |finding, &law| finding.label(place(law), format!("{cover} it{together}")))
        }
    };
    finding.help(format!("remove `{name}`, or say what it needs that {} not", doing_without(&others)))
}

fn doing_without(others: &[std::borrow::Cow<str>]) -> String {
    match others {
        [] => "the others do".to_owned(),
        [other] => format!("`{other}` does"),
        _ => format!("{} do", listed(others)),
    }
}

fn idle_finding(context: &Context, idle: &Idle) -> Diagnostic {
    let words = context.words;
    let (law, name) = (context.law(idle.law), words.atom(idle.atom));
    let what = if idle.absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
    let product = words.atom(idle.product);
    RULE.at(
        context.mention(law, idle.atom),
        format!("{what} makes no difference to law `{}` beside the other laws for `{product}`", words.at(law.name)),
    )
    .remark(format!("where the rest of the condition holds without it, `{product}` is produced already"))
    .help(format!("leave it out, or say in which other law for `{product}` it is needed"))
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
    let mut local = Local::new(kernel);
    let (weaker, stronger) = (local.condition(cover.condition), local.condition(law.condition));
    local.exclude_one_another(&[stronger, weaker.not()])
}
