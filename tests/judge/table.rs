//! A truth function as the table of its values, one bit for each completion of what is open.

/// The values of a function of `open` things; completion `c` settles thing `i` as bit `i` of `c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    open: usize,
    words: Vec<u64>,
}

impl Table {
    /// The same in every completion.
    pub fn constant(open: usize, value: bool) -> Self {
        let words = vec![if value { u64::MAX } else { 0 }; (1_usize << open).div_ceil(64)];
        Self { open, words }.trimmed()
    }

    /// Whether the thing at a place is present.
    pub fn thing(open: usize, place: usize) -> Self {
        let mut table = Self::constant(open, false);
        for completion in (0..1_usize << open).filter(|completion| completion >> place & 1 == 1) {
            table.words[completion / 64] |= 1 << (completion % 64);
        }
        table
    }

    fn trimmed(mut self) -> Self {
        if self.open < 6 {
            self.words[0] &= (1 << (1 << self.open)) - 1;
        }
        self
    }

    fn with(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(&one, &other)| join(one, other)).collect();
        Self { open: self.open, words }
    }

    pub fn and(&self, other: &Self) -> Self {
        self.with(other, |one, other| one & other)
    }

    pub fn or(&self, other: &Self) -> Self {
        self.with(other, |one, other| one | other)
    }

    pub fn not(&self) -> Self {
        Self { open: self.open, words: self.words.iter().map(|word| !word).collect() }.trimmed()
    }

    /// True in every completion.
    pub fn always(&self) -> bool {
        *self == Self::constant(self.open, true)
    }

    /// True in some completion.
    pub fn ever(&self) -> bool {
        self.words.iter().any(|&word| word != 0)
    }

    /// True wherever the other is.
    pub fn covers(&self, other: &Self) -> bool {
        !other.and(&self.not()).ever()
    }

    /// Its value in one completion.
    pub fn at(&self, completion: usize) -> bool {
        self.words[completion / 64] >> (completion % 64) & 1 == 1
    }

    /// How many things it is a function of.
    pub fn open(&self) -> usize {
        self.open
    }

    /// All completions.
    pub fn completions(&self) -> std::ops::Range<usize> {
        0..1 << self.open
    }
}
