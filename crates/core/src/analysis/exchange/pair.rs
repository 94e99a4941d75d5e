//! Two parties and two goods: opportunity costs, the terms by which both gain, and what each gains.
//!
//! The party that gives up less of the one good for a unit of the other exports the latter (Ricardo). Of what is sent,
//! the share `1 - costs` arrives. With nothing used up, terms are of use to both strictly between the two opportunity
//! costs; else the interval is narrower on both sides by that share.

use crate::kernel::Exchange;

/// Two parties, two goods, exact hours. Terms are units of the good `given` for one unit of the good `per`.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The position of the good that is given.
    pub given: usize,
    /// The position of the good for a unit of which it is given.
    pub per: usize,
    /// By party, the hours for a unit of `given` and for one of `per`.
    hours: [[f64; 2]; 2],
    /// The share of what is sent that arrives.
    arriving: f64,
}

/// How terms stand to the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both gain.
    Within,
    /// The party, by its position, neither gains nor loses.
    Indifferent(usize),
    /// The party, by its position, loses.
    Losing(usize),
}

impl Pair {
    /// The pair that an exchange is, with some hours by party and good; none where it has other parties or goods.
    pub fn of(exchange: &Exchange, hours: impl Fn(usize, usize) -> f64) -> Option<Self> {
        if exchange.parties.len() != 2 || exchange.goods.len() != 2 {
            return None;
        }
        let (given, per) = exchange.terms.map_or((0, 1), |terms| (terms.given, terms.per));
        let hours = [0, 1].map(|party| [hours(party, given), hours(party, per)]);
        Some(Self { given, per, hours, arriving: 1.0 - exchange.costs })
    }

    /// The pair that an exchange of exact hours is.
    pub fn exact(exchange: &Exchange) -> Option<Self> {
        let exact = exchange.sound && exchange.is_exact();
        Self::of(exchange, |party, good| exchange.hours[party][good][0]).filter(|_| exact)
    }

    /// By party, how much of `given` a unit of `per` costs it to make.
    pub fn opportunity_costs(&self) -> [f64; 2] {
        self.hours.map(|[given, per]| per / given)
    }

    /// The position of the party that exports `per`; none where opportunity costs are equal.
    pub fn exporter(&self) -> Option<usize> {
        let [one, other] = self.opportunity_costs();
        if is_above(other, one) { Some(0) } else { is_above(one, other).then_some(1) }
    }

    /// The ends of the open interval of terms by which both gain. It is empty where the first is not below the second.
    pub fn interval(&self) -> [f64; 2] {
        let [one, other] = self.opportunity_costs();
        [one.min(other) / self.arriving, one.max(other) * self.arriving]
    }

    /// Whether there are terms by which both gain.
    pub fn is_open(&self) -> bool {
        let [least, most] = self.interval();
        is_above(most, least)
    }

    /// The geometric mean of the interval: the same share of it is left to each party.
    pub fn mean(&self) -> f64 {
        let [least, most] = self.interval();
        least.sqrt() * most.sqrt()
    }

    /// How terms stand to the interval, where it is open.
    pub fn standing(&self, terms: f64) -> Option<Standing> {
        let exporter = self.exporter().filter(|_| self.is_open())?;
        let [least, most] = self.interval();
        Some(if is_above(least, terms) {
            Standing::Losing(exporter)
        } else if is_above(terms, most) {
            Standing::Losing(1 - exporter)
        } else if !is_above(terms, least) {
            Standing::Indifferent(exporter)
        } else if !is_above(most, terms) {
            Standing::Indifferent(1 - exporter)
        } else {
            Standing::Within
        })
    }

    /// What each party saves by terms, in its own hours for each unit it receives, and whether that unit is of `per`:
    /// the party that exports `per` receives units of `given`. None where nobody exports anything.
    pub fn gains(&self, terms: f64) -> Option<[(bool, f64); 2]> {
        let exporter = self.exporter()?;
        Some([0, 1].map(|party| {
            let [given, per] = self.hours[party];
            if party == exporter {
                (false, given - per / (terms * self.arriving))
            } else {
                (true, per - terms * given / self.arriving)
            }
        }))
    }

    /// The pair once each party has made so many units of the good that it exports, and of no other: each doubling of
    /// the units multiplies the hours by the progress ratio (Wright).
    #[must_use]
    pub fn after(&self, doublings: u8, ratio: f64) -> Self {
        let Some(exporter) = self.exporter() else { return *self };
        let mut learned = *self;
        learned.hours[exporter][1] *= ratio.powi(doublings.into());
        learned.hours[1 - exporter][0] *= ratio.powi(doublings.into());
        learned
    }
}

/// Whether one positive number is above another by more than the rounding of quotients.
pub(super) fn is_above(one: f64, other: f64) -> bool {
    one > other * (1.0 + 1e-12)
}
