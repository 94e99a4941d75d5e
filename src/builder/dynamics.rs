//! How numbers move: adoptions, pricings, elevations.

use super::ModelBuilder;
use super::amount::{Amount, Quantity};
use super::list::{List, Listing, Written};
use super::name::{Heading, Reference, opening};
use super::page::{BREAK, Clause, Paragraph};

impl ModelBuilder {
    /// `adoption NAME on PLATFORM`: declares how the sides of a platform grow with one another.
    ///
    /// ```
    /// use coproduce::builder::ModelBuilder;
    ///
    /// let mut model = ModelBuilder::new("mall");
    /// let growth = model.adoption("growth", "ichiba");
    /// growth.alone("shoppers", "-0.5").per("merchants", 2);
    /// growth.alone("merchants", 0);
    /// growth.start([("shoppers", "0.7"), ("merchants", "0.4")]).update_damped("0.25").for_periods(40);
    /// let growth = "adoption growth on ichiba {\n  shoppers alone -0.5 per merchants 2\n  merchants alone 0\n  \
    ///     start shoppers 0.7, merchants 0.4\n  update damped 0.25\n  for 40 periods\n}\n";
    /// assert_eq!(model.text(), format!("model mall\n\n{growth}"));
    /// ```
    pub fn adoption(&mut self, name: impl Into<Heading>, platform: impl Into<Reference>) -> &mut AdoptionBuilder {
        let head = format!("adoption {}{BREAK}on {}", name.into().written(), platform.into().written());
        self.declare(AdoptionBuilder { head, clauses: Vec::new() })
    }

    /// `pricing NAME on PLATFORM`: declares what the sides of a platform are charged.
    ///
    /// ```
    /// use coproduce::builder::ModelBuilder;
    ///
    /// let mut model = ModelBuilder::new("mall");
    /// model.pricing("fees", "ichiba").alone("shoppers", 1).per("merchants", "0.2").cost(3);
    /// model.pricing("charge", "ichiba").cost(4).elasticity("shoppers", 2);
    /// let fees = "pricing fees on ichiba { shoppers alone 1 per merchants 0.2 cost 3 }";
    /// let charge = "pricing charge on ichiba { cost 4   shoppers elasticity 2 }";
    /// assert_eq!(model.text(), format!("model mall\n{fees}\n{charge}\n"));
    /// ```
    pub fn pricing(&mut self, name: impl Into<Heading>, platform: impl Into<Reference>) -> &mut PricingBuilder {
        let head = format!("pricing {}{BREAK}on {}", name.into().written(), platform.into().written());
        self.declare(PricingBuilder { head, clauses: Vec::new() })
    }

    /// `elevation NAME of COCREATION`: declares how expectation and ability raise one another.
    pub fn elevation(&mut self, name: impl Into<Heading>, cocreation: impl Into<Reference>) -> &mut ElevationBuilder {
        let head = format!("elevation {}{BREAK}of {}", name.into().written(), cocreation.into().written());
        self.declare(ElevationBuilder { body: Paragraph::new(head) })
    }
}

/// `SIDE alone n` in the making.
#[derive(Clone, Debug)]
pub struct JoiningBuilder {
    alone: String,
    per: Option<Quantity>,
}

impl JoiningBuilder {
    fn new(side: &Reference, amount: &Amount) -> Self {
        Self { alone: format!("{} alone {}", opening(side.written()), amount.written()), per: None }
    }

    /// `per OTHER n`: what the presence of all of the other side adds. The last call counts.
    pub fn per(&mut self, other: impl Into<Reference>, amount: impl Into<Amount>) -> &mut Self {
        self.per = Some((other, amount).into());
        self
    }

    fn written(&self) -> String {
        let per = self.per.as_ref().map(|per| format!(" per {}", per.written()));
        format!("{}{}", self.alone, per.unwrap_or_default())
    }
}

/// `SIDE alone n` of a pricing in the making.
#[derive(Clone, Debug)]
pub struct ChargeBuilder {
    joining: JoiningBuilder,
    cost: Option<Amount>,
}

impl ChargeBuilder {
    /// `per OTHER n`: what each of the other side adds. The last call counts.
    pub fn per(&mut self, other: impl Into<Reference>, amount: impl Into<Amount>) -> &mut Self {
        self.joining.per(other, amount);
        self
    }

    /// `cost n`: what a member costs. The last call counts.
    pub fn cost(&mut self, amount: impl Into<Amount>) -> &mut Self {
        self.cost = Some(amount.into());
        self
    }

    fn written(&self) -> String {
        let cost = self.cost.as_ref().map(|cost| format!(" cost {}", cost.written()));
        format!("{}{}", self.joining.written(), cost.unwrap_or_default())
    }
}

/// A clause that may be gone on with, or words.
#[derive(Clone, Debug)]
enum Part<T> {
    Made(T),
    Words(String),
}

/// Adds a clause that may be gone on with.
fn made<T>(clauses: &mut Vec<Part<T>>, clause: T) -> &mut T {
    clauses.push(Part::Made(clause));
    match clauses.last_mut() {
        Some(Part::Made(clause)) => clause,
        _ => unreachable!("added just now"),
    }
}

fn paragraph<T>(head: &str, clauses: &[Part<T>], written: impl Fn(&T) -> String) -> Paragraph {
    let clauses = clauses.iter().map(|clause| match clause {
        Part::Made(made) => Clause::Words(written(made)),
        Part::Words(words) => Clause::Words(words.clone()),
    });
    Paragraph { clauses: clauses.collect(), ..Paragraph::new(head.to_owned()) }
}

/// `adoption NAME on PLATFORM { … }` in the making.
#[derive(Clone, Debug)]
pub struct AdoptionBuilder {
    head: String,
    clauses: Vec<Part<JoiningBuilder>>,
}

impl AdoptionBuilder {
    /// `SIDE alone n`: what joining is worth to a side with nobody on the other, net of its price.
    pub fn alone(&mut self, side: impl Into<Reference>, amount: impl Into<Amount>) -> &mut JoiningBuilder {
        made(&mut self.clauses, JoiningBuilder::new(&side.into(), &amount.into()))
    }

    /// `start SIDE n, …`: the shares of the sides that are there at first, from 0 to 1.
    pub fn start(&mut self, shares: impl Into<List<Quantity>>) -> &mut Self {
        self.clauses.extend(shares.into().clause("start").map(Part::Words));
        self
    }

    /// `update simultaneous`: both sides respond at once, to what was before.
    pub fn update_simultaneous(&mut self) -> &mut Self {
        self.words("update simultaneous".to_owned())
    }

    /// `update SIDE first`: one side responds first, and then the other to what the first has become.
    pub fn update_first(&mut self, side: impl Into<Reference>) -> &mut Self {
        self.words(format!("update {} first", side.into().written()))
    }

    /// `update damped n`: both sides respond at once, each by a share of the way.
    pub fn update_damped(&mut self, share: impl Into<Amount>) -> &mut Self {
        self.words(format!("update damped {}", share.into().written()))
    }

    /// `for n periods`: how many periods are shown.
    pub fn for_periods(&mut self, count: usize) -> &mut Self {
        self.words(format!("for {count} periods"))
    }

    fn words(&mut self, words: String) -> &mut Self {
        self.clauses.push(Part::Words(words));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        paragraph(&self.head, &self.clauses, JoiningBuilder::written)
    }
}

/// `pricing NAME on PLATFORM { … }` in the making.
#[derive(Clone, Debug)]
pub struct PricingBuilder {
    head: String,
    clauses: Vec<Part<ChargeBuilder>>,
}

impl PricingBuilder {
    /// `SIDE alone n`: what joining is worth to a side at no price, with nobody on the other.
    pub fn alone(&mut self, side: impl Into<Reference>, amount: impl Into<Amount>) -> &mut ChargeBuilder {
        let joining = JoiningBuilder::new(&side.into(), &amount.into());
        made(&mut self.clauses, ChargeBuilder { joining, cost: None })
    }

    /// `SIDE elasticity n`: by how many per cent the use of a side falls where its price rises by one per cent.
    pub fn elasticity(&mut self, side: impl Into<Reference>, amount: impl Into<Amount>) -> &mut Self {
        let side = opening(side.into().written());
        self.clauses.push(Part::Words(format!("{side} elasticity {}", amount.into().written())));
        self
    }

    /// `cost n`: what a use costs. It stands first: behind `SIDE alone n` it would be what a member costs.
    pub fn cost(&mut self, amount: impl Into<Amount>) -> &mut Self {
        self.clauses.insert(0, Part::Words(format!("cost {}", amount.into().written())));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        paragraph(&self.head, &self.clauses, ChargeBuilder::written)
    }
}

/// `elevation NAME of COCREATION { … }` in the making.
#[derive(Clone, Debug)]
pub struct ElevationBuilder {
    pub(super) body: Paragraph,
}

impl ElevationBuilder {
    /// `SIDE expects n rises m`: what a side expects at first, and by which part of what the other has learned that rises.
    pub fn expects(
        &mut self,
        side: impl Into<Reference>,
        amount: impl Into<Amount>,
        rises: impl Into<Amount>,
    ) -> &mut Self {
        let (amount, rises) = (amount.into().written(), rises.into().written());
        self.body.clause(format!("{} expects {amount} rises {rises}", opening(side.into().written())));
        self
    }

    /// `SIDE provides n grows m`: what a side can do at first, and which part of what is lacking it learns in a period.
    pub fn provides(
        &mut self,
        side: impl Into<Reference>,
        amount: impl Into<Amount>,
        grows: impl Into<Amount>,
    ) -> &mut Self {
        let (amount, grows) = (amount.into().written(), grows.into().written());
        self.body.clause(format!("{} provides {amount} grows {grows}", opening(side.into().written())));
        self
    }

    /// `for n periods`: how many periods are shown.
    pub fn for_periods(&mut self, count: usize) -> &mut Self {
        self.body.clause(format!("for {count} periods"));
        self
    }
}
