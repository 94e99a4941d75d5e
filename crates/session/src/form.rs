//! The questions that begin with a word of their own: one list, from which parser, completion and help are made.

use coproduce_core::ask::{Question, Records, Word};
use coproduce_core::model::Kinds;

/// A question that begins with a word of its own.
pub(super) struct Form {
    /// The word.
    pub word: &'static str,
    /// What follows it.
    pub takes: Takes,
    /// What it asks, in the help.
    pub help: &'static str,
}

/// What follows the word of a question.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// Nothing.
    Nothing(fn() -> Question),
    /// The name of a product.
    Product(fn(Word) -> Question),
    /// The name of a record; none for all of them.
    Record(Records),
    /// The names of situations, separated by commas; none for all of them.
    Situations(fn(Vec<Word>) -> Question),
    /// The names of two actors.
    Actors(fn(Word, Word) -> Question),
    /// One more word, which makes the question with the first.
    Phrase(&'static str),
}

/// All of them, in the order of the help.
pub(super) const FORMS: [Form; 16] = [
    Form { word: "why", takes: Takes::Product(Question::Why), help: "why it is produced, or why not" },
    Form {
        word: "sets",
        takes: Takes::Product(Question::Sets),
        help: "what suffices for it, and what would prevent it",
    },
    Form { word: "rank", takes: Takes::Product(Question::Rank), help: "how probable it is, and what matters most" },
    Form { word: "necessary", takes: Takes::Product(Question::Necessary), help: "what it cannot do without" },
    Form {
        word: "loops",
        takes: Takes::Nothing(|| Question::Loops),
        help: "what sustains itself in a loop, and what would start it",
    },
    Form {
        word: "steady",
        takes: Takes::Nothing(|| Question::Steady),
        help: "in which states nothing changes any more",
    },
    Form {
        word: "sustain",
        takes: Takes::Nothing(|| Question::Sustain),
        help: "which laws sustain themselves, and what would start them",
    },
    Form {
        word: "compare",
        takes: Takes::Situations(|situations| Question::Compare { situations, only_different: false }),
        help: "what happens to products in several situations, side by side",
    },
    Form { word: "who", takes: Takes::Phrase("gains"), help: "what it is worth to whom" },
    Form { word: "what", takes: Takes::Phrase("changed"), help: "what is different since the last question" },
    Form { word: "propose", takes: Takes::Actors(propose), help: "what two actors could promise one another" },
    Form { word: "trade", takes: Takes::Record(Records::Trade), help: "on which terms everyone gains by exchanges" },
    Form { word: "play", takes: Takes::Record(Records::Play), help: "how hypergames turn out" },
    Form { word: "matrix", takes: Takes::Record(Records::Matrix), help: "what platforms do for which phase" },
    Form { word: "complexity", takes: Takes::Record(Records::Complexity), help: "how complex problems are" },
    Form {
        word: "simulate",
        takes: Takes::Record(Records::Simulate),
        help: "how adoptions, prices and spirals \
    develop",
    },
];

fn propose(one: Word, other: Word) -> Question {
    Question::Propose { parties: [one, other], otherwise: Vec::new() }
}

/// The form that a word begins.
pub(super) fn form(word: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.word == word)
}

impl Takes {
    /// What a name behind the word may stand for; none where no name of a kind follows.
    pub const fn kinds(self) -> Option<Kinds> {
        match self {
            Self::Product(_) => Some(Kinds::EXPECTED),
            Self::Actors(_) => Some(Kinds::ACTORS),
            Self::Record(_) => Some(Kinds::ANY),
            Self::Situations(_) => Some(Kinds::ENVIRONMENTS),
            Self::Nothing(_) | Self::Phrase(_) => None,
        }
    }
}
