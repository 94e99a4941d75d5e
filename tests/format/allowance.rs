//! What a comment allows is the same before and after a text is laid out.

use super::{becomes, stays, try_format};
use coproduce_core::Program;
use coproduce_syntax::diagnostic::Diagnostic;

fn laid_out(text: &str) -> String {
    try_format(text).unwrap_or_else(|findings| panic!("{text}\n{findings:?}"))
}

/// What is found and what is allowed, each with the text it is about.
fn found(text: &str) -> [Vec<(&'static str, String)>; 2] {
    let program = Program::read("model.coprod", text);
    let about = |finding: &Diagnostic| (finding.rule.name, program.sources.text(finding.span).to_owned());
    [program.findings.iter().map(about).collect(), program.suppressed.iter().map(|one| about(&one.finding)).collect()]
}

#[test]
fn a_name_that_is_allowed_keeps_its_line() {
    stays("object a,\n  // allow unused-name: b is for later\n  b,\n  c\n");
    becomes(
        "object a,\n  b, // allow unused-name: b is for later\n  c\n",
        "object a,\n  b,  // allow unused-name: b is for later\n  c\n",
    );
    // Another comment keeps nothing apart.
    becomes("object a,\n  // b is for later\n  b,\n  c\n", "object a,\n  // b is for later\n  b, c\n");
}

/// Every list of four names in which each stands on a line of its own or behind the one before, with a comment above or
/// behind each of them.
#[test]
fn findings_and_what_is_allowed_stay_the_same() {
    const COMMENT: &str = "// allow unused-name: for later";
    let mut tried = 0;
    for lines in 0..8_u32 {
        for at in 0..4_usize {
            for is_above in [true, false] {
                let mut text = String::from("object");
                for (index, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
                    let begins = index > 0 && lines >> (index - 1) & 1 == 1;
                    let above = is_above && index == at && index > 0;
                    text.push_str(if begins || above { "\n  " } else { " " });
                    if above {
                        text.push_str(&[COMMENT, "\n  "].concat());
                    }
                    text.push_str(name);
                    text.push_str(if index < 3 { "," } else { "" });
                    if !is_above && index == at {
                        text.push_str(&[" ", COMMENT, "\n "].concat());
                    }
                }
                text.push('\n');
                let after = laid_out(&text);
                assert_eq!(found(&after), found(&text), "{text}\n{after}");
                assert_eq!(laid_out(&after), after, "{text}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 64);
}
