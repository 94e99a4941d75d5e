//! What may be done about variables.

/// What may be done about a variable, and how it is if nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// It may turn out either way, unless it is changed.
    Open {
        /// Whether it may be made present.
        present: bool,
        /// Whether it may be made absent.
        absent: bool,
    },
    /// It stays as it is, unless it is changed.
    Kept {
        /// How it is.
        as_it_is: bool,
    },
}

impl Freedom {
    /// It may turn out either way, and be changed in both.
    pub(super) const FREE: Self = Self::Open { present: true, absent: true };

    /// The freedom of the variable's absence.
    pub(super) const fn flipped(self) -> Self {
        match self {
            Self::Open { present, absent } => Self::Open { present: absent, absent: present },
            Self::Kept { as_it_is } => Self::Kept { as_it_is: !as_it_is },
        }
    }

    /// Whether it is absent, or to be reckoned with as absent, unless it is made present.
    pub(super) const fn rises(self) -> bool {
        matches!(self, Self::Open { present: true, .. } | Self::Kept { as_it_is: false })
    }

    /// How a variable is in all that matters where it only helps (`[true, false]`) or only hinders.
    pub(super) const fn certain(self, polarity: [bool; 2]) -> Option<bool> {
        match (self, polarity) {
            // It is as good as can be, or to be reckoned with as bad as can be, and changing it is no help or not allowed.
            (Self::Kept { as_it_is: true }, [true, false]) | (Self::Open { absent: false, .. }, [false, true]) => {
                Some(true)
            }
            (Self::Kept { as_it_is: false }, [false, true]) | (Self::Open { present: false, .. }, [true, false]) => {
                Some(false)
            }
            _ => None,
        }
    }
}
