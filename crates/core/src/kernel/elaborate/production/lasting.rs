//! What lasts: it stays once it is there, until something ends it.

use crate::kernel::AtomId;
use crate::kernel::elaborate::Elaborator;
use crate::model::plain;
use coproduce_syntax::diagnostic::rules;

/// Notes that a thing lasts, where it is declared to.
pub(in crate::kernel::elaborate) fn note(elaborator: &mut Elaborator, atom: AtomId, lasting: bool) {
    if lasting {
        elaborator.kernel.lasting.push(atom);
    }
}

/// Puts in order what lasts, and reports what laws end that does not.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    elaborator.kernel.lasting.sort_unstable();
    for (atom, span) in std::mem::take(&mut elaborator.ends) {
        if elaborator.kernel.lasts(atom) {
            continue;
        }
        let name = plain(elaborator.text(span));
        elaborator.report(
            rules::WRONG_KIND
                .at(span, format!("`{name}` does not last, so there is nothing to end"))
                .remark("ended here")
                .label(elaborator.kernel.name_span(atom), "not declared `lasting`")
                .help(format!("declare `{name}` as `lasting`, or ask for its absence with `not`")),
        );
    }
}
