//! `redundant-law`: another law for the product already covers it.
//!
//! A minimally necessary disjunction of minimally sufficient conditions holds no part that another implies (Graßhoff &
//! May; Baumgartner). Most laws are told apart two by two, as they stand (`covered_alone`); what several cover together, or
//! by way of other products, is left to functions (`cover`), and single coproducers to `idle_literal`.

use super::cover::{self, Coverage, Covered};
use super::covered_alone::{self, Alone};
use super::idle_literal::{Idle, idle};
use super::{Context, Rule, analysis_limit};
use crate::kernel::{AtomId, LawId};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, listed};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

pub static RULE: Rule = Rule::new(
    "redundant-law",
    Level::Warning,
    "other laws for the product already cover it, or one of its coproducers",
    include_str!("../../../../docs/rules/redundant-law.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let Alone { covered: alone, shared, mut undecided } = covered_alone::covered(context);
    let mut gone: FxHashSet<LawId> = alone.iter().map(|one| one.law).collect();
    // What leads to one another after periods is there at other times, and covers nothing.
    let takes_time = context.kernel.takes_time();
    let together = if takes_time { Coverage::default() } else { cover::covered(context, &gone, &shared) };
    gone.extend(together.covered.iter().map(|one| one.law));
    undecided.extend(&together.undecided);
    let (idle, left) = if takes_time { (Vec::new(), Vec::new()) } else { idle(context, &gone) };
    undecided.extend(left);
    findings.extend(alone.iter().chain(&together.covered).map(|covered| finding(context, covered)));
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
            .at(context.kernel.name_span(first), format!("there are too many laws for `{name}`{others} to compare"))
            .remark(format!("{} laws", context.by_product().laws(first).len()))
            .help("redundant laws among them may go unreported"),
    )
}

fn finding(context: &Context, covered: &Covered) -> Diagnostic {
    let name = context.words.law(covered.law);
    let products = listed(&named(context, context.kernel.products(context.law(covered.law))));
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
    let completing = own.filter(|_| !context.is_own(place(covered.law)));
    let finding = if let Some(own) = completing {
        RULE.at(place(own), message)
            .remark(format!("produces {products} whenever the condition of `{name}` holds"))
            .label(place(covered.law), "adds nothing")
    } else {
        let are = if context.kernel.products(context.law(covered.law)).len() > 1 { "are" } else { "is" };
        let remark = format!("whenever this condition holds, {products} {are} already produced");
        let finding = RULE.at(place(covered.law), message).remark(remark);
        let labelled = covered.by.iter().take(4);
        labelled.fold(finding, |finding, &law| finding.label(place(law), format!("{cover} it{together}")))
    };
    let help = format!("remove `{name}`, or say what it needs that {} not", doing_without(&others));
    finding.help(help).fix(Fix::taking_out(context.law(covered.law).span))
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
    let mention = context.mention(law, idle.atom);
    let what = if idle.absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
    let products = listed(&named(context, &idle.products));
    let are = if idle.products.len() > 1 { "are" } else { "is" };
    RULE.at(
        mention,
        format!("{what} makes no difference to law `{}` given the other laws for {products}", words.at(law.name)),
    )
    .remark(format!("where the rest of the condition holds without it, {products} {are} already produced"))
    .help(format!("leave it out, or say in which other law for {products} it is needed"))
    .fix(Fix::taking_out(mention))
}

fn named<'w>(context: &'w Context, atoms: &[AtomId]) -> Vec<std::borrow::Cow<'w, str>> {
    atoms.iter().map(|&atom| context.words.atom(atom)).collect()
}
