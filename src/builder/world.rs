//! What there is, who can act, and where: objects, properties, actors, actions, outcomes, environments.

use super::ModelBuilder;
use super::amount::Quantity;
use super::condition::Condition;
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Reference};
use super::page::{BREAK, Clause, Paragraph};

impl ModelBuilder {
    /// `object NAME, …`: declares things that may be present or absent.
    pub fn object(&mut self, names: impl Into<List<Heading>>) -> &mut Self {
        self.line(format!("object {}", names.into().written()))
    }

    /// `object NAME, … lasting`: declares things that stay once they are there, until something ends them.
    pub fn object_lasting(&mut self, names: impl Into<List<Heading>>) -> &mut Self {
        self.line(format!("object {} lasting", names.into().written()))
    }

    /// `property NAME, … of BEARER`: declares properties of an object, an actor or an environment.
    pub fn property(&mut self, names: impl Into<List<Heading>>, bearer: impl Into<Reference>) -> &mut Self {
        self.line(format!("property {}{BREAK}of {}", names.into().written(), bearer.into().written()))
    }

    /// `property NAME, … of BEARER lasting`: declares properties that stay once they are there.
    pub fn property_lasting(&mut self, names: impl Into<List<Heading>>, bearer: impl Into<Reference>) -> &mut Self {
        self.line(format!("property {}{BREAK}of {} lasting", names.into().written(), bearer.into().written()))
    }

    /// `actor NAME, …`: declares those who can act.
    pub fn actor(&mut self, names: impl Into<List<Heading>>) -> &mut ActorBuilder {
        let body = Paragraph::new(format!("actor {}", names.into().written()));
        self.declare(ActorBuilder { body, lasting: false })
    }

    /// `action NAME, … by ACTOR and …`: declares what actors can do together.
    pub fn action(
        &mut self,
        names: impl Into<List<Heading>>,
        actors: impl Into<List<Reference>>,
    ) -> &mut ActionBuilder {
        let actors = actors.into().separated(&format!("{BREAK}and "));
        let head = format!("action {}{BREAK}by {actors}", names.into().written());
        self.declare(ActionBuilder { head, enabling: None, costs: List::default() })
    }

    /// `outcome NAME, … changes NAME, …`: declares changes that actions produce, and what they change.
    pub fn outcome(&mut self, names: impl Into<List<Heading>>, changes: impl Into<List<Reference>>) -> &mut Self {
        self.line(format!("outcome {}{BREAK}changes {}", names.into().written(), changes.into().written()))
    }

    /// `outcome NAME, … changes NAME, … lasting`: declares changes that stay once they are there.
    pub fn outcome_lasting(
        &mut self,
        names: impl Into<List<Heading>>,
        changes: impl Into<List<Reference>>,
    ) -> &mut Self {
        self.line(format!("outcome {}{BREAK}changes {} lasting", names.into().written(), changes.into().written()))
    }

    /// `environment NAME`: declares a setting.
    pub fn environment(&mut self, name: impl Into<Heading>) -> &mut EnvironmentBuilder {
        let body = Paragraph::new(format!("environment {}", name.into().written()));
        self.declare(EnvironmentBuilder { body, within: List::default() })
    }
}

/// `actor NAME, … { … }` in the making.
#[derive(Clone, Debug)]
pub struct ActorBuilder {
    body: Paragraph,
    lasting: bool,
}

impl ActorBuilder {
    /// `lasting`: they stay once they are there, until something ends them.
    pub fn lasting(&mut self) -> &mut Self {
        self.lasting = true;
        self
    }

    listings! {
        /// `weighs NAME n, …`: how much each of the actors makes of an axis, a layer or a value.
        weighs: Quantity;

        /// `requires LAYER n, …`: the least that each of the actors requires on a layer.
        requires: Quantity;
    }

    pub(super) fn written(&self) -> Paragraph {
        let mut paragraph = self.body.clone();
        paragraph.head.push_str(if self.lasting { " lasting" } else { "" });
        paragraph
    }
}

/// `action NAME, … by ACTOR and …` in the making.
#[derive(Clone, Debug)]
pub struct ActionBuilder {
    head: String,
    enabling: Option<Condition>,
    costs: List<Quantity>,
}

impl ActionBuilder {
    /// `enabled by CONDITION`: what must hold for what was chosen to be performed. The last call counts.
    pub fn enabled_by(&mut self, condition: impl Into<Condition>) -> &mut Self {
        self.enabling = Some(condition.into());
        self
    }

    /// `costs LAYER n, …`: what it costs each of the actors.
    pub fn costs(&mut self, costs: impl Into<List<Quantity>>) -> &mut Self {
        self.costs.append(costs.into());
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let enabling = self.enabling.as_ref().map(|condition| format!("enabled by {}", condition.written()));
        let clauses = enabling.into_iter().chain(self.costs.clause("costs")).map(Clause::Words).collect();
        Paragraph { clauses, braces: false, ..Paragraph::new(self.head.clone()) }
    }
}

/// `environment NAME { … }` in the making.
#[derive(Clone, Debug)]
pub struct EnvironmentBuilder {
    body: Paragraph,
    within: List<Reference>,
}

impl EnvironmentBuilder {
    /// `within ENVIRONMENT, …`: lies within others and inherits what these state.
    pub fn within(&mut self, environments: impl Into<List<Reference>>) -> &mut Self {
        self.within.append(environments.into());
        self
    }

    listings! {
        /// `holds NAME, …`: supplies these conditions.
        holds: Reference;

        /// `lacks NAME, …`: excludes these conditions.
        lacks: Reference;

        /// `includes ACTOR, …`: has these actors in it.
        includes: Reference;

        /// `likely NAME n, …`: conditions that are open, each with the probability of its presence.
        likely: Quantity;
    }

    pub(super) fn written(&self) -> Paragraph {
        self.body.clone().and_head(self.within.clause("within"))
    }
}
