//! Models made in Rust code.
//!
//! A builder writes the same text a person would, so that a built model meets the same rules, and its findings have
//! places in a text that can be shown. In: names and conditions. Out: a text, or a [`Program`].
//!
//! ```
//! use coproduce::builder::{ModelBuilder, all};
//!
//! let mut model = ModelBuilder::new("acorn");
//! model.object("acorn").object("oak").property("soil", "outdoors").property("warmth", "outdoors");
//! model.environment("outdoors").holds(["soil"]);
//! model.law("germination").applies_in("outdoors").when(all(["acorn", "soil", "warmth"])).produces("oak");
//! model.scenario("spring", "outdoors").given(["acorn", "warmth"]).expect("oak");
//! let program = model.build();
//! assert!(program.findings().is_empty());
//! ```

mod condition;
mod declaration;

pub use condition::{Condition, all, any, at_least, name, not};
pub use declaration::{EnvironmentBuilder, LawBuilder, ScenarioBuilder};

use crate::Program;
use coproduce_core::model::declared;
use declaration::Declaration;

/// Collects declarations in the order in which they are made.
#[derive(Clone, Debug)]
pub struct ModelBuilder {
    name: String,
    declarations: Vec<Declaration>,
}

impl ModelBuilder {
    /// A model of this name that declares nothing yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), declarations: Vec::new() }
    }

    fn line(&mut self, text: String) -> &mut Self {
        self.declarations.push(Declaration::Line(text));
        self
    }

    /// Declares a thing.
    pub fn object(&mut self, name: &str) -> &mut Self {
        self.line(format!("object {}", declared(name)))
    }

    /// Declares a property of an object, an actor or an environment.
    pub fn property(&mut self, name: &str, bearer: &str) -> &mut Self {
        self.line(format!("property {} of {}", declared(name), declared(bearer)))
    }

    /// Declares someone who can act.
    pub fn actor(&mut self, name: &str) -> &mut Self {
        self.line(format!("actor {}", declared(name)))
    }

    /// Declares what actors can do together.
    pub fn action<'n>(&mut self, name: &str, actors: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.line(format!("action {} by {}", declared(name), joined(actors, " and ")))
    }

    /// Declares what actors can do together once a condition holds.
    pub fn enabled_action<'n>(
        &mut self,
        name: &str,
        actors: impl IntoIterator<Item = &'n str>,
        enabled_by: impl Into<Condition>,
    ) -> &mut Self {
        let condition = enabled_by.into();
        self.line(format!("action {} by {} enabled by {condition}", declared(name), joined(actors, " and ")))
    }

    /// Declares a change that actions produce, and what it changes.
    pub fn outcome<'n>(&mut self, name: &str, changes: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.line(format!("outcome {} changes {}", declared(name), joined(changes, ", ")))
    }

    /// Claims a relation, as in `acorn is a producer of oak in outdoors`.
    pub fn claim(&mut self, text: &str) -> &mut Self {
        self.line(format!("claim {}", text.replace(['\n', '\r'], " ")))
    }

    /// Declares an environment.
    pub fn environment(&mut self, name: &str) -> &mut EnvironmentBuilder {
        self.declarations.push(Declaration::Environment(EnvironmentBuilder::new(name)));
        match self.declarations.last_mut() {
            Some(Declaration::Environment(environment)) => environment,
            _ => unreachable!("pushed just now"),
        }
    }

    /// States a law.
    pub fn law(&mut self, name: &str) -> &mut LawBuilder {
        self.declarations.push(Declaration::Law(LawBuilder::new(name)));
        match self.declarations.last_mut() {
            Some(Declaration::Law(law)) => law,
            _ => unreachable!("pushed just now"),
        }
    }

    /// Declares a closed situation in an environment.
    pub fn scenario(&mut self, name: &str, environment: &str) -> &mut ScenarioBuilder {
        self.declarations.push(Declaration::Scenario(ScenarioBuilder::new(name, environment)));
        match self.declarations.last_mut() {
            Some(Declaration::Scenario(scenario)) => scenario,
            _ => unreachable!("pushed just now"),
        }
    }

    /// The model as text.
    pub fn text(&self) -> String {
        let declarations = self.declarations.iter().map(|declaration| format!("{declaration}\n"));
        format!("model {}\n{}", declared(&self.name), declarations.collect::<String>())
    }

    /// Reads and checks the model.
    pub fn build(&self) -> Program {
        Program::read(&format!("{}.coprod", self.name), &self.text())
    }
}

/// Names as they are written in a model, joined.
fn joined<'n>(names: impl IntoIterator<Item = &'n str>, by: &str) -> String {
    names.into_iter().map(declared).collect::<Vec<_>>().join(by)
}
