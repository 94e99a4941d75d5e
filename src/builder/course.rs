//! `course c in e like d { … }`: situations that go on, and what must come of them when.

use super::ModelBuilder;
use super::amount::Quantity;
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Name, Reference};
use super::page::{BREAK, Clause, Paragraph};
use super::scenario::{Cell, Expectation, row, rows_from};

impl ModelBuilder {
    /// `course NAME in ENVIRONMENT`: declares a closed situation that begins there and goes on, in periods, or a table of
    /// them.
    ///
    /// ```
    /// use coproduce::builder::{ModelBuilder, When};
    ///
    /// let mut model = ModelBuilder::new("heating");
    /// let night = model.course("night", "house").given("cold").for_periods(7);
    /// night.from(6).given("sun").without("cold");
    /// night.expect([("heater", When::at(0)), ("warmth", When::within(3))]);
    /// let night = "course night in house {\n  given cold\n  for 7 periods\n  from 6 given sun\n  from 6 without cold\n  \
    ///     expect heater at 0, warmth within 3\n}\n";
    /// assert_eq!(model.text(), format!("model heating\n\n{night}"));
    /// ```
    ///
    /// ```
    /// use coproduce::builder::{Cell, ModelBuilder, When};
    ///
    /// let mut model = ModelBuilder::new("heating");
    /// let nights = model.course("nights", "house").for_periods(7).columns(["cold", "sun"]);
    /// nights.row_expecting("frost", [Cell::Yes, Cell::No], ("warmth", When::within(1)));
    /// nights.row("mild", [Cell::No, Cell::No]);
    /// let nights = "course nights in house {\n  for 7 periods\n  columns cold, sun\n  \
    ///     row frost yes, no expect warmth within 1\n  row mild no, no\n}\n";
    /// assert_eq!(model.text(), format!("model heating\n\n{nights}"));
    /// ```
    pub fn course(&mut self, name: impl Into<Heading>, environment: impl Into<Reference>) -> &mut CourseBuilder {
        let head = format!("course {}{BREAK}in {}", name.into().written(), environment.into().written());
        self.declare(CourseBuilder { head, like: None, body: Parts::default(), table: false })
    }
}

/// The clauses of a course, in order.
#[derive(Clone, Debug, Default)]
struct Parts(Vec<Part>);

/// What is said of all periods, or of some.
#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Change(ChangeBuilder),
}

impl Parts {
    fn listing<T: Written>(&mut self, word: &str, items: &List<T>) {
        self.0.extend(items.clause(word).map(Part::Words));
    }

    fn change(&mut self, when: String) -> &mut ChangeBuilder {
        self.0.push(Part::Change(ChangeBuilder { when, body: Paragraph::default() }));
        match self.0.last_mut() {
            Some(Part::Change(change)) => change,
            _ => unreachable!("added just now"),
        }
    }
}

/// `course NAME in ENVIRONMENT { … }` in the making.
#[derive(Clone, Debug)]
pub struct CourseBuilder {
    head: String,
    like: Option<Reference>,
    body: Parts,
    /// Whether rows are among the clauses.
    table: bool,
}

impl CourseBuilder {
    /// `like COURSE`: takes over what another course says of things and places. The last call counts.
    pub fn like(&mut self, course: impl Into<Reference>) -> &mut Self {
        self.like = Some(course.into());
        self
    }

    listings! {
        /// `given NAME, …`: these are present throughout; of actions, they are chosen.
        given: Reference;

        /// `without NAME, …`: these are taken away throughout.
        without: Reference;

        /// `unknown NAME, …`: these may be present or absent, the same in all periods.
        unknown: Reference;

        /// `likely NAME n, …`: these may be present or absent, each with the probability of its presence.
        likely: Quantity;

        /// `expect PRODUCT WHEN, …`: what must come of the course, and when.
        expect: TimedExpectation;
    }

    listings! {
        /// `columns NAME, …`: what the cells of the rows speak of.
        columns: Reference;
    }

    /// `row NAME CELL, …`: a course of its own, in which what the cells say of each column holds throughout.
    pub fn row(&mut self, name: impl Into<Name>, cells: impl Into<List<Cell>>) -> &mut Self {
        self.row_expecting(name, cells, List::default())
    }

    /// `row NAME CELL, … expect PRODUCT WHEN, …`: the same, with what must come of it, and when.
    pub fn row_expecting(
        &mut self,
        name: impl Into<Name>,
        cells: impl Into<List<Cell>>,
        expectations: impl Into<List<TimedExpectation>>,
    ) -> &mut Self {
        self.body.0.push(Part::Words(row(&name.into(), &cells.into(), &expectations.into())));
        self.table = true;
        self
    }

    /// `rows from "FILE"`: rows from a text of comma-separated values, named by its path from the folder of the model.
    /// The text is written as a [label](super::labelled) is.
    pub fn rows_from(&mut self, file: impl AsRef<str>) -> &mut Self {
        self.body.0.push(Part::Words(rows_from(file.as_ref())));
        self
    }

    /// `at n …`: what is said of one period.
    pub fn at(&mut self, period: usize) -> &mut ChangeBuilder {
        self.body.change(format!("at {period}"))
    }

    /// `at n to m …`: what is said of several periods in a row, the last included.
    pub fn at_to(&mut self, first: usize, last: usize) -> &mut ChangeBuilder {
        self.body.change(format!("at {first} to {last}"))
    }

    /// `from n …`: what is said of all periods from one on.
    pub fn from(&mut self, period: usize) -> &mut ChangeBuilder {
        self.body.change(format!("from {period}"))
    }

    /// `for n periods`: how many periods follow the first, which is period 0.
    pub fn for_periods(&mut self, count: usize) -> &mut Self {
        self.body.0.push(Part::Words(format!("for {}", periods(count))));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let clauses = self.body.0.iter().flat_map(|part| match part {
            Part::Words(words) => vec![Clause::Words(words.clone())],
            Part::Change(change) => change.written(),
        });
        let paragraph =
            Paragraph { clauses: clauses.collect(), table: self.table, ..Paragraph::new(self.head.clone()) };
        paragraph.and_head(self.like.as_ref().map(|like| format!("like {}", like.written())))
    }
}

/// `at n …` or `from n …` in the making: a clause for each thing that is said of these periods.
#[derive(Clone, Debug)]
pub struct ChangeBuilder {
    when: String,
    body: Paragraph,
}

impl ChangeBuilder {
    listings! {
        /// `given NAME, …`: these are present; of actions, they are chosen.
        given: Reference;

        /// `without NAME, …`: these are taken away.
        without: Reference;

        /// `unknown NAME, …`: these may be present or absent, the same in all of these periods.
        unknown: Reference;

        /// `likely NAME n, …`: these may be present or absent, each with the probability of its presence.
        likely: Quantity;
    }

    /// `in ENVIRONMENT`: where one is.
    pub fn moves_to(&mut self, environment: impl Into<Reference>) -> &mut Self {
        self.body.clause(format!("in {}", environment.into().written()));
        self
    }

    fn written(&self) -> Vec<Clause> {
        let when = |clause: &Clause| match clause {
            Clause::Words(words) => Clause::Words(format!("{} {words}", self.when)),
            other => other.clone(),
        };
        self.body.clauses.iter().map(when).collect()
    }
}

/// When something is expected of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When(String);

impl When {
    /// `at n`: in this period.
    pub fn at(period: usize) -> Self {
        Self(format!("at {period}"))
    }

    /// `within n`: in some period up to this one.
    pub fn within(period: usize) -> Self {
        Self(format!("within {period}"))
    }

    /// `before n`: in some period before this one.
    pub fn before(period: usize) -> Self {
        Self(format!("before {period}"))
    }

    /// `from n`: in every period from this one on.
    pub fn from(period: usize) -> Self {
        Self(format!("from {period}"))
    }

    /// `always`: in every period.
    pub fn always() -> Self {
        Self("always".to_owned())
    }

    /// `never`: in none. What is expected not to be there is not expected never to be.
    pub fn never() -> Self {
        Self("never".to_owned())
    }

    /// `before NAME`: in some period before the first in which something else is present.
    pub fn before_first(other: impl Into<Reference>) -> Self {
        Self(format!("before {}", other.into().written()))
    }

    /// `within n of NAME`: in some period from the first in which something else is present to so many later.
    pub fn within_of(count: usize, other: impl Into<Reference>) -> Self {
        Self(format!("within {count} of {}", other.into().written()))
    }
}

/// What must come of a course, and when: made of an [`Expectation`] and a [`When`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedExpectation(String);

impl<E: Into<Expectation>> From<(E, When)> for TimedExpectation {
    fn from((expectation, when): (E, When)) -> Self {
        Self(format!("{} {}", expectation.into().written(), when.0))
    }
}

impl<E: Into<Expectation>> From<(E, When)> for List<TimedExpectation> {
    fn from(one: (E, When)) -> Self {
        [one].into()
    }
}

impl Written for TimedExpectation {
    fn written(&self) -> String {
        self.0.clone()
    }
}

/// `1 period`, or `3 periods`.
pub(super) fn periods(count: usize) -> String {
    let word = if count == 1 { "period" } else { "periods" };
    format!("{count} {word}")
}
