//! Conditions to gates: `not` is pushed down to the atoms.

use crate::kernel::Term;
use crate::kernel::elaborate::{Elaborator, count};
use crate::model::Kinds;
use coproduce_syntax::condition::{Condition, Group, Need};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;
use smallvec::SmallVec;

/// A condition as a term; `None` where a part of it could not be understood.
pub(super) fn term(elaborator: &mut Elaborator, condition: &Condition, denied: bool) -> Option<Term> {
    match condition {
        Condition::Name(name) => {
            let atom = elaborator.mention(*name, Kinds::COPRODUCERS)?;
            Some(if denied { Term::Absent(atom) } else { Term::Present(atom) })
        }
        Condition::Not(inner) => term(elaborator, inner, !denied),
        Condition::Group(group) => {
            let need = need(elaborator, group);
            // All members are looked at, so that all findings are made.
            let members: SmallVec<[Option<Term>; 8]> =
                group.members.iter().map(|member| term(elaborator, member, denied)).collect();
            let need = need?;
            let all = count(&group.members);
            let need = if denied { all - need + 1 } else { need };
            members.iter().all(Option::is_some).then(|| {
                let inputs = members.into_iter().flatten();
                Term::Gate(elaborator.kernel.conditions.add(need, inputs))
            })
        }
    }
}

fn need(elaborator: &mut Elaborator, group: &Group) -> Option<u32> {
    let all = count(&group.members);
    match group.need {
        Need::All => Some(all),
        Need::Any => Some(1),
        Need::AtLeast(span) => counted(elaborator, span, all),
    }
}

fn counted(elaborator: &mut Elaborator, span: Span, all: u32) -> Option<u32> {
    let text = elaborator.text(span);
    match text.replace('_', "").parse() {
        Ok(need) if (1..=all).contains(&need) => Some(need),
        _ => {
            elaborator.report(
                rules::NUMBER_OUT_OF_RANGE
                    .at(span, format!("at least {text} of {all} cannot be counted"))
                    .remark(format!("needs a whole number from 1 to {all}"))
                    .help(format!("`at least {all} of` needs all of them, `at least 1 of` any of them")),
            );
            None
        }
    }
}
