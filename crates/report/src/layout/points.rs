//! What stands in columns: boxes, and a point in every column that an arrow passes.

use super::Tile;

/// How much room an arrow takes that passes a column.
const PASSAGE: f64 = 8.0;

/// Boxes first, in their order, then the points of long arrows.
pub(super) struct Points {
    pub ranks: Vec<usize>,
    pub lanes: Vec<usize>,
    pub widths: Vec<f64>,
    pub heights: Vec<f64>,
    /// By point, what it is joined to in the column before, and in the one after.
    pub up: Vec<Vec<usize>>,
    pub down: Vec<Vec<usize>>,
    /// By arrow, the points from its left end to its right one.
    pub chains: Vec<Vec<usize>>,
    /// The points of each column from top to bottom.
    pub layers: Vec<Vec<usize>>,
    boxes: usize,
}

impl Points {
    /// None where there are more than `most`.
    pub fn new(
        boxes: &[Tile],
        arrows: &[(usize, usize)],
        reversed: &[bool],
        ranks: &[usize],
        most: usize,
    ) -> Option<Self> {
        let mut points = Self {
            ranks: ranks.to_vec(),
            lanes: boxes.iter().map(|tile| tile.lane).collect(),
            widths: boxes.iter().map(|tile| tile.width).collect(),
            heights: boxes.iter().map(|tile| tile.height).collect(),
            up: Vec::new(),
            down: Vec::new(),
            chains: Vec::new(),
            layers: vec![Vec::new(); ranks.iter().max().map_or(0, |last| last + 1)],
            boxes: boxes.len(),
        };
        for (&(from, to), &reversed) in arrows.iter().zip(reversed) {
            let (from, to) = if reversed { (to, from) } else { (from, to) };
            let mut chain = vec![from];
            for rank in ranks[from] + 1..ranks[to] {
                chain.push(points.ranks.len());
                points.ranks.push(rank);
                // An arrow out of a lane leaves it at once.
                points.lanes.push(boxes[to].lane);
                points.widths.push(0.0);
                points.heights.push(PASSAGE);
            }
            chain.push(to);
            points.chains.push(chain);
            if points.ranks.len() > most {
                return None;
            }
        }
        (points.up, points.down) = (vec![Vec::new(); points.len()], vec![Vec::new(); points.len()]);
        for chain in &points.chains {
            for pair in chain.windows(2) {
                points.down[pair[0]].push(pair[1]);
                points.up[pair[1]].push(pair[0]);
            }
        }
        points.fill();
        Some(points)
    }

    /// Puts points into their columns in the order in which a search in depth meets them, so that what hangs together
    /// begins near each other; lanes apart.
    fn fill(&mut self) {
        let mut seen = vec![false; self.len()];
        for start in (0..self.len()).filter(|&at| self.up[at].is_empty()) {
            let mut open = vec![start];
            while let Some(at) = open.pop() {
                if std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                self.layers[self.ranks[at]].push(at);
                open.extend(self.down[at].iter().rev());
            }
        }
        let lanes = &self.lanes;
        self.layers.iter_mut().for_each(|layer| layer.sort_by_key(|&at| lanes[at]));
    }

    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    pub const fn is_box(&self, point: usize) -> bool {
        point < self.boxes
    }
}
