//! `supposed-product`: the cells of a column put in place what laws produce, instead of expecting it.

use super::{Context, Rule};
use crate::kernel::{Column, LawId, Origin};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "supposed-product",
    Level::Warning,
    "a column of a table supposes a product, and does not expect it",
    include_str!("../../../../docs/rules/supposed-product.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let supposed = context.kernel.columns.iter();
    findings.extend(supposed.filter_map(|column| Some(finding(context, column, producing(context, column)?))));
}

/// A law for what a column speaks of that applies where its rows are set.
fn producing(context: &Context, column: &Column) -> Option<LawId> {
    let is_meant = |&&id: &&LawId| {
        let law = context.law(id);
        matches!(law.origin, Origin::Stated | Origin::Used) && context.kernel.applies(law, column.environment)
    };
    context.by_product().laws(column.atom).iter().find(is_meant).copied()
}

fn finding(context: &Context, column: &Column, law: LawId) -> Diagnostic {
    let (name, written) = (context.words.quoted(column.atom), context.words.written(column.atom));
    let message = format!("the column {name} supposes a product of law `{}`", context.words.law(law));
    let help = if column.in_file {
        format!("write the heading as `expect {written}` if its cells say what happened in each row")
    } else {
        format!(
            "take it out, and write `expect {written}` or `expect not {written}` after each row, if that is what \
             happened"
        )
    };
    RULE.at(column.heading, message)
        .remark("its cells put it in place or take it away, whatever the laws say")
        .label(context.law(law).name, "produces it")
        .help(help)
}
