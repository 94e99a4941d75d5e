//! What comes of hypergames, as text of 80 columns for people.

use crate::page::column::{Row, rows};
use crate::page::phrase::{listed, word};
use coproduce_core::analysis::{HyperEquilibrium, HypergameReport, SeenGame};
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes a hypergame: what each player expects, what happens, and whether they understand one another.
///
/// # Errors
///
/// Those of the writer.
pub fn render(game: &HypergameReport, out: &mut dyn Write) -> Result<()> {
    let players: Vec<String> = game.players.iter().map(|player| word(player)).collect();
    writeln!(out, "hypergame {} between {}", word(&game.name), listed(&players))?;
    let seen = game.seen.iter().map(|seen| Row { name: format!("{} expects", word(&seen.by)), text: expected(seen) });
    let what = |happens: &HyperEquilibrium| Row { name: "what happens".to_owned(), text: happening(game, happens) };
    let happening: Vec<Row> = match &game.equilibria[..] {
        [] => vec![Row { name: "what happens".to_owned(), text: "not settled in pure strategies".to_owned() }],
        all => all.iter().map(what).collect(),
    };
    let understanding = Row { name: "understanding".to_owned(), text: understanding(game) };
    rows(&seen.chain(happening).chain([understanding]).collect::<Vec<_>>(), out)
}

fn expected(seen: &SeenGame) -> String {
    let equilibria: Vec<String> = seen.equilibria.iter().map(profile).collect();
    let what = if equilibria.is_empty() { "nothing in pure strategies".to_owned() } else { equilibria.join(", or ") };
    let how = if seen.as_it_is { "" } else { ", seeing the other differently from how it is" };
    format!("{what}{how}")
}

fn happening(game: &HypergameReport, happens: &HyperEquilibrium) -> String {
    let gains = game.players.iter().zip(happens.payoffs);
    let gains: Vec<String> = gains.map(|(player, gain)| format!("{} gains {gain}", word(player))).collect();
    let surprised: Vec<String> = happens.surprised.iter().map(|player| word(player)).collect();
    let surprised = match surprised.len() {
        0 => "nobody is surprised".to_owned(),
        1 => format!("{} is surprised", listed(&surprised)),
        _ => format!("{} are surprised", listed(&surprised)),
    };
    format!("{}: {}; {surprised}", profile(&happens.profile), gains.join(", "))
}

fn understanding(game: &HypergameReport) -> String {
    if game.understanding {
        return "both expect what happens".to_owned();
    }
    let alike = game.seen.windows(2).all(|pair| pair[0].equilibria == pair[1].equilibria);
    if alike { "none: what happens is not settled" } else { "none: they expect different things" }.to_owned()
}

fn profile(profile: &[Cow<str>; 2]) -> String {
    format!("{} and {}", word(&profile[0]), word(&profile[1]))
}
