//! `evidence n in e from "f.csv" { … }`: a table of cases, and which laws are held against it.

use super::ModelBuilder;
use super::amount::Amount;
use super::list::{List, Listing, Written, listings};
use super::name::{Heading, Reference};
use super::page::{BREAK, Clause, Paragraph};
use super::text::quoted;
use coproduce_core::model::declared;
use std::borrow::Cow;

impl ModelBuilder {
    /// `evidence NAME in ENVIRONMENT from "FILE"`: declares a table of cases, named by its path from the folder of the
    /// model. A check reads no cases. The text is written as a [label](super::labelled) is.
    ///
    /// ```
    /// use coproduce::builder::{Calibration, ModelBuilder};
    ///
    /// let mut model = ModelBuilder::new("care");
    /// let wards = model.evidence("wards", "ward", "wards.csv").case("ward");
    /// wards.set("staffed", Calibration::at_least(3).from("Nurses per shift"));
    /// wards.set("calm", Calibration::fuzzy(70, 55, 40).from("noise")).set("trusted", Calibration::memberships());
    /// wards.product("recovery", Calibration::texts(["Recovered"]).from("end")).expects("staffed");
    /// wards.tests(["recovering"]).consistency("0.9").coverage("0.5");
    /// wards.rows().at_least(2).pri("0.5");
    /// let wards = "evidence wards in ward from \"wards.csv\" {\n  case ward\n  \
    ///     set staffed from \"Nurses per shift\" crisp at least 3\n  set calm from noise fuzzy 70, 55, 40\n  \
    ///     set trusted\n  product recovery from end crisp \"Recovered\"\n  expects staffed\n  \
    ///     tests recovering consistency 0.9 coverage 0.5\n  rows at least 2 cases pri 0.5\n}\n";
    /// assert_eq!(model.text(), format!("model care\n\n{wards}"));
    /// ```
    pub fn evidence(
        &mut self,
        name: impl Into<Heading>,
        environment: impl Into<Reference>,
        file: impl AsRef<str>,
    ) -> &mut EvidenceBuilder {
        let (name, environment) = (name.into().written(), environment.into().written());
        let head = format!("evidence {name}{BREAK}in {environment}{BREAK}from {}", quoted(file.as_ref()));
        self.declare(EvidenceBuilder { head, body: Parts::default() })
    }
}

/// The clauses of evidence, in order.
#[derive(Clone, Debug, Default)]
struct Parts(Vec<Part>);

/// Words, or a clause that may be gone on with.
#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Tests(TestsBuilder),
    Rows(RowsBuilder),
}

impl Parts {
    fn listing<T: Written>(&mut self, word: &str, items: &List<T>) {
        self.0.extend(items.clause(word).map(Part::Words));
    }
}

/// `evidence NAME in ENVIRONMENT from "FILE" { … }` in the making.
#[derive(Clone, Debug)]
pub struct EvidenceBuilder {
    head: String,
    body: Parts,
}

impl EvidenceBuilder {
    /// `case COLUMN`: which column names the cases; the first one where this is not said.
    pub fn case(&mut self, column: impl AsRef<str>) -> &mut Self {
        self.words(format!("case {}", heading(column.as_ref())))
    }

    /// `set NAME …`: how a column is read as a set, the cases that have something. A string is the heading of a column
    /// whose cells are memberships.
    pub fn set(&mut self, name: impl Into<Reference>, calibration: impl Into<Calibration>) -> &mut Self {
        self.words(format!("set {}{}", name.into().written(), calibration.into().written()))
    }

    /// `product NAME …`: how a column is read as the set of cases that have the product.
    pub fn product(&mut self, name: impl Into<Reference>, calibration: impl Into<Calibration>) -> &mut Self {
        self.words(format!("product {}{}", name.into().written(), calibration.into().written()))
    }

    /// `tests LAW, …`: laws for the product that are held against the cases.
    pub fn tests(&mut self, laws: impl Into<List<Reference>>) -> &mut TestsBuilder {
        self.test(laws.into().written())
    }

    /// `tests all`: all laws for the product are held against the cases.
    pub fn tests_all(&mut self) -> &mut TestsBuilder {
        self.test("all".to_owned())
    }

    fn test(&mut self, laws: String) -> &mut TestsBuilder {
        self.body.0.push(Part::Tests(TestsBuilder { laws, consistency: None, coverage: None, pri: None }));
        match self.body.0.last_mut() {
            Some(Part::Tests(tests)) => tests,
            _ => unreachable!("added just now"),
        }
    }

    listings! {
        /// `expects NAME, …`: with which sets the product is expected where there is no case.
        expects: Reference;
    }

    /// `expects not NAME, …`: without which sets the product is expected where there is no case.
    pub fn expects_not(&mut self, sets: impl Into<List<Reference>>) -> &mut Self {
        let sets = sets.into();
        if sets.is_empty() {
            return self;
        }
        self.words(format!("expects not {}", sets.separated(&format!(",{BREAK}not "))))
    }

    /// `rows …`: which rows of the truth table count. Nothing is written where nothing more is said.
    pub fn rows(&mut self) -> &mut RowsBuilder {
        self.body.0.push(Part::Rows(RowsBuilder::default()));
        match self.body.0.last_mut() {
            Some(Part::Rows(rows)) => rows,
            _ => unreachable!("added just now"),
        }
    }

    /// `missing refused`: a cell that says nothing is an error.
    pub fn missing_refused(&mut self) -> &mut Self {
        self.words("missing refused".to_owned())
    }

    fn words(&mut self, words: String) -> &mut Self {
        self.body.0.push(Part::Words(words));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let clauses = self.body.0.iter().filter_map(|part| match part {
            Part::Words(words) => Some(Clause::Words(words.clone())),
            Part::Tests(tests) => Some(Clause::Words(tests.written())),
            Part::Rows(rows) => rows.written().map(Clause::Words),
        });
        Paragraph { clauses: clauses.collect(), ..Paragraph::new(self.head.clone()) }
    }
}

/// How the cells of a column are read as memberships of a set. A string is the heading of a column whose cells are
/// memberships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    column: Option<String>,
    cells: String,
}

impl Calibration {
    const fn of(cells: String) -> Self {
        Self { column: None, cells }
    }

    /// Cells are memberships: numbers from 0 to 1, or words for yes and no.
    pub const fn memberships() -> Self {
        Self::of(String::new())
    }

    /// `crisp at least n`: fully in from a number on, fully out below.
    pub fn at_least(number: impl Into<Amount>) -> Self {
        Self::of(format!(" crisp at least {}", number.into().written()))
    }

    /// `crisp below n`: fully in below a number, fully out from it on.
    pub fn below(number: impl Into<Amount>) -> Self {
        Self::of(format!(" crisp below {}", number.into().written()))
    }

    /// `crisp "TEXT", …`: fully in with one of these texts, which are written as [labels](super::labelled) are.
    pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let texts: Vec<String> = texts.into_iter().map(|text| quoted(text.as_ref())).collect();
        // A clause without one is a mistake, which a finding says; with an empty one it would be none.
        Self::of(format!(" crisp {}", texts.join(&format!(",{BREAK}"))).trim_end().to_owned())
    }

    /// `fuzzy n, m, k`: by the numbers for full non-membership, the crossover and full membership.
    pub fn fuzzy(out: impl Into<Amount>, crossover: impl Into<Amount>, full: impl Into<Amount>) -> Self {
        let numbers = [out.into(), crossover.into(), full.into()].map(|number| number.written());
        Self::of(format!(" fuzzy {}", numbers.join(&format!(",{BREAK}"))))
    }

    /// `from COLUMN`: the heading of the column, where it is not called like the thing. The last call counts.
    #[must_use]
    pub fn from(self, column: impl AsRef<str>) -> Self {
        Self { column: Some(heading(column.as_ref()).into_owned()), ..self }
    }

    fn written(&self) -> String {
        let column = self.column.as_ref().map(|column| format!(" from {column}"));
        column.unwrap_or_default() + &self.cells
    }
}

impl From<&str> for Calibration {
    fn from(column: &str) -> Self {
        Self::memberships().from(column)
    }
}

impl From<String> for Calibration {
    fn from(column: String) -> Self {
        column.as_str().into()
    }
}

impl From<&String> for Calibration {
    fn from(column: &String) -> Self {
        column.as_str().into()
    }
}

/// The heading of a column: a word, or a text in quotation marks. Of a text that has such marks itself, a name in
/// backticks keeps them.
fn heading(column: &str) -> Cow<'_, str> {
    match declared(column) {
        Cow::Owned(_) if !column.contains('"') => Cow::Owned(quoted(column)),
        name => name,
    }
}

/// `tests …` in the making: how well the laws must fit, from 0 to 1.
#[derive(Clone, Debug)]
pub struct TestsBuilder {
    laws: String,
    consistency: Option<Amount>,
    coverage: Option<Amount>,
    pri: Option<Amount>,
}

/// Makes the methods for the least values of measures.
macro_rules! measures {
    ($($(#[$doc:meta])+ $word:ident;)+) => {
        $(
            $(#[$doc])+
            pub fn $word(&mut self, least: impl Into<Amount>) -> &mut Self {
                self.$word = Some(least.into());
                self
            }
        )+
    };
}

impl TestsBuilder {
    measures! {
        /// `consistency n`: the least consistency. The last call counts.
        consistency;

        /// `coverage n`: the least coverage, by all laws that are tested. The last call counts.
        coverage;

        /// `pri n`: the least proportional reduction in inconsistency. The last call counts.
        pri;
    }

    fn written(&self) -> String {
        let cuts = [("consistency", &self.consistency), ("coverage", &self.coverage), ("pri", &self.pri)];
        format!("tests {}{}", self.laws, measures(&cuts))
    }
}

/// `rows …` in the making.
#[derive(Clone, Debug, Default)]
pub struct RowsBuilder {
    cases: Option<Amount>,
    consistency: Option<Amount>,
    pri: Option<Amount>,
}

impl RowsBuilder {
    /// `at least n cases`: from how many cases on a row counts. The last call counts.
    pub fn at_least(&mut self, cases: impl Into<Amount>) -> &mut Self {
        self.cases = Some(cases.into());
        self
    }

    measures! {
        /// `consistency n`: how consistent a row must be with the product to have it. The last call counts.
        consistency;

        /// `pri n`: the least proportional reduction in inconsistency of such a row. The last call counts.
        pri;
    }

    fn written(&self) -> Option<String> {
        let cases = self.cases.as_ref().map(|cases| format!(" at least {} cases", cases.written()));
        let said = cases.unwrap_or_default() + &measures(&[("consistency", &self.consistency), ("pri", &self.pri)]);
        (!said.is_empty()).then(|| format!("rows{said}"))
    }
}

/// The measures of which something is said, each behind its word.
fn measures(cuts: &[(&str, &Option<Amount>)]) -> String {
    let said = cuts.iter().filter_map(|(word, least)| Some(format!(" {word} {}", least.as_ref()?.written())));
    said.collect()
}
