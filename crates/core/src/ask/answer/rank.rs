//! How probable a product is, and what each coproducer means for that.

use crate::analysis::{Ranking, Unfinished, Words};
use serde::Serialize;
use std::borrow::Cow;

/// A ranking in the words of the model.
#[derive(Debug, Serialize)]
pub struct RankResult<'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// Its environment.
    pub environment: Cow<'p, str>,
    /// With what probability it is there.
    pub probability: f64,
    /// The open coproducers that it depends on, the most important first.
    pub coproducers: Vec<Coproducer<'p>>,
    /// What put them in order.
    #[serde(skip)]
    pub by: Measure,
    /// Why the measure of Fussell and Vesely is not known.
    #[serde(skip)]
    pub unfinished: Option<Unfinished>,
}

/// What a coproducer means for the probability; what cannot be said, or is infinite, is `null`.
#[derive(Debug, Serialize)]
pub struct Coproducer<'p> {
    /// Its name.
    pub name: Cow<'p, str>,
    /// With what probability it is there.
    pub probability: f64,
    /// See [`Measure::Birnbaum`].
    pub birnbaum: f64,
    /// See [`Measure::Criticality`].
    pub criticality: Option<f64>,
    /// See [`Measure::FussellVesely`]; none where it does not put them in order.
    pub fussell_vesely: Option<f64>,
    /// See [`Measure::Raw`].
    pub raw: Option<f64>,
    /// See [`Measure::Rrw`].
    pub rrw: Option<f64>,
    /// Whether the product is never there without it.
    #[serde(skip)]
    pub rrw_is_infinite: bool,
}

/// By which measure coproducers are put in order, the greatest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// How much the probability of the product changes with that of the coproducer.
    #[default]
    Birnbaum,
    /// The share of the product's probability in which the coproducer is present and decides.
    Criticality,
    /// The share of the product's probability in which a production set with the coproducer is complete. It takes all of
    /// these sets, and is found where it is asked for.
    FussellVesely,
    /// Risk achievement worth: the probability where the coproducer is present, by that of the product.
    Raw,
    /// Risk reduction worth: the probability of the product, by that where the coproducer is absent.
    Rrw,
}

impl<'p> RankResult<'p> {
    /// A ranking, the most important coproducer first; of equals the one declared first.
    pub fn new(
        words: Words<'p>,
        [product, situation, environment]: [Cow<'p, str>; 3],
        ranking: &Ranking,
        by: Measure,
    ) -> Self {
        let finite = |value: f64| value.is_finite().then_some(value);
        let unions = ranking.fussell_vesely.as_ref();
        let mut coproducers: Vec<Coproducer> = ranking
            .coproducers
            .iter()
            .enumerate()
            .map(|(index, one)| Coproducer {
                name: words.atom(one.variable),
                probability: one.probability,
                birnbaum: one.birnbaum,
                criticality: finite(one.criticality),
                fussell_vesely: unions.and_then(|unions| finite(unions.as_ref().ok()?[index])),
                raw: finite(one.raw),
                rrw: finite(one.rrw),
                rrw_is_infinite: one.rrw.is_infinite() && ranking.probability > 0.0,
            })
            .collect();
        coproducers.sort_by(|one, other| other.measure(by).total_cmp(&one.measure(by)));
        let unfinished = unions.and_then(|unions| unions.as_ref().err().copied());
        Self { product, situation, environment, probability: ranking.probability, coproducers, by, unfinished }
    }
}

impl Coproducer<'_> {
    fn measure(&self, by: Measure) -> f64 {
        let measure = match by {
            Measure::Birnbaum => Some(self.birnbaum),
            Measure::Criticality => self.criticality,
            Measure::FussellVesely => self.fussell_vesely,
            Measure::Raw => self.raw,
            Measure::Rrw if self.rrw_is_infinite => Some(f64::INFINITY),
            Measure::Rrw => self.rrw,
        };
        measure.unwrap_or(f64::NEG_INFINITY)
    }
}
