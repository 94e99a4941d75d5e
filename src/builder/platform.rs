//! `platform p by a { … }`: what orchestrates the co-creation of two sides.

use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Reference};
use super::page::{Clause, Paragraph};
use super::word::words;
use super::{ModelBuilder, Phase};

impl ModelBuilder {
    /// `platform NAME`: declares what orchestrates the co-creation of two sides.
    ///
    /// ```
    /// use coproduce::builder::{ModelBuilder, Phase, ProducerRole, Stage};
    ///
    /// let mut model = ModelBuilder::new("mall");
    /// let market = model.platform("market").by("mall").customers("buyers").providers("sellers").hosts("shopping");
    /// market.involvement(Stage::Sympathize, "story").involvement(Phase::CoExperience, ["fair", "tour"]);
    /// market.curation(Phase::CoElevation, "award").producers(ProducerRole::Idiot, "founder");
    /// let market = "platform market by mall {\n  customers buyers\n  providers sellers\n  hosts shopping\n  \
    ///     involvement { sympathize story   co_experience fair, tour }\n  curation { co_elevation award }\n  \
    ///     producers { idiot founder }\n}\n";
    /// assert_eq!(model.text(), format!("model mall\n\n{market}"));
    /// ```
    pub fn platform(&mut self, name: impl Into<Heading>) -> &mut PlatformBuilder {
        let body = Paragraph::new(format!("platform {}", name.into().written()));
        self.declare(PlatformBuilder { body, by: List::default() })
    }
}

words! {
    /// A stage of involvement.
    Stage {
        /// `sympathize`
        Sympathize "sympathize",
        /// `identify`
        Identify "identify",
        /// `participate`
        Participate "participate",
        /// `share`
        Share "share",
    }

    /// The part somebody plays in bringing a platform about.
    ProducerRole {
        /// `idiot`: has ideas outside the box.
        Idiot "idiot",
        /// `outsider`: analyses.
        Outsider "outsider",
        /// `youngster`: breaks from the past.
        Youngster "youngster",
    }
}

/// What an action of involvement aims at: a phase or a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Aim {
    /// A phase of co-creation.
    Phase(Phase),
    /// A stage of involvement.
    Stage(Stage),
}

impl From<Phase> for Aim {
    fn from(phase: Phase) -> Self {
        Self::Phase(phase)
    }
}

impl From<Stage> for Aim {
    fn from(stage: Stage) -> Self {
        Self::Stage(stage)
    }
}

impl Written for Aim {
    fn written(&self) -> String {
        match self {
            Self::Phase(phase) => phase.written(),
            Self::Stage(stage) => stage.written(),
        }
    }
}

/// `platform NAME by ACTOR, … { … }` in the making.
#[derive(Clone, Debug)]
pub struct PlatformBuilder {
    body: Paragraph,
    by: List<Reference>,
}

impl PlatformBuilder {
    /// `by ACTOR, …`: who runs it. Without this a community does.
    pub fn by(&mut self, actors: impl Into<List<Reference>>) -> &mut Self {
        self.by.append(actors.into());
        self
    }

    listings! {
        /// `customers ACTOR, …`: the one side.
        customers: Reference;

        /// `providers ACTOR, …`: the other side.
        providers: Reference;

        /// `hosts NAME, …`: co-creations, propositions or offerings between the two.
        hosts: Reference;
    }

    /// `involvement { AIM ACTION, … }`: actions that attract, by phase or by stage. What is said in several calls stands
    /// in one block.
    pub fn involvement(&mut self, aim: impl Into<Aim>, actions: impl Into<List<Reference>>) -> &mut Self {
        self.part("involvement", &aim.into(), &actions.into())
    }

    /// `curation { PHASE ACTION, … }`: actions that select and interpret anew.
    pub fn curation(&mut self, phase: Phase, actions: impl Into<List<Reference>>) -> &mut Self {
        self.part("curation", &phase, &actions.into())
    }

    /// `empowerment { PHASE ACTION, … }`: actions that lift what customers aspire to and what providers can do.
    pub fn empowerment(&mut self, phase: Phase, actions: impl Into<List<Reference>>) -> &mut Self {
        self.part("empowerment", &phase, &actions.into())
    }

    /// `producers { ROLE ACTOR, … }`: who plays which part in bringing it about.
    pub fn producers(&mut self, role: ProducerRole, actors: impl Into<List<Reference>>) -> &mut Self {
        self.part("producers", &role, &actors.into())
    }

    /// Adds to the block of a word, which is begun where there is none yet.
    fn part(&mut self, word: &'static str, what: &impl Written, names: &List<Reference>) -> &mut Self {
        let Some(part) = names.clause(&what.written()) else { return self };
        let mut blocks = self.body.clauses.iter_mut().filter_map(|clause| match clause {
            Clause::Block(own, parts) if *own == word => Some(parts),
            _ => None,
        });
        match blocks.next() {
            Some(parts) => parts.push(part),
            None => self.body.clauses.push(Clause::Block(word, vec![part])),
        }
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        self.body.clone().and_head(self.by.clause("by"))
    }
}
