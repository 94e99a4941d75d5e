//! Answers as text.

use crate::orchestration::{complexity, hypergame, matrix};
use crate::page::surface::Page;
use crate::production::{explanation, loops, necessary, rank, relate, sets, standing, sustain};
use crate::service::gains;
use crate::{compare, course, propose, simulate, trade};
use coproduce_core::ask::Records;
use coproduce_core::ask::answer::{Answer, InFile, Recorded};
use std::io::{Result, Write};

/// Writes an answer.
///
/// # Errors
///
/// Those of the writer.
pub fn render(answer: &Answer, page: Page, out: &mut dyn Write) -> Result<()> {
    match answer {
        Answer::Verdicts(found) => found.verdicts.iter().try_for_each(|one| standing::render(one, page, out)),
        Answer::Why(explanation) => explanation::render(explanation, page, out),
        Answer::Sets(result) => sets::render(result, page, out),
        Answer::Rank(result) => rank::render(result, out),
        Answer::Necessary(result) => necessary::render(result, out),
        Answer::Related(related) => relate::render(related, out),
        Answer::Loops(found) if found.loops.is_empty() => writeln!(out, "no loops"),
        Answer::Loops(found) => found.loops.iter().try_for_each(|one| loops::render(one, page, out)),
        Answer::Steady(found) => found.steady.iter().try_for_each(|one| course::steady(one, out)),
        Answer::Sustain(found) => found.situations.iter().try_for_each(|one| sustain::render(one, page, out)),
        Answer::Gains(gains) => gains::render(gains, out),
        Answer::Compared(found) => compare::text(found, out),
        Answer::Proposed(found) => {
            found.proposals.iter().try_for_each(|one| propose::render(one, propose::Form::Explained, page, out))
        }
        Answer::Records(recorded) => records(recorded, out),
    }
}

fn records(recorded: &Recorded, out: &mut dyn Write) -> Result<()> {
    match recorded {
        Recorded::Trades(all) => each(all, Records::Trade, out, trade::render),
        Recorded::Hypergames(all) => each(all, Records::Play, out, hypergame::render),
        Recorded::Platforms(all) => each(all, Records::Matrix, out, matrix::text),
        Recorded::Problems(all) => each(all, Records::Complexity, out, complexity::render),
        Recorded::Simulated(all) if all.is_empty() && all.unordered.is_empty() => {
            writeln!(out, "no {}", Records::Simulate.noun())
        }
        Recorded::Simulated(all) => simulate::render(all, false, out),
    }
}

/// Writes reports one below another, or what there are none of.
///
/// # Errors
///
/// Those of the writer.
pub fn each<R>(
    reports: &[InFile<R>],
    of: Records,
    out: &mut dyn Write,
    render: impl Fn(&R, &mut dyn Write) -> Result<()>,
) -> Result<()> {
    if reports.is_empty() {
        return writeln!(out, "no {}", of.noun());
    }
    for (index, one) in reports.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        render(&one.report, out)?;
    }
    Ok(())
}
