//! Numbers of periods.

use crate::kernel::Period;
use crate::kernel::elaborate::Elaborator;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

/// The most periods that a course has after the first, and that a law takes.
const MOST: Period = 10_000;

/// What is said of a number that does not fit.
struct Misfit<'h> {
    /// What it is not.
    message: &'h str,
    /// What can be done where it is too small, and where it is too large.
    help: [&'h str; 2],
}

/// How many periods a law takes; a number that is none is reported.
pub(super) fn delay(elaborator: &mut Elaborator, number: Span) -> Option<u16> {
    let low = "leave out `after` where the law acts within the period";
    let misfit = Misfit { message: "is no number of periods that a law can take", help: [low, LONGER] };
    whole(elaborator, number, (1, MOST), &misfit).and_then(|periods| u16::try_from(periods).ok())
}

/// How many periods follow the first; a number that is none is reported.
pub(super) fn length(elaborator: &mut Elaborator, number: Span) -> Option<Period> {
    let high = "the long run is reported however few periods are shown";
    let low = "follow it for 1 period at least, or declare a scenario";
    whole(elaborator, number, (1, MOST), &Misfit { message: "is no number of periods to follow", help: [low, high] })
}

/// A number of periods that a clause counts, which may reach beyond the end.
pub(super) fn count(elaborator: &mut Elaborator, number: Span) -> Option<Period> {
    let low = "periods are counted from 0";
    whole(elaborator, number, (0, MOST), &Misfit { message: "is no number of periods", help: [low, LONGER] })
}

/// A period of a course with a last one; one that never comes is reported.
pub(super) fn period(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
    let high = beyond(last);
    let misfit = Misfit { message: "is no period of the course", help: ["periods are counted from 0", &high] };
    whole(elaborator, number, (0, last), &misfit)
}

/// The period before one; none where that is the first. That there is none is reported.
pub(super) fn before(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
    let low = "before period 0 there is none: name a later one, or write `never`";
    let high = beyond(last);
    let misfit = Misfit { message: "is no period of the course that others come before", help: [low, &high] };
    let number = whole(elaborator, number, (1, last.saturating_add(1)), &misfit)?;
    Some(number - 1)
}

/// What can be done about too many periods.
const LONGER: &str = "let a period be longer, so that there are fewer";

fn beyond(last: Period) -> String {
    format!("the course ends with period {last}: follow it for longer, or name an earlier period")
}

/// A whole number from one to another.
fn whole(elaborator: &mut Elaborator, span: Span, (least, most): (Period, Period), misfit: &Misfit) -> Option<Period> {
    let text = elaborator.text(span);
    let plain = text.replace('_', "");
    let number = plain.parse().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let is_whole = plain.bytes().all(|byte| byte.is_ascii_digit());
        let is_small = plain.parse().is_ok_and(|number: Period| number < least);
        let help = match (is_whole, misfit.help) {
            (false, _) => "write a whole number in digits",
            (true, [low, _]) if is_small => low,
            (true, [_, high]) => high,
        };
        elaborator.report(
            rules::NUMBER_OUT_OF_RANGE
                .at(span, format!("`{text}` {}", misfit.message))
                .remark(format!("needs a whole number from {least} to {most}"))
                .help(help),
        );
    }
    number
}
