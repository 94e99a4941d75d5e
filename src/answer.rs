//! What a question is answered with.

use crate::{Literal, Verdict};
use coproduce_core::analysis::Count;
use coproduce_core::ask::answer::{self, Explanation, SetsResult};
use coproduce_report::page::surface::Page;
use serde::{Serialize, Serializer};
use std::fmt;

/// An answer. It shows as the command line shows it, serialises in the form of `--format json`, and gives what is asked
/// most as values.
///
/// ```
/// use coproduce::{Program, Question, Situation};
///
/// let text = "object key, code, door\nenvironment house { holds door }\nlaw entry in house { key and door produce code }";
/// let program = Program::read("house.coprod", text);
/// let sets = program.ask(&Question::sets("code"), &Situation::only())?.sets().expect("sets were asked for");
/// assert_eq!(sets.production[0][0].to_string(), "key");
/// assert!(sets.complete);
/// # Ok::<(), coproduce::Refusal>(())
/// ```
#[derive(Debug)]
pub struct Answer<'p> {
    answer: answer::Answer<'p>,
}

/// What becomes of something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The smallest sets of changes after which it is produced, smallest first.
    pub missing: Vec<Vec<Literal>>,
}

/// What suffices for a product, and what prevents it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sets {
    /// The minimal sets of what suffices, smallest first.
    pub production: Vec<Vec<Literal>>,
    /// The minimal sets of what prevents it, smallest first: each as it must be for that.
    pub blocking: Vec<Vec<Literal>>,
    /// How many production sets there are in all, as a decimal number.
    pub production_count: Option<String>,
    /// How many blocking sets there are in all, as a decimal number.
    pub blocking_count: Option<String>,
    /// Whether all of both kinds are listed.
    pub complete: bool,
}

impl<'p> Answer<'p> {
    pub(crate) const fn of(answer: answer::Answer<'p>) -> Self {
        Self { answer }
    }

    /// What becomes of the things that were asked about; empty where something else was asked.
    pub fn verdicts(&self) -> Vec<Standing> {
        match &self.answer {
            answer::Answer::Verdicts(found) => found.verdicts.iter().map(Standing::of).collect(),
            answer::Answer::Why(explanation) => vec![Standing::explained(explanation)],
            _ => Vec::new(),
        }
    }

    /// The sets that suffice and those that prevent, where they were asked for.
    pub fn sets(&self) -> Option<Sets> {
        match &self.answer {
            answer::Answer::Sets(found) => Some(Sets::of(found)),
            _ => None,
        }
    }

    /// What the product cannot do without, where that was asked: first what no law produces, then products on the way.
    pub fn necessary(&self) -> Option<Vec<String>> {
        match &self.answer {
            answer::Answer::Necessary(found) => {
                let all = found.necessary.iter().chain(&found.necessary_products);
                Some(all.map(|name| name.clone().into_owned()).collect())
            }
            _ => None,
        }
    }

    /// With what probability the product is there, where that was asked.
    pub fn probability(&self) -> Option<f64> {
        match &self.answer {
            answer::Answer::Rank(found) => Some(found.probability),
            _ => None,
        }
    }

    /// Whether a relation holds, by its name (`producer`, `cause` …), where relations were asked for; `None` as well
    /// where the analysis reached its limit.
    pub fn relation(&self, name: &str) -> Option<bool> {
        match &self.answer {
            answer::Answer::Related(found) => found.relations.iter().find(|one| one.relation == name)?.holds,
            _ => None,
        }
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut text = Vec::new();
        coproduce_report::answer::render(&self.answer, Page::COMMAND, &mut text).map_err(|_| fmt::Error)?;
        formatter.write_str(&String::from_utf8_lossy(&text))
    }
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.answer.serialize(serializer)
    }
}

impl Standing {
    fn of(standing: &answer::Standing) -> Self {
        Self {
            name: standing.name.clone(),
            verdict: Verdict::of(standing.verdict),
            missing: Literal::sets(&standing.missing),
        }
    }

    fn explained(explanation: &Explanation) -> Self {
        match explanation {
            Explanation::Produced { product, .. } => {
                Self { name: product.clone().into_owned(), verdict: Verdict::Produced, missing: Vec::new() }
            }
            Explanation::NotProduced(found) => Self {
                name: found.product.clone().into_owned(),
                verdict: Verdict::of(found.verdict),
                missing: Literal::sets(&found.missing),
            },
        }
    }
}

impl Sets {
    fn of(found: &SetsResult) -> Self {
        let listed = |sets: &Option<_>| sets.as_deref().map(Literal::sets).unwrap_or_default();
        let counted = |count: &Option<Count>| count.as_ref().map(ToString::to_string);
        Self {
            production: listed(&found.production_sets),
            blocking: listed(&found.blocking_sets),
            production_count: counted(&found.count.production),
            blocking_count: counted(&found.count.blocking),
            complete: found.complete,
        }
    }
}
