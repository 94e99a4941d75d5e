//! `sets oak`, `rank oak`, `necessary oak` and `loops`: what suffices for a product, how probable it is, what matters
//! most for that, and what carries itself.

use super::answer::{Answer, Refusal};
use super::entry::Word;
use super::reply::Reply;
use super::session::Session;
use super::situation::Situation;
use super::verdict::is_up_to_the_situation;
use crate::analysis::production::{loops, necessary, rank, sets};
use crate::analysis::{Extent, Inquiry, Setting, Unfinished, Unranked};
use crate::diagnostic::listed;
use crate::engine::exact::Limits;
use crate::kernel::AtomId;
use crate::report::loops::LoopResult;
use crate::report::necessary::NecessaryResult;
use crate::report::rank::{Measure, RankResult};
use crate::report::sets::SetsResult;
use std::borrow::Cow;

/// How many sets of each kind are listed.
const LISTED: usize = 20;

impl Session {
    pub(super) fn sets(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let (product, settled) = (self.product(word, "sets")?, self.here(situation)?);
        let (setting, inquiry) = (&settled.setting, self.inquiry_of(&settled));
        is_product(&inquiry, product, word)?;
        let found = sets(&inquiry, product, Extent { most: LISTED, ..Extent::default() });
        let found = found.map_err(|unfinished| Refusal::Reason(unfinished.to_string(), None))?;
        Ok(Reply::Sets(SetsResult::new(self.reading().words(), self.named(product, setting), &found)))
    }

    pub(super) fn rank(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let (product, settled) = (self.product(word, "rank")?, self.here(situation)?);
        let (setting, inquiry) = (&settled.setting, self.inquiry_of(&settled));
        let words = self.reading().words();
        is_product(&inquiry, product, word)?;
        match rank(setting, &inquiry, product, Limits::default()) {
            Ok(ranking) => {
                let names = self.named(product, setting);
                Ok(Reply::Ranks(RankResult::new(words, names, &ranking, Measure::default())))
            }
            Err(Unranked::Unlikely(atoms)) => {
                const SHOWN: usize = 12;
                let names: Vec<String> = atoms.iter().take(SHOWN).map(|&atom| words.atom(atom).into_owned()).collect();
                let more =
                    if atoms.len() > SHOWN { format!(" and {} more", atoms.len() - SHOWN) } else { String::new() };
                let reason =
                    format!("open coproducers of `{}` have no probability: {}{more}", word.name, listed(&names));
                let first = words.written(atoms[0]);
                let help = format!("suppose one of each, as in `likely {first} 0.5`, or `given {first}`");
                Err(Refusal::Reason(reason, Some(help)))
            }
            Err(Unranked::Unfinished(unfinished)) => Err(Refusal::Reason(unfinished.to_string(), None)),
        }
    }

    pub(super) fn necessary(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let (product, settled) = (self.product(word, "necessary")?, self.here(situation)?);
        let (setting, inquiry) = (&settled.setting, self.inquiry_of(&settled));
        is_product(&inquiry, product, word)?;
        let limit = |unfinished: Unfinished| Refusal::Reason(unfinished.to_string(), None);
        let verdict = inquiry.verdict(product).map_err(limit)?;
        let Some(found) = necessary(&inquiry, product).map_err(limit)? else {
            let help = format!("`why not {}` says what is missing", word.name);
            return Err(Refusal::Reason(format!("`{}` is never produced here", word.name), Some(help)));
        };
        let names = self.named(product, setting);
        Ok(Reply::Necessary(NecessaryResult::new(self.reading().words(), names, verdict, &found)))
    }

    pub(super) fn loops(&self, situation: &Situation) -> Answer<'_> {
        let settled = self.here(situation)?;
        let (words, sources) = (self.reading().words(), &self.reading().program.sources);
        let name = sources.iter().next().map(|(_, source)| source.name()).unwrap_or_default();
        let placed = |found| LoopResult::new(sources, Cow::Borrowed(name), settled.setting.name(words), found);
        let loops = loops(words, &self.inquiry_of(&settled), LISTED).into_iter().map(placed).collect();
        Ok(Reply::Loops { situation: situation.clone(), loops })
    }

    /// The product, the situation and its environment.
    fn named(&self, product: AtomId, setting: &Setting) -> [Cow<'_, str>; 3] {
        let words = self.reading().words();
        let environment = setting.environment(&self.reading().program.kernel);
        [words.atom(product), setting.name(words), words.environment(environment)]
    }
}

/// Of what no law produces there is nothing to be said.
fn is_product(inquiry: &Inquiry, product: AtomId, word: &Word) -> Result<(), Refusal> {
    if !is_up_to_the_situation(inquiry, product) {
        return Ok(());
    }
    let help = format!("`{}?` says whether it is there", word.name);
    Err(Refusal::Reason(format!("no law produces `{}`", word.name), Some(help)))
}
