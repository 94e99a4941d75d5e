//! A model in a situation, and what it answers.

use super::answer::{
    Answer, Explanation, Gains, LoopResult, Loops, Measure, NecessaryResult, RankResult, Related, SetsResult, Standing,
    Standings, Steady, SteadyResult, SustainResult, Sustaining, is_up_to_the_situation,
};
use super::compare::compared;
use super::member::members;
use super::name;
use super::propose::proposed;
use super::question::{Extent, Question};
use super::record::records;
use super::refusal::Refusal;
use super::word::{NamedMember, Word};
use crate::Program;
use crate::analysis::course::steady;
use crate::analysis::production::{loops, necessary, rank, sets, sustain};
use crate::analysis::{self, Inquiry, Setting, Unranked, Words};
use crate::kernel::AtomId;
use crate::model::Kinds;
use std::borrow::Cow;

/// What may be asked about.
const PRODUCTS: Kinds = Kinds::EXPECTED;

/// A model in a situation, with all that follows there.
pub struct Asked<'a, 'p> {
    program: &'p Program,
    setting: &'a Setting,
    inquiry: Inquiry<'p>,
}

impl<'a, 'p> Asked<'a, 'p> {
    /// Closes a situation.
    pub fn new(program: &'p Program, setting: &'a Setting) -> Self {
        Self::with(program, setting, setting.inquiry(&program.kernel, &program.networks))
    }

    /// A situation that was closed before.
    pub const fn with(program: &'p Program, setting: &'a Setting, inquiry: Inquiry<'p>) -> Self {
        Self { program, setting, inquiry }
    }

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// [`Refusal`]
    pub fn answer(&self, question: &Question, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        match question {
            Question::Verdicts(words) => self.verdicts(words),
            Question::Why(word) => self.why(word, extent),
            Question::Sets(word) => self.sets(word, extent),
            Question::Rank(word) => self.rank(word, extent),
            Question::Necessary(word) => self.necessary(word),
            Question::Relate(named, word) => self.relate(named, word),
            Question::Loops => Ok(Answer::Loops(self.loops(extent))),
            Question::Steady => self.steady(extent),
            Question::Sustain => self.sustain(extent),
            Question::Gains => {
                Ok(Answer::Gains(Gains::new(self.words(), &self.program.networks, self.setting, &self.inquiry)))
            }
            Question::Compare { situations, only_different } => {
                compared(self.program, situations, *only_different).map(Answer::Compared)
            }
            Question::Propose { parties, otherwise } => {
                proposed(self.program, Some(self.setting), parties, otherwise, extent).map(Answer::Proposed)
            }
            Question::Records(kind, name) => records(self.program, *kind, name.as_ref(), extent),
        }
    }

    fn words(&self) -> Words<'p> {
        self.program.words()
    }

    /// The names of a product, of the situation and of its environment.
    fn names(&self, product: AtomId) -> [Cow<'p, str>; 3] {
        let words = self.words();
        let environment = self.setting.environment(words.kernel);
        [words.atom(product), self.setting.name(words), words.environment(environment)]
    }

    /// The name of the file that is asked.
    fn file(&self) -> Cow<'p, str> {
        Cow::Borrowed(self.program.name())
    }

    fn standing(&self, atom: AtomId) -> Standing {
        Standing::new(self.words(), &self.inquiry, &self.setting.states(&self.program.kernel), atom)
    }

    fn verdicts(&self, words: &[Word]) -> Result<Answer<'p>, Refusal> {
        let (mut verdicts, mut findings) = (Vec::new(), Vec::new());
        for word in words {
            match name::thing(self.program, word, Kinds::PRESENT, "a question") {
                Ok(atom) => verdicts.push(atom),
                Err(finding) => findings.push(finding),
            }
        }
        if !findings.is_empty() {
            return Err(findings.into());
        }
        let verdicts = verdicts.into_iter().map(|atom| self.standing(atom)).collect();
        Ok(Answer::Verdicts(Standings { verdicts }))
    }

    /// Why a product is produced, or why not; of what is up to the situation, how it stands. It is [`Question::Why`] for
    /// who asks nothing else.
    ///
    /// # Errors
    ///
    /// [`Refusal`]
    pub fn why(&self, word: &Word, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        let product = name::thing(self.program, word, PRODUCTS, "why")?;
        if is_up_to_the_situation(&self.inquiry, product) {
            return Ok(Answer::Verdicts(Standings { verdicts: vec![self.standing(product)] }));
        }
        let situation = (self.setting, &self.inquiry);
        let found = Explanation::new(self.words(), &self.program.networks, situation, product, extent.most)?;
        Ok(Answer::Why(found))
    }

    /// What a word names that laws produce: of all else there is nothing to be said.
    fn product(&self, word: &Word, of: &str) -> Result<AtomId, Refusal> {
        let product = name::thing(self.program, word, PRODUCTS, of)?;
        if is_up_to_the_situation(&self.inquiry, product) {
            return Err(Refusal::NoProduct(self.words().atom(product).into_owned()));
        }
        Ok(product)
    }

    fn sets(&self, word: &Word, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        let product = self.product(word, "sets")?;
        let wanted = analysis::Extent {
            most: extent.most,
            only: extent.only,
            reading: extent.reading,
            up_to: extent.up_to,
            limits: extent.limits,
        };
        let found = sets(&self.inquiry, product, wanted)?;
        Ok(Answer::Sets(SetsResult::new(self.words(), self.names(product), &found, extent.reading)))
    }

    fn rank(&self, word: &Word, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        let product = self.product(word, "rank")?;
        let words = self.words();
        match rank(self.setting, &self.inquiry, product, extent.measure == Measure::FussellVesely, extent.limits) {
            Ok(ranking) => Ok(Answer::Rank(RankResult::new(words, self.names(product), &ranking, extent.measure))),
            Err(Unranked::Unlikely(atoms)) => {
                let atoms = atoms.iter().map(|&atom| words.atom(atom).into_owned()).collect();
                Err(Refusal::Unlikely(words.atom(product).into_owned(), atoms))
            }
            Err(Unranked::Unfinished(unfinished)) => Err(unfinished.into()),
        }
    }

    fn necessary(&self, word: &Word) -> Result<Answer<'p>, Refusal> {
        let product = self.product(word, "necessary")?;
        let verdict = self.inquiry.verdict(product)?;
        match necessary(&self.inquiry, product)? {
            Some(found) => {
                let names = self.names(product);
                Ok(Answer::Necessary(NecessaryResult::new(self.words(), names, verdict, &found)))
            }
            None => Err(Refusal::NeverProduced(self.words().atom(product).into_owned())),
        }
    }

    fn relate(&self, named: &[NamedMember], word: &Word) -> Result<Answer<'p>, Refusal> {
        let product = name::thing(self.program, word, PRODUCTS, "to")?;
        let members = members(self.program, named, product)?;
        Ok(Answer::Related(Related::new(self.program, self.setting, &members, product)))
    }

    fn loops(&self, extent: &Extent) -> Loops<'p> {
        let (words, sources) = (self.words(), &self.program.sources);
        let placed = |found| LoopResult::new(sources, self.file(), self.setting.name(words), found);
        Loops { loops: loops(words, &self.inquiry, extent.most).into_iter().map(placed).collect() }
    }

    fn steady(&self, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        let (words, networks) = (self.words(), &self.program.networks);
        let found = steady(words, networks, self.setting, extent.most, extent.limits)?;
        let situation = SteadyResult { file: self.file(), situation: self.setting.name(words), found };
        Ok(Answer::Steady(Steady { steady: vec![situation] }))
    }

    fn sustain(&self, extent: &Extent) -> Result<Answer<'p>, Refusal> {
        let situation = self.setting.name(self.words());
        let Some(found) = sustain(self.words(), &self.inquiry, extent.most) else {
            return Err(Refusal::Limit(format!("{situation}: the analysis reached its limit")));
        };
        let situation = SustainResult::new(&self.program.sources, self.file(), situation, found);
        Ok(Answer::Sustain(Sustaining { situations: vec![situation] }))
    }
}
