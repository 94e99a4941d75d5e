//! Records that a model declares, apart from any situation.

use super::answer::{Answer, InFile, Recorded, Simulated};
use super::name;
use super::question::{Extent, Records, Update};
use super::refusal::Refusal;
use super::word::Word;
use crate::Program;
use crate::analysis::exchange::TradeReport;
use crate::analysis::{Words, hypergames, market, matrix, problems};
use crate::kernel::{Adoption, AtomId, Order};
use crate::model::Kind;
use std::borrow::Cow;

/// How many periods all together are followed at most.
const PERIODS: u64 = 2_000_000;

/// How far a damped response goes where nothing else is said.
const DAMPED: f64 = 0.25;

impl Records {
    /// The kinds of what is declared.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Trade => &[Kind::Exchange],
            Self::Play => &[Kind::Hypergame],
            Self::Matrix => &[Kind::Platform],
            Self::Complexity => &[Kind::Problem],
            Self::Simulate => &[Kind::Adoption, Kind::Pricing, Kind::Elevation],
        }
    }

    /// No record of the kind.
    pub(super) fn none(self) -> Recorded<'static> {
        match self {
            Self::Trade => Recorded::Trades(Vec::new()),
            Self::Play => Recorded::Hypergames(Vec::new()),
            Self::Matrix => Recorded::Platforms(Vec::new()),
            Self::Complexity => Recorded::Problems(Vec::new()),
            Self::Simulate => Recorded::Simulated(Simulated::default()),
        }
    }

    /// What there is none of, where there is none.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Trade => "exchanges",
            Self::Play => "hypergames that can be played",
            Self::Matrix => "platforms",
            Self::Complexity => "problems",
            Self::Simulate => "adoptions, pricings or elevations",
        }
    }
}

/// What is found of the records that a model itself declares: of all of them, or of the one that is named. What another
/// module declares is asked about there.
///
/// # Errors
///
/// [`Refusal`]
pub fn records<'p>(
    program: &'p Program,
    kind: Records,
    named: Option<&Word>,
    extent: &Extent,
) -> Result<Answer<'p>, Refusal> {
    let meant = named.map(|word| name::record(program, word, kind.kinds())).transpose()?;
    let is_meant = |record: AtomId| {
        program.kernel.atom(record).own && meant.is_none_or(|meant| meant == program.kernel.declared(record))
    };
    let (words, kernel) = (program.words(), &program.kernel);
    let file = Cow::Borrowed(program.name());
    Ok(Answer::Records(match kind {
        Records::Trade => {
            let meant = kernel.exchanges.iter().filter(|one| one.sound && is_meant(one.atom));
            Recorded::Trades(in_file(&file, meant.map(|one| TradeReport::new(words, one, extent.sampling))))
        }
        Records::Play => Recorded::Hypergames(in_file(&file, hypergames(words, is_meant).into_iter())),
        Records::Matrix => {
            let meant = kernel.platforms.iter().filter(|one| is_meant(one.atom));
            Recorded::Platforms(in_file(&file, meant.map(|one| matrix(words, one))))
        }
        Records::Complexity => {
            Recorded::Problems(in_file(&file, problems(words, &program.networks, is_meant).into_iter()))
        }
        Records::Simulate => Recorded::Simulated(simulated(words, &file, &is_meant, extent)?),
    }))
}

fn in_file<'p, R>(file: &Cow<'p, str>, reports: impl Iterator<Item = R>) -> Vec<InFile<'p, R>> {
    reports.map(|report| InFile { file: file.clone(), report }).collect()
}

fn simulated<'p>(
    words: Words<'p>,
    file: &Cow<'p, str>,
    is_meant: &dyn Fn(AtomId) -> bool,
    extent: &Extent,
) -> Result<Simulated<'p>, Refusal> {
    let kernel = words.kernel;
    let adoptions = kernel.adoptions.iter().map(|one| (one.atom, one.periods));
    let elevations = kernel.elevations.iter().map(|one| (one.atom, one.periods));
    let all = adoptions.chain(elevations).filter(|&(atom, _)| is_meant(atom));
    let periods: u64 = all.map(|(_, periods)| u64::from(periods)).sum();
    if periods > PERIODS {
        return Err(Refusal::Impossible(format!("{periods} periods in all are more than {PERIODS}")));
    }
    let mut result = Simulated::default();
    for adoption in kernel.adoptions.iter().filter(|one| is_meant(one.atom)) {
        let orders = orders(words, adoption, extent.update.as_ref());
        if orders.is_empty() {
            result.unordered.push(words.atom(adoption.atom).into_owned());
        }
        let reports = orders.into_iter().filter_map(|order| market::adoption(words, adoption, order));
        result.adoptions.extend(in_file(file, reports));
    }
    let pricings = kernel.pricings.iter().filter(|one| is_meant(one.atom));
    result.pricings = in_file(file, pricings.filter_map(|one| market::pricing(words, one)));
    let elevations = kernel.elevations.iter().filter(|one| is_meant(one.atom));
    result.elevations = in_file(file, elevations.filter_map(|one| market::elevation(words, one)));
    Ok(result)
}

/// The orders in which the sides of an adoption respond: those that are asked about, else what the model says.
fn orders(words: Words, adoption: &Adoption, update: Option<&Update>) -> Vec<Order> {
    match update {
        None => adoption.order.into_iter().collect(),
        Some(Update::One(order)) => vec![*order],
        Some(Update::All) => {
            let said = adoption.order.filter(|order| matches!(order, Order::Damped(_)));
            vec![Order::Simultaneous, Order::First(0), Order::First(1), said.unwrap_or(Order::Damped(DAMPED))]
        }
        Some(Update::First(name)) => {
            let sides = adoption.sides.iter().flatten();
            let side = sides.map(|side| words.atom(side.actor)).position(|side| side == name.as_str());
            side.map(Order::First).into_iter().collect()
        }
    }
}
