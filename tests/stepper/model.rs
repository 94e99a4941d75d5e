//! A model as plain data: what the reference of time lets one say, as far as this evaluator judges it.

pub use super::condition::Condition;

/// A name of the model: its place in [`Model::names`].
pub type Thing = usize;

/// The place of a law in [`Model::laws`].
pub type LawAt = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    /// Borne by the first thing of the model.
    Property,
    /// Changes the first environment of the model.
    Outcome,
    Actor,
    Action,
    Environment,
}

#[derive(Clone, Debug)]
pub struct Name {
    pub text: String,
    pub kind: Kind,
    pub lasting: bool,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub thing: Thing,
    pub actors: Vec<Thing>,
    pub enabling: Option<Condition>,
}

#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub thing: Thing,
    pub parents: Vec<Thing>,
    pub holds: Vec<Thing>,
    pub lacks: Vec<Thing>,
    pub includes: Vec<Thing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Produce,
    End,
}

#[derive(Clone, Debug)]
pub struct Law {
    pub name: String,
    pub environments: Vec<Thing>,
    pub condition: Condition,
    pub enabling: Option<Condition>,
    pub effect: Effect,
    pub things: Vec<Thing>,
    /// In periods; none within the period.
    pub delay: usize,
    /// In hundredths, above 0 and below 100.
    pub likelihood: Option<u32>,
}

impl Law {
    /// Whether all that it asks for is there.
    pub fn is_satisfied(&self, present: &super::period::Things) -> bool {
        self.condition.holds(present) && self.enabling.as_ref().is_none_or(|enabling| enabling.holds(present))
    }

    /// Every name that it asks for, with whether it stands under an odd number of `not`.
    pub fn mentions(&self) -> Vec<(Thing, bool)> {
        let enabling = self.enabling.iter().flat_map(Condition::mentions);
        self.condition.mentions().into_iter().chain(enabling).collect()
    }
}

/// The periods in which something is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Throughout,
    At(usize),
    Between(usize, usize),
    From(usize),
}

impl When {
    pub fn begin(self) -> usize {
        match self {
            Self::Throughout => 0,
            Self::At(begin) | Self::Between(begin, _) | Self::From(begin) => begin,
        }
    }

    /// The last of the periods, if there is one.
    pub fn end(self) -> Option<usize> {
        match self {
            Self::At(end) | Self::Between(_, end) => Some(end),
            Self::Throughout | Self::From(_) => None,
        }
    }

    pub fn covers(self, period: usize) -> bool {
        self.begin() <= period && self.end().is_none_or(|end| period <= end)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    Given,
    Without,
    Unknown,
    /// In hundredths, above 0 and below 100.
    Likely(u32),
}

#[derive(Clone, Debug)]
pub struct Clause {
    pub when: When,
    pub saying: Saying,
    pub things: Vec<Thing>,
}

/// When something is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    At(usize),
    Within(usize),
    Before(usize),
    From(usize),
    Always,
    Never,
    BeforeThing(Thing),
    WithinOf(usize, Thing),
}

#[derive(Clone, Debug)]
pub struct Expectation {
    pub denied: bool,
    pub thing: Thing,
    pub by: Option<LawAt>,
    pub timing: Timing,
}

#[derive(Clone, Debug, Default)]
pub struct Course {
    pub name: String,
    pub environment: Thing,
    /// The place of the course it is like, which comes before it.
    pub like: Option<usize>,
    /// Whether it is a row of the course it is like: as long, and set where that is, with a cell for each clause.
    pub is_row: bool,
    /// The last period.
    pub last: usize,
    pub clauses: Vec<Clause>,
    pub moves: Vec<(When, Thing)>,
    pub expectations: Vec<Expectation>,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub names: Vec<Name>,
    pub actions: Vec<Action>,
    pub environments: Vec<Environment>,
    pub laws: Vec<Law>,
    pub courses: Vec<Course>,
}

impl Model {
    pub fn declare(&mut self, text: &str, kind: Kind, lasting: bool) -> Thing {
        self.names.push(Name { text: text.to_owned(), kind, lasting });
        self.names.len() - 1
    }

    /// The rows of a course.
    pub fn rows(&self, course: usize) -> impl Iterator<Item = &Course> {
        self.courses.iter().filter(move |row| row.is_row && row.like == Some(course))
    }

    /// The places of the courses that can be followed: of a table its rows.
    pub fn followed(&self) -> impl Iterator<Item = usize> {
        (0..self.courses.len()).filter(|&at| self.rows(at).next().is_none())
    }

    pub fn kind(&self, thing: Thing) -> Kind {
        self.names[thing].kind
    }

    pub fn text(&self, thing: Thing) -> &str {
        &self.names[thing].text
    }

    pub fn lasts(&self, thing: Thing) -> bool {
        self.names[thing].lasting
    }

    pub fn things(&self) -> std::ops::Range<Thing> {
        0..self.names.len()
    }

    pub fn action(&self, thing: Thing) -> Option<&Action> {
        self.actions.iter().find(|action| action.thing == thing)
    }

    /// Whether some law, wherever it applies, produces it.
    pub fn is_product(&self, thing: Thing) -> bool {
        self.laws.iter().any(|law| law.effect == Effect::Produce && law.things.contains(&thing))
    }
}
