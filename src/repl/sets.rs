//! `sets oak` and `rank oak`.

use super::answer::{Answer, Refusal};
use super::entry::Word;
use super::session::Session;
use super::situation::Situation;

impl Session {
    pub(super) fn sets(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let _ = (self.product(word, "sets")?, self.setting(situation)?);
        Err(Refusal::Reason("sets are not shown yet".to_owned(), None))
    }

    pub(super) fn rank(&self, word: &Word, situation: &Situation) -> Answer<'_> {
        let _ = (self.product(word, "rank")?, self.setting(situation)?);
        Err(Refusal::Reason("ranks are not shown yet".to_owned(), None))
    }
}
