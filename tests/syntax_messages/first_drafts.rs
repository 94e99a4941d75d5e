//! Situations as somebody new to the language wrote them down at the first go, mistakes included: an irrigation commons,
//! school meals, a cold chain, kidney exchange, group lending, a bow-tie, and others. They are kept as they were; only the
//! names of files in them are those here.

use coproduce_core::Program;
use std::collections::BTreeSet;

/// The words after which names are declared.
const DECLARING: [&str; 10] =
    ["object", "property", "actor", "action", "outcome", "environment", "offering", "value", "proposition", "law"];

/// The names that the heads of declarations mention: those that are declared, whether or not that can be read.
fn heads(text: &str) -> BTreeSet<&str> {
    let declaring = |line: &&str| line.split_whitespace().next().is_some_and(|word| DECLARING.contains(&word));
    let head = |line: &'_ str| line.find('{').unwrap_or(line.len());
    let of_line = |line| str::split(&line[..head(line)], |sign: char| !(sign.is_alphanumeric() || sign == '_'));
    text.lines().filter(declaring).flat_map(of_line).collect()
}

/// A mistake in a declaration is found there, and not again wherever what it declares is mentioned.
#[test]
fn no_mistake_is_told_again_where_its_name_is_mentioned() {
    let mut drafts = 0;
    let mut found = 0;
    for entry in std::fs::read_dir("tests/first_drafts").unwrap() {
        let path = entry.unwrap().path();
        if path.extension() != Some("coprod".as_ref()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let program = Program::read("draft.coprod", &text);
        let heads = heads(&text);
        for finding in program.findings.iter().filter(|finding| finding.rule.name == "unknown-name") {
            let name = program.sources.text(finding.span).trim_matches('`');
            assert!(!heads.contains(name), "{}: {}", path.display(), finding.message);
        }
        drafts += 1;
        found += program.findings.len();
    }
    // Without mistakes nothing would be shown.
    assert!(drafts > 13 && found > 30, "{drafts} drafts, {found} findings");
}
