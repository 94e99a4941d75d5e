//! `scenario s in e like t { … }`: situations, and what must come of them.

use super::ModelBuilder;
use super::amount::Quantity;
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Name, Reference};
use super::page::{BREAK, Paragraph};
use super::text::quoted;
use super::word::words;

impl ModelBuilder {
    /// `scenario NAME in ENVIRONMENT`: declares a closed situation, or a table of them.
    ///
    /// ```
    /// use coproduce::builder::{Cell, Expectation, ModelBuilder};
    ///
    /// let mut model = ModelBuilder::new("sailing");
    /// let weather = model.scenario("weather", "sea").given("sail").columns(["wind", "ballast"]);
    /// weather.row_expecting("breeze", [Cell::Yes, Cell::Yes], Expectation::of("way").by("sailing"));
    /// weather.row_expecting("calm", [Cell::No, Cell::Yes], Expectation::not("way"));
    /// weather.row("fog", [Cell::Unknown, Cell::Yes]);
    /// let table = "scenario weather in sea {\n  given sail\n  columns wind, ballast\n  \
    ///     row breeze yes, yes expect way by sailing\n  row calm no, yes expect not way\n  row fog unknown, yes\n}\n";
    /// assert_eq!(model.text(), format!("model sailing\n\n{table}"));
    /// ```
    pub fn scenario(&mut self, name: impl Into<Heading>, environment: impl Into<Reference>) -> &mut ScenarioBuilder {
        let head = format!("scenario {}{BREAK}in {}", name.into().written(), environment.into().written());
        self.declare(ScenarioBuilder { body: Paragraph::new(head), like: None })
    }
}

words! {
    /// What a row says of a column.
    Cell {
        /// `yes`: it is given.
        Yes "yes",
        /// `no`: it is taken away.
        No "no",
        /// `unknown`: it may be present or absent.
        Unknown "unknown",
    }
}

/// What must come of a situation. A string is a product that must be produced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation(String);

impl Expectation {
    /// `PRODUCT`: it must be produced.
    pub fn of(product: impl Into<Reference>) -> Self {
        Self(product.into().written())
    }

    /// `not PRODUCT`: it must not be produced.
    pub fn not(product: impl Into<Reference>) -> Self {
        Self(format!("not {}", product.into().written()))
    }

    /// `… by LAW`: this law must produce it.
    #[must_use]
    pub fn by(self, law: impl Into<Reference>) -> Self {
        Self(format!("{}{BREAK}by {}", self.0, law.into().written()))
    }
}

impl<N: Into<Reference>> From<N> for Expectation {
    fn from(product: N) -> Self {
        Self::of(product)
    }
}

impl Written for Expectation {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// A dispute over a proposition. A string is a proposition that stays disputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute(String);

impl Dispute {
    /// `PROPOSITION`: its parties fall out over it.
    pub fn of(proposition: impl Into<Reference>) -> Self {
        Self(proposition.into().written())
    }

    /// `PROPOSITION resolved`: its parties fall out over it, and resolve it in a way that both accept.
    pub fn resolved(proposition: impl Into<Reference>) -> Self {
        Self(format!("{} resolved", proposition.into().written()))
    }
}

impl<N: Into<Reference>> From<N> for Dispute {
    fn from(proposition: N) -> Self {
        Self::of(proposition)
    }
}

impl Written for Dispute {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// `scenario NAME in ENVIRONMENT { … }` in the making.
#[derive(Clone, Debug)]
pub struct ScenarioBuilder {
    body: Paragraph,
    like: Option<Reference>,
}

impl ScenarioBuilder {
    /// `like SCENARIO`: starts from the situation of another. The last call counts.
    pub fn like(&mut self, scenario: impl Into<Reference>) -> &mut Self {
        self.like = Some(scenario.into());
        self
    }

    listings! {
        /// `given NAME, …`: these are present; of actions, they are chosen.
        given: Reference;

        /// `without NAME, …`: these are taken away.
        without: Reference;

        /// `unknown NAME, …`: these may be present or absent.
        unknown: Reference;

        /// `likely NAME n, …`: these may be present or absent, each with the probability of its presence.
        likely: Quantity;

        /// `expect PRODUCT, …`: what must come of the situation.
        expect: Expectation;
    }

    /// `expect not PRODUCT`: the product must not be produced.
    pub fn expect_not(&mut self, product: impl Into<Reference>) -> &mut Self {
        self.expect([Expectation::not(product)])
    }

    listings! {
        /// `disputed PROPOSITION, …`: over these the parties fall out.
        disputed: Dispute;

        /// `columns NAME, …`: what the cells of the rows speak of.
        columns: Reference;
    }

    /// `row NAME CELL, …`: a situation of its own, with a cell for each column.
    pub fn row(&mut self, name: impl Into<Name>, cells: impl Into<List<Cell>>) -> &mut Self {
        self.row_expecting(name, cells, List::default())
    }

    /// `row NAME CELL, … expect PRODUCT, …`: the same, with what must come of it.
    pub fn row_expecting(
        &mut self,
        name: impl Into<Name>,
        cells: impl Into<List<Cell>>,
        expectations: impl Into<List<Expectation>>,
    ) -> &mut Self {
        self.body.clause(row(&name.into(), &cells.into(), &expectations.into()));
        self.body.table = true;
        self
    }

    /// `rows from "FILE"`: rows from a text of comma-separated values, named by its path from the folder of the model.
    /// The text is written as a [label](super::labelled) is.
    pub fn rows_from(&mut self, file: impl AsRef<str>) -> &mut Self {
        self.body.clause(rows_from(file.as_ref()));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        self.body.clone().and_head(self.like.as_ref().map(|like| format!("like {}", like.written())))
    }
}

/// `row NAME CELL, … expect PRODUCT, …`
pub(super) fn row<E: Written>(name: &Name, cells: &List<Cell>, expectations: &List<E>) -> String {
    let expected = expectations.clause("expect").map(|expected| format!(" {expected}"));
    format!("row {} {}{}", name.written(), cells.written(), expected.unwrap_or_default())
}

/// `rows from "FILE"`
pub(super) fn rows_from(file: &str) -> String {
    format!("rows from {}", quoted(file))
}
