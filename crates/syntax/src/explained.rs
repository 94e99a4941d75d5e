//! What findings about characters and brackets already explain.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Places of which something is known to be wrong; a mistake that is met there is a consequence.
pub(super) struct Explained {
    /// In order, and apart from one another.
    places: Vec<Span>,
}

impl Explained {
    /// The places of some findings: theirs, those of their labels, and what follows directly or after one character.
    pub fn by(findings: &[Diagnostic]) -> Self {
        let places = findings.iter().flat_map(|finding| {
            let own = Span::new(finding.span.start, finding.span.end + 1);
            finding.labels.iter().map(|label| label.span).chain([own])
        });
        let mut sorted: Vec<Span> = places.collect();
        sorted.sort_unstable();
        let mut places: Vec<Span> = Vec::new();
        for place in sorted {
            match places.last_mut() {
                Some(last) if last.touches(place) => *last = last.to(place),
                _ => places.push(place),
            }
        }
        Self { places }
    }

    /// Whether a place touches one of them.
    pub fn covers(&self, place: Span) -> bool {
        let first = self.places.partition_point(|known| known.end < place.start);
        self.places.get(first).is_some_and(|known| known.touches(place))
    }
}
