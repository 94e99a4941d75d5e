//! Whatever is entered: no entry ends a session or slows it, and what is refused changes nothing.

use coproduce_session::text::{Style, prompt, render};
use coproduce_session::{Reply, Session, json};
use std::time::{Duration, Instant};

/// A small generator (Knuth's linear congruential one, of 64 bits).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const WORDS: [&str; 64] = [
    "acorn",
    "soil",
    "oak",
    "forest",
    "ocean",
    "outdoors",
    "warmth",
    "rain",
    "`24 h`",
    "諏訪湖",
    "given",
    "without",
    "unknown",
    "likely",
    "in",
    "why",
    "not",
    "sets",
    "rank",
    "who",
    "gains",
    "what",
    "changed",
    "if",
    ":",
    "?",
    ",",
    "to",
    "any",
    "of",
    "(",
    ")",
    "{",
    "}",
    "and",
    "or",
    "object",
    "law",
    "environment",
    "scenario",
    "claim",
    "is",
    "a",
    "producer",
    "property",
    "produce",
    "holds",
    "lacks",
    "0.5",
    "80%",
    "2",
    "///",
    "//",
    "\"",
    "`",
    "\u{1b}[31m",
    "\u{202e}",
    "expect",
    ":undo",
    ":reset",
    ":env",
    ":scenario",
    "alternative",
    "at",
];

const COMMANDS: [&str; 20] = [
    ":undo",
    ":reset",
    ":env",
    ":env forest",
    ":scenario",
    ":scenario at_sea",
    ":type oak",
    ":doc oak",
    ":graph soil",
    ":diff",
    ":help",
    ":help sa",
    ":rules",
    ":explain lone-producer",
    ":r",
    ":save x",
    ":load x",
    ":reload",
    ":",
    ":é",
];

fn entry(random: &mut Random) -> String {
    match random.below(12) {
        0 => random.one(&COMMANDS).to_owned(),
        1 => {
            let length = random.below(60);
            (0..length).map(|_| char::from_u32(u32::try_from(random.below(0x3000)).unwrap()).unwrap_or('?')).collect()
        }
        2 => format!("{} {}", random.one(&["given", "without", "unknown", "in"]), random.one(&WORDS[..10])),
        3 => format!("{}?", random.one(&WORDS[..10])),
        4 => format!("object n{}", random.below(40)),
        5 => {
            format!("law l{} in outdoors {{ acorn and soil and n{} produce oak }}", random.below(40), random.below(40))
        }
        _ => {
            let count = random.below(10);
            (0..count).map(|_| random.one(&WORDS)).collect::<Vec<_>>().join(random.one(&[" ", "", "\n", "  "]))
        }
    }
}

#[test]
fn ten_thousand_random_entries_neither_end_a_session_nor_slow_it() {
    const ENTRIES: usize = 10_000;
    let text = std::fs::read_to_string("examples/acorn.coprod").unwrap();
    let mut session = Session::new();
    assert!(matches!(session.enter(&text), Reply::Declared { .. }));
    let mut random = Random(7);
    let (mut refused, mut answered) = (0, 0);
    let mut halves = [Duration::ZERO; 2];
    for number in 0..ENTRIES {
        let entry = entry(&mut random);
        let style = Style { width: 20 + random.below(80), colour: false };
        let begun = Instant::now();
        let before = session.situation().clone();
        let _ = (Session::is_unfinished(&entry), session.complete(&entry), session.classes(&entry));
        let mut shown = Vec::new();
        let reply = session.enter(&entry);
        let is_refusal = reply.is_refusal();
        render(&reply, style, &mut shown).unwrap();
        json::render(&reply, &mut shown).unwrap();
        halves[number * 2 / ENTRIES] += begun.elapsed();
        if is_refusal {
            assert_eq!(*session.situation(), before, "{entry}");
            refused += 1;
        } else {
            answered += 1;
        }
        let shown = String::from_utf8(shown).expect("text");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{entry:?} shows what it should not:\n{shown}");
        assert!(!prompt(session.situation(), 40).contains('\u{1b}'));
    }
    assert!(refused > 1000 && answered > 1000, "{refused} refused, {answered} answered");
    // Some tens of declarations are added on the way, each of which makes the next take a little longer.
    assert!(halves[1] < halves[0] * 5, "the second half took {:?}, the first {:?}", halves[1], halves[0]);
}

#[test]
fn long_entries_are_answered() {
    let mut session = Session::new();
    for entry in [
        "(".repeat(100_000),
        "not ".repeat(100_000),
        format!("given {}", "a, ".repeat(100_000)),
        format!("law l in e {{ {} produce x }}", "not (".repeat(50_000)),
        "?".repeat(100_000),
        "x".repeat(1_000_000),
        format!(":type {}", "x".repeat(1_000_000)),
    ] {
        let mut shown = Vec::new();
        let reply = session.enter(&entry);
        assert!(reply.is_refusal(), "{}", &entry[..10]);
        render(&reply, Style::default(), &mut shown).unwrap();
        assert!(shown.len() < 20_000, "{} bytes", shown.len());
    }
}
