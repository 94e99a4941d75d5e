//! Random edits: after each, what the server says of a text is what a server says that is given it afresh.

use crate::client::{Client, uri};
use serde_json::{Value, json};

/// Pieces that texts are made of, and what breaks them.
const PIECES: [&str; 16] = [
    "object acorn, oak\n",
    "object ",
    "acorn",
    "oak",
    " and ",
    "law l in e { acorn and soil produce oak }\n",
    "{",
    "}",
    "property soil of e\n",
    "environment e { holds soil }\n",
    "\"",
    "`",
    "😀",
    "猫",
    "\r\n",
    "// allow unused-name: x\n",
];

/// Numbers that look random and are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }
}

/// The position of a byte in UTF-8, with the line ends of the protocol.
fn position(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let ends = before
        .bytes()
        .enumerate()
        .filter(|&(at, one)| one == b'\n' || one == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n'));
    let ends: Vec<usize> = ends.map(|(at, _)| at + 1).collect();
    json!({ "line": ends.len(), "character": byte - ends.last().copied().unwrap_or(0) })
}

fn boundary(text: &str, mut byte: usize) -> usize {
    // Between the two signs of a line end there is no position.
    while !text.is_char_boundary(byte) || text[..byte].ends_with('\r') && text[byte..].starts_with('\n') {
        byte -= 1;
    }
    byte
}

#[test]
fn after_any_edits_the_findings_are_those_of_the_text() {
    let edits = std::env::var("COPRODUCE_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(2000);
    let mut client = Client::new("utf-8", &[]);
    let mut fresh = Client::new("utf-8", &[]);
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut text = String::new();
    client.open("a.coprod", &text);
    for edit in 0..edits {
        let (one, other) = (numbers.below(text.len() + 1), numbers.below(text.len() + 1));
        let (start, mut end) = (boundary(&text, one.min(other)), boundary(&text, one.max(other)));
        if numbers.below(4) > 0 || end - start > 40 {
            end = start;
        }
        let piece = PIECES[numbers.below(PIECES.len())];
        let range = json!({ "start": position(&text, start), "end": position(&text, end) });
        client.change("a.coprod", &json!([{ "range": range, "text": piece }]));
        text.replace_range(start..end, piece);
        if text.len() > 600 {
            text.clear();
            client.change("a.coprod", &json!([{ "text": "" }]));
        }
        // A burst is judged once.
        if edit % 10 == 0 {
            let found = client.findings("a.coprod");
            fresh.open("a.coprod", &text);
            assert_eq!(found, fresh.findings("a.coprod"), "{text:?}");
            fresh.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri("a.coprod") } }));
        }
    }
}
