//! What is offered, worth and promised: offerings, values, propositions, constellations.

use super::ModelBuilder;
use super::amount::{Amount, Quantity};
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Reference, opening};
use super::page::{BREAK, Paragraph};

impl ModelBuilder {
    /// `offering NAME from SUPPLIER, … to CUSTOMER, …`: declares human interactions with content.
    pub fn offering(
        &mut self,
        name: impl Into<Heading>,
        from: impl Into<List<Reference>>,
        to: impl Into<List<Reference>>,
    ) -> &mut OfferingBuilder {
        let (from, to) = (from.into().written(), to.into().written());
        let head = format!("offering {}{BREAK}from {from}{BREAK}to {to}", name.into().written());
        self.declare(OfferingBuilder { body: Paragraph::new(head) })
    }

    /// `value NAME for BENEFICIARY, … with COUNTERPART from OUTCOME`: declares what an outcome is worth, to whom and with
    /// whom.
    pub fn value(
        &mut self,
        name: impl Into<Heading>,
        beneficiaries: impl Into<List<Reference>>,
        counterpart: impl Into<Reference>,
        outcome: impl Into<Reference>,
    ) -> &mut ValueBuilder {
        let whose = format!("for {}{BREAK}with {}", beneficiaries.into().written(), counterpart.into().written());
        let head = format!("value {}{BREAK}{whose}{BREAK}from {}", name.into().written(), outcome.into().written());
        self.declare(ValueBuilder { body: Paragraph::new(head) })
    }

    /// `proposition NAME between ONE and OTHER in ENVIRONMENT`: declares what two parties promise one another.
    ///
    /// ```
    /// use coproduce::builder::ModelBuilder;
    ///
    /// let mut model = ModelBuilder::new("shirts");
    /// let deal = model.proposition("deal", "maker", "buyer", "home");
    /// deal.promises("maker", ["sew", "pack"]).pays("buyer", "maker", 30).otherwise([("maker", 0), ("buyer", 2)]);
    /// let deal = "proposition deal between maker and buyer in home {\n  maker promises sew, pack\n  \
    ///     buyer pays maker 30\n  otherwise maker 0, buyer 2\n}\n";
    /// assert_eq!(model.text(), format!("model shirts\n\n{deal}"));
    /// ```
    pub fn proposition(
        &mut self,
        name: impl Into<Heading>,
        one: impl Into<Reference>,
        other: impl Into<Reference>,
        environment: impl Into<Reference>,
    ) -> &mut PropositionBuilder {
        let parties = format!("between {}{BREAK}and {}", one.into().written(), other.into().written());
        let place = environment.into().written();
        let head = format!("proposition {}{BREAK}{parties}{BREAK}in {place}", name.into().written());
        self.declare(PropositionBuilder { body: Paragraph::new(head) })
    }

    /// `constellation NAME`: declares actors who create value with one another.
    pub fn constellation(&mut self, name: impl Into<Heading>) -> &mut ConstellationBuilder {
        self.declare(ConstellationBuilder { body: Paragraph::new(format!("constellation {}", name.into().written())) })
    }
}

/// An item of what an offering contains. A string is one without an amount, a pair one with: `("shirt", 7)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content(String);

impl<N: Into<Reference>> From<N> for Content {
    fn from(name: N) -> Self {
        Self(name.into().written())
    }
}

impl<N: Into<Reference>, A: Into<Amount>> From<(N, A)> for Content {
    fn from(content: (N, A)) -> Self {
        Self(Quantity::from(content).written())
    }
}

impl Written for Content {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// `offering NAME from SUPPLIER, … to CUSTOMER, … { … }` in the making.
#[derive(Clone, Debug)]
pub struct OfferingBuilder {
    pub(super) body: Paragraph,
}

impl OfferingBuilder {
    listings! {
        /// `physical NAME n, …`: what can be touched, each item perhaps with its magnitude.
        physical: Content;

        /// `service NAME n, …`: service, and what it rests on.
        service: Content;

        /// `people NAME n, …`: what is between people.
        people: Content;

        /// `interactions ACTION, …`: the actions in which it is delivered.
        interactions: Reference;
    }

    /// `logic WORD`: the logic of value creation it follows: `industrial`, `service`, `self_service`, `partnership`.
    pub fn logic(&mut self, logic: impl Into<Reference>) -> &mut Self {
        self.logic_for(logic, List::default())
    }

    /// `logic WORD for CUSTOMER, …`: the logic it follows for these customers.
    pub fn logic_for(&mut self, logic: impl Into<Reference>, customers: impl Into<List<Reference>>) -> &mut Self {
        let customers = customers.into().clause("for").map(|customers| format!(" {customers}"));
        self.body.clause(format!("logic {}{}", logic.into().written(), customers.unwrap_or_default()));
        self
    }
}

/// `value NAME for BENEFICIARY, … with COUNTERPART from OUTCOME { … }` in the making.
#[derive(Clone, Debug)]
pub struct ValueBuilder {
    pub(super) body: Paragraph,
}

impl ValueBuilder {
    listings! {
        /// `worth LAYER n, …`: what it is worth, by layer.
        worth: Quantity;
    }
}

/// `proposition NAME between ONE and OTHER in ENVIRONMENT { … }` in the making.
#[derive(Clone, Debug)]
pub struct PropositionBuilder {
    pub(super) body: Paragraph,
}

impl PropositionBuilder {
    /// `PARTY promises NAME, …`: what a party promises: to act, to deliver, to bring.
    pub fn promises(&mut self, party: impl Into<Reference>, promised: impl Into<List<Reference>>) -> &mut Self {
        self.of_party(party, "promises", &promised.into())
    }

    /// `PARTY expects NAME, …`: what a party expects to come of it.
    pub fn expects(&mut self, party: impl Into<Reference>, expected: impl Into<List<Reference>>) -> &mut Self {
        self.of_party(party, "expects", &expected.into())
    }

    /// `PARTY pays OTHER n`: so much of economic worth moves from one party to the other.
    pub fn pays(
        &mut self,
        party: impl Into<Reference>,
        other: impl Into<Reference>,
        amount: impl Into<Amount>,
    ) -> &mut Self {
        let party = opening(party.into().written());
        self.body.clause(format!("{party} pays {} {}", other.into().written(), amount.into().written()));
        self
    }

    listings! {
        /// `assuming NAME, …`: what is assumed of third parties and of things; of an action, that it is chosen.
        assuming: Reference;

        /// `otherwise PARTY n, …`: what each has without the deal.
        otherwise: Quantity;
    }

    fn of_party(&mut self, party: impl Into<Reference>, word: &str, names: &List<Reference>) -> &mut Self {
        self.body.listing(&format!("{} {word}", opening(party.into().written())), names);
        self
    }
}

/// `constellation NAME { … }` in the making.
#[derive(Clone, Debug)]
pub struct ConstellationBuilder {
    pub(super) body: Paragraph,
}

impl ConstellationBuilder {
    listings! {
        /// `supplier ACTOR, …`: those who offer.
        supplier: Reference;

        /// `customer ACTOR, …`: those who create value with what is offered.
        customer: Reference;

        /// `subcontractor ACTOR, …`: those who help suppliers to offer.
        subcontractor: Reference;

        /// `counterpart ACTOR, …`: those with whom customers actualise value.
        counterpart: Reference;
    }
}
