//! Numbers of periods, and when something is expected.

use crate::kernel::elaborate::Elaborator;
use crate::kernel::{AtomId, Period, When};
use coproduce_syntax::declaration;
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
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
fn count(elaborator: &mut Elaborator, number: Span) -> Option<Period> {
    let low = "periods are counted from 0";
    whole(elaborator, number, (0, MOST), &Misfit { message: "is no number of periods", help: [low, LONGER] })
}

/// When something is expected of a course with a last period; what is wrong with its numbers, or with what it mentions,
/// is reported.
pub(super) fn when(
    elaborator: &mut Elaborator,
    when: declaration::When,
    end: Period,
    mention: impl Fn(&mut Elaborator, Name) -> Option<AtomId>,
) -> Option<When> {
    Some(match when {
        declaration::When::At(number) => {
            let period = period(elaborator, number, end)?;
            When::Throughout(period, period)
        }
        declaration::When::From(number) => When::Throughout(period(elaborator, number, end)?, end),
        declaration::When::Always | declaration::When::Never => When::Throughout(0, end),
        declaration::When::Within(number) => When::Sometime(0, period(elaborator, number, end)?),
        declaration::When::Before(number) => When::Sometime(0, before(elaborator, number, end)?),
        declaration::When::BeforeThing(name) => When::Before(mention(elaborator, name)?),
        declaration::When::WithinOf(number, name) => {
            let periods = count(elaborator, number);
            When::Within(periods?, mention(elaborator, name)?)
        }
    })
}

/// A period of a course with a last one; one that never comes is reported.
pub(super) fn period(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
    let high = beyond(last);
    let misfit = Misfit { message: "is no period of the course", help: ["periods are counted from 0", &high] };
    whole(elaborator, number, (0, last), &misfit)
}

/// The period before one; none where that is the first. That there is none is reported.
fn before(elaborator: &mut Elaborator, number: Span, last: Period) -> Option<Period> {
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
