//! Which cases do not go with a condition.

use crate::column::Column;

/// How a case speaks against the sufficiency of a condition (Schneider & Rohlfing 2013, *Sociological Methods &
/// Research* 42).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// In the condition and out of the product: x > 0.5 and y < 0.5.
    InKind,
    /// More in the condition than in the product, x > y, without being in the one and out of the other.
    InDegree,
}

/// The cases that deviate from the sufficiency of a condition for a product, in order. Those with a missing membership
/// are left out.
pub fn deviant(condition: &Column, product: &Column) -> impl Iterator<Item = (usize, Deviation)> {
    compared(condition, product).filter_map(|(case, x, y)| {
        let deviation = if x > 0.5 && y < 0.5 { Deviation::InKind } else { Deviation::InDegree };
        (x > y).then_some((case, deviation))
    })
}

/// The cases that are in the product and out of the condition, y > 0.5 and x < 0.5, in order.
pub fn uncovered(condition: &Column, product: &Column) -> impl Iterator<Item = usize> {
    compared(condition, product).filter_map(|(case, x, y)| (y > 0.5 && x < 0.5).then_some(case))
}

fn compared(condition: &Column, product: &Column) -> impl Iterator<Item = (usize, f64, f64)> {
    (0..condition.len().min(product.len())).filter_map(|case| Some((case, condition.get(case)?, product.get(case)?)))
}

#[cfg(test)]
mod tests {
    use super::{Deviation, deviant, uncovered};
    use crate::Column;

    #[test]
    fn cases_deviate_in_kind_or_in_degree() {
        let condition = Column::Fuzzy(vec![0.9, 0.9, 0.4, 0.2, f64::NAN, 0.5]);
        let product = Column::Fuzzy(vec![0.2, 0.8, 0.3, 0.9, 0.0, 0.6]);
        let deviations = [(0, Deviation::InKind), (1, Deviation::InDegree), (2, Deviation::InDegree)];
        assert_eq!(deviant(&condition, &product).collect::<Vec<_>>(), deviations);
        assert_eq!(uncovered(&condition, &product).collect::<Vec<_>>(), [3]);
    }
}
