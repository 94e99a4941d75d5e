//! Values, propositions, constellations and offerings, as text of 80 columns for people.

use crate::page::column::{Row, paragraph, rows};
use crate::page::escape::inline;
use crate::page::number::{amount, signed};
use crate::page::phrase::{counted, listed, literal, word};
use crate::page::table;
use coproduce_core::analysis::{
    AccountReport, Benefit, BreachReport, ConstellationReport, Episode, Keeping, Layer, Literal, MemberReport,
    NetReport, PropositionReport, SituationReport, Standing, Status, ValueReport, Verdict,
};
use indexmap::IndexMap;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes what a situation means for whom.
pub(crate) fn render(situation: &SituationReport, out: &mut dyn Write) -> Result<()> {
    if !situation.values.is_empty() {
        writeln!(out, "  values")?;
        values(&situation.values, out)?;
    }
    for proposition in &situation.propositions {
        self::proposition(proposition, out)?;
    }
    for constellation in &situation.constellations {
        self::constellation(constellation, out)?;
    }
    // The table of a single proposition says the same.
    if situation.propositions.len() != 1 && !situation.nets.is_empty() {
        writeln!(out, "  nets")?;
        let lines = situation.nets.iter().map(|(actor, net)| (word(actor), *net, None)).collect::<Vec<_>>();
        nets(&lines, out)?;
    }
    Ok(())
}

/// Writes a row for each value.
pub(crate) fn values(values: &[ValueReport], out: &mut dyn Write) -> Result<()> {
    let row = |value: &ValueReport| Row { name: word(&value.name), text: value_text(value) };
    rows(&values.iter().map(row).collect::<Vec<_>>(), out)
}

/// What becomes of a value: `actual for buyer with family: emotional 25, symbolic 20`.
pub fn value_text(value: &ValueReport) -> String {
    let mut text = format!("{} for {}", value.status.word(), word(&value.beneficiary));
    if value.counterpart == value.beneficiary {
        text.push_str(", by itself");
    } else {
        text.extend([" with ", &word(&value.counterpart)]);
    }
    match value.status {
        Standing::Actual if !value.worth.is_empty() => text.extend([": ", &by_layer(&value.worth)]),
        Standing::Actual => {}
        Standing::Potential => {
            const SHOWN: usize = 3;
            let sets = value.missing.iter().take(SHOWN).map(|set| missing(set, &value.whose));
            let mut sets: Vec<String> = sets.collect();
            if value.missing.len() > SHOWN {
                sets.push(format!("{} more sets", value.missing.len() - SHOWN));
            }
            if !sets.is_empty() {
                text.extend([", missing ", &sets.join(", or ")]);
            }
        }
        Standing::Impossible => text.extend([": ", &word(&value.from), " cannot come about here"]),
    }
    text
}

/// `wear (buyer) and notice (family)`
fn missing(set: &[Literal], whose: &IndexMap<Cow<str>, Vec<Cow<str>>>) -> String {
    let owners = |one: &Literal| whose.get(one.name.as_str()).filter(|_| one.present);
    let said = |one: &Literal| match owners(one) {
        Some(actors) => format!("{} ({})", literal(one), listed(&words(actors))),
        None => literal(one),
    };
    listed(&set.iter().map(said).collect::<Vec<_>>())
}

fn by_layer(worth: &IndexMap<Layer, f64>) -> String {
    worth.iter().map(|(layer, &much)| format!("{} {}", layer.word(), amount(much))).collect::<Vec<_>>().join(", ")
}

fn proposition(report: &PropositionReport, out: &mut dyn Write) -> Result<()> {
    write!(out, "  ")?;
    paragraph(&heading(report), 2, 6, out)?;
    let unkept = report.promises.iter().filter(|promise| promise.keeping != Keeping::Kept).map(|promise| Row {
        name: inline(&promise.promise).into_owned(),
        text: format!("promised by {}: {}", word(&promise.by), keeping(promise.keeping)),
    });
    let unmet = report.expectations.iter().filter(|one| one.verdict != Verdict::Produced).map(|expected| Row {
        name: inline(&expected.expected).into_owned(),
        text: format!("expected by {}: {}", word(&expected.by), expected.verdict.word()),
    });
    rows(&unkept.chain(unmet).collect::<Vec<_>>(), out)?;
    nets(&accounts(report), out)?;
    for account in &report.accounts {
        if let Some(text) = gate(account) {
            write!(out, "    ")?;
            paragraph(&text, 4, 6, out)?;
        }
    }
    if report.breaches.is_empty() {
        return Ok(());
    }
    writeln!(out, "    where one promise is broken")?;
    let row = |breach: &BreachReport| Row {
        name: format!("  {}", inline(&breach.promise)),
        text: breach_text(breach, &report.nets),
    };
    rows(&report.breaches.iter().map(row).collect::<Vec<_>>(), out)
}

/// `proposition sale between maker and buyer: realised (R)`
pub fn heading(report: &PropositionReport) -> String {
    let [one, other] = &report.between;
    let (status, leaf) = (report.status.word(), report.ispar.sign());
    let episode = match report.ispar {
        Episode::Realised => leaf.to_owned(),
        other => format!("{leaf}: {}", other.phrase()),
    };
    let promised = if report.as_promised { ", as promised" } else { "" };
    let (name, one, other) = (word(&report.name), word(one), word(other));
    format!("proposition {name} between {one} and {other}{promised}: {status} ({episode})")
}

/// How everyone concerned by a proposition fares, with what parties have otherwise.
pub fn accounts(report: &PropositionReport) -> Vec<(String, NetReport, Option<f64>)> {
    let line = |account: &AccountReport| {
        (word(&account.actor), account.net, account.stake.as_ref().and_then(|stake| stake.otherwise))
    };
    report.accounts.iter().map(line).collect()
}

/// What becomes of a promise.
pub const fn keeping(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::Kept => "kept",
        Keeping::Open => "depends on what is open",
        Keeping::Broken => "not done",
        Keeping::Unkeepable => "could not be kept",
    }
}

/// What a party requires, and whether it is there.
pub fn gate(account: &AccountReport) -> Option<String> {
    let stake = account.stake.as_ref().filter(|stake| !stake.requires.is_empty())?;
    let name = word(&account.actor);
    let required = by_layer(&stake.requires);
    Some(match stake.score {
        _ if !stake.eligible => format!("{name} requires {required}, and does not take part"),
        Some(score) => {
            format!(
                "{name} requires {required}, takes part, and ranks it by emotional and symbolic worth: {}",
                amount(score)
            )
        }
        None => format!("{name} requires {required}, and takes part"),
    })
}

/// What comes of a broken promise: `by maker: maker +10 → -20, buyer +14 → 0`.
pub fn breach_text(breach: &BreachReport, before: &IndexMap<Cow<str>, Option<f64>>) -> String {
    let changes = breach.nets.iter().filter(|(actor, after)| before.get(*actor) != Some(*after));
    let changes: Vec<String> = changes
        .map(|(actor, after)| {
            let before = before.get(actor).copied().flatten();
            format!("{} {} → {}", word(actor), signed(before), signed(*after))
        })
        .collect();
    let changes = if changes.is_empty() { "nothing changes".to_owned() } else { changes.join(", ") };
    let tempting = if breach.tempting { format!("; tempts {}", word(&breach.by)) } else { String::new() };
    format!("by {}: {changes}{tempting}", word(&breach.by))
}

fn nets(lines: &[(String, NetReport, Option<f64>)], out: &mut dyn Write) -> Result<()> {
    table::render(&net_table(lines), out)
}

/// Nets by actor and layer, with what a party has otherwise, below a header; layers on which nobody has anything are
/// left out.
pub fn net_table(lines: &[(String, NetReport, Option<f64>)]) -> Vec<Vec<String>> {
    let layers: Vec<Layer> =
        Layer::ALL.into_iter().filter(|&layer| lines.iter().any(|(_, net, _)| net.on(layer) != Some(0.0))).collect();
    let has_otherwise = lines.iter().any(|(_, _, otherwise)| otherwise.is_some());
    let mut header = vec!["net".to_owned()];
    header.extend(layers.iter().map(|layer| layer.word().to_owned()));
    header.push("total".to_owned());
    header.extend(has_otherwise.then(|| "otherwise".to_owned()));
    let mut table = vec![header];
    for (name, net, otherwise) in lines {
        let mut line = vec![name.clone()];
        line.extend(layers.iter().map(|&layer| signed(net.on(layer))));
        line.push(match net.between {
            Some([least, most]) => format!("{} to {}", signed(Some(least)), signed(Some(most))),
            None => signed(net.total),
        });
        if has_otherwise {
            line.push(otherwise.map_or_else(String::new, |otherwise| signed(Some(otherwise))));
        }
        table.push(line);
    }
    table
}

fn constellation(report: &ConstellationReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  constellation {}", word(&report.name))?;
    let row = |member: &MemberReport| Row { name: word(&member.actor), text: member_text(member) };
    rows(&report.members.iter().map(row).collect::<Vec<_>>(), out)?;
    if report.benefit.is_empty() {
        return Ok(());
    }
    writeln!(out, "    what each is to the other")?;
    let pairs = pairs(report).into_iter().map(|(name, text)| Row { name: format!("  {name}"), text });
    rows(&pairs.collect::<Vec<_>>(), out)
}

/// What the members of each pair are to one another, with what that makes of their nets; pairs that are independent are
/// counted.
pub fn pairs(report: &ConstellationReport) -> Vec<(String, String)> {
    let (apart, together): (Vec<_>, Vec<_>) =
        report.benefit.iter().partition(|pair| pair.relation == Some(Benefit::Independence));
    let pairs = together.into_iter().map(|pair| {
        let [one, other] = &pair.between;
        let unsettled = if pair.beyond_limit { "not settled, too many actions to choose among" } else { "not settled" };
        let relation = pair.relation.map_or(unsettled, Benefit::word);
        let effects = [one, other].into_iter().zip(pair.effects);
        let effects: Vec<String> =
            effects.map(|(actor, effect)| format!("{} to {}", signed(effect), word(actor))).collect();
        (format!("{} and {}", word(one), word(other)), format!("{relation}: {}", effects.join(", ")))
    });
    let mut pairs: Vec<(String, String)> = pairs.collect();
    if !apart.is_empty() {
        pairs.push((Benefit::Independence.word().to_owned(), counted(apart.len(), "pair")));
    }
    pairs
}

/// What a member is and does: `supplier, nets +10; coproduces looking_good for buyer; without it stops shirt_offer`.
pub fn member_text(member: &MemberReport) -> String {
    let parts: Vec<&str> = member.parts.iter().map(|part| part.word()).collect();
    let mut text = format!("{}, nets {}", parts.join(" and "), signed(member.net));
    if !member.receives.is_empty() {
        text.extend([", receives ", &listed(&words(&member.receives))]);
    }
    let coproduced =
        member.coproduces.iter().map(|(value, whom)| format!("{} for {}", word(value), listed(&words(whom))));
    let coproduced: Vec<String> = coproduced.collect();
    text.push_str("; ");
    if coproduced.is_empty() {
        text.push_str("coproduces nothing of value");
    } else {
        text.extend(["coproduces ", &coproduced.join(", ")]);
    }
    if !member.stops.is_empty() {
        text.extend([
            "; without it ",
            &listed(&words(&member.stops)),
            if member.stops.len() == 1 { " stops" } else { " stop" },
        ]);
    }
    text
}

/// How many propositions came to each status.
pub(crate) fn statuses(counts: &[usize; 4]) -> Vec<String> {
    let words = [Status::Realised, Status::Unkeepable, Status::Unrealised, Status::Losing].map(Status::word);
    let counted = counts.iter().zip(words).filter(|(count, _)| **count > 0);
    counted.map(|(count, word)| format!("{count} {word}")).collect()
}

pub(crate) fn words(names: &[Cow<str>]) -> Vec<String> {
    names.iter().map(|name| word(name)).collect()
}
