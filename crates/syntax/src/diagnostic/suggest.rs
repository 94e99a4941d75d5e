//! Did-you-mean: the known names nearest to an unknown one.

/// How many names a suggestion offers at the most.
const OFFERED: usize = 3;
/// Longer names are compared with nothing: a comparison takes the product of both lengths.
const LONGEST: usize = 200;

/// The candidates nearest to `name`, nearest first; none where none is near.
///
/// Near means at most a third of the characters changed (Damerau–Levenshtein, optimal string alignment), or the same
/// name in another case.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let length = name.chars().count();
    let allowed = (length / 3).max(1);
    let mut near: Vec<(usize, &str)> = candidates
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= 4 * allowed)
        .filter_map(|candidate| {
            let distance =
                if candidate.to_lowercase() == name.to_lowercase() { 0 } else { strsim::osa_distance(name, candidate) };
            (distance <= allowed && distance < length.max(2)).then_some((distance, candidate))
        })
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.dedup_by_key(|entry| entry.1);
    near.into_iter().take(OFFERED).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_what_is_near_and_nothing_else() {
        let known = ["moisture", "soil", "warmth", "Acorn"];
        assert_eq!(nearest("mositure", known.into_iter()), ["moisture"]);
        assert_eq!(nearest("acorn", known.into_iter()), ["Acorn"]);
        assert!(nearest("harvest", known.into_iter()).is_empty());
        assert!(nearest("x", known.into_iter()).is_empty());
        assert!(nearest(&"y".repeat(10_000_000), known.into_iter()).is_empty());
    }
}
