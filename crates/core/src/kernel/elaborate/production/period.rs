//! Numbers of periods.

use crate::kernel::Period;
use crate::kernel::elaborate::Elaborator;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

/// The most periods that a course has after the first, and that a law takes.
const MOST: Period = 10_000;

/// How many periods a law takes; a number that is none is reported.
pub(super) fn delay(elaborator: &mut Elaborator, number: Span) -> Option<u16> {
    let help = "leave out `after` where the law acts within the period";
    whole(elaborator, number, 1, MOST, help).and_then(|periods| u16::try_from(periods).ok())
}

/// How many periods follow the first; a number that is none is reported.
pub(super) fn length(elaborator: &mut Elaborator, number: Span) -> Option<Period> {
    whole(elaborator, number, 1, MOST, "the long run is reported however many periods are followed")
}

/// A number of periods that a clause counts, which may reach beyond the end.
pub(super) fn count(elaborator: &mut Elaborator, number: Span) -> Option<Period> {
    whole(elaborator, number, 0, MOST, "periods are counted from 0")
}

/// A period of a course with a last one; one that never comes is reported.
pub(super) fn period(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
    let help = format!("the course ends with period {last}: follow it for longer, or name an earlier period");
    whole(elaborator, number, 0, last, &help)
}

/// The period before one; none where that is the first. That there is none is reported.
pub(super) fn before(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
    let help = "before period 0 there is none: name a later one, or write `never`";
    let number = whole(elaborator, number, 1, last.saturating_add(1), help)?;
    Some(number - 1)
}

fn whole(elaborator: &mut Elaborator, span: Span, least: Period, most: Period, help: &str) -> Option<Period> {
    let text = elaborator.text(span);
    let number = text.replace('_', "").parse().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        elaborator.report(
            rules::NUMBER_OUT_OF_RANGE
                .at(span, format!("`{text}` is no number of a period here"))
                .remark(format!("needs a whole number from {least} to {most}"))
                .help(help),
        );
    }
    number
}
