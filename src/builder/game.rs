//! `hypergame g between a and b { … }` and `view of a on b in g { … }`: what two players gain by what they choose, and
//! what one of them takes the other to gain and to do.

use super::ModelBuilder;
use super::amount::Quantity;
use super::list::{List, Written};
use super::name::{Heading, Reference, opening};
use super::page::{BREAK, Paragraph};

impl ModelBuilder {
    /// `hypergame NAME between ONE and OTHER`: declares what two players gain by what they choose.
    ///
    /// ```
    /// use coproduce::builder::ModelBuilder;
    ///
    /// let mut model = ModelBuilder::new("encounter");
    /// let game = model.hypergame("meeting", "guest", "host");
    /// game.chooses("guest", "knock").chooses("host", "open").given("knock", "open", [("guest", 2), ("host", 1)]);
    /// model.view("host", "guest", "meeting").given("knock", "open", [("guest", -1)]).sees("knock", "ring");
    /// let game = "hypergame meeting between guest and host {\n  guest chooses knock\n  host chooses open\n  \
    ///     given knock, open nets guest 2, host 1\n}\n";
    /// let view = "view of host on guest in meeting {\n  given knock, open nets guest -1\n  sees knock as ring\n}\n";
    /// assert_eq!(model.text(), format!("model encounter\n\n{game}\n{view}"));
    /// ```
    pub fn hypergame(
        &mut self,
        name: impl Into<Heading>,
        one: impl Into<Reference>,
        other: impl Into<Reference>,
    ) -> &mut HypergameBuilder {
        let players = format!("between {}{BREAK}and {}", one.into().written(), other.into().written());
        let head = format!("hypergame {}{BREAK}{players}", name.into().written());
        self.declare(HypergameBuilder { body: Paragraph::new(head) })
    }

    /// `view of PLAYER on OTHER in HYPERGAME`: declares what a player takes the other to gain and to do.
    pub fn view(
        &mut self,
        player: impl Into<Reference>,
        other: impl Into<Reference>,
        hypergame: impl Into<Reference>,
    ) -> &mut ViewBuilder {
        let head = format!("view of {} on {}", player.into().written(), other.into().written());
        let game = format!("in {}", hypergame.into().written());
        self.declare(ViewBuilder { body: Paragraph::new(head).and_head(Some(game)) })
    }
}

/// `hypergame NAME between ONE and OTHER { … }` in the making.
#[derive(Clone, Debug)]
pub struct HypergameBuilder {
    pub(super) body: Paragraph,
}

impl HypergameBuilder {
    /// `PLAYER chooses ACTION, …`: what a player can choose.
    pub fn chooses(&mut self, player: impl Into<Reference>, choices: impl Into<List<Reference>>) -> &mut Self {
        let player = opening(player.into().written());
        self.body.listing(&format!("{player} chooses"), &choices.into());
        self
    }

    /// `given CHOICE, OTHER nets PLAYER n, …`: what the players gain by two choices.
    pub fn given(
        &mut self,
        choice: impl Into<Reference>,
        other: impl Into<Reference>,
        nets: impl Into<List<Quantity>>,
    ) -> &mut Self {
        self.body.clause(gains(&choice.into(), &other.into(), &nets.into()));
        self
    }
}

/// `view of PLAYER on OTHER in HYPERGAME { … }` in the making.
#[derive(Clone, Debug)]
pub struct ViewBuilder {
    pub(super) body: Paragraph,
}

impl ViewBuilder {
    /// `given CHOICE, OTHER nets PLAYER n`: what the other is taken to gain by two choices.
    pub fn given(
        &mut self,
        choice: impl Into<Reference>,
        other: impl Into<Reference>,
        nets: impl Into<List<Quantity>>,
    ) -> &mut Self {
        self.body.clause(gains(&choice.into(), &other.into(), &nets.into()));
        self
    }

    /// `sees CHOICE as OTHER`: for which choice one of the other is taken.
    pub fn sees(&mut self, choice: impl Into<Reference>, taken_for: impl Into<Reference>) -> &mut Self {
        self.body.clause(format!("sees {} as {}", choice.into().written(), taken_for.into().written()));
        self
    }
}

fn gains(choice: &Reference, other: &Reference, nets: &List<Quantity>) -> String {
    format!("given {},{BREAK}{} nets {}", choice.written(), other.written(), nets.written())
}
