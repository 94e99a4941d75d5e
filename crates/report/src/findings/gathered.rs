//! Findings of one kind at many places, told once: the others are places, or a number.

use coproduce_syntax::diagnostic::Diagnostic;
use indexmap::IndexMap;

/// So many findings of one rule in one file are told one by one.
const MOST_OF_A_RULE: usize = 5;
/// So many further places are named.
const PLACES: usize = 4;

/// A finding, with those that say the same elsewhere.
pub(super) struct Gathered<'f> {
    pub finding: &'f Diagnostic,
    pub also: Vec<&'f Diagnostic>,
}

/// Findings of one rule beyond those that are told.
pub(super) struct Rest<'f> {
    pub rule: &'static str,
    pub findings: Vec<&'f Diagnostic>,
}

/// Gathers the findings of a file; or leaves each by itself, if `all` are to be told.
pub(super) fn gathered(findings: &[Diagnostic], all: bool) -> (Vec<Gathered<'_>>, Vec<Rest<'_>>) {
    if all {
        return (findings.iter().map(|finding| Gathered { finding, also: Vec::new() }).collect(), Vec::new());
    }
    // What is to be done may differ where the same is found.
    let mut by_message: IndexMap<(&str, &str, &str), Gathered> = IndexMap::new();
    for finding in findings {
        by_message
            .entry((finding.rule.name, &finding.message, finding.help.as_deref().unwrap_or_default()))
            .and_modify(|one| one.also.push(finding))
            .or_insert_with(|| Gathered { finding, also: Vec::new() });
    }
    let mut told = Vec::new();
    let mut by_rule: IndexMap<&'static str, (usize, Vec<&Diagnostic>)> = IndexMap::new();
    for one in by_message.into_values() {
        let (count, rest) = by_rule.entry(one.finding.rule.name).or_default();
        if *count < MOST_OF_A_RULE {
            *count += 1;
            told.push(one);
        } else {
            rest.push(one.finding);
            rest.extend(one.also);
        }
    }
    let rest = by_rule.into_iter().filter(|(_, (_, rest))| !rest.is_empty());
    (told, rest.map(|(rule, (_, findings))| Rest { rule, findings }).collect())
}

/// Some places one after the other, the last of them a number where they are many.
pub(super) fn places(findings: &[&Diagnostic], place: impl Fn(&Diagnostic) -> String) -> Vec<String> {
    let shown = if findings.len() > PLACES + 1 { PLACES } else { findings.len() };
    let mut places: Vec<String> = findings[..shown].iter().map(|finding| place(finding)).collect();
    if shown < findings.len() {
        places.push(format!("{} more", findings.len() - shown));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{gathered, places};
    use coproduce_syntax::diagnostic::{Diagnostic, rules};
    use coproduce_syntax::source::Span;

    fn findings(messages: impl Iterator<Item = String>) -> Vec<Diagnostic> {
        (0..).zip(messages).map(|(at, message)| rules::SHADOWED_NAME.at(Span::new(at, at), message)).collect()
    }

    #[test]
    fn what_says_the_same_is_told_once() {
        let found = findings(["a", "b", "a", "a"].map(str::to_owned).into_iter());
        let (told, rest) = gathered(&found, false);
        let told: Vec<_> = told.iter().map(|one| (one.finding.message.as_str(), one.also.len())).collect();
        assert_eq!((told, rest.len()), (vec![("a", 2), ("b", 0)], 0));
        assert_eq!(gathered(&found, true).0.len(), 4);
    }

    #[test]
    fn beyond_five_of_a_rule_the_others_are_counted() {
        let found = findings((0..18).map(|number| number.to_string()));
        let (told, rest) = gathered(&found, false);
        assert_eq!((told.len(), rest.len(), rest[0].findings.len()), (5, 1, 13));
        let named = places(&rest[0].findings, |finding| finding.message.clone());
        assert_eq!(named, ["5", "6", "7", "8", "9 more"]);
        // One place more takes no more room than its number.
        assert_eq!(places(&rest[0].findings[..5], |finding| finding.message.clone()).len(), 5);
    }
}
