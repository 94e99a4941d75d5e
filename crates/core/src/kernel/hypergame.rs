//! Hypergames: what two players gain by what they choose, and what each takes the other to gain and to do.

use super::AtomId;
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// A choice of the one player and a choice of the other, by their positions.
pub type Profile = [usize; 2];

/// By profile, what one player gains.
pub type Payoffs = IndexMap<Profile, f64, FxBuildHasher>;

/// A game of two players as it is, and as each of them sees it.
#[derive(Clone, Debug)]
pub struct Hypergame {
    /// Its name.
    pub atom: AtomId,
    /// The players, where they were understood.
    pub players: [Option<AtomId>; 2],
    /// What each of them may choose: the performances of actions, with the places that say so.
    pub choices: [Vec<(AtomId, Span)>; 2],
    /// What each of them gains.
    pub payoffs: [Payoffs; 2],
    /// How each of them sees the other.
    pub views: [Option<View>; 2],
}

impl Hypergame {
    pub(super) fn new(atom: AtomId) -> Self {
        Self {
            atom,
            players: [None; 2],
            choices: Default::default(),
            payoffs: Default::default(),
            views: Default::default(),
        }
    }

    /// The first profile for which a player's gain is not said, with the player.
    pub fn incomplete(&self) -> Option<(usize, Profile)> {
        let profiles = self.choices[0].len().saturating_mul(self.choices[1].len());
        let player = (0..2).find(|&player| self.payoffs[player].len() < profiles)?;
        // One of the first so many is not there.
        let columns = self.choices[1].len();
        let mut all = (0..profiles).map(|at| [at / columns, at % columns]);
        all.find(|profile| !self.payoffs[player].contains_key(profile)).map(|profile| (player, profile))
    }
}

/// What one player takes the other to be.
#[derive(Clone, Debug)]
pub struct View {
    /// The place that says so.
    pub span: Span,
    /// What the other is taken to gain, where that differs from the truth.
    pub payoffs: Payoffs,
    /// By choice of the other, what it is taken for, where that differs from the truth.
    pub taken_for: IndexMap<usize, usize, FxBuildHasher>,
}
