//! What a page asks.

use crate::texts::Texts;
use coproduce_core::ask::{NamedSetting, Word};
use coproduce_core::kernel;
use serde::Deserialize;

/// A request of a page.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// To read a model, of which all others ask.
    Open(Texts),
    /// What is found in the model.
    Check,
    /// What comes of the model in each of its situations.
    Run,
    /// The model as a picture that is a file of its own.
    Drawing,
    /// Where the model is asked.
    Bench,
    /// The text of the model as it is laid out.
    Format,
    /// What can be switched in a place, and how it stands there.
    Board(Place),
    /// What comes of a situation.
    Situation {
        /// Where.
        place: Place,
        /// What is switched.
        #[serde(default)]
        states: Vec<State>,
        /// Whether the answer is also wanted as a value, and of all products.
        #[serde(default)]
        whole: bool,
    },
    /// A situation as a picture.
    Picture {
        /// Where.
        place: Place,
        /// What is switched.
        #[serde(default)]
        states: Vec<State>,
    },
    /// Why a product is produced, or what is missing.
    Why {
        /// Where.
        place: Place,
        /// What is switched.
        #[serde(default)]
        states: Vec<State>,
        /// The product.
        product: String,
    },
    /// What is there in a period of a course.
    Moment {
        /// The course.
        course: String,
        /// The period.
        at: u32,
    },
}

/// Where a page is: in a scenario or in an environment.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A scenario, which is closed.
    Scenario(String),
    /// An environment, which is open.
    Environment(String),
}

/// Something that is switched: its name, and to what.
#[derive(Clone, Debug, Deserialize)]
pub struct State(pub String, pub Supposed);

/// The positions of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Supposed {
    /// It is there.
    Given,
    /// It is not.
    Without,
    /// It may be there or not.
    Unknown,
}

impl Place {
    /// The place with what is switched in it, by names.
    pub(super) fn named(&self, states: &[State]) -> NamedSetting {
        let states = states.iter().map(|State(name, supposed)| {
            let supposed = match supposed {
                Supposed::Given => kernel::Supposed::Given,
                Supposed::Without => kernel::Supposed::Without,
                Supposed::Unknown => kernel::Supposed::Unknown,
            };
            (argument(name), supposed)
        });
        let named = NamedSetting { states: states.collect(), ..NamedSetting::default() };
        match self {
            Self::Scenario(name) => NamedSetting { scenario: Some(argument(name)), ..named },
            Self::Environment(name) => NamedSetting { environment: Some(argument(name)), ..named },
        }
    }
}

/// A name as the language writes it.
pub(super) fn argument(name: &str) -> Word {
    Word::argument(name)
}
