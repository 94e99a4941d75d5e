//! Conflicts: why a scenario is no situation.

use super::{EnvironmentId, Kernel, Supposed};
use crate::model::Kind;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{Sources, Span};

/// How a scenario contradicts itself or its environment, so that it is no situation and nothing holds in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Conflict {
    /// It supposes two different things of one atom, each where it says so.
    Supposed([(Supposed, Span); 2]),
    /// It gives what its environment lacks.
    Lacked {
        /// Where the name of what is given stands.
        name: Span,
        /// Where it is given.
        given: Span,
        /// Where it is lacked.
        lacked: Span,
        /// The environment.
        environment: EnvironmentId,
    },
    /// What it is like leads back to itself; where a scenario of the circle says what it is like, or a course.
    Circle(Span, Kind),
    /// It is in two environments at once, each where it says so.
    Displaced([(EnvironmentId, Span); 2]),
}

impl Conflict {
    /// What is said of it.
    pub fn finding(&self, kernel: &Kernel, sources: &Sources) -> Diagnostic {
        let error = |span: Span, message: String| rules::ENVIRONMENT_CONFLICT.at(span, message);
        match *self {
            Self::Supposed([(first, at), (second, again)]) => {
                let (name, first, second) = (sources.text(again), first.word(), second.word());
                error(again, format!("`{name}` is both {first} and {second}"))
                    .remark(format!("here: {second}"))
                    .label(at, format!("here: {first}"))
                    .help("keep one of the two")
            }
            Self::Lacked { name, given, lacked, environment } => {
                let (name, environment) = (sources.text(name), sources.text(kernel.environment(environment).name));
                error(given, format!("`{name}` is given where `{environment}` lacks it"))
                    .remark("given here")
                    .label(lacked, "lacked here")
                    .help(if kernel.courses.iter().any(|course| course.says_at(given)) {
                        format!("give `{name}` only while one is elsewhere, as in `at 0 to 2 given {name}`")
                    } else {
                        format!(
                            "set the scenario in an environment that does not lack `{name}`, or declare one within it"
                        )
                    })
            }
            Self::Circle(span, kind) => error(span, format!("{}s are like one another in a cycle", kind.word()))
                .remark(format!("leads back to this {}", kind.word()))
                .help("remove one `like` from the cycle"),
            Self::Displaced([(first, at), (second, again)]) => {
                let [first, second] = [first, second].map(|place| sources.text(kernel.environment(place).name));
                error(again, format!("the course is in `{first}` and in `{second}` at once"))
                    .remark(format!("here: in `{second}`"))
                    .label(at, format!("from the same period on in `{first}`"))
                    .help("keep one of the two, or let the second begin later")
            }
        }
    }
}
