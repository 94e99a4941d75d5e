//! What a course expects and does not come about in time; a part of the rule `unmet-expectation`.

use super::unmet_expectation::{RULE, names};
use super::{Context, analysis_limit};
use crate::analysis::course::Late;
use crate::analysis::judgement::{Failure, Ruling, Undecided};
use crate::kernel::{CourseId, LawId, Timed, When};
use coproduce_syntax::diagnostic::{Diagnostic, listed};

/// What is said of an expectation that is not met; that its course contradicts itself is said by itself.
pub(super) fn finding(context: &Context, course: CourseId, at: usize, ruling: &Ruling) -> Option<Diagnostic> {
    let expected = &context.kernel.course(course).expectations[at];
    match ruling {
        Ruling::Failed(Failure::Late(late)) => Some(late_finding(context, course, expected, late)),
        Ruling::Undecided(Undecided::OpenInTime) => Some(open(context, course, expected)),
        Ruling::Undecided(Undecided::TooLong) => Some(too_long(context, expected)),
        Ruling::Held | Ruling::Failed(_) | Ruling::Undecided(_) | Ruling::Unjudged(_) => None,
    }
}

fn late_finding(context: &Context, course: CourseId, expected: &Timed, late: &Late) -> Diagnostic {
    let (product, name) = (context.words.atom(expected.product), name(context, course));
    let other = || match expected.when {
        When::Before(other) | When::Within(_, other) => context.words.atom(other),
        When::Throughout(..) | When::Sometime(..) => std::borrow::Cow::Borrowed(""),
    };
    let (message, remark) = match late {
        Late::Otherwise(period) if expected.not && expected.by.is_some() => {
            let by = expected.by.map(|law| context.words.law(law)).unwrap_or_default();
            (format!("law `{by}` produces `{product}` at {period} in `{name}`"), "expected: not by this law".to_owned())
        }
        Late::Otherwise(period) => {
            let (is, expected) = if expected.not { ("present", "absent") } else { ("absent", "present") };
            (format!("`{product}` is {is} at {period} in `{name}`"), format!("expected: {expected}"))
        }
        Late::NotBy(period, laws) => {
            let by = expected.by.map(|law| context.words.law(law)).unwrap_or_default();
            (format!("`{name}` does not produce `{product}` at {period} by law `{by}`"), how(context, laws))
        }
        Late::InNone(first, last) if first == last => {
            (format!("`{product}` is absent at {first} in `{name}`"), "expected: present".to_owned())
        }
        Late::InNone(first, last) => {
            let message = format!("`{product}` is absent from {first} to {last} in `{name}`");
            (message, "expected: present in one of these periods".to_owned())
        }
        Late::NoPeriod => {
            let message = format!("`{}` is present at 0 in `{name}`, and nothing comes before", other());
            (message, "expected before it".to_owned())
        }
        Late::NoOther => {
            let message = format!("`{}` is in no period of `{name}`", other());
            (message, format!("`{product}` is expected before or after it"))
        }
        Late::InNoCompletion => {
            (format!("this does not come about in `{name}`, however open things turn out"), "expected".to_owned())
        }
    };
    let finding = RULE.at(expected.span, message).remark(remark);
    finding.help(format!("`coproduce run --course {}` shows it period by period", crate::model::as_argument(&name)))
}

fn how(context: &Context, laws: &[LawId]) -> String {
    if laws.is_empty() {
        return "it is given or lasts, and is not produced then".to_owned();
    }
    format!("it is produced by {}", listed(&names(context, laws)))
}

fn open(context: &Context, course: CourseId, expected: &Timed) -> Diagnostic {
    let name = name(context, course);
    RULE.at(expected.span, format!("whether this comes about in `{name}` depends on what is open"))
        .remark("undetermined")
        .help("it depends on what is unknown: say `given` or `without`")
}

fn too_long(context: &Context, expected: &Timed) -> Diagnostic {
    let product = context.words.atom(expected.product);
    analysis_limit::RULE
        .at(expected.span, format!("whether `{product}` comes about in time is too complex to decide"))
        .remark("too many things in too many periods")
        .help("whether the expectation holds is not known")
}

fn name<'a>(context: &Context<'a>, course: CourseId) -> std::borrow::Cow<'a, str> {
    context.words.scenario(&context.kernel.scenarios[context.kernel.course(course).scenario.index()])
}
