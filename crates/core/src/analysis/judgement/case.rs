//! What a model puts to the test: its expectations and its claims.

use crate::analysis::inquiry::Words;
use crate::kernel::{CourseId, Expectation, Kernel, ScenarioId};
use crate::model::written;
use coproduce_syntax::source::Span;

/// An expectation or a claim of a model, by its position in the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// What a scenario expects, by its position among all that it expects.
    Expectation(ScenarioId, usize),
    /// What a course expects, by its position among all that it expects.
    Timed(CourseId, usize),
    /// A claim that coproducers stand in a relation to a product.
    Claim(usize),
    /// A claim about what a party nets.
    Net(usize),
}

impl Case {
    /// The place of its text.
    pub fn span(self, kernel: &Kernel) -> Span {
        match self {
            Self::Expectation(scenario, at) => kernel.scenarios[scenario.index()].expectations[at].span,
            Self::Timed(course, at) => kernel.course(course).expectations[at].span,
            Self::Claim(at) => kernel.claims[at].span,
            Self::Net(at) => kernel.net_claims[at].span,
        }
    }

    /// What it asks, as it is written; an expectation after its scenario.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Expectation(scenario, at) => {
                let scenario = &words.kernel.scenarios[scenario.index()];
                format!("{}: {}", words.scenario(scenario), expected(words, &scenario.expectations[at]))
            }
            Self::Timed(course, _) => {
                let course = &words.kernel.scenarios[words.kernel.course(course).scenario.index()];
                format!("{}: {}", words.scenario(course), on_one_line(words.sources.text(self.span(words.kernel))))
            }
            Self::Claim(_) | Self::Net(_) => on_one_line(words.sources.text(self.span(words.kernel))),
        }
    }
}

/// `not oak by germination`, as a model says it.
fn expected(words: Words, expectation: &Expectation) -> String {
    let not = if expectation.not { "not " } else { "" };
    let by = expectation.by.map(|law| format!(" by {}", written(&words.law(law))));
    format!("{not}{}{}", words.written(expectation.product), by.unwrap_or_default())
}

/// A text on one line, without its comments.
fn on_one_line(text: &str) -> String {
    let is_quoting = |line: &str| line.contains(['`', '"']);
    let without = |line| if is_quoting(line) { line } else { line.split("//").next().unwrap_or(line) };
    text.lines().map(without).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
