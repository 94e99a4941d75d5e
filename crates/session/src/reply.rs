//! What a session answers. Replies hold what was found, and nothing of how it looks.

use super::changed::Change;
use super::command::About;
use super::graph::Neighbourhood;
use super::reading::Reading;
use super::situation::Situation;
use coproduce_core::analysis::course::CourseReport;
use coproduce_core::analysis::{Literal, Verdict};
use coproduce_core::ask::answer::{Answer, Because};
use coproduce_report::difference::DifferenceResult;
use coproduce_report::evidence::Rendered;
use coproduce_report::wire;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use indexmap::IndexMap;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// What a session answers to one entry.
#[derive(Debug, Serialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply<'s> {
    /// There was nothing to answer.
    Nothing,
    /// The entry was not understood, or contradicts the model; all is as it was.
    Refused(Findings),
    /// Declarations would bring errors, or refute what the model claims; none was added.
    NotDeclared(Findings),
    /// The entry could not be carried out; all is as it was.
    Failed {
        /// Why.
        reason: String,
        /// What can be done about it.
        help: Option<String>,
    },
    /// The analysis was interrupted.
    Interrupted,
    /// Declarations were added.
    Declared {
        /// What they declare, as it is written, without the block.
        declared: Vec<String>,
        /// What was found in them.
        #[serde(flatten)]
        found: Findings,
    },
    /// Files were read.
    Loaded(Loaded),
    /// The situation is another one.
    Situation {
        /// The situation.
        situation: Situation,
    },
    /// A change was taken back.
    Undone {
        /// What was taken back.
        undone: String,
        /// The situation now.
        situation: Situation,
    },
    /// A file was written.
    Saved {
        /// Its path.
        file: String,
        /// The scenario that the situation became.
        scenario: Option<String>,
    },
    /// What becomes of a product in every environment, where none is chosen.
    Across {
        /// The product.
        product: String,
        /// One entry for each environment.
        environments: Vec<There>,
    },
    /// What is different from a moment before.
    Changed {
        /// The moment before.
        before: Situation,
        /// Now, or what is supposed.
        after: Situation,
        /// What is different.
        changes: Vec<Change>,
    },
    /// A course is entered.
    Course {
        /// The situation: its first period.
        situation: Situation,
        /// What becomes of it.
        #[serde(flatten)]
        course: CourseReport<'static>,
    },
    /// Environments, scenarios or courses.
    Places {
        /// Which of these.
        of: &'static str,
        /// All there are.
        places: Vec<Place>,
    },
    /// What a name stands for.
    Type(Description),
    /// What the model says of a name.
    Documentation {
        /// The name.
        name: String,
        /// Its label.
        label: Option<String>,
        /// The lines of its documentation.
        lines: Vec<String>,
    },
    /// What stands next to a name.
    Graph(Neighbourhood),
    /// What the session changed.
    Difference {
        /// The loaded files.
        files: Vec<String>,
        /// The declarations added, in order.
        added: Vec<String>,
        /// The situation.
        situation: Situation,
    },
    /// How what follows from the session differs from what follows from files.
    Differences(DifferenceResult),
    /// How far cases bear out laws.
    Fitted(Rendered),
    /// The rules.
    Rules {
        /// Each with its level and what it reports.
        rules: Vec<RuleLine>,
    },
    /// The page of a rule.
    Page {
        /// The rule.
        rule: &'static str,
        /// The page, in Markdown.
        page: &'static str,
    },
    /// The page of a word, or of a command of the command line.
    Word {
        /// The word.
        word: &'static str,
        /// The page, in Markdown.
        page: String,
    },
    /// All that is explained.
    Words {
        /// The words, each group behind its heading.
        groups: Vec<(&'static str, Vec<&'static str>)>,
    },
    /// What can be entered.
    Help {
        /// An example of each form, with what it asks.
        forms: Vec<(String, &'static str)>,
        /// The commands, or the only one that was asked about.
        #[serde(serialize_with = "in_short")]
        commands: Vec<&'static About>,
    },
    /// The session ends.
    Quit,
    /// A question was answered.
    #[serde(untagged)]
    Answered(Answered<'s>),
}

/// An answer, and where it holds.
#[derive(Debug)]
pub struct Answered<'s> {
    /// The situation.
    pub situation: Situation,
    /// The answer.
    pub answer: Answer<'s>,
    /// How many times as much as usual is shown of it.
    pub times: usize,
}

impl Serialize for Answered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form<'a, 's> {
            reply: &'static str,
            /// Where an answer does not say itself where it holds.
            #[serde(skip_serializing_if = "Option::is_none")]
            situation: Option<&'a Situation>,
            #[serde(flatten)]
            answer: &'a Answer<'s>,
        }
        let situation = self.answer.is_of_a_situation().then_some(&self.situation);
        Form { reply: self.answer.kind(), situation, answer: &self.answer }.serialize(serializer)
    }
}

/// Files that were read, or read again.
#[derive(Debug, Serialize)]
pub struct Loaded {
    /// Whether they had been read before.
    pub again: bool,
    /// The files.
    pub files: Vec<String>,
    /// Those that could not be read, and why.
    pub refused: Vec<String>,
    /// What is declared, by kind, with how many there are.
    pub declared: Vec<(&'static str, usize)>,
    /// Whether all of it was understood, so that questions can be answered.
    pub understood: bool,
    /// What was found.
    #[serde(flatten)]
    pub found: Findings,
    /// What is different in the situation, where they had been read before.
    pub changes: Vec<Change>,
    /// What is no longer supposed, because its name is gone.
    pub dropped: Vec<String>,
    /// The situation.
    pub situation: Situation,
}

/// What becomes of a product in an environment.
#[derive(Debug, Serialize)]
pub struct There {
    /// The environment.
    pub environment: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// By what it is lacked or taken away, where it is itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
    /// The minimal sets of what is missing.
    pub missing: Vec<Vec<Literal>>,
}

/// An environment or a scenario.
#[derive(Debug, Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Whether the session is there.
    pub here: bool,
    /// What it lies within, or is set in.
    pub within: Vec<String>,
    /// What it states, by the word that does.
    pub states: IndexMap<&'static str, Vec<String>>,
}

/// What a name stands for.
#[derive(Debug, Serialize)]
pub struct Description {
    /// The name.
    pub name: String,
    /// The kind, with what belongs to it.
    pub kind: String,
    /// The label.
    pub label: Option<String>,
    /// The file that declares it.
    pub file: String,
    /// The line.
    pub line: usize,
    /// More that is said of it there.
    pub details: Vec<String>,
}

/// A rule in a list.
#[derive(Debug, Serialize)]
pub struct RuleLine {
    /// Its name.
    pub name: &'static str,
    /// Its level.
    pub level: &'static str,
    /// What it reports.
    pub summary: &'static str,
}

/// Findings with the texts they are about.
#[derive(Debug)]
pub struct Findings {
    texts: Texts,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

#[derive(Debug)]
enum Texts {
    Model(Rc<Reading>),
    Entry(Sources),
}

impl Findings {
    /// Findings in a model.
    pub fn in_model(reading: Rc<Reading>, findings: Vec<Diagnostic>) -> Self {
        Self { texts: Texts::Model(reading), findings }
    }

    /// Findings in what was entered under a name.
    pub fn in_entry(name: &str, text: &str, findings: Vec<Diagnostic>) -> Self {
        let mut sources = Sources::new();
        // What is too long to be a source has no excerpt.
        let _ = sources.add(name, text);
        Self { texts: Texts::Entry(sources), findings }
    }

    /// The texts.
    pub fn sources(&self) -> &Sources {
        match &self.texts {
            Texts::Model(reading) => &reading.program.sources,
            Texts::Entry(sources) => sources,
        }
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Diagnostics {
            diagnostics: Vec<wire::Finding>,
        }
        Diagnostics { diagnostics: wire::findings(self.sources(), &self.findings) }.serialize(serializer)
    }
}

fn in_short<S: Serializer>(commands: &[&'static About], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(commands.iter().map(|about| (format!(":{}", about.name), about.usage, about.help)))
}

impl Reply<'_> {
    /// The answer, where a question was answered.
    pub const fn answer(&self) -> Option<&Answer<'_>> {
        match self {
            Self::Answered(answered) => Some(&answered.answer),
            _ => None,
        }
    }

    /// Whether the entry was refused or failed.
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::NotDeclared(_) | Self::Failed { .. })
    }
}
