//! Answers to questions: asked where everything is asked, in the situation the session stands in.

use super::changed::{Moment, changes};
use super::entry::Question;
use super::reply::{Answered, Reply, There};
use super::session::Session;
use super::situation::Situation;
use coproduce_core::analysis::Setting;
use coproduce_core::ask::answer::{Answer, Standing};
use coproduce_core::ask::{
    self, Asked, Extent, NamedSetting, Refusal, Word, compared, laid_out, name, proposed, records,
};
use coproduce_core::model::Kinds;
use coproduce_report::page::surface::Surface;
use coproduce_report::refusal::said;
use coproduce_syntax::diagnostic::listed;
use std::rc::Rc;

/// How many sets of each kind are listed.
const LISTED: usize = 20;
/// How many sets of what is missing.
const MISSING: usize = 100;
/// How many environments a product is shown in.
const MOST_PLACES: usize = 100;

/// A question that was entered, with what it supposes for itself alone.
#[derive(Clone, Debug)]
pub(super) struct Entered {
    /// As it was entered.
    pub text: String,
    /// What it asks.
    pub question: Question,
    /// What it supposes.
    pub supposed: NamedSetting,
    /// How many times as much as usual is asked for.
    pub times: usize,
}

impl Session {
    /// Answers a question in the current situation with what is supposed for it alone.
    pub(super) fn answer(&self, entered: &Entered) -> Reply<'_> {
        let can_be_asked = match &entered.question {
            Question::Asked(question) => question.is_answered_by(&self.reading.program),
            Question::Changed => self.reading.program.understood,
        };
        if !can_be_asked {
            let reason = "the model is not understood, so nothing can be asked about it".to_owned();
            return Reply::Failed { reason, help: Some("fix the errors that `:reload` shows".to_owned()) };
        }
        let situation = match self.situation.with(&entered.supposed, &self.reading) {
            Ok(situation) => situation,
            Err(findings) => return self.refused(&entered.text, findings),
        };
        let question = match &entered.question {
            Question::Changed if situation.course.is_some() => {
                let help = Some("`:step` goes on by one period; ask about each thing there".to_owned());
                return Reply::Failed { reason: "what changed is not asked in a course".to_owned(), help };
            }
            Question::Changed => return self.changed(situation, &entered.supposed),
            Question::Asked(question) => question,
        };
        match self.asked(question, &situation, entered.times) {
            Ok(Found::Answer(answer)) => Reply::Answered(Answered { situation, answer, times: entered.times }),
            Ok(Found::Across(reply)) => reply,
            Err(Unanswered::Refused(Refusal::Findings(findings))) => self.refused(&entered.text, findings),
            Err(Unanswered::Refused(refusal)) => {
                let (reason, help) = said(&refusal, Surface::Session).swap_remove(0);
                Reply::Failed { reason, help }
            }
            Err(Unanswered::Nowhere) => self.nowhere(),
        }
    }

    fn asked(&self, question: &ask::Question, situation: &Situation, times: usize) -> Result<Found<'_>, Unanswered> {
        let program = &self.reading.program;
        let usual = if matches!(question, ask::Question::Why(_)) { MISSING } else { LISTED };
        let extent = Extent { most: usual.saturating_mul(times), ..Extent::default() };
        if let ask::Question::Records(kind, name) = question {
            return Ok(Found::Answer(records(program, *kind, name.as_ref(), &extent)?));
        }
        if let Some(named) = situation.in_course() {
            let laid_out = self.laid_out.get_or_init(|| Box::new(laid_out(program, &named, question)));
            let (program, setting) = laid_out.as_ref().as_ref().map_err(Clone::clone)?;
            return Ok(Found::Answer(Asked::new(program, setting).answer(question, &extent)?));
        }
        let Some(settled) = self.settled(situation) else {
            return match question {
                ask::Question::Compare { situations, only_different } => {
                    Ok(Found::Answer(Answer::Compared(compared(program, situations, *only_different)?)))
                }
                ask::Question::Propose { parties, otherwise } if program.environments().next().is_none() => {
                    Ok(Found::Answer(Answer::Proposed(proposed(program, None, parties, otherwise, &extent)?)))
                }
                ask::Question::Verdicts(words) => self.across(words, situation),
                _ => Err(Unanswered::Nowhere),
            };
        };
        let asked = Asked::with(program, &settled.setting, self.inquiry_of(&settled));
        Ok(Found::Answer(asked.answer(question, &extent)?))
    }

    /// A product in every environment, where none is chosen.
    fn across(&self, words: &[Word], situation: &Situation) -> Result<Found<'_>, Unanswered> {
        let [word] = words else { return Err(Unanswered::Nowhere) };
        let (words, program) = (self.reading.words(), &self.reading.program);
        let product = name::thing(program, word, Kinds::PRESENT, "a question").map_err(Refusal::from)?;
        if self.reading.environments().next().is_none() {
            return Err(Unanswered::Nowhere);
        }
        let there = |environment| {
            let setting = Setting::Environment(situation.supposition(&self.reading, environment));
            let inquiry = setting.inquiry(&program.kernel, &program.networks);
            let standing = Standing::new(words, &inquiry, &setting.states(&program.kernel), product);
            There {
                environment: words.environment(environment).into_owned(),
                verdict: standing.verdict,
                because: standing.because.filter(|_| standing.kept_out),
                missing: standing.missing,
            }
        };
        let environments = self.reading.environments().take(MOST_PLACES).map(there).collect();
        Ok(Found::Across(Reply::Across { product: words.atom(product).into_owned(), environments }))
    }

    /// The difference to the last question that was asked of something else; with suppositions, the difference that
    /// these make.
    fn changed(&self, situation: Situation, supposed: &NamedSetting) -> Reply<'_> {
        let now = Moment { reading: Rc::clone(&self.reading), situation: situation.clone() };
        let here = || Moment { reading: Rc::clone(&self.reading), situation: self.situation.clone() };
        let before = self.before.clone().filter(|_| supposed.is_empty()).unwrap_or_else(here);
        let changes = changes(&before, &now);
        Reply::Changed { before: before.situation, after: situation, changes }
    }

    /// No environment is chosen.
    fn nowhere(&self) -> Reply<'_> {
        const SHOWN: usize = 8;
        let words = self.reading.words();
        let names: Vec<String> =
            self.reading.environments().take(SHOWN).map(|id| words.environment(id).into_owned()).collect();
        let (reason, help) = if names.is_empty() {
            let help = "declare one, as in `environment forest { holds soil }`, or `:load FILE`".to_owned();
            ("no environment is declared to ask in", help)
        } else {
            let help = format!("say `in` and one of {}; or `:scenario` and one that it lists", listed(&names));
            ("no environment is stated", help)
        };
        Reply::Failed { reason: reason.to_owned(), help: Some(help) }
    }
}

/// What was found.
enum Found<'s> {
    Answer(Answer<'s>),
    Across(Reply<'s>),
}

/// Why there is no answer.
enum Unanswered {
    Refused(Refusal),
    /// No environment is chosen.
    Nowhere,
}

impl From<Refusal> for Unanswered {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
