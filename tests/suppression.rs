//! `// allow RULE: reason`: what such a comment covers, what it may not allow, and that layout changes neither.

#![allow(clippy::disallowed_methods, reason = "a test may panic as it likes")]

#[path = "grammar_support/random.rs"]
#[allow(dead_code, reason = "others draw more from it")]
mod random;

use coproduce_core::Program;
use coproduce_syntax::source::Sources;

type Fired = Vec<(String, usize)>;
type Allowed = Vec<(String, String)>;

/// The rules that fired, with their lines, and the rules of what was allowed, with the reasons.
fn judged(text: &str) -> (Fired, Allowed) {
    let program = Program::read("allowed.coprod", text);
    let line = |span| program.sources.positions(span).1.line;
    (
        program.findings.iter().map(|finding| (finding.rule.name.to_owned(), line(finding.span))).collect(),
        program.suppressed.iter().map(|one| (one.finding.rule.name.to_owned(), one.reason.clone())).collect(),
    )
}

/// Checks which rules fire at which lines, and how many findings are allowed; and that it stays so in canonical form.
#[track_caller]
fn leaves(text: &str, fired: &[(&str, usize)], allowed: usize) {
    let (found, suppressed) = judged(text);
    let found: Vec<(&str, usize)> = found.iter().map(|(rule, line)| (rule.as_str(), *line)).collect();
    assert_eq!((found.as_slice(), suppressed.len()), (fired, allowed), "{text}");
    let mut sources = Sources::new();
    let file = sources.add("allowed.coprod", text).expect("short");
    let canonical = coproduce_syntax::format::format(&sources, file).expect("no mistakes");
    let (again, allowed_again) = judged(&canonical);
    let rules = |found: &[(String, usize)]| found.iter().map(|(rule, _)| rule.clone()).collect::<Vec<_>>();
    assert_eq!(rules(&again), rules(&judged(text).0), "{canonical}");
    assert_eq!(allowed_again, suppressed, "{canonical}");
}

/// `cup`, `saucer` and `spoon` are mentioned nowhere; `leaves` alone suffices in `law wish`.
const TEA: &str = "object leaves, pot, tea\nenvironment kitchen { holds pot }\n";

#[test]
fn a_line_of_its_own_covers_the_next_declaration() {
    leaves(
        &format!(
            "{TEA}// allow unused-name: guests bring them\nobject cup,\n  saucer\nobject spoon\n\
        law brewing in kitchen {{ leaves and pot produce tea }}"
        ),
        &[("unused-name", 6)],
        2,
    );
    leaves(
        &format!(
            "{TEA}\n//allow lone-producer:wishes\n/// Nobody waits.\n\nlaw wish in kitchen {{ leaves produce tea }}"
        ),
        &[],
        1,
    );
    // It does not reach further, nor to another rule.
    leaves(
        &format!("{TEA}// allow unused-name: no\nlaw wish in kitchen {{ leaves produce tea }}"),
        &[("unused-suppression", 3), ("lone-producer", 4)],
        0,
    );
    // Several comments and several rules.
    leaves(
        &format!(
            "{TEA}// allow unused-name: a\n// allow lone-producer, dead-law: b\nlaw wish in kitchen {{ leaves produce tea }}"
        ),
        &[("unused-suppression", 3), ("unused-suppression", 4)],
        1,
    );
}

#[test]
fn within_a_block_it_covers_the_next_clause() {
    let scenario = |clauses: &str| {
        format!(
            "{TEA}law brewing in kitchen {{ leaves and pot produce tea }}\nscenario dry in kitchen {{\n{clauses}\n}}\n"
        )
    };
    // Not given, so no tea comes of it.
    leaves(
        &scenario("  // allow unmet-expectation: not yet\n  expect tea,\n    tea\n  expect tea"),
        &[("unmet-expectation", 8)],
        2,
    );
    leaves(
        &scenario("  expect tea\n  // allow unmet-expectation: not yet"),
        &[("unmet-expectation", 5), ("unused-suppression", 6)],
        0,
    );
    // No clause begins within a list: the line that follows.
    leaves(
        &format!(
            "{TEA}law brewing in kitchen {{ leaves and pot produce tea }}\nobject\n  cup,\n  // allow unused-name: later\n  saucer"
        ),
        &[("unused-name", 5)],
        1,
    );
}

#[test]
fn at_the_end_of_a_line_it_covers_that_line_and_what_ends_there() {
    let law = "law brewing in kitchen { leaves and pot produce tea }\n";
    leaves(&format!("{TEA}{law}object cup // allow unused-name: later\nobject saucer"), &[("unused-name", 5)], 1);
    leaves(&format!("{TEA}{law}object cup,\n  saucer // allow unused-name: later\n"), &[], 2);
    leaves(&format!("{TEA}law wish in kitchen {{\n  leaves\n  produce tea\n}} // allow lone-producer: wishes"), &[], 1);
    // A declaration that the canonical form breaks into lines keeps its comment where it ends.
    let long = "a long name, so that the clauses of the scenario do not fit on one line";
    leaves(
        &format!(
            "{TEA}{law}scenario `{long}` in kitchen {{ without leaves expect tea }} // allow unmet-expectation: never"
        ),
        &[],
        1,
    );
    // A clause that ends on the line; the next one is not covered.
    leaves(
        &format!(
            "{TEA}{law}scenario dry in kitchen {{\n  without leaves\n  expect tea // allow unmet-expectation: never\n  expect tea\n}}"
        ),
        &[("unmet-expectation", 7)],
        1,
    );
}

#[test]
fn the_innermost_comment_is_the_one_used() {
    let text = format!(
        "{TEA}law brewing in kitchen {{ leaves and pot produce tea }}\n\
        // allow unused-name: outer\nobject cup, // allow unused-name: inner\n  spoon"
    );
    leaves(&text, &[], 2);
    let reasons: Vec<String> = judged(&text).1.into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, ["inner", "outer"]);
}

#[test]
fn what_cannot_be_allowed_is_said() {
    let law = "law wish in kitchen { leaves produce tea }";
    for (comment, expected) in [
        // No reason: nothing is allowed.
        ("// allow lone-producer:", vec![("invalid-suppression", 3), ("lone-producer", 4)]),
        ("// allow lone-producer", vec![("invalid-suppression", 3), ("lone-producer", 4)]),
        ("// allow lone-producr: wishes", vec![("invalid-suppression", 3), ("lone-producer", 4)]),
        ("// allow no-such-rule: wishes", vec![("invalid-suppression", 3), ("lone-producer", 4)]),
        ("// allow syntax-error, lone-producer: wishes", vec![("invalid-suppression", 3)]),
        ("// allow unused-suppression: wishes", vec![("invalid-suppression", 3), ("lone-producer", 4)]),
    ] {
        let allowed = usize::from(comment.contains("syntax-error"));
        leaves(&format!("{TEA}{comment}\n{law}"), &expected, allowed);
    }
    let program = Program::read("a", &format!("{TEA}// allow lone-producr: wishes\n{law}"));
    let help = program.findings[0].help.as_deref();
    assert_eq!(help, Some("perhaps `lone-producer` was meant"));
}

#[test]
fn other_comments_say_nothing() {
    let law = "law wish in kitchen { leaves produce tea }";
    for comment in [
        "// allow the leaves to steep: it takes five minutes",
        "// allowing lone-producer: no",
        "// allow guests: they are welcome",
        "// allow leaves",
        "// allow",
        "// allow: nothing",
        "//// allow lone-producer: four slashes",
        "/// allow lone-producer: documentation",
        "// to allow lone-producer: not at the beginning",
    ] {
        leaves(&format!("{TEA}{comment}\n{law}"), &[("lone-producer", 4)], 0);
    }
    leaves(
        &format!("{TEA}law `// allow lone-producer: a name` in kitchen {{ leaves produce tea }}"),
        &[("lone-producer", 3)],
        0,
    );
}

#[test]
fn nothing_is_unused_where_not_all_was_understood() {
    let (found, _) = judged("// allow dead-law: later\nobject cup\nlaw broken in nowhere { cup produce tea }");
    assert!(found.iter().all(|(rule, _)| rule != "unused-suppression"), "{found:?}");
}

#[test]
fn many_comments_and_findings_are_matched_in_time() {
    let comments = "// allow unused-name: many\n".repeat(20_000);
    let names: Vec<String> = (0..20_000).map(|number| format!("name{number}")).collect();
    let (found, suppressed) = judged(&format!("{comments}object {}", names.join(",\n  ")));
    assert_eq!((found.len(), suppressed.len()), (19_999, 20_000));
}

/// Wherever such a comment stands, nothing breaks, and what is found points into the text.
#[test]
fn a_comment_may_stand_anywhere() {
    let mut random = random::Random::new(3);
    let folders = ["examples", "grammar/corpus/accepted", "grammar/corpus/rejected"];
    let files = folders.into_iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let paths = files.map(|entry| entry.expect("a file").path());
    let mut allowed = 0;
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "coprod")) {
        let text = std::fs::read_to_string(path).expect("a text");
        if text.len() > 10_000 {
            continue;
        }
        for _ in 0..6 {
            let mut at = random.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let (before, after) = text.split_at(at);
            let comment = *random.pick(&[
                "// allow unused-name: x\n",
                "\n//allow dead-law,unused-name:é\r",
                "// allow unused-name:",
            ]);
            let text = format!("{before}{comment}{after}");
            let program = Program::read("a.coprod", &text);
            for finding in &program.findings {
                let (start, end) = (finding.span.start as usize, finding.span.end as usize);
                assert!(text.get(start..end).is_some(), "{start}..{end}\n{text}");
            }
            allowed += program.suppressed.len();
        }
    }
    assert!(allowed > 20, "{allowed}");
}
