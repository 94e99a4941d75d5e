//! What two actors could propose, as text.

use crate::page::column::paragraph;
use crate::page::number::figure;
use crate::page::phrase::{counted, listed, word};
use crate::page::surface::{Page, Surface};
use coproduce_core::analysis::propose::{ProposalsReport, PropositionProposal};
use std::io::{Result, Write};

/// How proposals are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With what they come to, and how far they were sought.
    Explained,
    /// As declarations alone.
    Bare,
}

/// Writes proposals, each as a declaration.
///
/// # Errors
///
/// Those of the writer.
pub fn render(report: &ProposalsReport, form: Form, page: Page, out: &mut dyn Write) -> Result<()> {
    let texts = report.exchanges.iter().map(|one| &one.text).chain(report.propositions.iter().map(|one| &one.text));
    if form == Form::Bare {
        return texts
            .enumerate()
            .try_for_each(|(index, text)| write!(out, "{}{text}", if index == 0 { "" } else { "\n" }));
    }
    let [one, other] = report.between.each_ref().map(|name| word(name));
    let place = report.environment.as_ref().map(|name| format!(" in {}", word(name))).unwrap_or_default();
    let count = report.propositions.len();
    let nothing = count == 0 && report.exchanges.is_empty();
    let said = if nothing {
        let assuming = match page.surface {
            Surface::CommandLine => "`--assuming`",
            Surface::Session => "`given`",
        };
        format!("nothing found that would be realised and leave both better off ({assuming} says what others do)")
    } else {
        let exchanges = report.exchanges.len();
        let kinds = [(count, "proposition"), (exchanges, "exchange")].into_iter().filter(|(count, _)| *count > 0);
        listed(&kinds.map(|(count, noun)| counted(count, noun)).collect::<Vec<_>>()) + " to the advantage of both"
    };
    paragraph(&format!("{one} and {other}{place}: {said}"), 0, 4, out)?;
    if report.environment.is_some() {
        let all = if report.complete { "all sets" } else { "not all sets, the smaller ones first," };
        let actions = counted(report.actions, "action");
        writeln!(out, "  followed: {} ({all} of {actions} that they could promise)", counted(report.sets, "set"))?;
    }
    for exchange in &report.exchanges {
        write!(out, "\n{}", exchange.text)?;
        let gains =
            exchange.gains.iter().map(|(party, hours)| format!("{} saves {} hours", word(party), figure(*hours)));
        write!(out, "  ")?;
        paragraph(&format!("{} for each unit that it receives", listed(&gains.collect::<Vec<_>>())), 2, 4, out)?;
    }
    for proposition in &report.propositions {
        write!(out, "\n{}", proposition.text)?;
        explained(proposition, out)?;
    }
    if report.more {
        writeln!(out, "\nthere may be more (`--limit` shows more)")?;
    }
    Ok(())
}

fn explained(one: &PropositionProposal, out: &mut dyn Write) -> Result<()> {
    let mut say = |text: &str| -> Result<()> {
        write!(out, "  ")?;
        paragraph(text, 2, 4, out)
    };
    let nets = one.nets.iter().zip(one.otherwise.values());
    let nets = nets.map(|((party, net), otherwise)| {
        format!("{} nets {} (otherwise {})", word(party), figure(*net), figure(*otherwise))
    });
    let best = if one.best { "" } else { "; another is better for one of the two and no worse for the other" };
    say(&format!("{}{best}", listed(&nets.collect::<Vec<_>>())))?;
    let payment = &one.payment;
    let (by, to) = (word(&payment.by), word(&payment.to));
    let end = |bound: Option<f64>, way: &str| bound.map(|bound| format!("{way} {}", figure(bound)));
    let bounds: Vec<String> =
        [end(payment.between[0], "more than"), end(payment.between[1], "less than")].into_iter().flatten().collect();
    if payment.amount > 0.0 {
        say(&format!("both gain if {by} pays {to} {}", listed(&bounds)))?;
    } else {
        say(&format!("both gain without a payment, and if {by} pays {to} {}", listed(&bounds)))?;
    }
    one.findings.iter().try_for_each(|finding| say(finding))
}
