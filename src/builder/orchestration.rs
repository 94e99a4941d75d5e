//! What two sides do with one another, and what is to be decided: co-creations and problems.

use super::ModelBuilder;
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Name, Reference};
use super::page::{BREAK, Clause, Paragraph};
use super::word::words;

impl ModelBuilder {
    /// `cocreation NAME between ONE and OTHER in ENVIRONMENT`: declares what two sides do with one another, phase by
    /// phase.
    ///
    /// ```
    /// use coproduce::builder::{ModelBuilder, Phase};
    ///
    /// let mut model = ModelBuilder::new("sushi");
    /// let omakase = model.cocreation("omakase", "guest", "chef", "bar");
    /// omakase.co_experience(["sit_down", "welcome"]);
    /// omakase.co_definition(["tell", "listen"]).reaches("shared_model").after(Phase::CoExperience);
    /// let omakase = "cocreation omakase between guest and chef in bar {\n  co_experience sit_down, welcome\n  \
    ///     co_definition tell, listen reaches shared_model after co_experience\n}\n";
    /// assert_eq!(model.text(), format!("model sushi\n\n{omakase}"));
    /// ```
    pub fn cocreation(
        &mut self,
        name: impl Into<Heading>,
        one: impl Into<Reference>,
        other: impl Into<Reference>,
        environment: impl Into<Reference>,
    ) -> &mut CocreationBuilder {
        let sides = format!("between {}{BREAK}and {}", one.into().written(), other.into().written());
        let place = environment.into().written();
        let head = format!("cocreation {}{BREAK}{sides}{BREAK}in {place}", name.into().written());
        self.declare(CocreationBuilder { head, phases: Vec::new() })
    }

    /// `problem NAME`: declares how complex a problem is, how it is approached, and who decides.
    pub fn problem(&mut self, name: impl Into<Heading>) -> &mut ProblemBuilder {
        self.declare(ProblemBuilder { body: Paragraph::new(format!("problem {}", name.into().written())) })
    }
}

words! {
    /// A phase of co-creation.
    Phase {
        /// `co_experience`: an internal model is shared.
        CoExperience "co_experience",
        /// `co_definition`: each learns what the other prefers, expects and can do.
        CoDefinition "co_definition",
        /// `co_elevation`: expectations and abilities raise one another.
        CoElevation "co_elevation",
        /// `co_development`: something new is made together.
        CoDevelopment "co_development",
    }
}

/// `cocreation NAME between ONE and OTHER in ENVIRONMENT { … }` in the making.
#[derive(Clone, Debug)]
pub struct CocreationBuilder {
    head: String,
    phases: Vec<PhaseBuilder>,
}

impl CocreationBuilder {
    /// `co_experience ACTION, …`: what is done so that an internal model is shared.
    pub fn co_experience(&mut self, actions: impl Into<List<Reference>>) -> &mut PhaseBuilder {
        self.phase(Phase::CoExperience, actions.into())
    }

    /// `co_definition ACTION, …`: what is done so that each learns what the other prefers, expects and can do.
    pub fn co_definition(&mut self, actions: impl Into<List<Reference>>) -> &mut PhaseBuilder {
        self.phase(Phase::CoDefinition, actions.into())
    }

    /// `co_elevation ACTION, …`: what is done by which expectations and abilities raise one another.
    pub fn co_elevation(&mut self, actions: impl Into<List<Reference>>) -> &mut PhaseBuilder {
        self.phase(Phase::CoElevation, actions.into())
    }

    /// `co_development ACTION, …`: what is done to make something new together.
    pub fn co_development(&mut self, actions: impl Into<List<Reference>>) -> &mut PhaseBuilder {
        self.phase(Phase::CoDevelopment, actions.into())
    }

    fn phase(&mut self, phase: Phase, actions: List<Reference>) -> &mut PhaseBuilder {
        let at = self.phases.len();
        self.phases.push(PhaseBuilder { phase, actions, reaches: List::default(), after: List::default() });
        &mut self.phases[at]
    }

    pub(super) fn written(&self) -> Paragraph {
        let clauses = self.phases.iter().map(|phase| Clause::Words(phase.written())).collect();
        Paragraph { clauses, ..Paragraph::new(self.head.clone()) }
    }
}

/// `PHASE ACTION, …` in the making.
#[derive(Clone, Debug)]
pub struct PhaseBuilder {
    phase: Phase,
    actions: List<Reference>,
    reaches: List<Reference>,
    after: List<Phase>,
}

impl PhaseBuilder {
    /// `reaches NAME, …`: what the phase makes present.
    pub fn reaches(&mut self, products: impl Into<List<Reference>>) -> &mut Self {
        self.reaches.append(products.into());
        self
    }

    /// `after PHASE, …`: the earlier phases that it needs.
    pub fn after(&mut self, phases: impl Into<List<Phase>>) -> &mut Self {
        self.after.append(phases.into());
        self
    }

    fn written(&self) -> String {
        let actions = format!("{} {}", self.phase.written(), self.actions.written());
        let more = [self.reaches.clause("reaches"), self.after.clause("after")];
        std::iter::once(actions).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
    }
}

/// `problem NAME { … }` in the making.
#[derive(Clone, Debug)]
pub struct ProblemBuilder {
    pub(super) body: Paragraph,
}

impl ProblemBuilder {
    /// `dynamic HEIGHT`: how far cause and effect lie apart: `high` or `low`.
    pub fn dynamic(&mut self, height: impl Into<Name>) -> &mut Self {
        self.complexity("dynamic", &height.into())
    }

    /// `generative HEIGHT`: how unfamiliar what is to come is.
    pub fn generative(&mut self, height: impl Into<Name>) -> &mut Self {
        self.complexity("generative", &height.into())
    }

    /// `social HEIGHT`: how differently the people involved look at things.
    pub fn social(&mut self, height: impl Into<Name>) -> &mut Self {
        self.complexity("social", &height.into())
    }

    listings! {
        /// `approach MODE, …`: how it is approached: `systemic` or `piecemeal`, `emergent` or `backward_looking`,
        /// `participatory` or `authoritarian`.
        approach: Name;

        /// `concerns ACTOR, …`: whom it concerns.
        concerns: Reference;
    }

    /// `decided by ACTOR, …`: who decides.
    pub fn decided_by(&mut self, actors: impl Into<List<Reference>>) -> &mut Self {
        self.body.listing("decided by", &actors.into());
        self
    }

    fn complexity(&mut self, word: &str, height: &Name) -> &mut Self {
        self.body.clause(format!("{word} {}", height.written()));
        self
    }
}
