//! What can be asked of a model.

use coproduce_core::ask::answer::Measure;
use coproduce_core::ask::{self, Extent, NamedMember, Records, Word};

/// A question, by the names it is about. Names are written as the language writes them; one that another module
/// declares may be told by that module: `farm.crop`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Question {
    pub(crate) question: ask::Question,
    pub(crate) extent: Extent,
}

impl Question {
    fn of(question: ask::Question) -> Self {
        Self { question, extent: Extent::default() }
    }

    /// What becomes of some things.
    pub fn verdicts<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self::of(ask::Question::Verdicts(names.into_iter().map(Word::argument).collect()))
    }

    /// Why a product is produced, or why not: its proof, or what is missing.
    pub fn why(product: &str) -> Self {
        Self::of(ask::Question::Why(Word::argument(product)))
    }

    /// Which sets of coproducers suffice for a product, and which prevent it.
    pub fn sets(product: &str) -> Self {
        Self::of(ask::Question::Sets(Word::argument(product)))
    }

    /// How probable a product is, and what each coproducer means for that.
    pub fn rank(product: &str) -> Self {
        Self::of(ask::Question::Rank(Word::argument(product)))
    }

    /// What a product cannot do without.
    pub fn necessary(product: &str) -> Self {
        Self::of(ask::Question::Necessary(Word::argument(product)))
    }

    /// How coproducers, taken together, stand to a product: producer, cause, irrelevant …
    pub fn relate<'n>(coproducers: impl IntoIterator<Item = &'n str>, product: &str) -> Self {
        let members = coproducers.into_iter().map(|name| NamedMember::Present(Word::argument(name))).collect();
        Self::of(ask::Question::Relate(members, Word::argument(product)))
    }

    /// The feedback loops.
    pub fn loops() -> Self {
        Self::of(ask::Question::Loops)
    }

    /// The states in which nothing changes any more.
    pub fn steady() -> Self {
        Self::of(ask::Question::Steady)
    }

    /// The largest set of laws that sustains itself, and what would start it.
    pub fn sustain() -> Self {
        Self::of(ask::Question::Sustain)
    }

    /// Who gains and who loses.
    pub fn gains() -> Self {
        Self::of(ask::Question::Gains)
    }

    /// What becomes of every product in several scenarios and environments, side by side; in all scenarios where none
    /// is named.
    pub fn compare<'n>(situations: impl IntoIterator<Item = &'n str>) -> Self {
        let situations = situations.into_iter().map(Word::argument).collect();
        Self::of(ask::Question::Compare { situations, only_different: false })
    }

    /// What two actors could promise and pay one another, to the advantage of both.
    pub fn propose(one: &str, other: &str) -> Self {
        let parties = [Word::argument(one), Word::argument(other)];
        Self::of(ask::Question::Propose { parties, otherwise: Vec::new() })
    }

    fn records(records: Records) -> Self {
        Self::of(ask::Question::Records(records, None))
    }

    /// By which terms exchanges gain everyone, and what each gains.
    pub fn trade() -> Self {
        Self::records(Records::Trade)
    }

    /// What comes of hypergames.
    pub fn play() -> Self {
        Self::records(Records::Play)
    }

    /// What platforms do for which phase of co-creation.
    pub fn matrix() -> Self {
        Self::records(Records::Matrix)
    }

    /// How complex problems are.
    pub fn complexity() -> Self {
        Self::records(Records::Complexity)
    }

    /// How adoptions, prices and spirals go on.
    pub fn simulate() -> Self {
        Self::records(Records::Simulate)
    }

    /// The same, of which at most so many sets, proofs or loops are listed; otherwise 100.
    #[must_use]
    pub fn at_most(mut self, count: usize) -> Self {
        self.extent.most = count;
        self
    }

    /// The same ranking, in which coproducers are put in order by the measure of Fussell and Vesely. It takes all
    /// production sets, and is not told otherwise.
    #[must_use]
    pub fn by_fussell_vesely(mut self) -> Self {
        self.extent.measure = Measure::FussellVesely;
        self
    }

    /// The same, of which sets with more members are left out.
    #[must_use]
    pub fn up_to(mut self, members: usize) -> Self {
        self.extent.up_to = Some(members);
        self
    }
}
