//! `exchange x between a and b { … }`: what parties could make for one another.

use super::ModelBuilder;
use super::amount::{Amount, Quantity};
use super::list::{List, Listing, Written};
use super::name::{Heading, Reference};
use super::page::{BREAK, Paragraph};

impl ModelBuilder {
    /// `exchange NAME between PARTY and PARTY …`: declares what parties could make for one another.
    ///
    /// ```
    /// use coproduce::builder::ModelBuilder;
    ///
    /// let mut model = ModelBuilder::new("trade");
    /// let exchange = model.exchange("wine_for_cloth", ["england", "portugal"]);
    /// exchange.good("cloth", [("england", 90, 110), ("portugal", 80, 100)]).terms(1, "cloth", "wine").costs("2%");
    /// let exchange = "exchange wine_for_cloth between england and portugal {\n  \
    ///     good cloth england 90 to 110, portugal 80 to 100\n  terms 1 cloth per wine\n  costs 2%\n}\n";
    /// assert_eq!(model.text(), format!("model trade\n\n{exchange}"));
    /// ```
    pub fn exchange(&mut self, name: impl Into<Heading>, parties: impl Into<List<Reference>>) -> &mut ExchangeBuilder {
        let parties = parties.into().separated(&format!("{BREAK}and "));
        let head = format!("exchange {}{BREAK}between {parties}", name.into().written());
        self.declare(ExchangeBuilder { body: Paragraph::new(head) })
    }
}

/// How many hours a party needs for one unit: `("england", 100)`, or anything from one number to another where nobody
/// knows exactly: `("england", 90, 110)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(String);

impl<P: Into<Reference>, A: Into<Amount>> From<(P, A)> for Hours {
    fn from(exactly: (P, A)) -> Self {
        Self(Quantity::from(exactly).written())
    }
}

impl<P: Into<Reference>, A: Into<Amount>, B: Into<Amount>> From<(P, A, B)> for Hours {
    fn from((party, fewest, most): (P, A, B)) -> Self {
        Self(format!("{} to {}", Quantity::from((party, fewest)).written(), most.into().written()))
    }
}

impl Written for Hours {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// `exchange NAME between PARTY and PARTY … { … }` in the making.
#[derive(Clone, Debug)]
pub struct ExchangeBuilder {
    pub(super) body: Paragraph,
}

impl ExchangeBuilder {
    /// `good GOOD PARTY n to n, …`: the hours that each party needs for one unit of a good.
    pub fn good(&mut self, good: impl Into<Reference>, hours: impl Into<List<Hours>>) -> &mut Self {
        self.body.clause(format!("good {} {}", good.into().written(), hours.into().written()));
        self
    }

    /// `terms n GOOD per OTHER`: how much of one good is given for one unit of the other.
    pub fn terms(
        &mut self,
        amount: impl Into<Amount>,
        good: impl Into<Reference>,
        per: impl Into<Reference>,
    ) -> &mut Self {
        let (amount, good, per) = (amount.into().written(), good.into().written(), per.into().written());
        self.body.clause(format!("terms {amount} {good} per {per}"));
        self
    }

    /// `learning n`: by what the hours of a unit are multiplied whenever the units made are doubled.
    pub fn learning(&mut self, ratio: impl Into<Amount>) -> &mut Self {
        self.body.clause(format!("learning {}", ratio.into().written()));
        self
    }

    /// `costs n`: the share of all that is sent that is used up on the way.
    pub fn costs(&mut self, share: impl Into<Amount>) -> &mut Self {
        self.body.clause(format!("costs {}", share.into().written()));
        self
    }

    /// `alone PARTY GOOD n, …`: what a party makes of each good without the exchange.
    pub fn alone(&mut self, party: impl Into<Reference>, goods: impl Into<List<Quantity>>) -> &mut Self {
        self.body.listing(&format!("alone {}", party.into().written()), &goods.into());
        self
    }
}
