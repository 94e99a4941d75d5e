//! What comes of an exchange, as text.

use crate::page::column::paragraph;
use crate::page::number::figure;
use crate::page::phrase::{listed, word};
use crate::page::table;
use coproduce_core::analysis::exchange::{GainReport, Likelihood, PlanReport, Possibility, TradeReport};
use coproduce_core::analysis::inquiry::chance;
use indexmap::IndexMap;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes what comes of an exchange: who gains by which terms, what learning changes, and who should make what.
///
/// # Errors
///
/// Those of the writer.
pub fn render(trade: &TradeReport, out: &mut dyn Write) -> Result<()> {
    let words = |names: &[Cow<str>]| listed(&names.iter().map(|name| word(name)).collect::<Vec<_>>());
    let header = format!("{}: {} exchange {}", word(&trade.exchange), words(&trade.between), words(&trade.goods));
    paragraph(&header, 0, 4, out)?;
    let mut say = |text: &str| -> Result<()> {
        write!(out, "  ")?;
        paragraph(text, 2, 4, out)
    };
    if let Some([given, per]) = trade.unit.as_ref().map(|unit| unit.each_ref().map(|good| word(good))) {
        let costs = trade.opportunity_costs.iter().map(|(party, [least, most])| {
            let most = if most > least { format!(" to {}", figure(*most)) } else { String::new() };
            format!("{} {}{most}", word(party), figure(*least))
        });
        say(&format!("one {per} costs {} {given}", listed(&costs.collect::<Vec<_>>())))?;
        if let Some([least, most]) = trade.interval.map(|interval| interval.map(figure)) {
            let exports = trade.exports.iter().map(|(good, by)| format!("{} exports {}", word(by), word(good)));
            say(&listed(&exports.collect::<Vec<_>>()))?;
            say(&format!("both gain at more than {least} and less than {most} {given} per {per}"))?;
        }
        if let Some((terms, mean)) = trade.terms.zip(trade.mean) {
            let is_mean = (terms - mean).abs() <= 0.0;
            let whose = if is_mean { ", the geometric mean:" } else { ":" };
            let gains = gains(&trade.gains);
            say(&format!("at {} {given} per {per}{whose} {}", figure(terms), listed(&gains)))?;
            if !is_mean {
                say(&format!("the geometric mean of the interval is {} {given} per {per}", figure(mean)))?;
            }
        }
    }
    if trade.gain == Possibility::Never {
        say("nobody gains, whatever the terms")?;
    }
    if let Some(likelihood) = trade.likelihood {
        say(&format!("whether everyone can gain on some terms: {}", likely(likelihood)))?;
    }
    if let Some(likelihood) = trade.likelihood_at_terms {
        say(&format!("whether both gain on the stated terms: {}", likely(likelihood)))?;
    }
    learned(trade, out)?;
    if let Some(plan) = &trade.plan {
        planned(plan, out)?;
    }
    if let Some(reason) = &trade.unfinished {
        writeln!(out, "  not everything is known: {reason}")?;
    }
    Ok(())
}

fn gains(gains: &IndexMap<Cow<str>, GainReport>) -> Vec<String> {
    let verb = |hours: f64| if hours < 0.0 { "loses" } else { "gains" };
    let gain = |(party, gain): (&Cow<str>, &GainReport)| {
        format!("{} {} {} hours per {}", word(party), verb(gain.hours), figure(gain.hours.abs()), word(&gain.per))
    };
    gains.iter().map(gain).collect()
}

fn likely(likelihood: Likelihood) -> String {
    match likelihood {
        Likelihood::Reasoning { probability } if probability >= 1.0 => "certain".to_owned(),
        Likelihood::Reasoning { probability } if probability <= 0.0 => "impossible".to_owned(),
        Likelihood::Reasoning { probability } => format!("probability {} (exact)", chance(probability)),
        Likelihood::Sampling { probability, between: [least, most], samples, seed } => format!(
            "probability about {} (estimated: between {} and {} with 95% confidence, from {samples} samples with seed \
             {seed})",
            chance(probability),
            chance(least),
            chance(most)
        ),
    }
}

fn learned(trade: &TradeReport, out: &mut dyn Write) -> Result<()> {
    let Some(first) = trade.learning.first() else { return Ok(()) };
    writeln!(out, "  as each makes more of what it exports:")?;
    let whose = first.gains.iter().map(|(party, gain)| format!("{} per {}", word(party), word(&gain.per)));
    let header = ["units", "above", "below"].map(str::to_owned).into_iter().chain(whose).collect();
    let line = |one: &coproduce_core::analysis::exchange::LearningReport| {
        let gains = one.gains.values().map(|gain| figure(gain.hours));
        std::iter::once(one.units.to_string()).chain(one.interval.map(figure)).chain(gains).collect()
    };
    let lines: Vec<Vec<String>> = std::iter::once(header).chain(trade.learning.iter().map(line)).collect();
    table::render(&lines, out)
}

fn planned(plan: &PlanReport, out: &mut dyn Write) -> Result<()> {
    write!(out, "  ")?;
    let saving = figure(plan.saving * 100.0);
    paragraph(
        &format!("with what each has alone, each can save {saving}% of its hours, and not all can save more:"),
        2,
        4,
        out,
    )?;
    let amounts = |amounts: &IndexMap<Cow<str>, f64>| {
        listed(&amounts.iter().map(|(good, amount)| format!("{} {}", figure(*amount), word(good))).collect::<Vec<_>>())
    };
    for part in &plan.parties {
        let does = [("makes", &part.makes), ("sends", &part.sends), ("receives", &part.receives)];
        let does = does.into_iter().filter(|(_, goods)| !goods.is_empty());
        let does: Vec<String> = does.map(|(verb, goods)| format!("{verb} {}", amounts(goods))).collect();
        let text = format!(
            "{}: {}; {} hours, alone {}",
            word(&part.actor),
            does.join("; "),
            figure(part.hours),
            figure(part.alone)
        );
        write!(out, "    ")?;
        paragraph(&text, 4, 6, out)?;
    }
    let prices = plan.prices.iter().map(|(good, price)| format!("{} {}", word(good), figure(*price)));
    write!(out, "    ")?;
    paragraph(&format!("shadow prices, not terms of exchange: {}", listed(&prices.collect::<Vec<_>>())), 4, 6, out)
}
