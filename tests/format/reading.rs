//! What a text says, independently of its layout: its words, the comments between them, and its tree.

use coproduce_syntax::source::Sources;
use coproduce_syntax::{Scanner, Token, parse};
use std::fmt::Write;

/// The words and comments of a text.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// Every word and sign, blocks that hold nothing excepted.
    pub words: Vec<(Token, String)>,
    /// Every comment, with the number of words before it.
    pub comments: Vec<(usize, String)>,
}

struct Place {
    start: usize,
    end: usize,
}

/// Reads words and comments; strokes are cut off, and so is white space around what follows them.
fn read(text: &str) -> (Reading, Vec<Place>) {
    let mut reading = Reading { words: Vec::new(), comments: Vec::new() };
    let mut places = Vec::new();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for (kind, place) in Scanner::of(&text[start..]).spanned() {
        let place = Place { start: start + place.start, end: start + place.end };
        let word = &text[place.start..place.end];
        let kind = kind.expect("a text without mistakes");
        let commented = reading.comments.last().is_some_and(|comment| comment.0 == reading.words.len());
        let opened = reading.words.last().is_some_and(|(kind, _)| *kind == Token::BraceOpen);
        match kind {
            Token::Comment => reading.comments.push((reading.words.len(), word[2..].trim().to_owned())),
            Token::Doc => {
                reading.words.push((kind, word[3..].trim().to_owned()));
                places.push(place);
            }
            Token::BraceClose if opened && !commented => {
                reading.words.pop();
                places.pop();
            }
            _ => {
                reading.words.push((kind, word.to_owned()));
                places.push(place);
            }
        }
    }
    (reading, places)
}

/// The words and comments of a text.
pub fn reading(text: &str) -> Reading {
    read(text).0
}

/// The tree of a text, its places given as numbers of words; nothing where it has mistakes.
pub fn tree(text: &str) -> Option<String> {
    let mut sources = Sources::new();
    let file = sources.add("text", text).expect("short");
    let mut findings = Vec::new();
    let ast = parse(&sources, file, &mut findings);
    if !findings.is_empty() {
        return None;
    }
    let (_, places) = read(text);
    let shown = format!("{ast:?}");
    let mut masked = String::new();
    let mut rest = shown.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let length = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let offset: usize = number[..length].parse().expect("digits");
        let word = if before.ends_with("end: ") {
            places.partition_point(|place| place.end <= offset)
        } else {
            places.partition_point(|place| place.start < offset)
        };
        write!(masked, "{before}{word}").expect("memory");
        rest = &number[length..];
    }
    masked.push_str(rest);
    Some(masked)
}
