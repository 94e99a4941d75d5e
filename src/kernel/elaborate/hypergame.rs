//! Hypergames and views: records of choices and of what players gain.

use super::Elaborator;
use super::once::again;
use super::worth::finite;
use crate::diagnostic::{Diagnostic, listed};
use crate::kernel::{AtomId, AtomKind, Hypergame, Payoffs, Profile, View};
use crate::model::{Kind, Kinds};
use crate::source::Span;
use crate::syntax::amount::Weighted;
use crate::syntax::declaration::{self, HypergameClause, ViewClause};
use crate::syntax::name::Name;

pub(super) fn elaborate(elaborator: &mut Elaborator, game: &declaration::Hypergame) {
    let Some(atom) = elaborator.next_things(1).next() else { return };
    let AtomKind::Record(Kind::Hypergame, index) = elaborator.kernel.atom(atom).kind else { return };
    let mut known = Hypergame::new(atom);
    known.players = game.players.map(|player| elaborator.mention(player, Kinds::ACTORS));
    if known.players[0].is_some() && known.players[0] == known.players[1] {
        elaborator.report(
            Diagnostic::error("wrong-kind", game.players[1].span, "a player plays with itself")
                .remark("the same player again")
                .help("name another actor: a hypergame is between two players"),
        );
        known.players[1] = None;
    }
    for clause in &game.clauses {
        if let HypergameClause::Chooses(player, choices) = &clause.kind {
            choose(elaborator, &mut known, *player, choices);
        }
    }
    for clause in &game.clauses {
        if let HypergameClause::Given(pair, gains) = &clause.kind {
            for (player, profile, gain, span) in gains_of(elaborator, &known, *pair, gains) {
                state(elaborator, &mut known.payoffs[player], profile, gain, span);
            }
        }
    }
    elaborator.kernel.hypergames[index as usize] = known;
}

fn choose(elaborator: &mut Elaborator, game: &mut Hypergame, player: Name, choices: &[Name]) {
    let player = self::player(elaborator, game, player);
    for &name in choices {
        let (Some(action), Some(player)) = (elaborator.mention(name, Kinds::ACTIONS), player) else { continue };
        let before = game.choices.iter().flatten().find(|(one, _)| *one == action).map(|&(_, span)| span);
        match before {
            Some(before) => {
                let text = elaborator.text(name.span);
                elaborator.report(again(name.span, before, format!("`{text}` is named twice")));
            }
            None => game.choices[player].push((action, name.span)),
        }
    }
}

/// A view, once all hypergames are known.
pub(super) fn elaborate_view(elaborator: &mut Elaborator, view: &declaration::View) {
    let named = elaborator.mention(view.game, Kinds::HYPERGAMES);
    let (of, on) = (elaborator.mention(view.of, Kinds::ACTORS), elaborator.mention(view.on, Kinds::ACTORS));
    let (Some(named), Some(_), Some(_)) = (named, of, on) else { return };
    let AtomKind::Record(Kind::Hypergame, index) = elaborator.kernel.atom(named).kind else { return };
    let game = elaborator.kernel.hypergames[index as usize].clone();
    let (Some(of), Some(on)) = (player(elaborator, &game, view.of), player(elaborator, &game, view.on)) else { return };
    if of == on {
        elaborator.report(
            Diagnostic::error("wrong-kind", view.on.span, "a view of a player on itself")
                .remark("the same player again")
                .help("name the other player after `on`"),
        );
        return;
    }
    if let Some(before) = &game.views[of] {
        elaborator.report(again(view.span(), before.span, "this view is stated twice".to_owned()));
        return;
    }
    let mut known = View { span: view.span(), payoffs: Payoffs::default(), taken_for: indexmap::IndexMap::default() };
    for clause in &view.clauses {
        match &clause.kind {
            ViewClause::Given(pair, gains) => {
                for (player, profile, gain, span) in gains_of(elaborator, &game, *pair, gains) {
                    if player == on {
                        state(elaborator, &mut known.payoffs, profile, gain, span);
                    } else {
                        elaborator.report(
                            Diagnostic::error("wrong-kind", span, "a view says what its own player gains")
                                .remark("known to the player")
                                .help("say here what the other is taken to gain; the truth stands in the hypergame"),
                        );
                    }
                }
            }
            ViewClause::Sees { choice, taken_for } => {
                let pair = [*choice, *taken_for].map(|name| choice_of(elaborator, &game, on, name));
                let [Some(choice), Some(taken_for)] = pair else { continue };
                known.taken_for.insert(choice, taken_for);
            }
        }
    }
    elaborator.kernel.hypergames[index as usize].views[of] = Some(known);
}

/// What a clause says of gains: the player, the profile, how much, and where.
fn gains_of(
    elaborator: &mut Elaborator,
    game: &Hypergame,
    pair: [Name; 2],
    gains: &[Weighted],
) -> Vec<(usize, Profile, f64, Span)> {
    let actions = pair.map(|name| (name, elaborator.mention(name, Kinds::ACTIONS)));
    let mut profile = [None; 2];
    for (name, action) in actions {
        let Some(action) = action else { continue };
        let Some((player, position)) = position(game, action) else {
            not_a_choice(elaborator, game, name, None);
            continue;
        };
        if profile[player].is_some() {
            let text = elaborator.text(name.span);
            elaborator.report(
                Diagnostic::error("wrong-kind", name.span, format!("`{text}` is a choice of the same player"))
                    .remark("both are choices of one player")
                    .help("name one choice of each player"),
            );
        }
        profile[player] = Some(position);
    }
    let mut found = Vec::new();
    for gain in gains {
        let player = player(elaborator, game, gain.name);
        let amount = finite(elaborator, &gain.amount);
        if let ([Some(one), Some(other)], Some(player), Some(amount)) = (profile, player, amount) {
            found.push((player, [one, other], amount, gain.name.span));
        }
    }
    found
}

fn state(elaborator: &mut Elaborator, payoffs: &mut Payoffs, profile: Profile, gain: f64, span: Span) {
    if payoffs.insert(profile, gain).is_some() {
        let name = elaborator.text(span);
        elaborator.report(
            Diagnostic::error("duplicate-name", span, format!("what `{name}` gains by these choices is said twice"))
                .remark("said again")
                .help("remove one of the two"),
        );
    }
}

fn position(game: &Hypergame, action: AtomId) -> Option<(usize, usize)> {
    (0..2).find_map(|player| {
        let found = game.choices[player].iter().position(|&(one, _)| one == action)?;
        Some((player, found))
    })
}

fn choice_of(elaborator: &mut Elaborator, game: &Hypergame, player: usize, name: Name) -> Option<usize> {
    let action = elaborator.mention(name, Kinds::ACTIONS)?;
    let found = position(game, action).filter(|&(of, _)| of == player).map(|(_, position)| position);
    if found.is_none() {
        not_a_choice(elaborator, game, name, Some(player));
    }
    found
}

fn not_a_choice(elaborator: &mut Elaborator, game: &Hypergame, name: Name, player: Option<usize>) {
    let text = elaborator.text(name.span);
    let of = match player.and_then(|player| game.players[player]) {
        Some(player) => format!("of `{}`", elaborator.text(elaborator.kernel.atom(player).name)),
        None => "of a player".to_owned(),
    };
    elaborator.report(
        Diagnostic::error("wrong-kind", name.span, format!("`{text}` is no choice {of}"))
            .remark("cannot be chosen here")
            .help(format!("say whose choice it is: `PLAYER chooses {text}`")),
    );
}

/// The player that a name means; any other actor is reported.
fn player(elaborator: &mut Elaborator, game: &Hypergame, name: Name) -> Option<usize> {
    let actor = elaborator.mention(name, Kinds::ACTORS)?;
    let found = (0..2).find(|&player| game.players[player] == Some(actor));
    if found.is_none() && game.players.iter().all(Option::is_some) {
        let players: Vec<&str> =
            game.players.iter().flatten().map(|&one| elaborator.text(elaborator.kernel.atom(one).name)).collect();
        let text = elaborator.text(name.span);
        elaborator.report(
            Diagnostic::error("wrong-kind", name.span, format!("`{text}` is no player of this hypergame"))
                .remark("does not play")
                .help(format!("name one of {}", listed(&players))),
        );
    }
    found
}
