//! A model that was read and checked.

use crate::modules::Loading;
use crate::{
    Answer, Course, Evaluated, Finding, Level, Modules, Moment, NoModules, Question, Refusal, Situation, Text,
};
use coproduce_core::analysis::Options;
use coproduce_core::ask::{self, Asked};
use serde::Serialize;
use std::fmt;

/// A model that was read and checked, with everything that was found in it.
///
/// ```
/// use coproduce::Program;
///
/// let text = "object a, b, c\nenvironment e { holds c }\nlaw l in e { a produce b }";
/// let program = Program::read("lone.coprod", text);
/// assert!(program.findings().iter().any(|finding| finding.rule == "lone-producer"));
/// ```
pub struct Program {
    program: coproduce_core::Program,
    findings: Vec<Finding>,
}

/// Something that a model declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Declared {
    /// Its name, without backticks; behind its module where another one declares it.
    pub name: String,
    /// The word that declares it: `object`, `environment` …
    pub kind: &'static str,
}

/// How much of a model was judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Judged {
    /// Laws that it states.
    pub laws: usize,
    /// Claims that it makes.
    pub claims: usize,
    /// Expectations of its scenarios.
    pub expectations: usize,
    /// Propositions that it makes.
    pub propositions: usize,
}

impl Program {
    /// Reads and checks one text, which may not `use` others.
    pub fn read(name: &str, text: &str) -> Self {
        Self::read_with(Text::new(name, text), &mut NoModules)
    }

    /// Reads and checks one text, and the modules and tables it names.
    pub fn read_with(text: Text, modules: &mut dyn Modules) -> Self {
        Self::read_together([text], modules)
    }

    /// Reads and checks texts as one model, and the modules and tables they name: what one of them declares, all of them
    /// know.
    pub fn read_together(texts: impl IntoIterator<Item = Text>, modules: &mut dyn Modules) -> Self {
        let texts = texts.into_iter().map(|text| (text.name, text.text));
        let program = coproduce_core::Program::read_together(texts, &mut Loading(modules));
        let findings = Finding::all(&program);
        Self { program, findings }
    }

    /// What was found, in order of place.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether anything that was found is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Error)
    }

    /// Whether all of it was understood, so that it can be evaluated. A claim that does not hold is an error, and is
    /// understood.
    pub const fn is_understood(&self) -> bool {
        self.program.understood
    }

    /// What it declares that can be present, absent or asked about, in order of declaration: all but laws and scenarios.
    pub fn names(&self) -> Vec<Declared> {
        let names = self.program.names();
        names.map(|(name, kind, _)| Declared { name: name.into_owned(), kind: kind.word() }).collect()
    }

    /// Answers a question in a situation; a question about the model as a whole does not look at the situation. Loops
    /// are listed even where products depend on their own absence, so that nothing else is answered.
    ///
    /// # Errors
    ///
    /// Why it has no answer.
    pub fn ask(&self, question: &Question, situation: &Situation) -> Result<Answer<'_>, Refusal> {
        if !question.question.is_answered_by(&self.program) {
            return Err(Refusal::not_understood());
        }
        if situation.setting.course.is_some() {
            return Err(Refusal::in_a_course());
        }
        self.answer(question, situation).map(Answer::of).map_err(|refusal| Refusal::of(&refusal))
    }

    fn answer(&self, question: &Question, situation: &Situation) -> Result<ask::answer::Answer<'_>, ask::Refusal> {
        let (program, extent) = (&self.program, &question.extent);
        match &question.question {
            ask::Question::Records(records, name) => ask::records(program, *records, name.as_ref(), extent),
            ask::Question::Compare { situations, only_different } => {
                ask::compared(program, situations, *only_different).map(ask::answer::Answer::Compared)
            }
            ask::Question::Propose { parties, otherwise } if situation.setting.is_empty() => {
                ask::proposed(program, None, parties, otherwise, extent).map(ask::answer::Answer::Proposed)
            }
            asked => {
                let setting = situation.setting.only(program)?;
                Asked::new(program, &setting).answer(asked, extent)
            }
        }
    }

    /// Lays out a period of a course as far as a question depends on it; its answer is that of [`Moment::answer`].
    ///
    /// # Errors
    ///
    /// Why it has no answer: also where the situation is no period of a course.
    pub fn lay_out(&self, question: &Question, situation: &Situation) -> Result<Moment, Refusal> {
        if !self.is_understood() {
            return Err(Refusal::not_understood());
        }
        let found = ask::laid_out(&self.program, &situation.setting, &question.question);
        found.map(|laid_out| Moment::new(laid_out, question)).map_err(|refusal| Refusal::of(&refusal))
    }

    /// What becomes of a course, period by period.
    ///
    /// # Errors
    ///
    /// Where the model was not understood, or declares no course of this name.
    pub fn follow(&self, course: &str) -> Result<Course, Refusal> {
        if !self.is_understood() {
            return Err(Refusal::not_understood());
        }
        let named = Situation::course(course, 0).setting;
        let found = ask::courses(&self.program, &named).map_err(|finding| Refusal::of(&finding.into()))?;
        let report = self.program.courses(found.first().copied()).swap_remove(0);
        Ok(Course::of(&report))
    }

    /// What is produced in each situation that the model declares: in every scenario, and for a proposition that no
    /// scenario keeps, as if it were kept; without scenarios, in every environment. Empty if the model was not understood.
    pub fn evaluate(&self) -> Vec<Evaluated> {
        self.program.evaluate(&Options::default()).situations.iter().map(Evaluated::of).collect()
    }

    /// What the model means, as text: the same for two texts of one meaning. `None` where it was not understood.
    pub fn normal_form(&self) -> Option<String> {
        self.program.normal_form()
    }

    /// How much of it was judged; nothing where it was not understood.
    pub fn judged(&self) -> Judged {
        let judged = self.program.judged();
        Judged {
            laws: judged.laws,
            claims: judged.claims,
            expectations: judged.expectations,
            propositions: judged.propositions,
        }
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_struct("Program").field("findings", &self.findings).finish_non_exhaustive()
    }
}
