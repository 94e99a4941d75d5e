//! `contested-end`: in a course, what was there is produced and ended in one period.

use super::{Context, Rule};
use crate::analysis::course::Contest;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use indexmap::IndexMap;

pub static RULE: Rule = Rule::new(
    "contested-end",
    Level::Warning,
    "in a course something that lasts is produced and ended in one period",
    include_str!("../../../../docs/rules/contested-end.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, networks, words) = (context.kernel, context.networks, context.words);
    if !kernel.ends_anything() {
        return;
    }
    // Each pair of laws once, in the first course and the first period in which they meet.
    let mut contests: IndexMap<_, (Contest, _)> = IndexMap::new();
    for (_, course) in kernel.own_courses() {
        if context.is_stratified_in(course) && kernel.conflict(course.scenario).is_none() {
            for contest in crate::analysis::course::contests(kernel, networks, course) {
                contests.entry((contest.thing, contest.ends, contest.produces)).or_insert((contest, course.scenario));
            }
        }
    }
    for (contest, scenario) in contests.into_values() {
        let (thing, course) = (words.atom(contest.thing), words.scenario(&kernel.scenarios[scenario.index()]));
        let [ends, produces] = [contest.ends, contest.produces].map(|law| context.law(law));
        let message = format!("`{thing}` is produced and ended at {} in `{course}`", contest.period);
        let place = if context.is_own(ends.name) { ends.name } else { kernel.scenarios[scenario.index()].name };
        findings.push(
            RULE.at(place, message)
                .remark("does not end it: what is produced is there")
                .label(produces.name, "produces it in the same period")
                .help("let the condition of one ask for the absence of what the other needs, or let it come later"),
        );
    }
}
