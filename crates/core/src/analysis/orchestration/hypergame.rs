//! Hypergames: each player plays the game as it sees it (Novani & Kijima 2010).
//!
//! In pure strategies. A profile is a hyper Nash equilibrium where each player's choice is its part of an equilibrium of
//! the game that it sees. A player is surprised where the other does what it predicted in none of these equilibria.
//! Understanding is more than that nobody is surprised: both see the same equilibria, and these are what happens.

use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Hypergame, Profile};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::borrow::Cow;

/// What comes of a hypergame.
#[derive(Clone, Debug, Serialize)]
pub struct HypergameReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// The players.
    pub players: Vec<Cow<'s, str>>,
    /// The equilibria of the game as each player sees it, in the order of the players.
    pub seen: Vec<SeenGame<'s>>,
    /// The hyper Nash equilibria.
    pub equilibria: Vec<HyperEquilibrium<'s>>,
    /// Whether both see the same equilibria, and these are what happens.
    pub understanding: bool,
}

/// The game as a player sees it.
#[derive(Clone, Debug, Serialize)]
pub struct SeenGame<'s> {
    /// The player.
    pub by: Cow<'s, str>,
    /// Whether the player sees it as it is.
    pub as_it_is: bool,
    /// Its Nash equilibria: the choice of the first player, and that of the second.
    pub equilibria: Vec<[Cow<'s, str>; 2]>,
}

/// A profile of which each part is a player's part of an equilibrium of the game that it sees.
#[derive(Clone, Debug, Serialize)]
pub struct HyperEquilibrium<'s> {
    /// What is chosen.
    pub profile: [Cow<'s, str>; 2],
    /// What each player truly gains.
    pub payoffs: [f64; 2],
    /// Those who see the other do what they did not predict.
    pub surprised: Vec<Cow<'s, str>>,
}

/// Those of the hypergames that are meant that can be played.
pub fn hypergames(words: Words<'_>, is_meant: impl Fn(AtomId) -> bool) -> Vec<HypergameReport<'_>> {
    let meant = words.kernel.hypergames.iter().filter(|one| is_meant(one.atom) && one.incomplete().is_none());
    meant.filter_map(|game| report(words, game)).collect()
}

fn report<'s>(words: Words<'s>, game: &Hypergame) -> Option<HypergameReport<'s>> {
    let players = [words.atom(game.players[0]?), words.atom(game.players[1]?)];
    let name = |profile: Profile| [0, 1].map(|player| words.atom(game.choices[player][profile[player]].0));
    let predicted = [0, 1].map(|player| Seen { game, player }.equilibria());
    let seen = (0..2).map(|player| SeenGame {
        by: players[player].clone(),
        as_it_is: Seen { game, player }.is_as_it_is(),
        equilibria: predicted[player].iter().map(|&profile| name(profile)).collect(),
    });
    let profiles = hyper_equilibria(&predicted);
    let foreseen = predicted.each_ref().map(|profiles| profiles.iter().copied().collect::<FxHashSet<Profile>>());
    let is_surprised =
        |player: usize, profile: Profile| !foreseen[player].contains(&Seen { game, player }.seen(profile));
    let equilibria = profiles.iter().map(|&profile| HyperEquilibrium {
        profile: name(profile),
        payoffs: [0, 1].map(|player| game.payoffs[player][&profile]),
        surprised: (0..2)
            .filter(|&player| is_surprised(player, profile))
            .map(|player| players[player].clone())
            .collect(),
    });
    let equilibria: Vec<HyperEquilibrium> = equilibria.collect();
    let nobody_is_surprised = equilibria.iter().all(|happens| happens.surprised.is_empty());
    Some(HypergameReport {
        name: words.atom(game.atom),
        players: players.to_vec(),
        seen: seen.collect(),
        equilibria,
        understanding: !profiles.is_empty() && nobody_is_surprised && predicted[0] == predicted[1],
    })
}

/// The profiles that join a part of an equilibrium of the one with a part of an equilibrium of the other.
fn hyper_equilibria(predicted: &[Vec<Profile>; 2]) -> Vec<Profile> {
    let parts = [0, 1].map(|player| {
        let mut parts: Vec<usize> = predicted[player].iter().map(|profile| profile[player]).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    });
    parts[0].iter().flat_map(|&one| parts[1].iter().map(move |&other| [one, other])).collect()
}

/// The game as a player sees it.
#[derive(Clone, Copy)]
struct Seen<'g> {
    game: &'g Hypergame,
    player: usize,
}

impl Seen<'_> {
    /// What a choice of a player is taken for.
    fn taken_for(self, of: usize, choice: usize) -> usize {
        let view = self.game.views[self.player].as_ref().filter(|_| of != self.player);
        view.and_then(|view| view.taken_for.get(&choice)).copied().unwrap_or(choice)
    }

    /// A profile as it is seen.
    fn seen(self, profile: Profile) -> Profile {
        [0, 1].map(|player| self.taken_for(player, profile[player]))
    }

    /// What a player is taken to gain.
    fn gain(self, of: usize, profile: Profile) -> f64 {
        let view = self.game.views[self.player].as_ref().filter(|_| of != self.player);
        let believed = view.and_then(|view| view.payoffs.get(&profile));
        believed.copied().unwrap_or_else(|| self.game.payoffs[of][&profile])
    }

    /// What a player is taken to be able to choose, in order.
    fn choices(self, of: usize) -> Vec<usize> {
        let mut choices: Vec<usize> =
            (0..self.game.choices[of].len()).map(|choice| self.taken_for(of, choice)).collect();
        choices.sort_unstable();
        choices.dedup();
        choices
    }

    /// Whether nothing is seen otherwise than it is.
    fn is_as_it_is(self) -> bool {
        let other = 1 - self.player;
        self.game.views[self.player].as_ref().is_none_or(|view| {
            let payoffs =
                view.payoffs.iter().all(|(profile, gain)| self.game.payoffs[other][profile].total_cmp(gain).is_eq());
            payoffs && view.taken_for.iter().all(|(choice, taken_for)| choice == taken_for)
        })
    }

    /// The Nash equilibria: profiles in which neither is taken to gain by another choice.
    fn equilibria(self) -> Vec<Profile> {
        let choices = [0, 1].map(|player| self.choices(player));
        let best = |of: usize, against: usize| {
            let gains = choices[of].iter().map(|&choice| self.gain(of, joined(of, choice, against)));
            gains.fold(f64::NEG_INFINITY, f64::max)
        };
        let best_of_first: Vec<f64> = choices[1].iter().map(|&other| best(0, other)).collect();
        let best_of_second: Vec<f64> = choices[0].iter().map(|&one| best(1, one)).collect();
        let mut found = Vec::new();
        for (&one, &second) in choices[0].iter().zip(&best_of_second) {
            for (&other, &first) in choices[1].iter().zip(&best_of_first) {
                let profile = [one, other];
                if self.gain(0, profile) >= first && self.gain(1, profile) >= second {
                    found.push(profile);
                }
            }
        }
        found
    }
}

/// The profile of a player's choice and the other's.
const fn joined(player: usize, choice: usize, against: usize) -> Profile {
    if player == 0 { [choice, against] } else { [against, choice] }
}
