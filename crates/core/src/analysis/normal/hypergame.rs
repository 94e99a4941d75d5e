//! Hypergames in normal form, with the views of their players.

use crate::analysis::normal::{Normal, clause, sorted};
use crate::kernel::{Hypergame, Payoffs, Profile};

impl Normal<'_> {
    pub(super) fn hypergame(&self, game: &Hypergame) -> String {
        let mut players: Vec<usize> = (0..2).collect();
        let name = |player: usize| game.players[player].map_or("", |actor| self.name(actor));
        players.sort_by_key(|&player| name(player));
        let choice = |player: usize, at: usize| self.name(game.choices[player][at].0);
        let profile = |profile: &Profile| {
            let parts: Vec<&str> = players.iter().map(|&player| choice(player, profile[player])).collect();
            parts.join(" ")
        };
        let gains = |payoffs: &Payoffs| sorted(payoffs.iter().map(|(at, gain)| format!("({} {gain})", profile(at))));
        let of_player = |&player: &usize| {
            let choices = self.set(game.choices[player].iter().map(|&(action, _)| action));
            let view = game.views[player].as_ref().map_or_else(String::new, |view| {
                let taken = view.taken_for.iter();
                let taken =
                    taken.map(|(&one, &other)| format!("({} {})", choice(1 - player, one), choice(1 - player, other)));
                clause("believes", gains(&view.payoffs)) + &clause("sees", sorted(taken))
            });
            format!(
                "({}{}{}{view})",
                name(player),
                clause("chooses", choices),
                clause("gains", gains(&game.payoffs[player]))
            )
        };
        let players: Vec<String> = players.iter().map(of_player).collect();
        format!(" {}", players.join(" "))
    }
}
