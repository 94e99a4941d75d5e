//! Findings that a text itself allows, by `// allow RULE: reason`.

use super::registry::{RULES, is_fixed, may_be_allowed};
use super::{Family, Rule, invalid_suppression, rule, unused_suppression};
use crate::model::Tables;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, joined, nearest};
use coproduce_syntax::source::{FileId, Sources, Span};
use coproduce_syntax::{Allowance, allowances};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A finding that the text allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it may stand, in the words of the text.
    pub reason: String,
}

/// What one comment allows.
struct Allowed {
    rule: &'static Rule,
    covers: Span,
    /// The name of the rule in the comment.
    name: Span,
    reason: Span,
    used: bool,
}

/// Takes the findings that some texts allow out of all, which stand in order of place. What is found in a table is found
/// where the texts name it. Says which comments are wrong, and, where `all_rules` were run, which are of no use.
pub fn suppress(
    sources: &Sources,
    (texts, tables): (&[FileId], &Tables),
    all_rules: bool,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let mut said = Vec::new();
    let mut allowed: Vec<Allowed> = Vec::new();
    for &file in texts {
        for allowance in allowances(sources, file) {
            judge(sources, &allowance, &mut allowed, &mut said);
        }
    }
    if allowed.is_empty() && said.is_empty() {
        return Vec::new();
    }
    let suppressed = take_out(sources, tables, &mut allowed, findings);
    // What no check finds is not missed by one.
    let is_unused = |one: &&Allowed| all_rules && !one.used && one.rule.family != Family::Evidence;
    findings.extend(said);
    findings.extend(allowed.iter().filter(is_unused).map(unused));
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    suppressed
}

/// The same of what is found of evidence; whether all rules about it were run.
pub fn suppress_of_evidence(
    sources: &Sources,
    (texts, tables): (&[FileId], &Tables),
    is_all: bool,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let mut allowed: Vec<Allowed> = Vec::new();
    for &file in texts {
        for allowance in allowances(sources, file) {
            judge(sources, &allowance, &mut allowed, &mut Vec::new());
        }
    }
    allowed.retain(|one| one.rule.family == Family::Evidence);
    let suppressed = take_out(sources, tables, &mut allowed, findings);
    findings.extend(allowed.iter().filter(|one| is_all && !one.used).map(unused));
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    suppressed
}

/// That something is allowed where it is not found.
fn unused(one: &Allowed) -> Diagnostic {
    let rule = one.rule.name;
    unused_suppression::RULE
        .at(one.name, format!("`{rule}` is allowed here, and finds nothing"))
        .remark("allows nothing")
        .help("remove it from the comment: it would hide what is found there later")
        .fix(Fix::taking_out(one.name).certainly())
}

fn judge(sources: &Sources, allowance: &Allowance, allowed: &mut Vec<Allowed>, said: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = allowance.rules.iter().map(|&name| sources.text(name)).collect();
    let near = |name: &str| nearest(name, RULES.iter().map(|rule| rule.name));
    // Prose may begin with the word, too.
    let is_meant =
        |name: &&str| rule(name).is_some() || allowance.colon && (name.contains('-') || !near(name).is_empty());
    let is_prose = if allowance.colon { !names.iter().any(is_meant) } else { !names.iter().all(is_meant) };
    if is_prose {
        return;
    }
    let invalid = |span: Span, message: String| invalid_suppression::RULE.at(span, message);
    for (&span, name) in allowance.rules.iter().zip(&names) {
        let Some(rule) = rule(name) else {
            let near = near(name);
            let help = match near.as_slice() {
                [] => "`coproduce rules` lists all rules".to_owned(),
                near => format!("perhaps {} was meant", joined(near, "or")),
            };
            let fix = if let &[meant] = near.as_slice() { Some(Fix::suggested(span, meant)) } else { None };
            said.push(invalid(span, format!("no rule is called `{name}`")).remark("not a rule").help(help).fix(fix));
            continue;
        };
        if !may_be_allowed(rule.name) {
            let remark =
                if is_fixed(rule.name) { "what it finds is not understood" } else { "it is about comments like this" };
            said.push(
                invalid(span, format!("`{name}` cannot be allowed"))
                    .remark(remark)
                    .help("fix what it finds, and remove it from the comment"),
            );
        } else if let Some(reason) = allowance.reason {
            allowed.push(Allowed { rule, covers: allowance.covers, name: span, reason, used: false });
        }
    }
    if allowance.reason.is_none() {
        said.push(
            invalid(
                allowance.span,
                format!(
                    "{} without a reason",
                    if names.len() == 1 { "a rule is allowed" } else { "rules are allowed" }
                ),
            )
            .remark("no reason is given why it may stand")
            .help(format!("write it after a colon: `// allow {}: because …`", names.join(", "))),
        );
    }
}

/// One pass over findings and comments, both in order of place; of several comments the innermost is used.
fn take_out(
    sources: &Sources,
    tables: &Tables,
    allowed: &mut [Allowed],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let mut order: Vec<usize> = (0..allowed.len()).collect();
    order.sort_by_key(|&at| (allowed[at].covers.start, std::cmp::Reverse(allowed[at].covers.end)));
    let mut coming = order.into_iter().peekable();
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by: Vec<Option<usize>> = vec![None; findings.len()];
    for (index, place) in places(sources, tables, findings) {
        while let Some(at) = coming.next_if(|&at| allowed[at].covers.start <= place) {
            let same = open.entry(allowed[at].rule.name).or_default();
            same.retain(|&before| allowed[before].covers.end > allowed[at].covers.start);
            // Of two that say the same the first is used.
            if same.last().is_none_or(|&before| allowed[before].covers != allowed[at].covers) {
                same.push(at);
            }
        }
        let covering = open.get(findings[index].rule.name).into_iter().flatten().rev();
        by[index] = covering.copied().find(|&at| allowed[at].covers.end > place);
    }
    let mut suppressed = Vec::new();
    let mut by = by.into_iter();
    findings.retain(|finding| {
        let Some(at) = by.next().flatten() else { return true };
        allowed[at].used = true;
        suppressed.push(Suppressed { finding: finding.clone(), reason: sources.text(allowed[at].reason).to_owned() });
        false
    });
    suppressed
}

/// The positions of findings in order of the places where comments may allow them.
fn places(sources: &Sources, tables: &Tables, findings: &[Diagnostic]) -> Vec<(usize, u32)> {
    let named = tables.iter().filter_map(|(named, file)| Some((*file.as_ref().ok()?, named.start)));
    let named: FxHashMap<FileId, u32> = named.collect();
    let place = |finding: &Diagnostic| {
        let own = finding.span.start;
        if named.is_empty() { own } else { named.get(&sources.locate(finding.span).0).copied().unwrap_or(own) }
    };
    let mut places: Vec<(usize, u32)> = findings.iter().map(place).enumerate().collect();
    places.sort_by_key(|&(_, place)| place);
    places
}
