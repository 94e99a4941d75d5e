//! Answers to questions.

use super::changed::{Moment, changes};
use super::entry::{Question, Supposition, Word};
use super::gains::gains;
use super::proof::explain;
use super::relation::{members, related};
use super::reply::{Reply, There};
use super::session::Session;
use super::settled::Settled;
use super::situation::{Situation, known};
use super::verdict::{is_up_to_the_situation, standing};
use crate::analysis::Setting;
use crate::diagnostic::{Diagnostic, listed};
use crate::kernel::AtomId;
use crate::model::Kinds;
use std::rc::Rc;

/// What may be asked about.
pub(super) const ASKED: Kinds = Kinds::EXPECTED;

impl Session {
    /// Answers a question in the current situation with what is supposed for it alone.
    pub(super) fn answer(&self, text: &str, question: &Question, supposed: &Supposition) -> Reply<'_> {
        if !self.reading.program.understood {
            let reason = "the model is not understood, so that nothing can be asked of it".to_owned();
            return Reply::Failed { reason, help: Some("mend the errors that `:reload` shows".to_owned()) };
        }
        let situation = match self.situation.with(supposed, &self.reading) {
            Ok(situation) => situation,
            Err(findings) => return self.refused(text, findings),
        };
        let answered = match question {
            Question::Verdict(words) => self.verdicts(words, situation),
            Question::Why(word) | Question::WhyNot(word) => self.why(word, &situation),
            Question::Relate(named, word) => self.relation(named, word, &situation),
            Question::Gains => self.gains(situation),
            Question::Changed => Ok(self.changed(situation, supposed)),
            Question::Sets(word) => self.sets(word, &situation),
            Question::Rank(word) => self.rank(word, &situation),
            Question::Necessary(word) => self.necessary(word, &situation),
            Question::Loops => self.loops(&situation),
        };
        answered.unwrap_or_else(|findings| match findings {
            Refusal::Findings(findings) => self.refused(text, findings),
            Refusal::Reason(reason, help) => Reply::Failed { reason, help },
        })
    }

    fn verdicts(&self, words: &[Word], situation: Situation) -> Answer<'_> {
        let reading = &*self.reading;
        let atoms = words.iter().map(|word| known(word, reading, ANYTHING, "a question"));
        let (atoms, findings) = split(atoms);
        if !findings.is_empty() {
            return Err(Refusal::Findings(findings));
        }
        let Some(settled) = self.settled(&situation) else {
            return match atoms.as_slice() {
                [only] if reading.environments().next().is_some() => Ok(self.across(*only, &situation)),
                _ => Err(self.nowhere()),
            };
        };
        let inquiry = self.inquiry_of(&settled);
        let states = settled.setting.states(&reading.program.kernel);
        let verdicts = atoms.into_iter().map(|atom| standing(reading, &inquiry, &states, atom)).collect();
        Ok(Reply::Verdicts { situation, verdicts })
    }

    /// A product in every environment.
    fn across(&self, product: AtomId, situation: &Situation) -> Reply<'_> {
        let (words, program) = (self.reading.words(), &self.reading.program);
        let there = |environment| {
            let setting = Setting::Environment(situation.supposition(&self.reading, environment));
            let inquiry = setting.inquiry(&program.kernel, &program.networks);
            let verdict = standing(&self.reading, &inquiry, &setting.states(&program.kernel), product);
            There {
                environment: words.environment(environment).into_owned(),
                verdict: verdict.verdict,
                missing: verdict.missing,
            }
        };
        let environments = self.reading.environments().take(MOST_PLACES).map(there).collect();
        Reply::Across { product: words.atom(product).into_owned(), environments }
    }

    fn why(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let reading = &*self.reading;
        let product = self.product(word, "why")?;
        let settled = self.here(situation)?;
        let (setting, inquiry) = (&settled.setting, self.inquiry_of(&settled));
        if is_up_to_the_situation(&inquiry, product) {
            let states = setting.states(&reading.program.kernel);
            let verdicts = vec![standing(reading, &inquiry, &states, product)];
            return Ok(Reply::Verdicts { situation: situation.clone(), verdicts });
        }
        explain(reading, setting, &inquiry, product)
            .map(Reply::Explained)
            .map_err(|limit| Refusal::Reason(limit.to_string(), None))
    }

    fn relation(&self, named: &[super::entry::Member], word: &Word, situation: &Situation) -> Answer<'_> {
        let reading = &*self.reading;
        let product = self.product(word, "to")?;
        let members = members(named, product, reading).map_err(Refusal::Findings)?;
        let setting = &self.here(situation)?.setting;
        Ok(Reply::Related(related(reading, &members, product, setting)))
    }

    fn gains(&self, situation: Situation) -> Answer<'_> {
        let reading = &*self.reading;
        let settled = self.here(&situation)?;
        let gains = gains(reading, &settled.setting, &self.inquiry_of(&settled));
        Ok(Reply::Gains { situation, gains })
    }

    /// The difference to the last question that was asked of something else; with suppositions, the difference that these make.
    fn changed(&self, situation: Situation, supposed: &Supposition) -> Reply<'_> {
        let now = Moment { reading: Rc::clone(&self.reading), situation: situation.clone() };
        let here = || Moment { reading: Rc::clone(&self.reading), situation: self.situation.clone() };
        let before = self.before.clone().filter(|_| supposed.is_empty()).unwrap_or_else(here);
        let changes = changes(&before, &now);
        Reply::Changed { before: before.situation, after: situation, changes }
    }

    /// What a word names, about which something can be asked.
    pub(super) fn product(&self, word: &Word, of: &str) -> Result<AtomId, Refusal> {
        known(word, &self.reading, ASKED, of).map_err(|finding| Refusal::Findings(vec![finding]))
    }

    /// A situation, settled.
    pub(super) fn here(&self, situation: &Situation) -> Result<Rc<Settled>, Refusal> {
        self.settled(situation).ok_or_else(|| self.nowhere())
    }

    /// No environment is chosen.
    fn nowhere(&self) -> Refusal {
        const SHOWN: usize = 8;
        let words = self.reading.words();
        let names: Vec<String> =
            self.reading.environments().take(SHOWN).map(|id| words.environment(id).into_owned()).collect();
        if names.is_empty() {
            let help = "declare one, as in `environment forest { holds soil }`, or `:load FILE`".to_owned();
            return Refusal::Reason("no environment is declared to ask in".to_owned(), Some(help));
        }
        let help = format!("say `in` and one of {}; or `:scenario` and one that it lists", listed(&names));
        Refusal::Reason("it is not said in which environment".to_owned(), Some(help))
    }
}

/// How many environments a product is shown in.
const MOST_PLACES: usize = 100;

/// Of what it can be asked whether it is there: also of environments.
const ANYTHING: Kinds = Kinds::PRESENT;

/// An answer, or why there is none.
pub(super) type Answer<'s> = Result<Reply<'s>, Refusal>;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Something about the question.
    Findings(Vec<Diagnostic>),
    /// Something else, and what can be done about it.
    Reason(String, Option<String>),
}

fn split<T>(results: impl Iterator<Item = Result<T, Diagnostic>>) -> (Vec<T>, Vec<Diagnostic>) {
    let (mut found, mut findings) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(one) => found.push(one),
            Err(finding) => findings.push(finding),
        }
    }
    (found, findings)
}
