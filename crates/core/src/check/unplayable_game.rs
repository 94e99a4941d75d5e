//! `unplayable-game`: a hypergame that leaves open what a player can choose or gains.
//!
//! A game is its players, what each can choose, and what each gains by every pair of choices (Novani & Kijima 2010).

use super::{Context, Rule};
use crate::kernel::Hypergame;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "unplayable-game",
    Level::Error,
    "a hypergame leaves open what a player can choose or gains",
    include_str!("../../../../docs/rules/unplayable-game.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for game in kernel.hypergames.iter().filter(|one| kernel.atom(one.atom).own) {
        if game.players.iter().all(Option::is_some) {
            findings.extend(foreign(context, game));
            findings.extend(idle(context, game).or_else(|| gap(context, game)));
        }
    }
}

/// Choices that are not up to the one who is to choose.
fn foreign(context: &Context, game: &Hypergame) -> Vec<Diagnostic> {
    let (kernel, words) = (context.kernel, context.words);
    let mut found = Vec::new();
    for (player, choices) in game.players.iter().flatten().zip(&game.choices) {
        for &(choice, span) in choices {
            let action = kernel.action_of(choice);
            if action.is_some_and(|action| action.actors != [*player]) {
                let (choice, player) = (words.quoted(choice), words.quoted(*player));
                found.push(
                    RULE.at(span, format!("{choice} is not for {player} alone to choose"))
                        .remark("an action of others")
                        .help(format!("name an action `by` {player} alone")),
                );
            }
        }
    }
    found
}

/// A player without a choice.
fn idle(context: &Context, game: &Hypergame) -> Option<Diagnostic> {
    let player = (0..2).find(|&player| game.choices[player].is_empty())?;
    let player = context.words.written(game.players[player]?);
    let name = context.words.quoted(game.atom);
    Some(
        RULE.at(context.kernel.name_span(game.atom), format!("`{player}` has nothing to choose in {name}"))
            .remark("a single player does not make a game")
            .help(format!("name its actions: `{player} chooses ACTION, ACTION`")),
    )
}

/// A pair of choices by which it is not said what a player gains.
fn gap(context: &Context, game: &Hypergame) -> Option<Diagnostic> {
    let words = context.words;
    let (player, profile) = game.incomplete()?;
    let choice = |at: usize| words.written(game.choices[at][profile[at]].0);
    let (player, name) = (words.written(game.players[player]?), words.quoted(game.atom));
    let (one, other) = (choice(0), choice(1));
    Some(
        RULE.at(
            context.kernel.name_span(game.atom),
            format!("{name} does not say what `{player}` gains by `{one}` and `{other}`"),
        )
        .remark("some gains are not said")
        .help(format!("say it: `given {one}, {other} nets {player} AMOUNT`")),
    )
}
