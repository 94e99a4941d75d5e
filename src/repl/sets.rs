//! `sets oak` and `rank oak`: what suffices for a product, how probable it is, and what matters most for that.

use super::answer::{Answer, Refusal};
use super::entry::Word;
use super::reply::Reply;
use super::session::Session;
use super::situation::Situation;
use super::verdict::is_up_to_the_situation;
use crate::analysis::{Extent, Inquiry, Setting, Unranked, rank, sets};
use crate::diagnostic::listed;
use crate::engine::exact::Limits;
use crate::kernel::AtomId;
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
