//! The situation that a question is asked in.

use coproduce_core::ask::{NamedSetting, Word};
use coproduce_core::kernel::Supposed;

/// A scenario, an environment or a period of a course of a model, by name, with what is supposed there besides.
///
/// ```
/// use coproduce::Situation;
///
/// let sowing = Situation::in_environment("forest").given("acorn").without("frost").likely("warmth", 0.8);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Situation {
    pub(crate) setting: NamedSetting,
}

impl Situation {
    /// The only one of a model: its only scenario, or else its only environment.
    pub fn only() -> Self {
        Self::default()
    }

    /// An environment: what it does not state is open.
    pub fn in_environment(name: &str) -> Self {
        Self { setting: NamedSetting { environment: Some(Word::argument(name)), ..NamedSetting::default() } }
    }

    /// A scenario: what it does not give is absent.
    pub fn scenario(name: &str) -> Self {
        Self { setting: NamedSetting { scenario: Some(Word::argument(name)), ..NamedSetting::default() } }
    }

    /// A period of a course: what is supposed besides is supposed throughout. Questions there are asked of
    /// [`Program::lay_out`](crate::Program::lay_out).
    pub fn course(name: &str, period: u32) -> Self {
        let (course, at) = (Some(Word::argument(name)), Some(period));
        Self { setting: NamedSetting { course, at, ..NamedSetting::default() } }
    }

    fn supposing(mut self, name: &str, state: Supposed) -> Self {
        self.setting.states.push((Word::argument(name), state));
        self
    }

    /// With something that is given.
    #[must_use]
    pub fn given(self, name: &str) -> Self {
        self.supposing(name, Supposed::Given)
    }

    /// With something that is taken away.
    #[must_use]
    pub fn without(self, name: &str) -> Self {
        self.supposing(name, Supposed::Without)
    }

    /// With something that may be there or not.
    #[must_use]
    pub fn unknown(self, name: &str) -> Self {
        self.supposing(name, Supposed::Unknown)
    }

    /// With something that is there with a probability, from 0 to 1.
    #[must_use]
    pub fn likely(self, name: &str, probability: f64) -> Self {
        self.supposing(name, Supposed::Likely(probability))
    }
}
