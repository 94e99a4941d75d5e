//! What a model puts to the test: its expectations and its claims.

use crate::analysis::inquiry::Words;
use crate::kernel::{CourseId, Kernel, ScenarioId};
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
                format!("{}: {}", words.scenario(scenario), words.expected(&scenario.expectations[at]))
            }
            Self::Timed(course, at) => {
                let course = words.kernel.course(course);
                let scenario = &words.kernel.scenarios[course.scenario.index()];
                format!("{}: {}", words.scenario(scenario), words.timed(course, &course.expectations[at]))
            }
            Self::Claim(_) | Self::Net(_) => on_one_line(words.sources.text(self.span(words.kernel))),
        }
    }
}

/// A text on one line, without its comments.
fn on_one_line(text: &str) -> String {
    let is_quoting = |line: &str| line.contains(['`', '"']);
    let without = |line| if is_quoting(line) { line } else { line.split("//").next().unwrap_or(line) };
    text.lines().map(without).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
