//! What a help says to the letter can be done by a fix, and the finding is gone.

use super::slips;
use coproduce_syntax::diagnostic::{Diagnostic, fixed};
use coproduce_syntax::parse;
use coproduce_syntax::source::{FileId, Sources};

/// Slips with a second mistake that the first one hid: what is found next.
const SECOND: &[(&str, &str)] = &[
    // The colon stands for braces.
    ("law germination in forest: acorn and soil produce oak", "found `acorn`, expected `,` or `{`"),
    // `if … then` is two words too many.
    (
        "law germination in forest { if acorn and soil then oak }",
        "found `then`, expected `and`, `or`, `end` or `produce`",
    ),
    // A condition of something is not said in this way at all.
    ("claim acorn is a necessary condition of oak in forest", "found `condition`, expected `for`"),
];

/// What is right once the helps have been followed, one after the other.
const FOLLOWED: &[(&str, &str)] = &[
    ("object ice-cap, covid-19", "object `ice-cap`, `covid-19`"),
    ("use plants/trees/oaks", "use plants.trees.oaks"),
    ("object \"acorn\", \"young oak\"", "object acorn, `young oak`"),
    ("environment meadow { holds a // said\n", "environment meadow { holds a } // said\n"),
    ("environment meadow {\n  holds a\n\nobject a\n", "environment meadow {\n  holds a\n}\n\nobject a\n"),
    ("scenario s in meadow { given a,expect b }", "scenario s in meadow { given a expect b }"),
    ("scenario s in meadow { given a holds b lacks c }", "scenario s in meadow { given a given b without c }"),
    ("environment meadow { likely a 0,5, b 0,25 }", "environment meadow { likely a 0.5, b 0.25 }"),
    ("environment meadow { likely 0.5 sun, b 0.25 }", "environment meadow { likely sun 0.5, b 0.25 }"),
    ("environment meadow { likely a 50 % }", "environment meadow { likely a 50% }"),
    ("law l in meadow { a and b=>c }", "law l in meadow { a and b produce c }"),
    ("law l in meadow { a and b-> c }", "law l in meadow { a and b produce  c }"),
    ("law l in meadow { a and b produce c after 1 week }", "law l in meadow { a and b produce c after 1 period }"),
    ("law l in meadow { a and b produce c 2 periods }", "law l in meadow { a and b produce c after 2 periods }"),
    ("law l in meadow { a and b produce c and d and e }", "law l in meadow { a and b produce c, d, e }"),
    ("law l in meadow {\n  a and b produce c /// said\n}", "law l in meadow {\n  a and b produce c // said\n}"),
    ("law l in meadow { a and trees.not produce c }", "law l in meadow { a and trees.`not` produce c }"),
    ("course c in meadow { at 3-5 given a for 9 periods }", "course c in meadow { at 3 to 5 given a for 9 periods }"),
    ("action sow by gardener, owner { costs economic 3 }", "action sow by gardener and owner costs economic 3"),
    ("actor \"Gina\" gardener", "actor gardener \"Gina\""),
    ("action sow by gardener, and owner", "action sow by gardener and owner"),
    ("law l in meadow { a and b produce c source source \"d\" }", "law l in meadow { a and b produce c source \"d\" }"),
    (
        "evidence w in e from w.csv { set a from x y crisp Very good, yes, product p fuzzy 1 2 3 }",
        "evidence w in e from \"w.csv\" { set a from \"x y\" crisp \"Very good\", \"yes\" product p fuzzy 1, 2, 3 }",
    ),
    (
        "evidence w in e from \"w.csv\" { tests all laws consistency at least 0.8 and pri at least 0.5 }",
        "evidence w in e from \"w.csv\" { tests all consistency 0.8 pri 0.5 }",
    ),
    ("model m {\nobject a\n}\n", "model m\nobject a\n\n"),
];

/// How many slips have a fix at the least.
const FEWEST: usize = 129;

/// Wordings that leave no choice of what to write and where.
const LITERAL: &[(&str, &str)] = &[
    ("perhaps `", "` was meant"),
    ("remove ", ""),
    ("write `", "` in place of `"),
    ("write `", "`, also for several"),
    ("write the decimal sign as a point", ""),
    ("write the number", "in digits"),
    ("write the name ", ""),
    ("put `", "` before `"),
    ("put `", "` before it"),
    ("put `", "` before the number"),
    ("put `", "` after `"),
    ("put `", "` in backticks"),
    ("put a comma before `", ""),
    ("put a name of several words in backticks", ""),
    ("put a name that contains a dot in backticks", ""),
    ("put a name with a hyphen in backticks", ""),
    ("put it in quotation marks", ""),
    ("join the ", " with `and`"),
    ("join the names of a path with dots", ""),
    ("separate items by commas", ""),
    ("begin a comment with `//`", ""),
    ("close it with `}`", ""),
];

/// Whether a help says to the letter what to write: neither as one of several ways nor with a word for something else.
fn is_literal(help: &str) -> bool {
    let stands_for = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let said = help.split([':', ';']).next().unwrap_or(help);
    let is_open = help.contains('…')
        || help.split(|sign: char| !sign.is_alphanumeric()).any(stands_for)
        || said.contains(", or ")
        || said.contains("` or `")
        || help.contains("; a clause that begins with");
    !is_open && LITERAL.iter().any(|(begin, within)| said.starts_with(begin) && said.contains(within))
}

fn read(text: &str) -> (Sources, FileId, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    let file = sources.add("slip.coprod", text).expect("a small text");
    parse(&sources, file, &mut findings);
    (sources, file, findings)
}

/// A text with the fix of its first finding, if that has one.
fn followed(text: &str) -> Option<String> {
    let (sources, file, findings) = read(text);
    fixed(&sources, file, findings.first()?.fix.as_deref()).map(|(text, _)| text)
}

#[test]
fn a_help_that_is_literal_can_be_followed() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (text, said) in slips() {
        let help = said.split_once(" / ").expect("a message and a help").1;
        let Some(changed) = followed(text) else {
            if is_literal(help) {
                wrong.push(format!("{text}\n  has no fix: {help}"));
            }
            continue;
        };
        count += 1;
        let next: Vec<String> = read(&changed).2.into_iter().map(|finding| finding.message).collect();
        let hidden = SECOND.iter().find(|(slip, _)| *slip == text).map(|(_, next)| *next);
        if next != hidden.map(str::to_owned).into_iter().collect::<Vec<_>>() {
            wrong.push(format!("{text}\n  {help}\n  {changed}\n  {next:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= FEWEST, "{count}");
    assert!(SECOND.iter().all(|(second, _)| slips().any(|(slip, _)| slip == *second)));
}

#[test]
fn what_is_followed_reads_as_it_would_be_written() {
    for &(slip, meant) in FOLLOWED {
        let mut text = slip.to_owned();
        while let Some(next) = followed(&text).filter(|next| *next != text) {
            text = next;
        }
        assert_eq!(text, meant, "{slip}");
        assert_eq!(read(&text).2, [], "{slip}");
    }
}
