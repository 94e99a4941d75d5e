//! Every renderer bears every place, also one in the middle of a character or past the end.

use coproduce_core::Program;
use coproduce_report::findings::{concise, full::Full, github, gitlab, junit, plain, sarif};
use coproduce_report::wire;
use coproduce_report::wire::{Checked, findings as located};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{Sources, Span};
use unicode_width::UnicodeWidthStr;

#[test]
fn any_place_can_be_shown() {
    for text in ["", "\n", "é猫👍\r\n\u{2028}x\ry\tz", &format!("é\n{}", "猫".repeat(500))] {
        let mut sources = Sources::new();
        sources.add("one", text).unwrap();
        sources.add("two", "猫é猫").unwrap();
        let length = u32::try_from(text.len()).unwrap();
        let offsets = || (0..length.min(24)).chain(length.saturating_sub(4)..length + 12);
        for start in offsets() {
            for end in offsets() {
                let place = Span::new(start, end);
                let finding = rules::SYNTAX_ERROR.at(place, "m").remark("r").label(Span::new(end, start), "l");
                show(&sources, &[finding.label(Span::new(length + 2, length + 5), "elsewhere")]);
            }
        }
    }
}

#[test]
fn no_text_at_all_can_be_shown() {
    show(&Sources::new(), &[rules::SYNTAX_ERROR.at(Span::default(), "too large")]);
}

#[test]
fn many_labels_are_cut() {
    let mut sources = Sources::new();
    sources.add("one", "word ".repeat(300)).unwrap();
    let mut finding = rules::SYNTAX_ERROR.at(Span::new(0, 4), "m");
    for at in (5..300).step_by(5) {
        finding = finding.label(Span::new(at, at + 4), "l");
    }
    show(&sources, &[finding]);
}

#[test]
fn findings_are_no_wider_than_the_terminal() {
    let mut shown = 0;
    let folders = ["broken", "theory", "definitions", "services", "orchestration"];
    let entries = folders.iter().flat_map(|name| std::fs::read_dir(format!("tests/cases/{name}")).unwrap());
    for path in entries.map(|entry| entry.unwrap().path()) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        // Also where the line is long, and the place far along it.
        for text in [text.clone(), text.replace('\n', " ")] {
            let program = Program::read("m", &text);
            for width in [40, 80, 200] {
                let mut out = Vec::new();
                Full::new(false).within(width).render(&program.sources, &program.findings, &mut out).unwrap();
                for line in String::from_utf8(out).unwrap().lines() {
                    shown += 1;
                    // A word that is longer than the page has nowhere to be broken.
                    let longest = line.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
                    assert!(line.width() <= width || longest > width / 2, "{width}: {line}\n{}", path.display());
                }
            }
        }
    }
    assert!(shown > 1_000);
}

fn show(sources: &Sources, findings: &[Diagnostic]) {
    let mut out = Vec::new();
    concise::render(sources, findings, &mut out).unwrap();
    plain::render(sources, findings, true, &mut out).unwrap();
    Full::new(false).render(sources, findings, &mut out).unwrap();
    Full::new(false).within(30).render(sources, findings, &mut out).unwrap();
    wire::Envelope::new(wire::findings(sources, findings), (), wire::Summary::default()).render(&mut out).unwrap();
    let files = [Checked { file: "one".to_owned(), findings: located(sources, findings), suppressed: Vec::new() }];
    github::render(&files, &mut out).unwrap();
    gitlab::render(&files, &mut out).unwrap();
    sarif::render(&files, &[], &[], &mut out).unwrap();
    junit::render(&files, &[], |_| true, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(!out.chars().any(|character| character.is_control() && character != '\n'), "{out:?}");
}
