//! The spiral in which expectation and ability raise one another: `a' = a + λ max(0, e − a)`, `e' = e + μ (a' − a)`.
//!
//! Galbrun, J. & Kijima, K. (2009), as Kijima, Rintamäki & Mitronen cite them: co-elevation, a zigzag of customers'
//! expectation and providers' ability. The equations are the tool's own.

use crate::analysis::inquiry::Words;
use crate::kernel::Elevation;
use serde::Serialize;
use std::borrow::Cow;

/// A spiral followed for some periods.
#[derive(Clone, Debug, Serialize)]
pub struct ElevationReport<'s> {
    /// Its name.
    pub elevation: Cow<'s, str>,
    /// The co-creation.
    pub cocreation: Cow<'s, str>,
    /// Who expects.
    pub expecting: Cow<'s, str>,
    /// Who provides.
    pub providing: Cow<'s, str>,
    /// Expectation and ability in each period, from what is there at first on.
    pub trajectory: Vec<Rise>,
    /// What both come to in the long run; none where they rise without end.
    pub limit: Option<Rise>,
    /// By which factor the gap changes in each period.
    pub gap_factor: f64,
    /// By how much both rise in each period, where the gap stays as it is.
    pub rise: Option<f64>,
}

/// Expectation and ability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rise {
    /// The period; none of a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<u32>,
    /// What is expected.
    pub expects: f64,
    /// What can be provided.
    pub provides: f64,
}

/// Beyond this, nothing is told apart any more.
const LARGEST: f64 = 1e15;

/// Follows a spiral; none where it was not understood. It is cut off where it grows too large to be counted.
pub fn elevation<'s>(words: Words<'s>, elevation: &Elevation) -> Option<ElevationReport<'s>> {
    let [expecting, providing] = elevation.levels?;
    let (rises, grows) = (expecting.change, providing.change);
    let (mut expects, mut provides) = (expecting.level, providing.level);
    let gap = expects - provides;
    let mut trajectory = vec![Rise { period: Some(0), expects, provides }];
    for period in 1..=elevation.periods {
        let gain = grows * (expects - provides).max(0.0);
        provides += gain;
        expects = rises.mul_add(gain, expects);
        if expects.abs() > LARGEST || provides.abs() > LARGEST {
            break;
        }
        trajectory.push(Rise { period: Some(period), expects, provides });
    }
    let still = Rise { period: None, expects: expecting.level, provides: providing.level };
    let limit = if gap <= 0.0 {
        Some(still)
    } else if rises < 1.0 {
        let both = expecting.level + rises * gap / (1.0 - rises);
        Some(Rise { period: None, expects: both, provides: both })
    } else {
        None
    };
    Some(ElevationReport {
        elevation: words.atom(elevation.atom),
        cocreation: elevation.cocreation.map_or(Cow::Borrowed(""), |cocreation| words.atom(cocreation)),
        expecting: words.atom(expecting.actor),
        providing: words.atom(providing.actor),
        trajectory,
        gap_factor: grows.mul_add(rises - 1.0, 1.0),
        rise: (gap > 0.0 && (rises - 1.0).abs() < f64::EPSILON).then_some(grows * gap),
        limit,
    })
}
