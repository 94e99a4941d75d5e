//! Hypergames and views: records of choices and of what players gain.

use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::service::worth::finite;
use crate::kernel::elaborate::{Elaborate, Elaborator, Pass};
use crate::kernel::{AtomId, AtomKind, Hypergame, Payoffs, Profile, View};
use crate::model::{Kind, Kinds};
use coproduce_syntax::amount::Weighted;
use coproduce_syntax::declaration::{self, HypergameClause, ViewClause};
use coproduce_syntax::diagnostic::{listed, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;

impl Elaborate for declaration::Hypergame {
    const PASS: Pass = Pass::First;

    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Hypergame, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut known = Hypergame::new(atom);
        known.players = self.players.map(|player| elaborator.mention(player, Kinds::ACTORS));
        if known.players[0].is_some() && known.players[0] == known.players[1] {
            elaborator.report(
                rules::WRONG_KIND
                    .at(self.players[1].span, "a player plays with itself")
                    .remark("the same player again")
                    .help("name another actor: a hypergame is between two players"),
            );
            known.players[1] = None;
        }
        let mut once = Once::default();
        for clause in &self.clauses {
            if let HypergameClause::Chooses(player, choices) = &clause.kind {
                choose(elaborator, &mut known, *player, choices, &mut once);
            }
        }
        let positions = Positions::of(&known);
        for clause in &self.clauses {
            if let HypergameClause::Given(pair, gains) = &clause.kind {
                for (player, profile, gain, span) in gains_of(elaborator, (&known, &positions), *pair, gains) {
                    state(elaborator, &mut known.payoffs[player], profile, gain, span);
                }
            }
        }
        elaborator.kernel.hypergames[index as usize] = known;
    }
}

fn choose(elaborator: &mut Elaborator, game: &mut Hypergame, player: Name, choices: &[Name], once: &mut Once<AtomId>) {
    let player = self::player(elaborator, game.players, player);
    for &name in choices {
        let (Some(action), Some(player)) = (elaborator.mention(name, Kinds::ACTIONS), player) else { continue };
        if once.is_first(elaborator, action, name) {
            game.choices[player].push((action, name.span));
        }
    }
}

impl Elaborate for declaration::View {
    /// A view, once all hypergames are known.
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let named = elaborator.mention(self.game, Kinds::HYPERGAMES);
        let (of, on) = (elaborator.mention(self.of, Kinds::ACTORS), elaborator.mention(self.on, Kinds::ACTORS));
        let (Some(named), Some(_), Some(_)) = (named, of, on) else { return };
        let AtomKind::Record(Kind::Hypergame, index) = elaborator.kernel.atom(named).kind else { return };
        let players = elaborator.kernel.hypergames[index as usize].players;
        let (Some(of), Some(on)) = (player(elaborator, players, self.of), player(elaborator, players, self.on)) else {
            return;
        };
        if of == on {
            elaborator.report(
                rules::WRONG_KIND
                    .at(self.on.span, "a view of a player on itself")
                    .remark("the same player again")
                    .help("name the other player after `on`"),
            );
            return;
        }
        if let Some(before) = &elaborator.kernel.hypergames[index as usize].views[of] {
            let before = before.span;
            elaborator.report(again(self.span(), before, "this view is stated twice".to_owned()));
            return;
        }
        // Taken out and put back: what is said of it is reported by way of the kernel.
        let game = std::mem::replace(&mut elaborator.kernel.hypergames[index as usize], Hypergame::new(named));
        let positions = Positions::of(&game);
        let mut known =
            View { span: self.span(), payoffs: Payoffs::default(), taken_for: indexmap::IndexMap::default() };
        for clause in &self.clauses {
            match &clause.kind {
                ViewClause::Given(pair, gains) => {
                    for (player, profile, gain, span) in gains_of(elaborator, (&game, &positions), *pair, gains) {
                        if player == on {
                            state(elaborator, &mut known.payoffs, profile, gain, span);
                        } else {
                            elaborator.report(
                                rules::WRONG_KIND
                                    .at(span, "a view says what its own player gains")
                                    .remark("known to the player")
                                    .help(
                                        "say here what the other is believed to gain; the actual gain is stated in \
                                         the hypergame",
                                    ),
                            );
                        }
                    }
                }
                ViewClause::Sees { choice, taken_for } => {
                    let pair = [*choice, *taken_for].map(|name| choice_of(elaborator, (&game, &positions), on, name));
                    let [Some(at), Some(taken_for)] = pair else { continue };
                    if known.taken_for.insert(at, taken_for).is_some() {
                        let text = elaborator.text(choice.span);
                        elaborator.report(
                            rules::DUPLICATE_NAME
                                .at(choice.span, format!("`{text}` is seen twice"))
                                .remark("seen again")
                                .help("remove one of the two"),
                        );
                    }
                }
            }
        }
        // What is seen as it is says nothing.
        known.taken_for.retain(|choice, taken_for| choice != taken_for);
        known
            .payoffs
            .retain(|profile, gain| game.payoffs[on].get(profile).is_none_or(|truth| truth.total_cmp(gain).is_ne()));
        elaborator.kernel.hypergames[index as usize] = game;
        elaborator.kernel.hypergames[index as usize].views[of] = Some(known);
    }
}

/// Where each choice stands: whose it is, and which of theirs.
struct Positions(FxHashMap<AtomId, (usize, usize)>);

impl Positions {
    fn of(game: &Hypergame) -> Self {
        let all = game.choices.iter().enumerate().flat_map(|(player, choices)| {
            choices.iter().enumerate().map(move |(at, &(action, _))| (action, (player, at)))
        });
        Self(all.collect())
    }
}

/// What a clause says of gains: the player, the profile, how much, and where.
fn gains_of(
    elaborator: &mut Elaborator,
    (game, positions): (&Hypergame, &Positions),
    pair: [Name; 2],
    gains: &[Weighted],
) -> Vec<(usize, Profile, f64, Span)> {
    let actions = pair.map(|name| (name, elaborator.mention(name, Kinds::ACTIONS)));
    let mut profile = [None; 2];
    for (name, action) in actions {
        let Some(action) = action else { continue };
        let Some(&(player, position)) = positions.0.get(&action) else {
            not_a_choice(elaborator, game, name, None);
            continue;
        };
        if profile[player].is_some() {
            let text = elaborator.text(name.span);
            elaborator.report(
                rules::WRONG_KIND
                    .at(name.span, format!("`{text}` is a choice of the same player"))
                    .remark("both are choices of one player")
                    .help("name one choice of each player"),
            );
        }
        profile[player] = Some(position);
    }
    let mut found = Vec::new();
    for gain in gains {
        let player = player(elaborator, game.players, gain.name);
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
            rules::DUPLICATE_NAME
                .at(span, format!("what `{name}` gains by these choices is stated twice"))
                .remark("said again")
                .help("remove one of the two"),
        );
    }
}

fn choice_of(
    elaborator: &mut Elaborator,
    (game, positions): (&Hypergame, &Positions),
    player: usize,
    name: Name,
) -> Option<usize> {
    let action = elaborator.mention(name, Kinds::ACTIONS)?;
    let found = positions.0.get(&action).filter(|(of, _)| *of == player).map(|&(_, position)| position);
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
        rules::WRONG_KIND
            .at(name.span, format!("`{text}` is not a choice {of}"))
            .remark("cannot be chosen here")
            .help(format!("say whose choice it is: `PLAYER chooses {text}`")),
    );
}

/// The player that a name means; any other actor is reported.
fn player(elaborator: &mut Elaborator, players: [Option<AtomId>; 2], name: Name) -> Option<usize> {
    let actor = elaborator.mention(name, Kinds::ACTORS)?;
    let found = (0..2).find(|&player| players[player] == Some(actor));
    if found.is_none() && players.iter().all(Option::is_some) {
        let players: Vec<&str> =
            players.iter().flatten().map(|&one| elaborator.text(elaborator.kernel.atom(one).name)).collect();
        let text = elaborator.text(name.span);
        elaborator.report(
            rules::WRONG_KIND
                .at(name.span, format!("`{text}` is not a player in this hypergame"))
                .remark("does not play")
                .help(format!("name one of {}", listed(&players))),
        );
    }
    found
}
