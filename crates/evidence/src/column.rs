//! The memberships of all cases in one set.

/// What a crisp column holds for a case whose membership is not known.
pub const MISSING: u8 = 2;

/// The memberships of all cases in one set, by number of the case.
///
/// Beyond its end, the membership of any case is missing.
#[derive(Clone, Debug)]
pub enum Column {
    /// 0 is out, 1 is in, [`MISSING`] is not known. Nothing else is held.
    Crisp(Vec<u8>),
    /// Degrees from 0 to 1; not a number is not known.
    Fuzzy(Vec<f64>),
}

impl Default for Column {
    fn default() -> Self {
        Self::Crisp(Vec::new())
    }
}

impl Column {
    /// How many cases there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Crisp(memberships) => memberships.len(),
            Self::Fuzzy(memberships) => memberships.len(),
        }
    }

    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The membership of a case, none where it is missing.
    pub fn get(&self, case: usize) -> Option<f64> {
        match self {
            Self::Crisp(memberships) => memberships.get(case).and_then(|&byte| degree(byte)),
            Self::Fuzzy(memberships) => memberships.get(case).copied().filter(|membership| !membership.is_nan()),
        }
    }

    /// Adds a case. A crisp column becomes a fuzzy one where the membership is a degree.
    pub fn push(&mut self, membership: Option<f64>) {
        match (&mut *self, membership.map_or(Some(MISSING), byte)) {
            (Self::Crisp(memberships), Some(byte)) => memberships.push(byte),
            (Self::Crisp(memberships), None) => {
                let degrees = memberships.iter().map(|&byte| degree(byte).unwrap_or(f64::NAN));
                *self = Self::Fuzzy(degrees.chain(membership).collect());
            }
            (Self::Fuzzy(memberships), _) => memberships.push(membership.unwrap_or(f64::NAN)),
        }
    }

    /// Whether memberships are held as 0 or 1 only.
    pub fn is_crisp(&self) -> bool {
        matches!(self, Self::Crisp(_))
    }

    /// How many memberships are missing.
    pub fn missing(&self) -> usize {
        match self {
            Self::Crisp(memberships) => memberships.iter().filter(|&&byte| byte >= MISSING).count(),
            Self::Fuzzy(memberships) => memberships.iter().filter(|membership| membership.is_nan()).count(),
        }
    }

    /// Whether all memberships that are not missing are equal, so that nothing can be learnt from them.
    pub fn is_constant(&self) -> bool {
        let mut present = (0..self.len()).filter_map(|case| self.get(case));
        present.next().is_none_or(|first| present.all(|other| other.total_cmp(&first).is_eq()))
    }

    /// How many cases are neither in nor out: of membership 0.5 exactly.
    pub fn undecided(&self) -> usize {
        match self {
            Self::Crisp(_) => 0,
            Self::Fuzzy(memberships) => memberships.iter().filter(|&&membership| is_undecided(membership)).count(),
        }
    }
}

/// Whether a membership is at the point of neither in nor out.
#[expect(clippy::float_cmp, reason = "exactly this one belongs to no row")]
pub(crate) fn is_undecided(membership: f64) -> bool {
    membership == 0.5
}

/// The smaller of two memberships. Unlike that of the standard library, it does not look for missing ones.
#[inline]
pub(crate) fn smaller(one: f64, other: f64) -> f64 {
    if one < other { one } else { other }
}

/// The greater of two memberships.
#[inline]
pub(crate) fn greater(one: f64, other: f64) -> f64 {
    if one > other { one } else { other }
}

/// The membership that a crisp column holds as a byte.
fn degree(byte: u8) -> Option<f64> {
    (byte < MISSING).then(|| f64::from(byte))
}

/// The byte a crisp column holds for a membership, none where it is a degree.
fn byte(membership: f64) -> Option<u8> {
    match membership {
        0.0 => Some(0),
        1.0 => Some(1),
        _ if membership.is_nan() => Some(MISSING),
        _ => None,
    }
}

/// Puts the memberships of some cases from the first on into a block, missing ones as not a number.
pub(crate) fn fill(column: Option<&Column>, first: usize, block: &mut [f64]) {
    let filled = match column {
        Some(Column::Crisp(memberships)) => {
            let bytes = memberships.get(first..).unwrap_or_default();
            for (to, &byte) in block.iter_mut().zip(bytes) {
                *to = if byte < MISSING { f64::from(byte) } else { f64::NAN };
            }
            bytes.len()
        }
        Some(Column::Fuzzy(memberships)) => {
            let degrees = memberships.get(first..).unwrap_or_default();
            for (to, &degree) in block.iter_mut().zip(degrees) {
                *to = degree;
            }
            degrees.len()
        }
        None => 0,
    };
    if let Some(rest) = block.get_mut(filled..) {
        rest.fill(f64::NAN);
    }
}

/// The same for a crisp column, as bytes.
pub(crate) fn fill_bytes(column: Option<&Column>, first: usize, block: &mut [u8]) {
    let Some(Column::Crisp(memberships)) = column else { return block.fill(MISSING) };
    let bytes = memberships.get(first..).unwrap_or_default();
    let filled = bytes.len().min(block.len());
    block[..filled].copy_from_slice(&bytes[..filled]);
    block[filled..].fill(MISSING);
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn a_degree_makes_a_column_fuzzy() {
        let mut column = Column::default();
        assert!(column.is_constant());
        column.push(Some(1.0));
        column.push(None);
        column.push(Some(1.0));
        assert!(column.is_crisp() && column.is_constant());
        column.push(Some(0.5));
        assert!(!column.is_crisp() && !column.is_constant());
        assert_eq!((column.len(), column.missing(), column.undecided()), (4, 1, 1));
        assert_eq!((column.get(0), column.get(1), column.get(9)), (Some(1.0), None, None));
    }
}
