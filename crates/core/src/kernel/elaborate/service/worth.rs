//! Amounts of worth: layers, and numbers that must not be negative.

use crate::kernel::elaborate::Elaborator;
use crate::kernel::elaborate::once::Once;
use crate::kernel::{Layer, Worth};
use coproduce_syntax::amount::{Amount, Weighted};
use coproduce_syntax::diagnostic::{joined, nearest, rules};
use coproduce_syntax::name::Name;

/// The layer of value that a word names; another word is reported.
pub(in crate::kernel::elaborate) fn layer(elaborator: &mut Elaborator, name: Name) -> Option<Layer> {
    const WORDS: [&str; 4] =
        [Layer::Economic.word(), Layer::Functional.word(), Layer::Emotional.word(), Layer::Symbolic.word()];
    let text = elaborator.text(name.span);
    let found = Layer::ALL.into_iter().find(|layer| layer.word() == text);
    if found.is_none() {
        let near = nearest(text, WORDS.into_iter());
        let help = match near.first() {
            Some(near) => format!("perhaps `{near}` was meant"),
            None => format!("the layers of value are {}", joined(&WORDS, "and")),
        };
        elaborator.report(
            rules::UNKNOWN_NAME
                .at(name.span, format!("no layer of value is called `{text}`"))
                .remark("not a layer")
                .help(help),
        );
    }
    found
}

/// Amounts by layer, none of them negative and each layer named once.
pub(in crate::kernel::elaborate) fn worth<'w>(
    elaborator: &mut Elaborator,
    amounts: impl IntoIterator<Item = &'w Weighted>,
) -> Worth {
    let mut worth = Worth::default();
    let mut once = Once::default();
    for one in amounts {
        let (layer, amount) = (layer(elaborator, one.name), not_negative(elaborator, one));
        let Some(layer) = layer else { continue };
        if once.is_first(elaborator, layer, one.name)
            && let Some(amount) = amount
        {
            worth[layer] = amount;
        }
    }
    worth
}

/// An amount from 0 upwards; another is reported.
pub(in crate::kernel::elaborate) fn not_negative(elaborator: &mut Elaborator, one: &Weighted) -> Option<f64> {
    at_least_nothing(elaborator, &one.amount, "costs, worths, weights and thresholds are counted from 0 upwards")
}

/// An amount from 0 upwards; another is reported with what it should be.
pub(super) fn at_least_nothing(elaborator: &mut Elaborator, amount: &Amount, help: &'static str) -> Option<f64> {
    within(elaborator, amount, "a number from 0 upwards", help, |value| value >= 0.0)
}

/// Any finite amount.
pub(in crate::kernel::elaborate) fn finite(elaborator: &mut Elaborator, amount: &Amount) -> Option<f64> {
    within(elaborator, amount, "a number", "write a number", |_| true)
}

/// No amount is greater: so much less than the greatest number that sums and products of amounts are numbers, too.
const GREATEST: f64 = 1e100;

/// A finite amount that is accepted; another is reported with what is needed.
pub(in crate::kernel::elaborate) fn within(
    elaborator: &mut Elaborator,
    amount: &Amount,
    needed: &str,
    help: &'static str,
    accepts: impl Fn(f64) -> bool,
) -> Option<f64> {
    let value = amount.value(elaborator.sources);
    let is_countable = value.is_finite() && value.abs() <= GREATEST;
    if is_countable && accepts(value) {
        return Some(value);
    }
    let text = elaborator.text(amount.span);
    let finding = |message| rules::NUMBER_OUT_OF_RANGE.at(amount.span, message);
    elaborator.report(if is_countable {
        finding(format!("`{text}` is not an amount of this kind")).remark(format!("needs {needed}")).help(help)
    } else if value.is_finite() {
        finding(format!("`{text}` is too large"))
            .remark("is greater than 1e100")
            .help("write amounts that can be counted, in a larger unit where they are many")
    } else {
        finding(format!("`{text}` is not a finite number"))
            .remark("divides by 0, or grows too large")
            .help("divide only by numbers other than 0, and write amounts that can be counted")
    });
    None
}
