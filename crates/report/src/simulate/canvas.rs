//! A picture of characters: dots of Braille, or plain characters.

/// Columns and rows of characters, with eight dots in each where it is not plain.
pub(super) struct Canvas {
    columns: usize,
    rows: usize,
    plain: bool,
    dots: Vec<u8>,
    marks: Vec<Option<char>>,
}

/// What a line is drawn with: all dots, or some of them; and the character that stands for it where there are no dots.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    /// Of how many dots one is drawn.
    pub every: usize,
    /// The character.
    pub plain: char,
}

impl Canvas {
    pub fn new(columns: usize, rows: usize, plain: bool) -> Self {
        Self { columns, rows, plain, dots: vec![0; columns * rows], marks: vec![None; columns * rows] }
    }

    /// Dots across and down.
    const fn size(&self) -> [usize; 2] {
        if self.plain { [self.columns, self.rows] } else { [self.columns * 2, self.rows * 4] }
    }

    /// The dot nearest to a place; both from 0 to 1, upwards.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
    fn dot_at(&self, [x, y]: [f64; 2]) -> [usize; 2] {
        let [across, down] = self.size();
        let place = |part: f64, dots: usize| (part.clamp(0.0, 1.0) * (dots - 1) as f64).round() as usize;
        [place(x, across), place(1.0 - y, down)]
    }

    fn dot(&mut self, [x, y]: [usize; 2], stroke: Stroke) {
        // By row, the bits of the left and of the right dot.
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        if self.plain {
            let mark = &mut self.marks[y * self.columns + x];
            *mark = Some(mark.unwrap_or(stroke.plain));
        } else {
            self.dots[y / 4 * self.columns + x / 2] |= BITS[y % 4][x % 2];
        }
    }

    /// A chain of straight lines between places.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
    pub fn line(&mut self, places: &[[f64; 2]], stroke: Stroke) {
        let mut drawn = 0;
        for pair in places.windows(2) {
            let [from, to] = [self.dot_at(pair[0]), self.dot_at(pair[1])].map(|dot| dot.map(|part| part as f64));
            let steps = (to[0] - from[0]).abs().max((to[1] - from[1]).abs()).max(1.0) as usize;
            for step in 0..=steps {
                let part = step as f64 / steps as f64;
                let at = [0, 1].map(|axis| (to[axis] - from[axis]).mul_add(part, from[axis]).round() as usize);
                if drawn % stroke.every == 0 {
                    self.dot(at, stroke);
                }
                drawn += 1;
            }
        }
    }

    /// A character over whatever is drawn.
    pub fn mark(&mut self, place: [f64; 2], mark: char) {
        let [x, y] = self.dot_at(place);
        let at = if self.plain { y * self.columns + x } else { y / 4 * self.columns + x / 2 };
        self.marks[at] = Some(mark);
    }

    /// The characters, row by row.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        (0..self.rows).map(|row| {
            let cells = row * self.columns..(row + 1) * self.columns;
            let cell = |at: usize| match (self.marks[at], self.dots[at]) {
                (Some(mark), _) => mark,
                (None, 0) => ' ',
                (None, dots) => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
            };
            cells.map(cell).collect()
        })
    }
}
