//! `claim S is … p in e`: relations the checker must prove.

use super::ModelBuilder;
use super::amount::Amount;
use super::list::{List, Written};
use super::name::Reference;
use super::page::{BREAK, Paragraph};

impl ModelBuilder {
    /// `claim MEMBER, … is RELATION PRODUCT in ENVIRONMENT`: claims how coproducers stand to a product. Of several
    /// members it is written `are`.
    ///
    /// ```
    /// use coproduce::builder::{Member, ModelBuilder, Relation};
    ///
    /// let mut model = ModelBuilder::new("pump");
    /// model.claim("grid", Relation::Necessary, "water", "village").denied();
    /// let power = Member::any_of(["grid", "generator"]);
    /// model.claim([Member::from("well"), power], Relation::Cause, "water", "village");
    /// assert_eq!(
    ///     model.text(),
    ///     "model pump\nclaim grid is not necessary for water in village\n\
    ///      claim well, any of (grid, generator) are the cause of water in village\n"
    /// );
    /// ```
    pub fn claim(
        &mut self,
        members: impl Into<List<Member>>,
        relation: Relation,
        product: impl Into<Reference>,
        environment: impl Into<Reference>,
    ) -> &mut ClaimBuilder {
        self.declare(ClaimBuilder {
            members: members.into(),
            denied: false,
            relation,
            product: product.into(),
            environment: environment.into(),
        })
    }

    /// `claim ACTOR nets n in PROPOSITION`: claims what an actor nets.
    pub fn claim_net(
        &mut self,
        actor: impl Into<Reference>,
        amount: impl Into<Amount>,
        proposition: impl Into<Reference>,
    ) -> &mut Self {
        let nets = format!("{BREAK}nets {}", amount.into().written());
        self.line(format!("claim {}{nets}{BREAK}in {}", actor.into().written(), proposition.into().written()))
    }
}

/// How coproducers stand to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// `sufficient for`: with what the environment holds they produce the product.
    Sufficient,
    /// `necessary for`: without them the product cannot be produced.
    Necessary,
    /// `a producer of`: necessary, and never sufficient alone.
    Producer,
    /// `a potential producer of`: a producer in some environment within.
    PotentialProducer,
    /// `the cause of`: all coproducers together.
    Cause,
    /// `irrelevant to`: they make no difference.
    Irrelevant,
}

impl Relation {
    /// The words, of one or of several.
    const fn words(self, several: bool) -> &'static str {
        match (self, several) {
            (Self::Sufficient, _) => "sufficient for",
            (Self::Necessary, _) => "necessary for",
            (Self::Producer, false) => "a producer of",
            (Self::Producer, true) => "producers of",
            (Self::PotentialProducer, false) => "a potential producer of",
            (Self::PotentialProducer, true) => "potential producers of",
            (Self::Cause, _) => "the cause of",
            (Self::Irrelevant, _) => "irrelevant to",
        }
    }
}

/// One of the coproducers a claim speaks of. A string is one that is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member(String);

impl Member {
    /// `not NAME`: its absence.
    pub fn absent(name: impl Into<Reference>) -> Self {
        Self(format!("not {}", name.into().written()))
    }

    /// `any of (NAME, …)`: a functional class, of which any member serves.
    pub fn any_of(names: impl Into<List<Reference>>) -> Self {
        Self(format!("any of ({})", names.into().written()))
    }
}

impl<N: Into<Reference>> From<N> for Member {
    fn from(name: N) -> Self {
        Self(name.into().written())
    }
}

impl Written for Member {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// `claim MEMBER, … is RELATION PRODUCT in ENVIRONMENT` in the making.
#[derive(Clone, Debug)]
pub struct ClaimBuilder {
    members: List<Member>,
    denied: bool,
    relation: Relation,
    product: Reference,
    environment: Reference,
}

impl ClaimBuilder {
    /// `is not`: the relation does not hold.
    pub fn denied(&mut self) -> &mut Self {
        self.denied = true;
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let several = self.members.len() > 1;
        let is = if several { "are" } else { "is" };
        let not = if self.denied { " not" } else { "" };
        let relation = self.relation.words(several);
        let (product, environment) = (self.product.written(), self.environment.written());
        let members = self.members.written();
        Paragraph::new(format!("claim {members}{BREAK}{is}{not} {relation} {product}{BREAK}in {environment}"))
    }
}
