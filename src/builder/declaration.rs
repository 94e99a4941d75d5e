//! Declarations with clauses, made in Rust code.

use super::{Condition, joined};
use coproduce_core::model::declared;
use std::fmt;

/// A declaration in the making.
#[derive(Clone, Debug)]
pub(super) enum Declaration {
    Line(String),
    Environment(EnvironmentBuilder),
    Law(LawBuilder),
    Scenario(ScenarioBuilder),
}

impl fmt::Display for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(text) => f.write_str(text),
            Self::Environment(environment) => write!(f, "{environment}"),
            Self::Law(law) => write!(f, "{law}"),
            Self::Scenario(scenario) => write!(f, "{scenario}"),
        }
    }
}

/// A header with clauses in braces.
fn block(f: &mut fmt::Formatter<'_>, header: &str, clauses: &[String]) -> fmt::Result {
    if clauses.is_empty() { f.write_str(header) } else { write!(f, "{header} {{\n  {}\n}}", clauses.join("\n  ")) }
}

/// An environment in the making.
#[derive(Clone, Debug)]
pub struct EnvironmentBuilder {
    name: String,
    parents: Vec<String>,
    clauses: Vec<String>,
}

impl EnvironmentBuilder {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), parents: Vec::new(), clauses: Vec::new() }
    }

    fn clause<'n>(&mut self, word: &str, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clauses.push(format!("{word} {}", joined(names, ", ")));
        self
    }

    /// Lies within another environment and inherits what that states.
    pub fn within(&mut self, parent: &str) -> &mut Self {
        self.parents.push(parent.to_owned());
        self
    }

    /// Supplies these conditions.
    pub fn holds<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("holds", names)
    }

    /// Excludes these conditions.
    pub fn lacks<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("lacks", names)
    }

    /// Has these actors in it.
    pub fn includes<'n>(&mut self, actors: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("includes", actors)
    }

    /// Has a condition with this probability, from 0 to 1.
    pub fn likely(&mut self, name: &str, probability: f64) -> &mut Self {
        self.clauses.push(format!("likely {} {probability}", declared(name)));
        self
    }
}

impl fmt::Display for EnvironmentBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut header = format!("environment {}", declared(&self.name));
        if !self.parents.is_empty() {
            header.push_str(" within ");
            header.push_str(&joined(self.parents.iter().map(String::as_str), ", "));
        }
        block(f, &header, &self.clauses)
    }
}

/// A law in the making. It needs a condition and a product to be read.
#[derive(Clone, Debug)]
pub struct LawBuilder {
    name: String,
    alternative: bool,
    environments: Vec<String>,
    condition: Option<Condition>,
    enabling: Option<Condition>,
    products: Vec<String>,
    remarks: Vec<String>,
}

impl LawBuilder {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            alternative: false,
            environments: Vec::new(),
            condition: None,
            enabling: None,
            products: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Stands beside other laws for the same product on purpose.
    pub fn alternative(&mut self) -> &mut Self {
        self.alternative = true;
        self
    }

    /// Applies in an environment and in all within it.
    pub fn applies_in(&mut self, environment: &str) -> &mut Self {
        self.environments.push(environment.to_owned());
        self
    }

    /// What must be present together.
    pub fn when(&mut self, condition: impl Into<Condition>) -> &mut Self {
        self.condition = Some(condition.into());
        self
    }

    /// What is produced.
    pub fn produces(&mut self, product: &str) -> &mut Self {
        self.products.push(product.to_owned());
        self
    }

    /// What must be present besides and is not used up; in a set that sustains itself it may be supplied mutually.
    pub fn enabled_by(&mut self, condition: impl Into<Condition>) -> &mut Self {
        self.enabling = Some(condition.into());
        self
    }

    /// How likely the condition suffices, from 0 to 1.
    pub fn likelihood(&mut self, probability: f64) -> &mut Self {
        self.remarks.push(format!("likelihood {probability}"));
        self
    }

    /// Where the law is taken from.
    pub fn source(&mut self, text: &str) -> &mut Self {
        let quoted = text.replace('"', "'").replace(char::is_control, " ");
        self.remarks.push(format!("source \"{quoted}\""));
        self
    }
}

impl fmt::Display for LawBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternative = if self.alternative { "alternative " } else { "" };
        let mut header = format!("{alternative}law {}", declared(&self.name));
        if !self.environments.is_empty() {
            header.push_str(" in ");
            header.push_str(&joined(self.environments.iter().map(String::as_str), ", "));
        }
        let condition = self.condition.as_ref().map(ToString::to_string).unwrap_or_default();
        let products = joined(self.products.iter().map(String::as_str), ", ");
        let mut clauses = vec![format!("{condition} produce {products}")];
        clauses.extend(self.enabling.iter().map(|enabling| format!("enabled by {enabling}")));
        clauses.extend_from_slice(&self.remarks);
        block(f, &header, &clauses)
    }
}

/// A scenario in the making.
#[derive(Clone, Debug)]
pub struct ScenarioBuilder {
    header: String,
    clauses: Vec<String>,
}

impl ScenarioBuilder {
    pub(super) fn new(name: &str, environment: &str) -> Self {
        Self { header: format!("scenario {} in {}", declared(name), declared(environment)), clauses: Vec::new() }
    }

    fn clause<'n>(&mut self, word: &str, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clauses.push(format!("{word} {}", joined(names, ", ")));
        self
    }

    /// These are present; of actions, they are chosen.
    pub fn given<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("given", names)
    }

    /// These are taken away.
    pub fn without<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("without", names)
    }

    /// These may be present or absent.
    pub fn unknown<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> &mut Self {
        self.clause("unknown", names)
    }

    /// The product must be produced.
    pub fn expect(&mut self, product: &str) -> &mut Self {
        self.clause("expect", [product])
    }

    /// The product must not be produced.
    pub fn expect_not(&mut self, product: &str) -> &mut Self {
        self.clauses.push(format!("expect not {}", declared(product)));
        self
    }
}

impl fmt::Display for ScenarioBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        block(f, &self.header, &self.clauses)
    }
}
